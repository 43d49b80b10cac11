// @vitest-environment jsdom
import rule from '../../../rules/accessibility/accessible-tool-empty.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NO_TOOL, tool } from '../../accessible-tool.ts';
import { testRule } from '../../test-rule.ts';

const nothing = { readAloud: false, largeCursor: false, zoom: false, contrast: false, largeTextScreen: false } as const;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '功能齐全', ...tool() },
      { name: '只能朗读', ...tool({ ...nothing, readAloud: true }) },
    ],
    invalid: [
      {
        name: '工具条上一项功能也没有',
        ...tool(nothing),
        certainty: 'suspected',
        findings: [message('finding.accessible-tool-empty')],
      },
    ],
    notApplicable: NO_TOOL.notApplicable,
    cannotTell: [
      ...NO_TOOL.cannotTell,
      {
        name: '按钮是没有名称的图片',
        ...tool({ ...nothing, readAloud: 'unknown' }),
        because: 'because.tool-unclear',
      },
    ],
  },
);
