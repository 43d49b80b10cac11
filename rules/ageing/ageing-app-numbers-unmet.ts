import { z } from 'zod';
import { type Message, message } from '../../utils/text/catalogue/index.ts';
import { enteredMode } from '../ageing-mode.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Numbers that hold for apps (附件2) and are no more than hints for a web page. */
export default definePageRule({
  id: 'ageing-app-numbers-unmet',
  version: 1,
  /** `contrast`: to 1; `lineHeight`: times the font size; `targetPx`: smaller side, CSS px. */
  params: z.object({
    contrast: z.number().min(1).default(4.5),
    lineHeight: z.number().positive().default(1.3),
    targetPx: z.number().positive().default(44),
  }),
  needs: ['rendered', 'ageingEntrance', 'kind'],
  basis: [clause('ageing-design-2021', '附件2（APP：对比度、行间距、触控目标），网页仅作参考', 'secondary')],

  check(view, limits) {
    const mode = enteredMode(view);
    if ('outcome' in mode) return mode.outcome;
    const { contrast, smallestTargetPx, after } = mode;
    const lineHeight = after?.lineHeight ?? undefined;
    if (contrast === undefined && smallestTargetPx === undefined && lineHeight === undefined) {
      return cannotTell(message('because.mode-no-text'));
    }
    const hint = (name: string, said: Message): Finding => ({
      key: `ageing-app-numbers-unmet:${name}`,
      pageUrl: view.url,
      message: said,
    });
    const hints: Finding[] = [];
    if (contrast !== undefined && contrast < limits.contrast) {
      const values = { value: contrast, limit: limits.contrast };
      hints.push(hint('contrast', message('finding.ageing-app-contrast', values)));
    }
    if (lineHeight !== undefined && lineHeight < limits.lineHeight) {
      const values = { value: lineHeight, limit: limits.lineHeight };
      hints.push(hint('line-height', message('finding.ageing-app-line-height', values)));
    }
    if (smallestTargetPx !== undefined && smallestTargetPx < limits.targetPx) {
      const values = { value: smallestTargetPx, limit: limits.targetPx };
      hints.push(hint('target', message('finding.ageing-app-target', values)));
    }
    const [first, ...others] = hints;
    return first ? suspected([first, ...others], { searched: [view.url] }) : pass();
  },
});
