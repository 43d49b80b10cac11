// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/interpretation/policies-interpreted.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { column, dogs, dogsExplained, home, interpretation, policy, water } from '../interpretation-pages.ts';

const columns = [column('zcwj/', '政策文件', [dogs, water]), column('zcjd/', '政策解读', [dogsExplained])];
const read = [home, ...columns, policy(dogs), policy(water), interpretation(dogsExplained)];
const waterOpen = [message('finding.policy-not-interpreted', { title: water.title })];

testRule(
  rule,
  {},
  {
    valid: [{ name: '都有解读', pages: [home, ...columns, policy(dogs), interpretation(dogsExplained)] }],
    invalid: [
      { name: '两份文件只有一份有解读', pages: read, certainty: 'suspected', findings: waterOpen },
      {
        name: '解读页没有读到，只有解读栏目里的标题',
        pages: [home, ...columns, policy(dogs), policy(water)],
        certainty: 'suspected',
        findings: waterOpen,
      },
      {
        name: '解读栏目还有下一页，不能说没有',
        pages: [
          home,
          column('zcwj/', '政策文件', [dogs, water]),
          column('zcjd/', '政策解读', [dogsExplained], 5),
          policy(water),
        ],
        certainty: 'suspected',
        findings: [],
      },
    ],
    notApplicable: [
      {
        name: '只有人事任免和转发的文件',
        pages: [
          home,
          policy({ ...water, title: '云溪市人民政府关于表彰节水先进集体的决定' }),
          policy({ ...dogs, title: '云溪市人民政府办公室转发省水利厅关于河道采砂管理办法的通知' }),
        ],
        because: 'because.no-policy-owes',
      },
    ],
    cannotTell: [
      { name: '没有读到政策文件', pages: [home, ...columns], because: 'because.no-policy-read' },
      {
        name: '采集日期不明',
        pages: read.map((page) => ({ ...page, capturedOn: null })),
        because: 'because.day-unknown',
      },
    ],
  },
);

describe('the ledger', () => {
  const judge = (pages: Parameters<typeof judgeSite>[0], on = '2025-06-10') => {
    const { outcome } = judgeSite(
      pages.map((page) => ({ ...page, capturedOn: on })),
      { rule: rule.id, params: {} },
    );
    if (outcome.status !== 'measured' || !outcome.ledger) throw new Error(JSON.stringify(outcome));
    return { ...outcome, ledger: outcome.ledger };
  };

  it('names every document, the newest first, with the page that interprets it', () => {
    const { ledger, numerator, denominator, unknown } = judge(read);
    expect(ledger.map(({ title, counted, met }) => [title, counted, met])).toEqual([
      [dogs.title, true, true],
      [water.title, true, undefined],
    ]);
    expect(ledger[0]?.by).toContain(dogsExplained.path);
    expect([numerator, denominator, unknown]).toEqual([1, 1, 1]);
  });

  it('leaves out what needs none, and says why', () => {
    const others = [
      policy({ ...water, path: 'zcwj/1.html', title: '云溪市人民政府关于表彰先进集体的决定' }),
      policy({
        ...water,
        path: 'zcwj/2.html',
        title: '临海省水利厅关于印发河道采砂管理办法的通知',
        issuer: '临海省水利厅',
        number: '临水规〔2025〕2号',
      }),
    ];
    const reasons = judge([...read, ...others]).ledger.map(({ title, because }) => [title.slice(0, 5), because.code]);
    expect(reasons).toContainEqual(['云溪市人民', 'ledger.needs-none']);
    expect(reasons).toContainEqual(['临海省水利', 'ledger.not-own']);
  });

  it('waits until the days for an interpretation are over', () => {
    const { ledger } = judge([home, ...columns, policy(dogs), policy(water)], '2025-05-12');
    expect(ledger.find(({ title }) => title === dogs.title)).toMatchObject({
      counted: false,
      because: { code: 'ledger.window-open' },
    });
  });
});
