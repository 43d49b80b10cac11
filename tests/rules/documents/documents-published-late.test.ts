// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/documents/documents-published-late.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, documentPage } from '../document-page.ts';

let next = 0;
const document = (written: string, published: string, issuer = '云溪市人民政府') => ({
  path: `zwgk/zcwj/${published.slice(0, 7).replace('-', '')}/t${published.replaceAll('-', '')}_${++next}.html`,
  html: documentPage({
    title: `云溪市人民政府关于第${next}件事项的通知`,
    block: { 发布机构: issuer, 发文字号: `云政发〔${written.slice(0, 4)}〕${next}号`, 成文日期: written },
    byline: `发布时间：${published} 09:30　来源：云溪市人民政府办公室`,
    below: '',
  }).replace('云政发〔2025〕12号', `云政发〔${written.slice(0, 4)}〕${next}号`),
});
const late = (written: string, published: string, days: number) =>
  message('finding.document-published-late', { written, published, days, limit: 20 });
const check = { rule: rule.id, params: {} };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都在期限内', pages: [document('2025-05-12', '2025-05-20'), document('2025-04-28', '2025-04-29')] },
      {
        name: '超期的是前年的文件',
        pages: [document('2025-05-12', '2025-05-20'), document('2023-01-09', '2023-03-20')],
      },
    ],
    invalid: [
      {
        name: '三件文件，一件两个月后才公开',
        pages: [
          document('2025-05-12', '2025-05-20'),
          document('2025-03-10', '2025-05-21'),
          document('2025-04-28', '2025-04-29'),
        ],
        certainty: 'suspected',
        findings: [late('2025-03-10', '2025-05-21', 49)],
      },
      {
        name: '新网站上线当天集中迁入的旧文件不算超期',
        pages: [
          document('2025-05-12', '2025-05-20'),
          ...['2025-01-06', '2025-02-10', '2025-02-20', '2025-03-03', '2025-03-20'].map((day) =>
            document(day, '2025-05-26'),
          ),
        ],
        certainty: 'suspected',
        findings: [],
      },
    ],
    cannotTell: [
      {
        name: '只有转载的上级文件',
        pages: [document('2025-03-10', '2025-05-20', '临海省民政厅')],
        because: 'because.no-dated-document',
      },
      { name: '只有新闻', pages: [{ html: articlePage(), path: ARTICLE_PATH }], because: 'because.no-dated-document' },
      {
        name: '采集日期不明',
        pages: [{ ...document('2025-03-10', '2025-05-20'), capturedOn: null }],
        because: 'because.day-unknown',
      },
    ],
  },
);

describe('the ledger', () => {
  it('names each document of the year with the machine’s reason, the newest first', () => {
    const { outcome } = judgeSite(
      [
        document('2025-05-12', '2025-05-20'),
        document('2024-06-03', '2025-05-21'),
        document('2019-03-04', '2019-03-05'),
      ],
      check,
    );
    if (outcome.status !== 'measured') throw new Error(JSON.stringify(outcome));
    expect([outcome.numerator, outcome.unknown]).toEqual([1, 1]);
    expect(outcome.ledger?.map(({ on, counted, met, because }) => [on, counted, met, because.code])).toEqual([
      ['2025-05-21', true, undefined, 'because.may-be-imported'],
      ['2025-05-20', true, true, 'because.own-dated-document'],
    ]);
  });
});
