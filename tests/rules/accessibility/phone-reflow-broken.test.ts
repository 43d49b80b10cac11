// @vitest-environment jsdom
import rule from '../../../rules/accessibility/phone-reflow-broken.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NOT_ON_PHONE, onPhone } from '../../on-phone.ts';
import { testRule } from '../../test-rule.ts';

const wide = { sideways: true, width: { content: 1000, window: 390 } };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '内容不超出窗口', ...onPhone() },
      {
        name: '只超出滚动条的宽度',
        ...onPhone({
          sideways: true,
          width: { content: 390, window: 375 },
          sticksOut: [{ selector: '#main', tag: 'div', right: 390 }],
        }),
      },
      { name: '轮播图在电脑上也只露出一张', ...onPhone({ cut: 0.2, cutOnDesktop: 0.19 }) },
    ],
    invalid: [
      {
        name: '正文写死一千像素宽',
        ...onPhone({ ...wide, sticksOut: [{ selector: '#main', tag: 'div', text: '通知公告', right: 1000 }] }),
        certainty: 'suspected',
        findings: [message('finding.phone-sideways', { content: 1000, window: 390 })],
      },
      {
        name: '超出的文字被隐藏',
        ...onPhone({ cut: 0.4, cutExample: { selector: '#main' } }),
        certainty: 'suspected',
        findings: [message('finding.phone-text-cut', { share: 40 })],
      },
    ],
    notApplicable: [
      ...NOT_ON_PHONE.notApplicable,
      { name: '手机上缩小显示的电脑页面', ...onPhone({ ...wide, layout: 'none' }), because: 'because.not-for-phones' },
    ],
    cannotTell: [
      ...NOT_ON_PHONE.cannotTell,
      {
        name: '只有数据表格较宽',
        ...onPhone({ ...wide, sticksOut: [{ selector: 'table', tag: 'table', right: 1000 }] }),
        because: 'because.sideways-unclear',
      },
      { name: '右边只是空白', ...onPhone(wide), because: 'because.sideways-unclear' },
    ],
  },
);
