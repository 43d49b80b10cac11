import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { STANDARDS } from '../../../rules/standards.ts';
import type { LeafScore } from '../../../utils/audit/scorecard.ts';
import { scorecardsToCsv } from '../../../utils/export/csv.ts';
import { aLeaf, aScorecard } from '../../components/fixtures.ts';

/** As a spreadsheet reads it. */
function table(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
}

function leafWith(quote: string): LeafScore {
  const leaf = aLeaf();
  const [first] = leaf.findings;
  if (!first) throw new Error('no finding');
  return { ...leaf, findings: [{ ...first, finding: { ...first.finding, quote } }] };
}

const quoteOf = (quote: string) => table(scorecardsToCsv([aScorecard([leafWith(quote)])], 'zh-CN'))[0]?.网页原文;

describe('scorecardsToCsv', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends lines as Windows does', () => {
    const csv = scorecardsToCsv([aScorecard()], 'zh-CN');
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv).toMatch(/\r\n$/);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('words everything in the language asked for', () => {
    const [row] = table(scorecardsToCsv([aScorecard()], 'zh-CN', STANDARDS));
    expect(row).toMatchObject({
      评估对象: '云溪市人民政府',
      层级: '市级',
      类别: '政府',
      指标体系: '通用体系',
      一级指标: '标识与标签',
      指标: '页脚网站标识完整',
      分值: '10',
      最低得分: '6.67',
      最高得分: '8.5',
      状态: '部分符合',
      判定方式: '自动',
      问题序号: '1',
      '疑似/确证': '确证',
      问题: '未发现网站标识码',
      涉及页数: '38',
      依据: '《政府网站发展指引》（国办发〔2017〕47号） 第三部分（四）',
      依据性质: '官方原文',
      截止日: '2026-11-20',
    });
    const [english] = table(scorecardsToCsv([aScorecard()], 'en'));
    expect(english).toMatchObject({ Body: '云溪市人民政府', State: 'Partly met', Area: 'Identifiers and page labels' });
  });

  it('has a row for a leaf without findings, and one for each finding; points count once', () => {
    const [finding] = aLeaf().findings;
    if (!finding) throw new Error('no finding');
    const leaves = [
      aLeaf({ findings: [finding, { ...finding, certainty: 'suspected' }], findingCount: 22 }),
      aLeaf({
        id: 'x',
        title: { 'zh-CN': '人工项', en: 'x' },
        findings: [],
        findingCount: 0,
        state: 'undecided',
        because: [{ code: 'because.person-judges' }],
        points: 5,
        score: { low: 0, high: 5 },
      }),
      aLeaf({ id: 'v', veto: true, points: 0, findings: [], findingCount: 0, state: 'met' }),
    ];
    const rows = table(scorecardsToCsv([aScorecard(leaves)], 'zh-CN'));
    expect(rows.map((row) => row.分值)).toEqual(['10', '', '', '5', '单项否决']);
    expect(rows.map((row) => row.问题序号)).toEqual(['1', '2', '', '', '']);
    expect(rows[2]?.问题).toBe('另有 20 个同类问题未列出');
    expect(rows[3]).toMatchObject({ 指标: '人工项', 状态: '待判定', 说明: '此项由人工判定', 最低得分: '0' });
    expect(rows.every((row) => row.评估对象 === '云溪市人民政府' && row.状态 !== '')).toBe(true);
  });

  it.each(['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1', '＠a', '-'])(
    'never lets %j be a formula',
    (text) => expect(quoteOf(text)).toMatch(/^'/),
  );

  it.each(['a=1', '3-2', '（-1）', '2026-11-22', 'a@b.cn', '"quoted", with comma'])('leaves %j as it is', (text) =>
    expect(quoteOf(text)).toBe(text),
  );

  it('neutralises the name of a body and an address too', () => {
    const card = aScorecard(undefined, { body: { ...aScorecard().body, name: '=cmd|calc!A1' } });
    expect(table(scorecardsToCsv([card], 'zh-CN'))[0]?.评估对象).toBe("'=cmd|calc!A1");
  });

  it.each([
    '第一行\n第二行',
    '第一行\r\n第二行',
    '第一行\u2028第二行',
    '第一行\u0085第二行',
    '第一行\u0000\u000b第二行',
  ])('keeps %j in one row', (text) => expect(quoteOf(text)).toBe('第一行 第二行'));

  it('keeps what GBK has no place for', () => {
    for (const text of ['㙍𠮷', '朱镕基', '😀', '〇', '•·—', 'café', '\u{30edd}']) expect(quoteOf(text)).toBe(text);
  });

  it('replaces half a character, which no encoding can write', () => {
    expect(quoteOf('a\ud800b')).toBe('a\ufffdb');
  });

  it('gives one row for any text, without a control character or a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const csv = scorecardsToCsv([aScorecard([leafWith(text)])], 'zh-CN');
        const rows = table(csv);
        expect(rows).toHaveLength(1);
        expect(rows[0]?.网页原文).not.toMatch(/^[=+\-@\t\r]/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question.
        expect(rows[0]?.网页原文).not.toMatch(/[\u0000-\u001f]/);
        expect(rows[0]?.依据性质).toBe('官方原文');
      }),
    );
  });

  it('is only a head without scorecards', () => {
    expect(table(scorecardsToCsv([], 'zh-CN'))).toEqual([]);
    expect(scorecardsToCsv([], 'zh-CN')).toMatch(/^\ufeff评估对象,/);
  });
});
