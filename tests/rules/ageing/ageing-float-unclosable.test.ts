// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-float-unclosable.ts';
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
        name: '浮窗没有关闭按钮',
        ...entered({ floats: [{ selector: '#float1', advertises: false, late: false, closable: false }] }),
        certainty: 'suspected',
        findings: [message('finding.ageing-float-unclosable')],
      },
    ],
    notApplicable: UNSEEN.notApplicable,
    cannotTell: [
      ...UNSEEN.cannotTell,
      {
        name: '浮窗内容看不清',
        ...entered({ floats: [{ selector: '#f', advertises: false, late: false, closable: 'unknown' }] }),
        because: 'because.mode-unclear',
      },
    ],
  },
);
