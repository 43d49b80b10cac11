import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** A captcha that is looked at, and no form of it that needs no sight. */
export default definePageRule({
  id: 'captcha-visual-only',
  version: 1,
  params: z.object({}),
  needs: ['rendered'],
  basis: [clause('ageing-design-2021', '验证码（提供非视觉形式）', 'secondary')],

  check({ rendered, url }) {
    const captchas = rendered?.captchas;
    if (!captchas) return cannotTell(message('because.not-tried'));
    // A code that is sent to a phone is read by whatever reads the phone.
    const visual = captchas.filter(({ form }) => form !== 'message');
    if (visual.length === 0) return notApplicable(message('because.no-captcha'));
    const [first, ...others] = visual.flatMap(({ spoken, form, selector, text }): Finding[] =>
      spoken === false && form !== 'unknown'
        ? [
            {
              key: `captcha-visual-only:${selector.replace(/\d+/g, '0')}`,
              pageUrl: url,
              selector,
              message: message('finding.captcha-visual-only', { form: message(`captcha.${form}`) }),
              ...(text ? { quote: text } : {}),
            },
          ]
        : [],
    );
    if (first) return suspected([first, ...others], { searched: [url] });
    const isOpen = visual.some(({ spoken }) => spoken !== true);
    return isOpen ? cannotTell(message('because.captcha-unclear')) : pass();
  },
});
