/** Scorecards as a workbook for Excel and WPS: bodies, leaves, problems, and what its words mean. */
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { owesNothing } from '../audit/owed-nothing.ts';
import type { AreaScore, Interval, LeafScore, Scorecard } from '../audit/scorecard.ts';
import { pointsAtStake } from '../audit/stake.ts';
import { hasMessage, type Locale, type MessageCode, message, render, renderCode } from '../text/catalogue/index.ts';
import { dayInChina } from '../text/day.ts';
import { cellText, documentNames, judgedCode, type NamedDocument } from './cell-text.ts';

/** A number stays a number, so that it can be summed; `undefined` leaves the cell empty. */
type Value = string | number | undefined;
/** `share`: 0–1, shown in per cent. `link`: an address, which leads there where it is one of the web. */
type Form = 'text' | 'points' | 'count' | 'share' | 'link';

interface Column<Row> {
  title: MessageCode;
  /** In characters of the default font; a Chinese one is two wide. */
  width: number;
  form?: Form;
  value: (row: Row) => Value;
}

interface LeafRow {
  card: Scorecard;
  area: AreaScore;
  leaf: LeafScore;
}
interface LedgerSheetRow extends LeafRow {
  row: NonNullable<LeafScore['ledger']>[number];
}
type LeafFinding = LeafScore['findings'][number];
interface ProblemRow extends LeafRow {
  /** Absent in the row that says how many more there are. */
  found: LeafFinding | undefined;
  points: number;
}

/** `documents` words the ids of clauses; an id that it lacks is shown as it is. */
export function scorecardsToXlsx(
  scorecards: readonly Scorecard[],
  locale: Locale,
  documents: readonly NamedDocument[] = [],
): Promise<Uint8Array> {
  const { bodyColumns, leafColumns, problemColumns, ledgerColumns, notes } = columnsIn(
    locale,
    documentNames(documents),
  );
  const leaves = scorecards.flatMap((card) =>
    card.areas.flatMap((area) => area.leaves.map((leaf) => ({ card, area, leaf }))),
  );
  const problems = scorecards.flatMap(problemsOf);
  const ledger = leaves.flatMap((of) => (of.leaf.ledger ?? []).map((row) => ({ ...of, row })));
  const title = (code: MessageCode) => render(locale, { code });
  const [first] = scorecards;
  const madeAt = first ? new Date(first.madeAt) : undefined;
  const made = madeAt && !Number.isNaN(madeAt.getTime()) ? madeAt : undefined;
  return writeXlsx({
    sheets: [
      sheetOf(title('export.sheet-bodies'), bodyColumns, scorecards, locale),
      sheetOf(title('export.sheet-leaves'), leafColumns, leaves, locale),
      sheetOf(title('export.sheet-problems'), problemColumns, problems, locale),
      sheetOf(title('export.sheet-ledger'), ledgerColumns, ledger, locale),
      { name: title('export.sheet-notes'), columns: [{ width: 76 }], rows: [], cells: lines(notes(scorecards)) },
    ],
    properties: { title: title('export.workbook-title'), ...(made && { created: made, modified: made }) },
    defaultFont: FONT,
  });
}

/** Loss first: vetoes, then what is proven, then suspicions, each by points; what is met lists none. */
function problemsOf(card: Scorecard): ProblemRow[] {
  const order = ({ leaf, found }: ProblemRow) => (leaf.veto ? 0 : 2) + (found?.certainty === 'suspected' ? 1 : 0);
  return card.areas
    .flatMap((area) => area.leaves.map((leaf) => ({ card, area, leaf })))
    .filter(({ leaf }) => leaf.state !== 'met' && leaf.state !== 'not-applicable')
    .flatMap(({ leaf, ...row }): ProblemRow[] => {
      const own = leaf.findings.filter(({ deductedIn }) => !deductedIn);
      const rows: ProblemRow[] = own.map((found) => ({ ...row, leaf, found, points: pointsAtStake(leaf, found) }));
      const more = hiddenIn(leaf);
      return more > 0 ? [...rows, { ...row, leaf, found: undefined, points: 0 }] : rows;
    })
    .sort((a, b) => order(a) - order(b) || b.points - a.points);
}

/** Findings of a leaf that are not listed; what is deducted elsewhere is listed there. */
function hiddenIn({ findings, findingCount, deductedElsewhere = 0 }: LeafScore): number {
  return findingCount - deductedElsewhere - findings.filter(({ deductedIn }) => !deductedIn).length;
}

function columnsIn(locale: Locale, titles: ReadonlyMap<string, string>) {
  const say = (code: MessageCode) => render(locale, { code });
  const wordOf = (code: string) => (hasMessage(code) ? renderCode(locale, code) : undefined);
  const join = locale === 'en' ? '; ' : '；';
  const signature = (name: string) => name || say('sign.nobody');

  const body: Column<{ card: Scorecard }>[] = [
    { title: 'export.column-body', width: 26, value: ({ card }) => card.body.name },
  ];
  const clause: Column<{ leaf: LeafScore }>[] = [
    {
      title: 'export.column-clause',
      width: 36,
      value: ({ leaf }) =>
        leaf.clause && `${titles.get(leaf.clause.document) ?? leaf.clause.document} ${leaf.clause.place}`,
    },
    {
      title: 'export.column-clause-status',
      width: 14,
      value: ({ leaf }) => leaf.clause && say(`clause-status.${leaf.clause.status}`),
    },
  ];

  const bodyColumns: Column<Scorecard>[] = [
    { title: 'export.column-body', width: 30, value: ({ body }) => body.name },
    { title: 'export.column-level', width: 10, value: ({ body }) => say(`level.${body.level}`) },
    { title: 'export.column-kind', width: 10, value: ({ body }) => say(`body-kind.${body.kind}`) },
    {
      title: 'export.column-confirmed',
      width: 12,
      value: ({ body }) => say(body.confirmed ? 'export.confirmed' : 'export.unconfirmed'),
    },
    {
      title: 'export.column-vetoes',
      width: 12,
      form: 'count',
      value: ({ vetoes }) => vetoes.confirmed,
    },
    { title: 'export.column-vetoes-open', width: 14, form: 'count', value: ({ vetoes }) => vetoes.open },
    {
      title: 'export.column-interval',
      width: 16,
      value: (card) =>
        owesNothing(card)
          ? say('leaf-state.not-applicable')
          : card.total
            ? say('because.total-unconfirmed')
            : intervalText(card.score),
    },
    {
      title: 'export.column-low',
      width: 11,
      form: 'points',
      value: (card) => (card.total || owesNothing(card) ? undefined : card.score.low),
    },
    {
      title: 'export.column-high',
      width: 11,
      form: 'points',
      value: (card) => (card.total || owesNothing(card) ? undefined : card.score.high),
    },
    { title: 'export.column-full', width: 9, form: 'points', value: (card) => (card.total ? undefined : card.points) },
    {
      title: 'export.column-decided',
      width: 12,
      form: 'share',
      value: (card) => (owesNothing(card) ? undefined : card.decided),
    },
    { title: 'export.column-read', width: 10, form: 'count', value: ({ pages }) => pages.total },
    { title: 'export.column-unread', width: 12, form: 'count', value: ({ unread }) => unread.length },
    { title: 'export.column-system', width: 16, value: ({ system }) => system.title[locale] },
    { title: 'export.column-authority', width: 18, value: ({ system }) => system.authority[locale] },
    { title: 'export.column-system-version', width: 10, value: ({ system }) => system.version },
    { title: 'export.column-cutoff', width: 12, value: ({ campaign }) => campaign.cutoff },
    { title: 'export.column-made', width: 12, value: ({ madeAt }) => dayInChina(madeAt) ?? madeAt.slice(0, 10) },
  ];

  const leafColumns: Column<LeafRow>[] = [
    ...body,
    { title: 'export.column-area', width: 16, value: ({ area }) => area.title[locale] },
    { title: 'export.column-leaf-second', width: 30, value: ({ leaf }) => leaf.title[locale] },
    {
      title: 'export.column-type',
      width: 11,
      value: ({ leaf }) => say(leaf.veto ? 'export.veto' : leaf.method === 'bonus' ? 'export.bonus' : 'export.scored'),
    },
    {
      title: 'export.column-points',
      width: 9,
      form: 'points',
      value: (row) => (hasPoints(row) ? row.leaf.points : undefined),
    },
    {
      title: 'export.column-interval',
      width: 14,
      value: (row) =>
        hasPoints(row) && row.leaf.state !== 'not-applicable' ? intervalText(row.leaf.score) : undefined,
    },
    {
      title: 'export.column-low',
      width: 11,
      form: 'points',
      value: (row) => (hasPoints(row) ? row.leaf.score.low : undefined),
    },
    {
      title: 'export.column-high',
      width: 11,
      form: 'points',
      value: (row) => (hasPoints(row) ? row.leaf.score.high : undefined),
    },
    { title: 'export.column-state', width: 12, value: ({ leaf }) => say(`leaf-state.${leaf.state}`) },
    {
      title: 'export.column-because',
      width: 36,
      value: ({ leaf }) => leaf.because.map((because) => render(locale, because)).join(join),
    },
    {
      title: 'export.column-judged',
      width: 11,
      value: ({ leaf }) => say(judgedCode(leaf)),
    },
    { title: 'export.column-evaluator', width: 14, value: ({ leaf }) => leaf.judgedBy?.map(signature).join(join) },
    { title: 'export.column-problem-count', width: 9, form: 'count', value: ({ leaf }) => leaf.findingCount },
    ...clause,
    { title: 'export.column-clause-quote', width: 40, value: ({ leaf }) => leaf.clause?.quote },
    { title: 'export.column-rule', width: 30, value: ({ leaf }) => leaf.rules.map(({ id }) => id).join(' ') },
  ];

  const severity = ({ card, leaf, points }: ProblemRow) => {
    if (leaf.veto) return say('export.veto');
    if (points <= 0) return say('export.severity-hint');
    return say(card.total ? 'problem.unconfirmed' : 'export.severity-points');
  };
  const problemText = ({ leaf, found }: ProblemRow) =>
    found
      ? render(locale, found.finding.message)
      : render(locale, message('export.more-findings', { count: hiddenIn(leaf) }));
  const stake = (certainty: LeafFinding['certainty']) => (row: ProblemRow) =>
    hasPoints(row) && row.found?.certainty === certainty ? row.points : undefined;
  let number = 0;
  const problemColumns: Column<ProblemRow>[] = [
    { title: 'export.column-serial', width: 7, form: 'count', value: ({ found }) => (found ? ++number : undefined) },
    ...body,
    { title: 'export.column-area', width: 14, value: ({ area }) => area.title[locale] },
    { title: 'export.column-leaf-second', width: 24, value: ({ leaf }) => leaf.title[locale] },
    {
      title: 'export.column-problem-type',
      width: 24,
      value: ({ found }) => found && (wordOf(`rule.${found.ruleId}.failure`) ?? found.ruleId),
    },
    { title: 'export.column-severity', width: 11, value: severity },
    { title: 'export.column-certainty', width: 12, value: ({ found }) => found && say(`certainty.${found.certainty}`) },
    {
      title: 'export.column-page-title',
      width: 28,
      value: ({ card, found }) => found && card.pageTitles?.[found.finding.pageUrl],
    },
    { title: 'export.column-url', width: 40, form: 'link', value: ({ found }) => found?.finding.pageUrl },
    { title: 'export.column-pages', width: 9, form: 'count', value: ({ found }) => found?.pages },
    { title: 'export.column-description', width: 44, value: problemText },
    { title: 'export.column-evidence', width: 40, value: ({ found }) => found?.finding.quote },
    { title: 'export.column-selector', width: 24, value: ({ found }) => found?.finding.selector },
    ...clause,
    { title: 'export.column-lost', width: 9, form: 'points', value: stake('proven') },
    { title: 'export.column-open', width: 9, form: 'points', value: stake('suspected') },
    { title: 'export.column-mend', width: 44, value: ({ found }) => found && wordOf(`rule.${found.ruleId}.mend`) },
    { title: 'export.column-deadline', width: 12, value: () => undefined },
    { title: 'export.column-responsible', width: 16, value: ({ leaf }) => leaf.unit },
    {
      title: 'export.column-mending',
      width: 12,
      value: ({ found }) => found && say(found.certainty === 'proven' ? 'export.mending-due' : 'export.mending-review'),
    },
  ];

  const ledgerColumns: Column<LedgerSheetRow>[] = [
    ...body,
    { title: 'export.column-leaf-second', width: 24, value: ({ leaf }) => leaf.title[locale] },
    { title: 'ledger.column-title', width: 44, value: ({ row }) => row.title },
    { title: 'ledger.column-day', width: 12, value: ({ row }) => row.on },
    { title: 'ledger.column-counted', width: 10, value: ({ row }) => say(row.counted ? 'ledger.in' : 'ledger.out') },
    { title: 'ledger.column-because', width: 32, value: ({ row }) => render(locale, row.because) },
    { title: 'ledger.column-met', width: 12, value: ({ row }) => (row.counted ? say(metCode(row)) : undefined) },
    { title: 'ledger.column-by', width: 40, form: 'link', value: ({ row }) => row.by },
    { title: 'ledger.column-decision', width: 12, value: ({ row }) => row.decision && say(`decision.${row.decision}`) },
    {
      title: 'export.column-evaluator',
      width: 14,
      value: ({ row }) => (row.decidedBy === undefined ? undefined : signature(row.decidedBy)),
    },
    { title: 'export.column-url', width: 40, form: 'link', value: ({ row }) => row.url },
    { title: 'export.column-rule', width: 24, value: ({ row }) => row.ruleId },
  ];

  const notes = (scorecards: readonly Scorecard[]): string[] => [
    say('export.workbook-title'),
    ...[
      ...new Set(
        scorecards.map(({ system }) => `${system.title[locale]} ${system.version} · ${system.authority[locale]}`),
      ),
    ],
    say('export.note-interval'),
    say('export.note-suspected'),
    say('export.note-vetoes'),
    say('export.note-lost'),
    say('export.note-clause'),
    say('export.note-ledger'),
    say('export.note-columns'),
    say('export.note-blank'),
  ];
  return { bodyColumns, leafColumns, problemColumns, ledgerColumns, notes };
}

/** Not a veto, and not an amount that nobody confirmed. */
const hasPoints = ({ card, leaf }: LeafRow): boolean => !leaf.veto && !card.total;

const metCode = ({ met }: LedgerSheetRow['row']): MessageCode =>
  met === undefined ? 'ledger.open' : met ? 'ledger.met' : 'ledger.unmet';

/** Two decimals at most; one number only where nothing is open. */
function intervalText({ low, high }: Interval): string {
  const [from, to] = [rounded(low), rounded(high)];
  return from === to ? String(from) : `${from}–${to}`;
}

function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}

const FONT = { name: 'Microsoft YaHei', size: 10 };
const LINE = { style: 'thin', color: { rgb: 'BFC7CF' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE8F0' } },
  border: BORDER,
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const TEXT: CellStyle = {
  // As text for good: a cell that somebody edits is not read anew as a formula or a date.
  numFmt: '@',
  font: FONT,
  border: BORDER,
  alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
};
const number = (numFmt: string): CellStyle => ({
  numFmt,
  font: FONT,
  border: BORDER,
  alignment: { vertical: 'top', horizontal: 'right' },
});
const STYLES: Record<Form, CellStyle> = {
  text: TEXT,
  points: number('0.00'),
  count: number('0'),
  share: number('0.00%'),
  link: { ...TEXT, font: { ...FONT, underline: true, color: { rgb: '0B4A6F' } } },
};

/** Excel reads no more of a cell. */
const MAX_TEXT = 32_000;
/** Excel refuses a sheet with more links, and a link that is longer. */
const MAX_LINKS = 60_000;
const MAX_LINK = 2_000;

function sheetOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], locale: Locale): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const [at, { title }] of columns.entries()) {
    cells.set(`0,${at}`, { value: render(locale, { code: title }), type: 'string', style: HEAD });
  }
  let links = 0;
  for (const [index, row] of rows.entries()) {
    for (const [at, { value: read, form = 'text' }] of columns.entries()) {
      const value = read(row);
      const link = form === 'link' && links < MAX_LINKS ? webAddress(value) : undefined;
      if (link) links++;
      cells.set(`${index + 1},${at}`, {
        ...typed(value, form),
        style: form === 'link' && !link ? TEXT : STYLES[form],
        ...(link && { hyperlink: { target: link } }),
      });
    }
  }
  const range = `A1:${letters(columns.length)}${rows.length + 1}`;
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

function typed(value: Value, form: Form): Pick<Cell, 'value' | 'type'> {
  if (value === undefined || value === '') return { value: null, type: 'empty' };
  if (typeof value === 'string') {
    // The format has escapes of its own, and text that looks like one is not meant as one.
    const text = cellText(value).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
    return { value: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text, type: 'string' };
  }
  if (form === 'share') return { value: floorShare(value), type: 'number' };
  // Exact enough to sum up to the points lost, without the tail of a division.
  return { value: Math.round(value * 1e6) / 1e6 + 0, type: 'number' };
}

/** Rounded down, so that 100 % is said only of what is decided throughout. */
function floorShare(share: number): number {
  return share >= 1 - 1e-9 ? 1 : Math.floor(share * 10_000 + 1e-9) / 10_000;
}

/** The address where a link may lead to it: of the web, and of a form that no spreadsheet calls damaged. */
function webAddress(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_LINK) return undefined;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  const href = url.href.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character));
  return href.length > MAX_LINK || /%(?![0-9a-f]{2})/i.test(href) ? undefined : href;
}

function lines(texts: readonly string[]): Map<string, Partial<Cell>> {
  const style: CellStyle = { font: FONT, numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
  return new Map(
    texts.map((text, at) => [
      `${at},0`,
      { value: cellText(text), type: 'string', style: at === 0 ? { ...style, font: { ...FONT, bold: true } } : style },
    ]),
  );
}

/** `A` for the first column. */
function letters(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
