import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type ListingTable, listingFile } from '../../../utils/export/listing-csv.ts';
import type { Listed } from '../../../utils/store/listing.ts';
import { aListed } from '../../components/fixtures.ts';

const rankOf = ({ state }: Pick<Listed, 'state'>) => (state === 'dead' ? 0 : 1);

async function written(table: ListingTable, ...parts: Listed[][]) {
  const file = listingFile(table, '云溪市人民政府', 'zh-CN', rankOf);
  for (const part of parts) file.add(part);
  const bytes = new Uint8Array(await file.content().arrayBuffer());
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  return { text, rows: data, count: file.rows() };
}

describe('a list of a survey as a file', () => {
  it('has a row an address, in words, and nothing that a spreadsheet would run', async () => {
    const { text, rows } = await written('unread', [
      aListed({ text: '=HYPERLINK("http://evil")' }),
      aListed({ state: 'skipped', reason: 'duplicate', detail: '', duplicateOf: 'https://www.yunxi.gov.cn/a' }),
    ]);
    expect(text.startsWith('\ufeff评估对象,状态,原因,')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [first, second] = rows;
    expect(first).toMatchObject({
      评估对象: '云溪市人民政府',
      状态: '网页失效',
      原因: '网页不存在（404、410）',
      应答码: '404',
      链接文字: '\'=HYPERLINK("http://evil")',
    });
    expect(second).toMatchObject({ 原因: '与另一网址是同一页', 说明: '同一页： https://www.yunxi.gov.cn/a' });
  });

  it('tells of links what kind they are, the verdict, and of files size and real type', async () => {
    const { rows } = await written('links', [
      aListed({ kind: 'attachment', state: 'read', reason: undefined, detail: undefined, type: 'pdf', size: 8_192 }),
      aListed({ kind: 'off-site', state: 'unknown', reason: 'not-found' }),
      aListed({ kind: 'attachment', state: 'read', type: 'doc', declared: true, from: 'a', alsoFrom: ['b', 'c'] }),
      aListed({ kind: 'attachment', state: 'waiting', tries: 1 }),
    ]);
    expect(rows[0]).toMatchObject({
      链接类别: '附件',
      结论: '可打开',
      原因: '',
      真实类型: 'PDF',
      '大小（字节）': '8192',
    });
    expect(rows[1]).toMatchObject({ 链接类别: '其他网站', 结论: '无法判断', 原因: '曾答复不存在，未能证实' });
    // The first of two tries proves nothing.
    expect(rows.find(({ 链接自 }) => 链接自 === 'a b c')).toMatchObject({ 真实类型: '', 网站所称类型: 'DOC' });
    expect(rows[3]).toMatchObject({ 结论: '待检查', 原因: '', 应答码: '', 说明: '', 请求次数: '1' });
  });

  it('is the same in however many parts it is written, the dead first', async () => {
    const state = fc.constantFrom<Listed['state'][]>('dead', 'blocked');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(state, { maxLength: 9 }), { maxLength: 6 }), async (parts) => {
        let at = 0;
        const listed = parts.map((part) => part.map((one) => aListed({ state: one, text: `${at++}` })));
        const { text, count } = await written('unread', ...listed);
        const whole = await written('unread', listed.flat());
        expect(text).toBe(whole.text);
        expect(count).toBe(listed.flat().length);
        const states = whole.rows.map(({ 状态 }) => 状态);
        expect(states).toEqual([...states].sort((a, b) => Number(b === '网页失效') - Number(a === '网页失效')));
      }),
      { numRuns: 50 },
    );
  });

  it('holds a hundred thousand rows', async () => {
    const part = Array.from({ length: 1_000 }, (_, at) => aListed({ address: `https://a.gov.cn/${at}` }));
    const { text, count } = await written('unread', ...Array.from({ length: 100 }, () => part));
    expect(count).toBe(100_000);
    expect(text.match(/\r\n/g)).toHaveLength(100_001);
  });
});
