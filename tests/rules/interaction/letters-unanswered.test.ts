// @vitest-environment jsdom
import rule from '../../../rules/interaction/letters-unanswered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { home, letters } from '../interaction-pages.ts';

const road = { title: '关于人民路路灯不亮的问题', asked: '2025-01-06', status: '办理中' };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都已答复', pages: [home, letters([{ ...road, answered: '2025-01-09', status: '已办结' }])] },
      { name: '来信不满三个月', pages: [home, letters([{ ...road, asked: '2025-04-20' }])] },
      { name: '没有写状态，不能说没有答复', pages: [home, letters([{ ...road, status: '' }])] },
    ],
    invalid: [
      {
        name: '五个月仍在办理中',
        pages: [home, letters([road])],
        certainty: 'suspected',
        findings: [message('finding.letter-unanswered', { title: road.title, asked: road.asked })],
      },
    ],
    cannotTell: [{ name: '没有读到留言', pages: [home], because: 'because.no-dated-letter' }],
  },
);
