// @vitest-environment jsdom
import rule from '../../../rules/interaction/consultation-unanswered.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { BASIS, CALL, CHANNEL, call, column, DRAFT, home, PERIOD } from '../interaction-pages.ts';

const body = BASIS + DRAFT + PERIOD + CHANNEL;
const row = { path: 'hdjl/zjdc/202503/c1.html', title: CALL, day: '2025-03-03' };
const result = {
  path: 'hdjl/zjdc/202504/r1.html',
  title: '《云溪市城市绿化管理办法（征求意见稿）》意见采纳情况',
  day: '2025-04-20',
};
const open = [message('finding.consultation-unanswered', { title: CALL })];

testRule(
  rule,
  {},
  {
    valid: [{ name: '同一栏目里有采纳情况', pages: [home, column([result, row]), call({ body })] }],
    invalid: [
      {
        name: '结束两个月没有反馈',
        pages: [home, column([row]), call({ body })],
        certainty: 'suspected',
        findings: open,
      },
      {
        name: '别的办法的反馈不算',
        pages: [
          home,
          column([{ ...result, title: '《云溪市养犬管理办法（征求意见稿）》意见采纳情况' }, row]),
          call({ body }),
        ],
        certainty: 'suspected',
        findings: open,
      },
      {
        name: '征集栏目没有读完，不指出',
        pages: [home, column([row], 9), call({ body })],
        certainty: 'suspected',
        findings: [],
      },
    ],
    cannotTell: [
      {
        name: '征集还没有结束',
        pages: [home, call({ body: BASIS + DRAFT + CHANNEL + PERIOD.replace('4月3日', '6月30日') })],
        because: 'because.no-ended-consultation',
      },
    ],
  },
);
