// @vitest-environment jsdom
import rule from '../../../rules/accessibility/keyboard-unreachable.ts';
import type { KeyboardFacts } from '../../../utils/facts/rendered-facts.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const html = '<title>云溪市人民政府</title><a href="/">首页</a><div onclick="go()">办事指南</div>';
const walked = (more: Partial<KeyboardFacts>): Pick<TestPage, 'html' | 'rendered'> => ({
  html,
  rendered: {
    renderedVersion: 1,
    keyboard: { focusable: 40, pressed: 41, reached: 40, ended: 'end', clickOnly: [], clickOnlyCount: 0, ...more },
  },
});

testRule(
  rule,
  {},
  {
    valid: [{ name: '走遍全页', ...walked({}) }],
    invalid: [
      {
        name: '焦点困在浮窗里',
        ...walked({ ended: 'trap', trap: '#float', reached: 3 }),
        certainty: 'suspected',
        findings: [message('finding.keyboard-trap')],
      },
      {
        name: '有的栏目只认鼠标',
        ...walked({ clickOnly: [{ selector: 'div', text: '办事指南' }], clickOnlyCount: 6 }),
        certainty: 'suspected',
        findings: [message('finding.keyboard-click-only', { count: 6 })],
      },
    ],
    notApplicable: [
      {
        name: '没有可操作的元素',
        ...walked({ focusable: 0, pressed: 1, reached: 0 }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: [
      { name: '没有试用过', html, because: 'because.not-tried' },
      { name: '元素太多没有走完', ...walked({ ended: 'limit' }), because: 'because.keyboard-walk-cut' },
    ],
  },
);
