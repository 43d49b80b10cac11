// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-advertisement.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, UNSEEN } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '没有浮窗', ...entered() },
      {
        name: '只有工具条，可以关闭',
        ...entered({ floats: [{ selector: '#tool', advertises: false, late: false, closable: true }] }),
      },
    ],
    invalid: [
      {
        name: '推销文字的浮层',
        ...entered({
          floats: [{ selector: '#float1', advertises: true, late: false, closable: true, text: '限时优惠' }],
        }),
        certainty: 'suspected',
        findings: [message('finding.ageing-advertisement')],
      },
      {
        name: '打开一会儿才弹出的窗口',
        ...entered({ floats: [{ selector: '#pop', advertises: false, late: true, closable: true }] }),
        certainty: 'suspected',
        findings: [message('finding.ageing-advertisement')],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      {
        name: '浮窗内容看不清',
        ...entered({ floats: [{ selector: '#f', advertises: 'unknown', late: false, closable: true }] }),
        because: 'because.mode-unclear',
      },
    ],
  },
);
