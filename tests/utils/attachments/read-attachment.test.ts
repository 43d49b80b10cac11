import './dom-matrix.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type AttachmentText, ATTACHMENT_CAPS as CAPS } from '../../../utils/attachments/attachment.ts';
import { readAttachment } from '../../../utils/attachments/read-attachment.ts';
import { docx, ole, paragraph, pdf, plainXlsx, table, type Word, xlsx } from './files.ts';

const MAPS = { url: `${join(import.meta.dirname, '../../../node_modules/pdfjs-dist/cmaps')}/`, fetched: false };
const read = (bytes: Uint8Array<ArrayBuffer>) => readAttachment(bytes, MAPS);
async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<AttachmentText> {
  const reading = await read(bytes);
  if ('unreadable' in reading) throw new Error(`${reading.unreadable.reason} ${reading.unreadable.detail}`);
  return reading.text;
}
async function reasonOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reading = await read(bytes);
  return 'unreadable' in reading ? reading.unreadable.reason : 'read';
}

const BUDGET = [
  ['科目名称', '2025年预算数', '2026年预算数'],
  ['一般公共服务支出', '1200.5', '1310'],
  ['教育支出', '890', '905.25'],
  ['合计', '2090.5', '2215.25'],
];

describe('a DOCX', () => {
  it('gives its lines and tables in their order, folded as pages are', async () => {
    const file = docx(
      `${paragraph('云溪县2026年　部门预算')}${paragraph(' ')}${paragraph('单位：万元 &amp; 元')}${table(BUDGET)}${paragraph('以上。')}`,
    );
    const text = await textOf(file);
    expect(text.text.split('\n')).toEqual([
      '云溪县2026年 部门预算',
      '单位：万元 & 元',
      ...BUDGET.map((row) => row.join('\t')),
      '以上。',
    ]);
    expect(text).toMatchObject({ type: 'docx', size: file.length, tables: [{ rows: BUDGET }], truncated: [] });
    expect(text.sha256).toBe(createHash('sha256').update(file).digest('hex'));
    expect(text).not.toHaveProperty('pages');
  });

  it('puts runs together, and leaves out what was deleted, hidden or meant for other programs', async () => {
    const run = (inner: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${inner}</w:r>`;
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>${[
      run('<w:t>收到</w:t>', '<w:b/>'),
      run('<w:t>申请</w:t><w:tab/><w:t>12</w:t>'),
      run('<w:t>密</w:t>', '<w:vanish/>'),
      run('<w:t>件</w:t>', '<w:vanish w:val="0"/>'),
      '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>',
      run(
        '<mc:AlternateContent><mc:Choice><w:t>。</w:t></mc:Choice><mc:Fallback><w:t>。。</w:t></mc:Fallback></mc:AlternateContent>',
      ),
      run('<w:br/><w:t>第二行</w:t>'),
    ].join('')}</w:p>`;
    expect((await textOf(docx(body))).text).toBe('收到申请 12件。\n第二行');
  });

  it('keeps columns where cells are merged, and tables in cells', async () => {
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('合并')}</w:tc>`;
    const inner = table([['内一', '内二']]);
    const body = `<w:tbl><w:tr>${wide}<w:tc>${paragraph('三')}</w:tc></w:tr><w:tr><w:tc>${paragraph('外')}${inner}</w:tc></w:tr></w:tbl>`;
    expect((await textOf(docx(body))).tables.map(({ rows }) => rows)).toEqual([
      [['内一', '内二']],
      [['合并', '', '三'], ['外 内一 内二']],
    ]);
  });

  it('is cut at the limits, and says so', async () => {
    const text = await textOf(
      docx(
        paragraph('字'.repeat(CAPS.text + 10)) + table([Array(CAPS.cellsPerRow + 5).fill('格'), ['长'.repeat(400)]]),
      ),
    );
    expect(text.text).toHaveLength(CAPS.text);
    expect(text.tables[0]?.rows.map((row) => row.length)).toEqual([CAPS.cellsPerRow, 1]);
    expect(text.tables[0]?.rows[1]?.[0]).toHaveLength(CAPS.cell);
    expect(text.truncated).toEqual(['cells', 'text']);
    const many = await textOf(
      docx(table([['一']]).repeat(CAPS.tables + 1) + table(Array(CAPS.rowsPerTable + 9).fill(['二']))),
    );
    expect(many.tables).toHaveLength(CAPS.tables);
    expect(many.truncated).toEqual(['rows', 'tables']);
  });
});

describe('an XLSX', () => {
  it('gives each sheet that is shown as a table', async () => {
    const text = await textOf(
      await xlsx([
        {
          name: '收支总表',
          rows: [
            ['项目', '金额', '占比', '日期'],
            ['收入', 0.1 + 0.2, 0.125, new Date('2026-03-31T00:00:00Z')],
            [null, true],
          ],
        },
        { name: '底稿', rows: [['不公开']], hidden: true },
        { name: '说明', rows: [['本表　由县财政局编制。']] },
      ]),
    );
    expect(text.type).toBe('xlsx');
    expect(text.tables).toEqual([
      {
        name: '收支总表',
        rows: [
          ['项目', '金额', '占比', '日期'],
          ['收入', '0.3', '0.125', '2026-03-31'],
          ['', 'true'],
        ],
      },
      { name: '说明', rows: [['本表 由县财政局编制。']] },
    ]);
    expect(text.text).toBe(
      '收支总表\n项目\t金额\t占比\t日期\n收入\t0.3\t0.125\t2026-03-31\ntrue\n说明\n本表 由县财政局编制。',
    );
  });

  it('is read where its cells do not say where they stand', async () => {
    expect(
      (
        await textOf(
          plainXlsx('收支', [
            ['项目', '金额'],
            ['收入', 1310.5],
          ]),
        )
      ).tables,
    ).toEqual([
      {
        name: '收支',
        rows: [
          ['项目', '金额'],
          ['收入', '1310.5'],
        ],
      },
    ]);
  });

  it('is cut at the limits, also where a cell stands in the last corner', async () => {
    const long = await textOf(
      await xlsx([{ name: 'a', rows: Array.from({ length: CAPS.rowsPerTable + 50 }, (_, i) => [i]) }]),
    );
    expect(long.tables[0]?.rows).toHaveLength(CAPS.rowsPerTable);
    expect(long.truncated).toContain('rows');
    const file = await xlsx([{ name: 'a', rows: [['角']] }]);
    const parts = (await import('fflate')).unzipSync(file);
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    parts['xl/worksheets/sheet1.xml'] = strToU8(
      sheet.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect((await textOf(zipSync(parts))).tables[0]?.rows[0]).toEqual(['角']);
  });
});

describe('a PDF', () => {
  const PAGE: Word[] = [
    { text: '云溪县2026年部门预算', x: 180, y: 780, size: 18 },
    { text: '第一部分　概况', x: 60, y: 740 },
    ...BUDGET.flatMap((row, i) => row.map((text, j) => ({ text, x: 60 + j * 160, y: 700 - i * 24 }))),
    { text: '本页完。', x: 60, y: 560 },
  ];

  it('gives its lines from top to bottom, and tables by where the words stand', async () => {
    const file = pdf([[...PAGE].reverse(), [{ text: '第二页', x: 60, y: 780 }]]);
    const text = await textOf(file);
    expect(text.text.split('\n')).toEqual([
      '云溪县2026年部门预算',
      '第一部分 概况',
      ...BUDGET.map((row) => row.join('\t')),
      '本页完。',
      '第二页',
    ]);
    expect(text).toMatchObject({
      type: 'pdf',
      size: file.length,
      pages: 2,
      tables: [{ page: 1, rows: BUDGET }],
      truncated: [],
    });
    expect(text).not.toHaveProperty('pagesWithoutText');
  });

  it('keeps its columns where cells are set to the right, run over lines or cover several columns', async () => {
    const row = (y: number, ...cells: [x: number, text: string][]) => cells.map(([x, text]) => ({ x, y, text }));
    const { text, tables } = await textOf(
      pdf([
        [
          ...row(760, [60, '单位'], [200, '说明'], [430, '金额（万元）']),
          ...row(736, [60, '县民政局'], [200, '人员经费、公用'], [480, '34.5']),
          // The words beside stand in the middle of these two lines.
          ...row(712, [200, '项目支出，年中']),
          ...row(702, [60, '救助站'], [478, '88.0']),
          ...row(692, [200, '调整另行公开']),
          ...row(668, [200, '合计'], [472, '122.5']),
          ...row(640, [60, '以上各项支出均按照县财政局批复的部门预算执行，结转的资金另行说明。']),
          ...row(616, [60, '特此说明']),
        ],
      ]),
    );
    expect(tables.map(({ rows }) => rows)).toEqual([
      [
        ['单位', '说明', '金额（万元）'],
        ['县民政局', '人员经费、公用', '34.5'],
        ['救助站', '项目支出，年中调整另行公开', '88.0'],
        ['', '合计', '122.5'],
      ],
    ]);
    expect(text.split('\n').slice(-2)).toEqual([
      '以上各项支出均按照县财政局批复的部门预算执行，结转的资金另行说明。',
      '特此说明',
    ]);
  });

  it('says characters where its font says the radicals that look like them', async () => {
    expect((await textOf(pdf([[{ text: '⼈⺠政府（县）', x: 60, y: 700 }]]))).text).toBe('人民政府（县）');
  });

  it('is read where its Chinese font is not embedded and maps nothing by itself', async () => {
    expect((await textOf(pdf([[{ text: '云溪县财政局', x: 60, y: 700 }]], { font: 'gbk' }))).text).toBe('云溪县财政局');
  });

  it('of pictures is not read; one with some pages of pictures says how many', async () => {
    expect(await reasonOf(pdf([[], []]))).toBe('image-only');
    expect(await textOf(pdf([PAGE, [], []]))).toMatchObject({ pages: 3, pagesWithoutText: 2 });
  });

  it('under a password is not read', async () => {
    const key = `<${'00'.repeat(32)}>`;
    const trailer = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
    expect(await reasonOf(pdf([PAGE], { trailer }))).toBe('encrypted');
  });

  it('whose pages lead round is not read for ever', async () => {
    const loop = new TextDecoder('latin1').decode(pdf([PAGE])).replace('/Kids [7 0 R]', '/Kids [2 0 R]');
    expect(['broken', 'image-only']).toContain(await reasonOf(Uint8Array.from(loop, (char) => char.charCodeAt(0))));
  });
});

describe('a hostile file', () => {
  it('that would unpack to more than is allowed is not unpacked', async () => {
    const zeros = new Uint8Array(CAPS.part + 1);
    expect(await reasonOf(docx('', { 'word/media/a.bin': zeros }))).toBe('unpacked');
    const many = Object.fromEntries(
      Array.from({ length: CAPS.entries + 1 }, (_, i) => [`word/${i}`, new Uint8Array()]),
    );
    expect(await reasonOf(docx('', many))).toBe('unpacked');
  });

  it('whose directory lies about a size does not grow beyond it', async () => {
    const file = docx(paragraph('字'.repeat(5_000)));
    // The size of word/document.xml in the directory of the ZIP, which stands at its end.
    const view = new DataView(file.buffer);
    for (let at = 0; at + 46 < file.length; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
      if (name === 'word/document.xml') view.setUint32(at + 24, 0, true);
    }
    expect(await reasonOf(file)).toBe('unpacked');
  });

  it('with a DTD is not read', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "字">]><w:document><w:t>&b;</w:t></w:document>';
    expect(await reasonOf(docx('', { 'word/document.xml': strToU8(bomb) }))).toBe('broken');
  });

  it('nested ever deeper is read as far as it goes', async () => {
    const deep = '<w:tbl><w:tr><w:tc>'.repeat(20_000) + paragraph('底') + '</w:tc></w:tr></w:tbl>'.repeat(20_000);
    expect((await textOf(docx(deep))).text).toBe('底');
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['an old document', ole('WordDocument'), 'old-format'],
    ['an old workbook', ole('Workbook'), 'old-format'],
    ['a document under a password', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['RTF', new Uint8Array(strToU8('{\\rtf1 a}')), 'old-format'],
    ['a page', new Uint8Array(strToU8('<html></html>')), 'other-type'],
    ['nothing', new Uint8Array(), 'other-type'],
    ['a ZIP of pictures', zipSync({ 'a.jpg': new Uint8Array(4) }), 'other-type'],
    ['half a DOCX', docx(paragraph('一')).slice(0, 300), 'broken'],
    ['half a PDF without pages', new Uint8Array(strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')), 'broken'],
    ['a DOCX without a document', zipSync({ 'word/styles.xml': strToU8('<a/>') }), 'broken'],
    ['a document whose tag has no end', docx('<w:p w:a="'), 'broken'],
    ['a document of pictures alone', docx('<w:p><w:r><w:drawing/></w:r></w:p>'), 'image-only'],
    ['too large', new Uint8Array(CAPS.file + 1), 'too-large'],
  ])('%s is not read, with its reason', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });

  it('with bytes changed anywhere ends in a text or a reason, within the limits', async () => {
    const files = [
      docx(table(BUDGET)),
      await xlsx([{ name: 'a', rows: BUDGET }]),
      pdf([[{ text: '云溪', x: 60, y: 700 }]]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
        async (file, changes) => {
          const bytes = file.slice();
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const reading = await read(bytes);
          if ('text' in reading) expect(reading.text.text.length).toBeLessThanOrEqual(CAPS.text);
          else expect(reading.unreadable.detail.length).toBeLessThanOrEqual(200);
        },
      ),
      { numRuns: 30 },
    );
  });
});
