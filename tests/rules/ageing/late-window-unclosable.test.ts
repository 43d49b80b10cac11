// @vitest-environment jsdom
import rule from '../../../rules/ageing/late-window-unclosable.ts';
import type { PopupFacts } from '../../../utils/facts/rendered-facts.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const html = '<title>云溪市人民政府</title><a href="/">首页</a>';
const shown = (...popups: Partial<PopupFacts>[]): Pick<TestPage, 'html' | 'rendered'> => ({
  html,
  rendered: {
    renderedVersion: 3,
    popups: popups.map((more) => ({
      selector: '#notice',
      late: true,
      moves: false,
      modal: true,
      closable: false,
      cover: 0.6,
      ...more,
    })),
  },
});

testRule(
  rule,
  {},
  {
    valid: [
      { name: '没有弹窗', ...shown() },
      { name: '弹窗可以关闭', ...shown({ closable: true }) },
      { name: '边上后来出现的返回顶部', ...shown({ modal: false, cover: 0.02 }) },
      { name: '一开始就有、不移动的窄条', ...shown({ late: false, modal: false, cover: 0.2 }) },
    ],
    invalid: [
      {
        name: '停留后弹出的通知关不掉',
        ...shown({ text: '网站维护通知' }),
        certainty: 'suspected',
        findings: [message('finding.late-window-unclosable')],
      },
      {
        name: '没有审计过的页面一开始就有的飘窗',
        ...shown({ late: false, moves: true, modal: false, cover: 0.02 }),
        certainty: 'suspected',
        findings: [message('finding.floating-window-unclosable')],
      },
    ],
    cannotTell: [
      { name: '没有试用过', html, because: 'because.not-tried' },
      { name: '弹窗是内嵌框架', ...shown({ closable: 'unknown' }), because: 'because.inside-frame' },
    ],
  },
);
