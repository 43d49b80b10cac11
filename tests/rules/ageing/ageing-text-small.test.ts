// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-text-small.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { DESKTOP, entered, PHONE, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

const small = { viewport: PHONE, largestPx: 16, after: { medianPx: 15.96, below18: 1, lineHeight: 1.5 } };
const narrow = (medianPx: number) => ({ viewport: PHONE, after: { medianPx, below18: 1, lineHeight: 1.5 } });
const findings = [message('finding.ageing-text-small', { px: 16, limit: 18 })];

testRule(
  rule,
  {},
  {
    valid: [
      { name: '最大一档24像素', ...entered({ viewport: PHONE }) },
      {
        name: '恰好18像素',
        ...entered({ viewport: PHONE, largestPx: 18, after: { medianPx: 16, below18: 1, lineHeight: 1.5 } }),
      },
      { name: '桌面窗口收窄到手机宽度，字够大', ...entered({ phone: narrow(20) }) },
    ],
    invalid: [
      { name: '桌面窗口收窄量得，只作疑似', ...entered({ phone: narrow(16) }), certainty: 'suspected', findings },
      { name: '各档都试过，最大16像素', ...entered(small), certainty: 'proven', findings },
      { name: '还有档位没有试，只作疑似', ...entered({ ...small, allSizes: false }), certainty: 'suspected', findings },
    ],
    notApplicable: [
      ...UNSEEN.notApplicable,
      { name: '桌面宽度另看放大功能', ...entered({ ...small, viewport: DESKTOP }), because: 'because.mobile-only' },
    ],
    cannotTell: [
      ...UNSEEN.cannotTell,
      {
        name: '首页全是链接，没有正文可量',
        ...entered({ viewport: PHONE, largestPx: undefined, after: undefined }),
        because: 'because.mode-no-text',
      },
    ],
  },
);
