import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { openedTool } from '../accessible-tool.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** A tool that neither reads aloud nor enlarges nor changes colours is of no use to those it is for. */
export default definePageRule({
  id: 'accessible-tool-empty',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'accessibleEntrance', 'kind'],
  basis: [clause('barrier-free-law-2023', '第三十二条（无障碍浏览工具可以使用）', 'default')],

  check(view) {
    const tool = openedTool(view);
    if ('outcome' in tool) return tool.outcome;
    const offers = [tool.readAloud, tool.zoom, tool.contrast, tool.largeCursor, tool.largeTextScreen];
    if (offers.includes(true)) return pass();
    if (offers.includes('unknown')) return cannotTell(message('because.tool-unclear'));
    // A control that is drawn in a picture or named otherwise is easily missed.
    return suspected(
      [{ key: 'accessible-tool-empty', pageUrl: view.url, message: message('finding.accessible-tool-empty') }],
      { searched: [view.url] },
    );
  },
});
