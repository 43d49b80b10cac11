// @vitest-environment jsdom
import rule from '../../../rules/accessibility/captcha-visual-only.ts';
import type { CaptchaFacts } from '../../../utils/facts/rendered-facts.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const html =
  '<title>市长信箱_云溪市人民政府</title><h1>市长信箱</h1><form><input name="title"><input name="code"></form>';
const tried = (...captchas: Partial<CaptchaFacts>[]): Pick<TestPage, 'html' | 'rendered'> => ({
  html,
  rendered: {
    renderedVersion: 1,
    captchas: captchas.map((one) => ({
      selector: '#code',
      form: 'picture',
      spoken: false,
      enlargeable: 'unknown',
      ...one,
    })),
  },
});

testRule(
  rule,
  {},
  {
    valid: [{ name: '另有语音验证码', ...tried({ spoken: true }) }],
    invalid: [
      {
        name: '只有图片验证码',
        ...tried({}),
        certainty: 'suspected',
        findings: [message('finding.captcha-visual-only', { form: message('captcha.picture') })],
      },
      {
        name: '一处有语音，一处只有滑块',
        ...tried({ spoken: true }, { selector: '#slide', form: 'drag' }),
        certainty: 'suspected',
        findings: [message('finding.captcha-visual-only', { form: message('captcha.drag') })],
      },
    ],
    notApplicable: [
      { name: '没有验证码', ...tried(), because: 'because.no-captcha' },
      { name: '短信验证码不靠看图', ...tried({ form: 'message' }), because: 'because.no-captcha' },
    ],
    cannotTell: [
      { name: '没有试用过', html, because: 'because.not-tried' },
      { name: '看不出有没有语音', ...tried({ spoken: 'unknown' }), because: 'because.captcha-unclear' },
      { name: '认不出是哪种验证码', ...tried({ form: 'unknown' }), because: 'because.captcha-unclear' },
    ],
  },
);
