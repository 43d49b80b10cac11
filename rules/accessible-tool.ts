/** What rules about the tool for accessible browsing (无障碍浏览, 无障碍工具条) share: when there is anything to judge. */
import type { PageView } from '../utils/facts/reading.ts';
import type { AccessibleToolFacts } from '../utils/facts/rendered-facts.ts';
import { message } from '../utils/text/catalogue/index.ts';
import { cannotTell, notApplicable, type Outcome } from './rule.ts';

type Needed = Pick<PageView, 'rendered' | 'accessibleEntrance' | 'kind'>;

/** The tool as it was tried, with its script there; or why nobody can judge it. */
export function triedTool({ rendered, accessibleEntrance, kind }: Needed): AccessibleToolFacts | { outcome: Outcome } {
  const tool = rendered?.accessibleTool;
  if (tool) return tool.scriptLoaded ? tool : { outcome: cannotTell(message('because.tool-script-missing')) };
  if (accessibleEntrance === false) return { outcome: notApplicable(message('because.no-accessible-entrance')) };
  // It is tried once a site, on the home page.
  const untried = kind === 'home' ? cannotTell : notApplicable;
  return { outcome: untried(message(kind === 'home' ? 'because.tool-not-tried' : 'because.not-the-home-page')) };
}

/** The same, opened. */
export function openedTool(view: Needed): AccessibleToolFacts | { outcome: Outcome } {
  const tool = triedTool(view);
  if ('outcome' in tool || tool.opened === true) return tool;
  return { outcome: cannotTell(message('because.tool-not-opened')) };
}
