// @vitest-environment jsdom
import rule from '../../../rules/accessibility/accessible-tool-stuck.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NO_TOOL, tool } from '../../accessible-tool.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '有退出按钮', ...tool() }],
    invalid: [
      {
        name: '打开后关不掉',
        ...tool({ closable: false }),
        certainty: 'suspected',
        findings: [message('finding.accessible-tool-stuck')],
      },
    ],
    notApplicable: NO_TOOL.notApplicable,
    cannotTell: [
      ...NO_TOOL.cannotTell,
      { name: '看不出能否关闭', ...tool({ closable: 'unknown' }), because: 'because.tool-unclear' },
    ],
  },
);
