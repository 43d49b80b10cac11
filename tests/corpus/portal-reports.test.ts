/**
 * The three annual reports of the municipal portal in ../shared, cell by cell. What is expected is taken from the bytes
 * by another way than the reader's: cells in the order of the mark-up against the order of the printed format, without
 * spans and without names. Prints the tables of figures.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../utils/facts/collect.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import type { AnnualReport } from '../../utils/facts/reading.ts';

const portal = resolve('../shared/corpus/municipal-portal');
const isThere = existsSync(join(portal, 'index.jsonl'));
if (!isThere) console.warn(`没有 ${portal}：跳过年度报告测试`);

const APPLICANTS = ['individuals', 'companies', 'research', 'charities', 'lawFirms', 'others', 'total'];
const RESULTS = [
  'granted partlyGranted',
  'refused.stateSecret refused.forbidden refused.security refused.thirdParty',
  'refused.internal refused.process refused.enforcementFile refused.query',
  'unavailable.notHeld unavailable.toBeMade unavailable.unclear',
  'notProcessed.complaint notProcessed.repeated notProcessed.publication notProcessed.excessive notProcessed.reissue',
]
  .join(' ')
  .split(' ');
const OTHERWISE = { trial: ['otherwise'], now: ['otherwise.notCorrected', 'otherwise.feeUnpaid', 'otherwise.other'] };
const DOCUMENTS = { trial: ['made', 'published', 'publishedTotal'], now: ['issued', 'repealed', 'inForce'] };
const OTHERS = {
  trial: [
    ...['licences', 'otherServices', 'penalties', 'coercion'].flatMap((row) =>
      ['previous', 'change', 'decisions'].map((column) => `${row}.${column}`),
    ),
    ...['fees.previous', 'fees.change', 'procurement.projects', 'procurement.amount'],
  ],
  now: ['licences.decisions', 'penalties.decisions', 'coercion.decisions', 'fees.amount'],
};
const BLOCKS = ['review', 'direct', 'afterReview'];
const OUTCOMES = ['upheld', 'corrected', 'other', 'pending', 'total'];

/** Names of all cells with figures, in the order in which the printed format has them. */
function printedOrder(format: 'trial' | 'now'): string[] {
  const rows = ['received', 'carriedIn', ...RESULTS, ...OTHERWISE[format], 'handled', 'carriedOut'];
  return [
    ...['regulations', 'normative'].flatMap((row) => DOCUMENTS[format].map((column) => `disclosed.${row}.${column}`)),
    ...OTHERS[format].map((name) => `disclosed.${name}`),
    ...rows.flatMap((row) => APPLICANTS.map((column) => `requests.${row}.${column}`)),
    ...BLOCKS.flatMap((block) => OUTCOMES.map((outcome) => `disputes.${block}.${outcome}`)),
  ];
}

/** Numbers of the cells in the order of the mark-up. Labels such as `1.属于国家秘密` are no numbers. */
function cellNumbers(html: string): number[] {
  const tables = html.match(/<table[\s\S]*?<\/table>/gi) ?? [];
  return tables.flatMap((table) =>
    (table.match(/<td[\s\S]*?<\/td>/gi) ?? [])
      .map((cell) => cell.replace(/<[^>]+>|&nbsp;|\s/g, ''))
      .filter((text) => /^\d+(?:\.\d+)?元?$/.test(text))
      .map((text) => Number.parseFloat(text)),
  );
}

/** Read off the pages by eye. */
const BY_EYE = {
  2019: {
    'disclosed.normative.made': 89,
    'disclosed.licences.previous': 396,
    'disclosed.penalties.previous': 2648,
    'disclosed.fees.previous': 35,
    'disclosed.procurement.projects': 135,
    'disclosed.procurement.amount': 75394432.52,
    'requests.received.total': 23,
    'requests.unavailable.notHeld.individuals': 7,
    'requests.unavailable.unclear.individuals': 5,
    'requests.notProcessed.repeated.total': 3,
    'requests.handled.total': 23,
    'disputes.afterReview.total': 0,
  },
  2023: {
    'disclosed.normative.issued': 77,
    'disclosed.normative.repealed': 132,
    'disclosed.normative.inForce': 470,
    'disclosed.fees.amount': 5949.088667,
    'requests.received.individuals': 80,
    'requests.received.companies': 1,
    'requests.partlyGranted.companies': 1,
    'requests.refused.query.total': 2,
    'requests.unavailable.notHeld.total': 31,
    'requests.handled.total': 81,
    'disputes.review.total': 2,
    'disputes.direct.pending': 1,
    'disputes.direct.total': 5,
    'disputes.afterReview.total': 2,
  },
  2024: {
    'disclosed.normative.issued': 62,
    'disclosed.licences.decisions': 4529,
    'disclosed.fees.amount': 18651.06,
    'requests.received.individuals': 217,
    'requests.refused.internal.total': 32,
    'requests.unavailable.notHeld.total': 75,
    'requests.otherwise.other.companies': 1,
    'requests.otherwise.other.total': 2,
    'requests.handled.total': 218,
    'requests.carriedOut.total': 0,
    'disputes.review.total': 7,
    'disputes.afterReview.upheld': 13,
    'disputes.afterReview.total': 19,
  },
} as const;

const REPORTS = [
  { year: 2019, file: 'nb2019_80576.html', format: 'trial-2019' },
  { year: 2023, file: 'nb2023_87885.html', format: 'format-2021' },
  { year: 2024, file: 'nb2024_97791.html', format: 'format-2021' },
] as const;

describe.skipIf(!isThere)('the annual reports of the municipal portal', () => {
  it.each(REPORTS)('$year', ({ year, file, format }) => {
    const html = readFileSync(join(portal, 'pages', file), 'utf8');
    const facts = collectPageFacts(new JSDOM(html).window.document, {
      url: `https://www.pingtan.gov.cn/${file}`,
      capture: 'live',
      capturedAt: null,
    });
    expect(facts.readerErrors).toEqual([]);
    const report = interpret(facts).annualReport;
    if (!report) throw new Error('not read as an annual report');
    expect(report).toMatchObject({ year, format, attachmentOnly: false });
    expect(report.sections.map(({ id }) => id)).toEqual([
      'overview',
      'disclosed',
      'requests',
      'disputes',
      'problems',
      'other',
    ]);
    expect(report.tables.map(({ holds, unread }) => [...holds, unread])).toEqual([
      ['disclosed', 0],
      ['requests', 0],
      ['disputes', 0],
    ]);

    const names = printedOrder(format === 'trial-2019' ? 'trial' : 'now');
    const numbers = cellNumbers(html);
    expect(numbers).toHaveLength(names.length);
    const figures = Object.fromEntries(Object.entries(report.figures).map(([id, { value }]) => [id, value]));
    expect(figures).toEqual(Object.fromEntries(names.map((name, i) => [name, numbers[i]])));
    expect(figures).toMatchObject(BY_EYE[year]);
    expectSums(figures);
    for (const { value, text, table, row, column } of Object.values(report.figures)) {
      expect(Number.parseFloat(text)).toBe(value);
      expect(
        facts.tables[table]?.rows[row]?.map((cell) => cell.text),
        `${table} ${row} ${column}`,
      ).toContain(text);
    }
    console.log(`${year}，${names.length} 个数，全部一致\n${printed(report)}`);
  });
});

/** I1 to I4 of the standard: what the format prints under its table, and what its rows and columns mean. */
function expectSums(figures: Record<string, number | null>): void {
  const of = (id: string) => figures[id] ?? Number.NaN;
  const sum = (ids: readonly string[]) => ids.reduce((all, id) => all + of(id), 0);
  const rows = [
    ...new Set(
      Object.keys(figures)
        .filter((id) => id.startsWith('requests.'))
        .map(rowOf),
    ),
  ];
  const results = rows.filter((row) => !/\.(?:received|carriedIn|carriedOut|handled)$/.test(row));
  for (const column of APPLICANTS) {
    const handled = of(`requests.handled.${column}`);
    expect(sum([`requests.received.${column}`, `requests.carriedIn.${column}`]), `I1 ${column}`).toBe(
      handled + of(`requests.carriedOut.${column}`),
    );
    expect(sum(results.map((row) => `${row}.${column}`)), `I2 ${column}`).toBe(handled);
  }
  for (const row of rows)
    expect(sum(APPLICANTS.slice(0, 6).map((who) => `${row}.${who}`)), `I3 ${row}`).toBe(of(`${row}.total`));
  for (const block of BLOCKS) {
    const parts = OUTCOMES.slice(0, 4).map((outcome) => `disputes.${block}.${outcome}`);
    expect(sum(parts), `I4 ${block}`).toBe(of(`disputes.${block}.total`));
  }
}

const rowOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));

/** A row a line: its name and its figures in the order of the columns. */
function printed({ figures }: AnnualReport): string {
  const rows = new Map<string, string[]>();
  for (const [id, { text, unit }] of Object.entries(figures)) {
    const row = rowOf(id);
    const column = row.startsWith('requests.') ? '' : `${id.slice(row.length + 1)} `;
    rows.set(row, [...(rows.get(row) ?? []), `${column}${text}${unit && !text.endsWith(unit) ? ` ${unit}` : ''}`]);
  }
  return [...rows].map(([row, cells]) => `| ${row} | ${cells.join(' | ')} |`).join('\n');
}
