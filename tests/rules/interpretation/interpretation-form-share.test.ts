// @vitest-environment jsdom
import { expect, it } from 'vitest';
import rule from '../../../rules/interpretation/interpretation-form-share.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { dogsExplained, home, interpretation } from '../interpretation-pages.ts';

const picture = interpretation({
  ...dogsExplained,
  path: 'zcjd/tj.html',
  title: '一图读懂《云溪市节约用水实施意见》',
  text: '<p><img src="/images/tj.jpg" width="800" height="3000" alt="一图读懂节约用水"></p>',
});

testRule(
  rule,
  {},
  {
    valid: [{ name: '图解', pages: [home, picture] }],
    invalid: [
      {
        name: '只有文字',
        pages: [home, picture, interpretation(dogsExplained)],
        certainty: 'suspected',
        findings: [message('finding.interpretation-text-only', { title: dogsExplained.title })],
      },
    ],
    cannotTell: [
      { name: '没有读到解读', pages: [home], because: 'because.interpretations-not-read' },
      {
        name: '解读都是前年的',
        pages: [home, interpretation({ ...dogsExplained, day: '2023-05-09' })],
        because: 'because.interpretations-not-read',
      },
    ],
  },
);

it('counts the visual ones and leaves the others to a person', () => {
  const { outcome } = judgeSite([home, picture, interpretation(dogsExplained)], { rule: rule.id, params: {} });
  expect(outcome).toMatchObject({ status: 'measured', numerator: 1, denominator: 1, unknown: 1 });
});
