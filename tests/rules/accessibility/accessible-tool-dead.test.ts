// @vitest-environment jsdom
import rule from '../../../rules/accessibility/accessible-tool-dead.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NO_TOOL, tool } from '../../accessible-tool.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [{ name: '点击后出现工具条', ...tool() }],
    invalid: [
      {
        name: '点击后只说正在建设',
        ...tool({ opened: false, said: '功能建设中', closable: 'unknown' }),
        certainty: 'suspected',
        findings: [message('finding.accessible-tool-dead')],
      },
    ],
    ...NO_TOOL,
  },
);
