import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { enteredMode } from '../ageing-mode.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'ageing-advertisement',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'ageingEntrance', 'kind'],
  basis: [clause('ageing-design-2021', '可操作性（适老版不得有广告内容及插件，不得临时弹窗）', 'secondary')],

  check(view) {
    const mode = enteredMode(view);
    if ('outcome' in mode) return mode.outcome;
    const [first, ...others] = mode.floats
      .filter(({ advertises, late }) => advertises === true || late)
      .map(
        ({ selector, text }): Finding => ({
          key: `ageing-advertisement:${selector.replace(/\d+/g, '0')}`,
          pageUrl: view.url,
          selector,
          message: message('finding.ageing-advertisement'),
          ...(text ? { quote: text } : {}),
        }),
      );
    // What advertises, and what only tells, is for a person to say.
    if (first) return suspected([first, ...others], { searched: [view.url] });
    return mode.floats.some(({ advertises }) => advertises === 'unknown')
      ? cannotTell(message('because.mode-unclear'))
      : pass();
  },
});
