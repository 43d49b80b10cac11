// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { reportDigestOf } from '../../../utils/facts/report-digest.ts';
import { similarity } from '../../../utils/text/similarity.ts';
import { reportPage } from '../../rules/reports/generated-reports.ts';
import { readPage } from '../../test-rule.ts';

const digestOf = (report: Parameters<typeof reportPage>[0]) => {
  const view = readPage({ html: reportPage(report) });
  if (!view.annualReport) throw new Error(`read as ${view.kind}`);
  return reportDigestOf(view, view.annualReport);
};
const LONG = Array.from({ length: 70 }, (_, i) => `第${i + 1}个栏目更新不够及时，已通知责任科室限期整改。`).join('');

describe('the digest of an annual report', () => {
  it('says who reports on which year, in which form, and what is carried over', () => {
    expect(digestOf({ year: 2023, amount: '18.06', normative: 62 })).toMatchObject({
      year: 2023,
      period: { from: '2023-01-01', to: '2023-12-31' },
      publisher: '云溪市人民政府',
      format: 'format-2021',
      sections: ['overview', 'disclosed', 'requests', 'disputes', 'problems', 'other'].map((id) => ({ id })),
      carriedIn: { individuals: 1, companies: 0, total: 1 },
      carriedOut: { individuals: 2, others: 0, total: 2 },
      inForce: 62,
      collected: 18.06,
      fee: { named: true, charged: false },
      attachmentOnly: false,
    });
  });

  it('a blank cell is null and no 0; a table that was not found has no columns', () => {
    expect(digestOf({ texts: { 'requests.carriedOut.total': '', 'requests.carriedIn.total': '/' } })).toMatchObject({
      carriedOut: { individuals: 2, total: null },
      carriedIn: { individuals: 1, total: null },
    });
    expect(digestOf({ tables: ['<p></p>', '<p></p>', '<p></p>'] })).toMatchObject({ carriedIn: {}, carriedOut: {} });
  });

  it('keeps the words of section five without its heading, cut, but compares all of them', () => {
    const [digest, changed] = [
      digestOf({ problems: LONG }),
      digestOf({ problems: `${LONG}${'另有新的问题。'.repeat(9)}` }),
    ];
    expect(digest.problems?.text).toHaveLength(1_500);
    expect(digest.problems?.text.startsWith('第1个栏目')).toBe(true);
    expect(changed.problems?.text).toBe(digest.problems?.text);
    expect(similarity(digest.problems?.fingerprint, changed.problems?.fingerprint)).toBeLessThan(1);
  });

  it('masks personal numbers', () => {
    expect(
      digestOf({ problems: '联系电话13800001234，请来电指正，我们将认真改进各项工作。' }).problems?.text,
    ).toContain('138******34');
  });

  it('an amount in another unit is not kept as 万元', () => {
    expect(digestOf({ amount: '180600元' }).collected).toBeUndefined();
  });

  it('stays small', () => {
    expect(JSON.stringify(digestOf({ problems: LONG })).length).toBeLessThan(3_000);
  });
});
