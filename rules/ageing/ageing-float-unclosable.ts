import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { enteredMode } from '../ageing-mode.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'ageing-float-unclosable',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'ageingEntrance', 'kind'],
  basis: [clause('ageing-design-2021', '可操作性（浮动窗口可以永久关闭）', 'secondary')],

  check(view) {
    const mode = enteredMode(view);
    if ('outcome' in mode) return mode.outcome;
    const [first, ...others] = mode.floats
      .filter(({ closable }) => closable === false)
      .map(
        ({ selector, text }): Finding => ({
          key: `ageing-float-unclosable:${selector.replace(/\d+/g, '0')}`,
          pageUrl: view.url,
          selector,
          message: message('finding.ageing-float-unclosable'),
          ...(text ? { quote: text } : {}),
        }),
      );
    // A way to close it can be drawn in the picture.
    if (first) return suspected([first, ...others], { searched: [view.url] });
    return mode.floats.some(({ closable }) => closable === 'unknown')
      ? cannotTell(message('because.mode-unclear'))
      : pass();
  },
});
