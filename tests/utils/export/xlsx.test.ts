import { inflateRawSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { STANDARDS } from '../../../rules/standards.ts';
import type { LeafScore, Scorecard } from '../../../utils/audit/scorecard.ts';
import { scorecardsToXlsx } from '../../../utils/export/xlsx.ts';
import { aLeaf, aLedger, aScorecard, HOME } from '../../components/fixtures.ts';

/** The files of a ZIP, read here and not by the library that wrote it. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const data = Buffer.from(bytes);
  const files = new Map<string, string>();
  const end = data.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment] = [10, 20, 28, 30, 32].map((offset) =>
      offset === 20 ? data.readUInt32LE(at + offset) : data.readUInt16LE(at + offset),
    ) as [number, number, number, number, number];
    const header = data.readUInt32LE(at + 42);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
    const packed = data.subarray(start, start + size);
    files.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

function xml(text: string | undefined): Document {
  const document = new JSDOM(text ?? '', { contentType: 'application/xml' }).window.document;
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

interface ReadCell {
  /** `n` a number, `s` a shared string: as the file says. */
  type: string;
  value: string | number;
  link?: string;
}
interface ReadSheet {
  name: string;
  /** By header, then row by row. */
  rows: Record<string, ReadCell | undefined>[];
  head: string[];
  document: Document;
}

/** As the file format's own specification reads: sheets, shared strings, relations. */
async function read(cards: readonly Scorecard[], locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<ReadSheet[]> {
  const files = unzip(await scorecardsToXlsx(cards, locale, STANDARDS));
  const strings = [...xml(files.get('xl/sharedStrings.xml')).querySelectorAll('si')].map((si) => si.textContent ?? '');
  const relations = (path: string) =>
    new Map(
      [...(files.has(path) ? xml(files.get(path)).querySelectorAll('Relationship') : [])].map((relation) => [
        relation.getAttribute('Id') ?? '',
        relation.getAttribute('Target') ?? '',
      ]),
    );
  const targets = relations('xl/_rels/workbook.xml.rels');
  return [...xml(files.get('xl/workbook.xml')).querySelectorAll('sheet')].map((sheet) => {
    const path = (targets.get(sheet.getAttribute('r:id') ?? '') ?? '').replace(/^\/?(xl\/)?/, '');
    const document = xml(files.get(`xl/${path}`));
    const linkTargets = relations(`xl/worksheets/_rels/${path.split('/').at(-1)}.rels`);
    const links = new Map(
      [...document.querySelectorAll('hyperlink')].map((link) => [
        link.getAttribute('ref'),
        linkTargets.get(link.getAttribute('r:id') ?? ''),
      ]),
    );
    const table = [...document.querySelectorAll('row')].map((row) =>
      [...row.querySelectorAll('c')].map((cell) => {
        const type = cell.getAttribute('t') ?? 'n';
        const raw = cell.querySelector('v')?.textContent;
        expect(cell.querySelector('f')).toBeNull();
        const link = links.get(cell.getAttribute('r'));
        const value =
          raw === null || raw === undefined ? '' : type === 's' ? (strings[Number(raw)] ?? '?') : Number(raw);
        const column = (cell.getAttribute('r') ?? '').replace(/\d+/, '');
        return { column, type, value, ...(link && { link }) };
      }),
    );
    const [first = [], ...rest] = table;
    const rows = rest.map((row) =>
      Object.fromEntries(
        first.map(({ column, value }) => {
          const cell = row.find((other) => other.column === column);
          return [String(value), cell && cell.value !== '' ? cell : undefined];
        }),
      ),
    );
    return { name: sheet.getAttribute('name') ?? '', rows, head: first.map(({ value }) => String(value)), document };
  });
}

const values = (row: ReadSheet['rows'][number] | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).map(([name, cell]) => [name, cell?.value]));

async function problemWith(over: Partial<LeafScore['findings'][number]['finding']>) {
  const [first] = aLeaf().findings;
  if (!first) throw new Error('no finding');
  const leaf = aLeaf({ findings: [{ ...first, finding: { ...first.finding, ...over } }] });
  const [, , problems] = await read([aScorecard([leaf])]);
  return problems?.rows[0] ?? {};
}

describe('scorecardsToXlsx', () => {
  it('lists ledgers row by row, with the reason and the decision', async () => {
    const [, , , sheet] = await read([aScorecard([aLeaf({ ledger: aLedger() })])]);
    expect(sheet?.rows.map(values)).toMatchObject([
      { 标题: '云溪市养犬管理办法', 日期: '2026-10-08', 计入与否: '计入', 系统判断: '符合', 人工判定: undefined },
      { 标题: '云溪市城市供水条例实施细则', 计入与否: '计入', 系统判断: '待定', 人工判定: '不符合' },
      { 计入与否: '不计入', 理由: '人事、会议、表彰、批复等不需要解读', 系统判断: undefined },
    ]);
    expect(sheet?.rows[0]?.对应网页?.link).toBe(`${HOME}zcjd/dogs.html`);
  });

  it('names no points where nobody confirmed the amounts', async () => {
    const [bodies, leaves, problems] = await read([{ ...aScorecard(), total: 'unconfirmed' }]);
    expect(bodies?.rows.map(values)).toMatchObject([{ '得分（区间）': '分值尚未确认，不出总分', 最低得分: undefined }]);
    expect(leaves?.rows.map(values)).toMatchObject([
      { 分值: undefined, '得分（区间）': undefined, 最高得分: undefined },
    ]);
    expect(problems?.rows.map(values)).toMatchObject([{ 严重程度: '未确认赋分', 扣分: undefined, 待定分: undefined }]);
  });

  it('says who decided, and where nobody signed', async () => {
    const ledger = aLedger().map((row) => (row.decision ? { ...row, decidedBy: '' } : row));
    const [, leaves, , rows] = await read([aScorecard([aLeaf({ judgedBy: ['', '评估员甲'], ledger })])]);
    expect(values(leaves?.rows[0])).toMatchObject({ 判定方式: '自动，含人工', 评估员: '未署名；评估员甲' });
    expect(rows?.rows.map(values).map(({ 评估员 }) => 评估员)).toEqual([undefined, '未署名', undefined]);
  });

  it('has the sheets of a report, each with a head that stays and filters', async () => {
    const sheets = await read([aScorecard()]);
    expect(sheets.map(({ name }) => name)).toEqual(['总表', '指标得分', '问题清单', '台账', '说明']);
    for (const { document, rows, head } of sheets.slice(0, 4)) {
      expect(document.querySelector('pane')?.getAttribute('ySplit')).toBe('1');
      expect(document.querySelector('pane')?.getAttribute('state')).toBe('frozen');
      expect(document.querySelector('autoFilter')?.getAttribute('ref')).toMatch(
        new RegExp(`^A1:[A-Z]+${rows.length + 1}$`),
      );
      expect(document.querySelectorAll('col').length).toBe(head.length);
    }
  });

  it('sums up a body: numbers as numbers, days as text, what is open as a range', async () => {
    const [bodies] = await read([aScorecard(undefined, { decided: 0.99999 })]);
    const [row] = bodies?.rows ?? [];
    expect(values(row)).toMatchObject({
      评估对象: '云溪市人民政府',
      层级: '市级',
      类别: '政府',
      '否决（确证）': 0,
      未排除的否决: 1,
      '得分（区间）': '72–88.33',
      最低得分: 72,
      最高得分: 88.33,
      满分: 100,
      // Never rounded up to 100 %.
      已判定比例: 0.9999,
      已读网页: 41,
      未能读取: 0,
      指标体系: '通用体系',
      体系性质: '内置参考，非官方',
      截止日: '2026-11-20',
      评分时间: '2026-11-22',
    });
    expect(row?.最低得分?.type).toBe('n');
    expect(row?.截止日?.type).toBe('s');
  });

  it('lists leaves; a veto has no points', async () => {
    const leaves = [aLeaf(), aLeaf({ id: 'v', veto: true, points: 0, score: { low: 0, high: 0 }, state: 'undecided' })];
    const [, sheet] = await read([aScorecard(leaves)]);
    expect(values(sheet?.rows[0])).toMatchObject({
      一级指标: '标识与标签',
      二级指标: '页脚网站标识完整',
      类型: '计分',
      分值: 10,
      '得分（区间）': '6.67–8.5',
      状态: '部分符合',
      问题数: 1,
      依据: '《政府网站发展指引》（国办发〔2017〕47号） 第三部分（四）',
      依据性质: '官方原文',
    });
    expect(values(sheet?.rows[1])).toMatchObject({ 类型: '单项否决', 分值: undefined, 最低得分: undefined });
  });

  it('lists problems by what they cost; a suspicion is called one and deducts nothing', async () => {
    const [finding] = aLeaf().findings;
    if (!finding) throw new Error('no finding');
    const leaves = [
      aLeaf({
        findings: [{ ...finding, certainty: 'suspected' }, finding, { ...finding, pages: 2 }],
        findingCount: 23,
        score: { low: 4, high: 7 },
      }),
      aLeaf({ id: 'met', state: 'met' }),
      aLeaf({ id: 'v', title: { 'zh-CN': '否决项', en: 'v' }, veto: true, points: 0, score: { low: 0, high: 0 } }),
    ];
    const [, , sheet] = await read([aScorecard(leaves, { pageTitles: { [`${HOME}zwgk/`]: '政务公开' } })]);
    const rows = sheet?.rows.map(values) ?? [];
    expect(rows.map((row) => [row.序号, row.二级指标, row.严重程度, row['疑似/确证'], row.扣分, row.待定分])).toEqual([
      [1, '否决项', '单项否决', '确证', undefined, undefined],
      [2, '页脚网站标识完整', '扣分', '确证', 1.5, undefined],
      [3, '页脚网站标识完整', '扣分', '确证', 1.5, undefined],
      [undefined, '页脚网站标识完整', '提示', undefined, undefined, undefined],
      [4, '页脚网站标识完整', '扣分', '疑似', undefined, 3],
    ]);
    expect(rows[3]?.问题描述).toBe('另有 20 个同类问题未列出');
    expect(rows[1]).toMatchObject({
      评估对象: '云溪市人民政府',
      问题类型: '页脚缺少网站标识',
      页面标题: '政务公开',
      网址: `${HOME}zwgk/`,
      涉及页数: 38,
      问题描述: '未发现网站标识码',
      '证据（网页原文）': '主办单位：云溪市人民政府办公室',
      整改建议: '在全站统一页脚中补齐所缺标识，并链接到相应的备案或标识查询页面。',
      整改时限: undefined,
      责任单位: undefined,
      整改状态: '待整改',
    });
    expect(rows[4]?.整改状态).toBe('待复核');
  });

  it('says that its columns are nobody’s official format', async () => {
    const notes = (await read([aScorecard()])).at(-1);
    const text = [...(notes?.head ?? []), ...(notes?.rows.flatMap((row) => Object.values(values(row))) ?? [])].join();
    expect(text).toContain('不是官方规定的格式');
    expect(text).toContain('通用体系 0.1 · 内置参考，非官方');
  });

  it.each(['=HYPERLINK("http://a")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\u200b=1', '＝1'])(
    'never lets %j be a formula',
    async (quote) => {
      const cell = (await problemWith({ quote }))['证据（网页原文）'];
      expect(cell?.type).toBe('s');
      expect(cell?.value).toMatch(/^'/);
    },
  );

  it.each([
    ['<a href="x">&amp;</a>', '<a href="x">&amp;</a>'],
    ['第一行\r\n第二行\u0000\u000b', '第一行 第二行'],
    ['a\ud800b\uffff', 'a\ufffdb\ufffd'],
    ['㙍𠮷😀', '㙍𠮷😀'],
    ['_x000d_', '_x005F_x000d_'],
    ['2026-11-22', '2026-11-22'],
    ['007', '007'],
  ])('keeps %j as text', async (quote, wanted) => {
    const cell = (await problemWith({ quote }))['证据（网页原文）'];
    expect(cell).toMatchObject({ type: 's', value: wanted });
  });

  it('cuts what is longer than a cell', async () => {
    const cell = (await problemWith({ quote: '长'.repeat(40_000) }))['证据（网页原文）'];
    expect(String(cell?.value).length).toBeLessThanOrEqual(32_767);
  });

  it.each([
    ['https://www.yunxi.gov.cn/a?b=1&c=政策#d', 'https://www.yunxi.gov.cn/a?b=1&c=%E6%94%BF%E7%AD%96#d'],
    ['http://www.yunxi.gov.cn/{a}|b', 'http://www.yunxi.gov.cn/%7Ba%7D%7Cb'],
    ['javascript:alert(1)', undefined],
    ['file:///c:/x.exe', undefined],
    ['\\\\server\\share', undefined],
    ['https://user:secret@www.yunxi.gov.cn/', undefined],
    ['https://www.yunxi.gov.cn/%zz', undefined],
    [`https://www.yunxi.gov.cn/${'a'.repeat(3000)}`, undefined],
  ])('links %s to %s', async (pageUrl, wanted) => {
    const cell = (await problemWith({ pageUrl })).网址;
    expect(cell?.link).toBe(wanted);
    expect(cell?.type).toBe('s');
  });

  it('speaks English where asked to, and stands without a scorecard', async () => {
    const [bodies, , problems] = await read([aScorecard()], 'en');
    expect(bodies?.name).toBe('Bodies');
    expect(values(problems?.rows[0])).toMatchObject({ Severity: 'Points', 'Suspected/proven': 'Proven' });
    expect((await read([])).map(({ rows }) => rows.length).slice(0, 3)).toEqual([0, 0, 0]);
  });
});
