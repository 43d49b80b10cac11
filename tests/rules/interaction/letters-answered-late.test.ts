// @vitest-environment jsdom
import { expect, it } from 'vitest';
import rule from '../../../rules/interaction/letters-answered-late.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { home, letters } from '../interaction-pages.ts';

const road = { title: '关于人民路路灯不亮的问题', asked: '2025-04-28', answered: '2025-05-08' };
const water = { title: '咨询自来水开户需要哪些材料', asked: '2025-03-03', answered: '2025-03-11' };

testRule(
  rule,
  {},
  {
    // The holidays of May and the Sunday worked before them: six days apart are five working days at most.
    valid: [{ name: '劳动节假期和调休之后按期答复', pages: [home, letters([road])] }],
    invalid: [
      {
        name: '第6个工作日才答复',
        pages: [home, letters([road, water])],
        certainty: 'suspected',
        findings: [
          message('finding.letter-late', {
            title: water.title,
            asked: water.asked,
            answered: water.answered,
            days: 6,
            limit: 5,
          }),
        ],
      },
    ],
    cannotTell: [
      {
        name: '列表不写答复时间',
        pages: [home, letters([{ title: '路灯不亮', asked: '2025-04-28' }])],
        because: 'because.no-dated-letter',
      },
      {
        name: '两年前的留言',
        pages: [home, letters([{ ...water, asked: '2022-03-03', answered: '2022-04-01' }])],
        because: 'because.no-dated-letter',
      },
      {
        name: '采集日期不明',
        pages: [
          { ...home, capturedOn: null },
          { ...letters([water]), capturedOn: null },
        ],
        because: 'because.day-unknown',
      },
    ],
  },
);

it('counts calendar days where the system says so', () => {
  const check = { rule: rule.id, params: { limit: 3, unit: 'days' } };
  const { outcome } = judgeSite([home, letters([water])], check);
  expect(outcome).toMatchObject({ findings: [{ message: { code: 'finding.letter-late-days', params: { days: 8 } } }] });
});
