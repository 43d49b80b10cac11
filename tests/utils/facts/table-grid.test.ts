// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPS } from '../../../utils/facts/caps.ts';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { type Cell, pageFacts } from '../../../utils/facts/page-facts.ts';
import { type Grid, layOut, MAX_COLUMNS, turned } from '../../../utils/facts/table-grid.ts';

const collect = (html: string) =>
  collectPageFacts(new DOMParser().parseFromString(`<body>${html}`, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/a.html',
    capture: 'live',
    capturedAt: null,
  });
const texts = (grid: Grid) => grid.map((line) => line.map((slot) => slot?.text ?? null));

/** Each cell is a rectangle; a square belongs to the first rectangle that covers it. */
function model(rows: readonly (readonly Cell[])[]): (string | null)[][] {
  const placed: { text: string; top: number; left: number; bottom: number; right: number }[] = [];
  const at = (y: number, x: number) =>
    placed.find(({ top, left, bottom, right }) => y >= top && y < bottom && x >= left && x < right);
  for (const [top, cells] of rows.entries()) {
    for (const { text, colspan, rowspan } of cells) {
      let left = 0;
      while (at(top, left)) left++;
      placed.push({ text, top, left, bottom: Math.min(top + rowspan, rows.length), right: left + colspan });
    }
  }
  const width = Math.max(0, ...placed.map(({ right }) => right));
  return rows.map((_, y) => Array.from({ length: width }, (_, x) => at(y, x)?.text ?? null));
}

const span = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
);
const grids = fc
  .array(fc.array(fc.record({ colspan: span, rowspan: span }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((rows) => rows.map((cells, y) => cells.map((spans, x) => ({ text: `${y}·${x}`, ...spans }))));

describe('laying out cells', () => {
  it('takes the squares of their spans', () => {
    fc.assert(
      fc.property(grids, (rows) => {
        expect(texts(layOut(rows))).toEqual(model(rows));
      }),
    );
  });

  it('turned twice is as it was', () => {
    fc.assert(
      fc.property(grids, (rows) => {
        expect(turned(turned(layOut(rows)))).toEqual(layOut(rows));
      }),
    );
  });

  it('keeps one object on all squares of a cell, with its top left corner', () => {
    const [[first, second] = [], [third, fourth] = []] = layOut([
      [
        { text: '甲', colspan: 1, rowspan: 2 },
        { text: '乙', colspan: 1, rowspan: 1 },
      ],
      [{ text: '丙', colspan: 1, rowspan: 1 }],
    ]);
    expect(third).toBe(first);
    expect(second).toEqual({ text: '乙', row: 0, column: 1 });
    expect(fourth).toEqual({ text: '丙', row: 1, column: 1 });
  });

  it('stays small and quick however large the spans are', () => {
    const cell = { text: '格', colspan: 1_000, rowspan: 1_000 };
    const tall = Array.from({ length: CAPS.cellsPerTable }, () => [cell]);
    const wide = [Array.from({ length: CAPS.cellsPerTable }, () => cell)];
    const steps = tall.map((_, y) => [{ ...cell, colspan: 1 + (y % 70) }]);
    const started = performance.now();
    for (const rows of [tall, wide, steps]) {
      const grid = layOut(rows);
      expect(grid).toHaveLength(rows.length);
      for (const line of grid) expect(line.length).toBeLessThanOrEqual(MAX_COLUMNS);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('tables of a page', () => {
  const html = (rows: readonly (readonly Cell[])[]) =>
    `<table>${rows
      .map(
        (cells) =>
          `<tr>${cells.map(({ text, colspan, rowspan }) => `<td colspan=${colspan} rowspan="${rowspan}">${text}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`;

  it('are laid out as their mark-up says', () => {
    fc.assert(
      fc.property(grids, (rows) => {
        const facts = collect(html(rows));
        expect(pageFacts.safeParse(facts).success).toBe(true);
        for (const table of facts.tables) expect(texts(layOut(table.rows))).toEqual(model(rows));
      }),
      { numRuns: 60 },
    );
  });

  const read = (inner: string) => texts(layOut(collect(`<table>${inner}</table>`).tables[0]?.rows ?? []));
  const plain = '<tr><td>子</td><td>丑</td></tr>';

  it('a rowspan of 0 reaches to the end of its group', () => {
    expect(
      read(
        `<thead><tr><td rowspan=0>头</td><td>一</td></tr><tr><td>二</td></tr></thead><tbody><tr><td>三</td><td>四</td></tr></tbody>`,
      ),
    ).toEqual([
      ['头', '一'],
      ['头', '二'],
      ['三', '四'],
    ]);
  });

  it('no rowspan reaches into the next group', () => {
    expect(
      read(`<tbody><tr><td rowspan=9>甲</td><td>一</td></tr><tr><td>二</td></tr></tbody><tbody>${plain}</tbody>`),
    ).toEqual([
      ['甲', '一'],
      ['甲', '二'],
      ['子', '丑'],
    ]);
  });

  it('rows without cells and hidden cells take no place', () => {
    expect(
      read(
        `<tr><td rowspan=3>甲</td><td>一</td></tr><tr></tr><tr><td style="display:none">藏</td><td>二</td></tr><tr style="display:none"><td>隐</td><td>隐</td></tr>${plain}`,
      ),
    ).toEqual([
      ['甲', '一'],
      ['甲', '二'],
      ['子', '丑'],
    ]);
  });

  it.each(['100000', '65534', '-3', '0', 'abc', '1e9', '2.5', ''])('survives the span %s', (value) => {
    const facts = collect(
      `<table>${`<tr><td colspan="${value}" rowspan="${value}">甲</td><td>乙</td><td>丙</td></tr>`.repeat(30)}</table>`,
    );
    expect(pageFacts.safeParse(facts).success).toBe(true);
    expect(facts.readerErrors).toEqual([]);
    expect(facts.tables[0]?.rows).toHaveLength(30);
  });

  it('are read where a layout table holds them, and not what holds them', () => {
    const data = `<table>${plain.repeat(3)}</table>`;
    const facts = collect(
      `<table><tr><td><p>云溪县人民政府</p>${data}</td><td>${data}</td></tr><tr><td>页脚</td><td>页脚</td></tr></table>`,
    );
    expect(facts.tables.map(({ rows }) => rows.length)).toEqual([3, 3]);
  });

  it('are kept with their own cells where a cell holds a small table', () => {
    const rows = '<tr><td>行政许可办理事项名称</td><td>本年处理决定数量</td></tr>'.repeat(4);
    const facts = collect(`<table>${rows}<tr><td>备注</td><td><table><tr><td>一</td></tr></table></td></tr></table>`);
    expect(facts.tables.map(({ rows }) => rows.length)).toEqual([5]);
    expect(facts.tables[0]?.rows[4]?.map(({ text }) => text)).toEqual(['备注', '']);
  });

  it('a lone row counts only if it is long', () => {
    const row = (count: number) => `<table><tr>${'<td>1</td>'.repeat(count)}</tr></table>`;
    expect(collect(row(15)).tables).toHaveLength(1);
    expect(collect(row(3)).tables).toHaveLength(0);
  });

  it('are found in linear time however deep they stand in each other', () => {
    const depth = 400;
    const facts = collect(
      `${'<table><tr><td>甲</td><td>乙</td><td>'.repeat(depth)}${'</td></tr></table>'.repeat(depth)}`,
    );
    expect(facts.readerErrors).toEqual([]);
    expect(facts.tables.length).toBeLessThanOrEqual(1);
  });
});
