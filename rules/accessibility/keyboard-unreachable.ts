import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Whether Tab leads through the page and out of it. */
export default definePageRule({
  id: 'keyboard-unreachable',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'template'],
  basis: [
    clause('wcag-2.2', '2.1.1 Keyboard', 'text'),
    clause('wcag-2.2', '2.1.2 No Keyboard Trap', 'text'),
    clause('ageing-design-2021', '可操作性（全程键盘操作）', 'secondary'),
  ],

  check({ rendered, template, url }) {
    const keyboard = rendered?.keyboard;
    if (!keyboard) return cannotTell(message('because.not-tried'));
    const { focusable, ended, trap, clickOnly, clickOnlyCount } = keyboard;
    if (focusable === 0 && clickOnlyCount === 0) return notApplicable(message('because.nothing-of-the-kind'));
    const print = template?.whole ?? url;
    if (ended === 'trap') {
      // A dialogue keeps the focus by right as long as a key closes it.
      return suspected([
        {
          key: `keyboard-unreachable:trap:${print}`,
          pageUrl: url,
          ...(trap ? { selector: trap } : {}),
          message: message('finding.keyboard-trap'),
        },
      ]);
    }
    if (clickOnlyCount > 0) {
      const [example] = clickOnly;
      const finding: Finding = {
        key: `keyboard-unreachable:click:${print}`,
        pageUrl: url,
        ...(example ? { selector: example.selector } : {}),
        message: message('finding.keyboard-click-only', { count: clickOnlyCount }),
        ...(example?.text ? { quote: example.text } : {}),
      };
      // Another control beside it may do the same.
      return suspected([finding]);
    }
    return ended === 'limit' ? cannotTell(message('because.keyboard-walk-cut')) : pass();
  },
});
