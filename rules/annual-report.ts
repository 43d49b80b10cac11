/** How rules read an annual report (政府信息公开工作年度报告): whether they can, and whether its figures add up. */
import type { Table } from '../utils/facts/page-facts.ts';
import type { AnnualReport, PageView, ReportFigure, ReportSection } from '../utils/facts/reading.ts';
import { type Message, message } from '../utils/text/catalogue/index.ts';
import type { Day } from '../utils/text/day.ts';
import { maskPrivacy } from '../utils/text/privacy.ts';
import {
  cannotTell,
  type Finding,
  notApplicable,
  type Outcome,
  type PageContext,
  pass,
  proven,
  suspected,
} from './rule.ts';

/** The first report year of the official tables, for which the notice only recommends them (国办公开办函〔2019〕60号). */
export const FIRST_OF_TABLES = 2019;
/** The first report year of the format in force (国办公开办函〔2021〕30号). */
export const FIRST_OF_FORMAT = 2021;

/** Codes A to D of the table of applications, by the names that figures have (utils/facts/report-format.ts). */
export const RESULT_ROWS = [
  'granted',
  'partlyGranted',
  'refused.stateSecret',
  'refused.forbidden',
  'refused.security',
  'refused.thirdParty',
  'refused.internal',
  'refused.process',
  'refused.enforcementFile',
  'refused.query',
  'unavailable.notHeld',
  'unavailable.toBeMade',
  'unavailable.unclear',
  'notProcessed.complaint',
  'notProcessed.repeated',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.reissue',
] as const;
/** （六）其他处理: three rows in the format of 2021, one in the trial format. */
export const OTHERWISE_ROWS = ['otherwise.notCorrected', 'otherwise.feeUnpaid', 'otherwise.other'] as const;
export const APPLICANTS = ['individuals', 'companies', 'research', 'charities', 'lawFirms', 'others'] as const;
/** Of the table of applications. */
export const COLUMNS = [...APPLICANTS, 'total'] as const;
export const DISPUTE_BLOCKS = ['review', 'direct', 'afterReview'] as const;
export const DISPUTE_OUTCOMES = ['upheld', 'corrected', 'other', 'pending'] as const;

export type RequestRow =
  | (typeof RESULT_ROWS)[number]
  | (typeof OTHERWISE_ROWS)[number]
  | 'otherwise'
  | 'received'
  | 'carriedIn'
  | 'handled'
  | 'carriedOut';
export type RequestColumn = (typeof COLUMNS)[number];
export type DisputeBlock = (typeof DISPUTE_BLOCKS)[number];
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number] | 'total';

/** A cell by the name of its figure, with its row and column as the format names them. */
export interface NamedCell {
  name: string;
  row: Message;
  column: Message;
}

export const requestCell = (row: RequestRow, column: RequestColumn): NamedCell => ({
  name: `requests.${row}.${column}`,
  row: message(`report.row.${row}`),
  column: message(`report.column.${column}`),
});

export const disputeCell = (block: DisputeBlock, outcome: DisputeOutcome): NamedCell => ({
  name: `disputes.${block}.${outcome}`,
  row: message(`report.block.${block}`),
  column: message(`report.outcome.${outcome}`),
});

/** 其他处理 as this report has it: by its three rows unless the single one of the trial format stands there. */
export function otherwiseRows({ figures }: AnnualReport, column: RequestColumn): readonly RequestRow[] {
  const has = (row: RequestRow) => figures[`requests.${row}.${column}`] !== undefined;
  return has('otherwise') && !OTHERWISE_ROWS.some(has) ? ['otherwise'] : OTHERWISE_ROWS;
}

/** A report that a rule may judge, or why it may not. */
export type Judged = { report: AnnualReport; year: number } | { outcome: Outcome };

type ReportPage = Pick<PageView, 'annualReport' | 'publishedOn'>;

/**
 * Titles name the year of the publication now and then; statistics period and day of publication give that away. The
 * earliest year counts, since the later formats ask for more.
 */
function judgedYear({ year, period }: AnnualReport, publishedOn: Day | undefined): number | undefined {
  if (year === undefined) return undefined;
  const published = publishedOn ? Number(publishedOn.slice(0, 4)) - 1 : year;
  return Math.min(year, published, period ? Number(period.to.slice(0, 4)) : year);
}

/** `from`: the first report year to which the rule's document applies. */
export function reportFrom(
  from: number,
  { annualReport, publishedOn }: ReportPage,
  { isUnknown }: PageContext,
): Judged {
  if (!annualReport) return { outcome: isUnknown('annualReport') ? recapture() : notAReport() };
  const year = judgedYear(annualReport, publishedOn);
  if (year === undefined) return { outcome: cannotTell(message('because.report-year-unknown')) };
  if (year < from) return { outcome: notApplicable(message('because.report-before-format', { from })) };
  if (isUnknown('annualReport')) return { outcome: recapture() };
  return { report: annualReport, year };
}

const recapture = (): Outcome => cannotTell(message('because.report-cut'));
const notAReport = (): Outcome => notApplicable(message('because.not-an-annual-report'));

/** The same for questions on its text, which a page that only points to a file does not hold. */
export function textFrom(from: number, page: ReportPage, context: PageContext): Judged {
  const judged = reportFrom(from, page, context);
  if ('outcome' in judged) return judged;
  const { attachmentOnly, sections } = judged.report;
  if (attachmentOnly !== false) return { outcome: cannotTell(message('because.report-in-attachment')) };
  if (sections.length > 0) return judged;
  const byScript = context.isUnknown('annualReport.sections');
  return { outcome: cannotTell(message(byScript ? 'because.report-by-script' : 'because.report-without-sections')) };
}

/** Cells that have to add up to as much as others. */
export interface Identity {
  /** Distinguishes it among those of its rule: a column, a row or a block. */
  id: string;
  left: readonly NamedCell[];
  right: readonly NamedCell[];
}

/** One side of an identity that does not hold: cell by cell, and the sum. */
export interface Side {
  cells: readonly Message[];
  sum: number;
}

export interface SumQuestion {
  /** The rule that asks: findings are keyed by it. */
  ruleId: string;
  url: string;
  /** Which official table the identities are of. */
  table: 'requests' | 'disputes';
  report: AnnualReport;
  year: number;
  /** Of the page, where the quotes come from. */
  tables: readonly Table[];
  identities: readonly Identity[];
  /** What tells the cells of one side apart; the other is the same for all and is named by `say`. */
  listBy: 'row' | 'column';
  /** The sentence on a failure. */
  say(id: Identity, left: Side, right: Side): Message;
  context: PageContext;
}

/**
 * An identity is wrong where all its cells are known and its sums differ: that is proven by the cells alone, whatever
 * else the table lacks. A cell that is blank, absent or claimed twice is not 0, and leaves its identities open. In 2019
 * the table itself was only recommended, so that its errors are suspected.
 */
export function judgeSums(question: SumQuestion): Outcome {
  const { report, year, table, identities, context } = question;
  const name = message(`report.table.${table}`);
  const holding = report.tables.filter(({ holds }) => holds.includes(table));
  if (holding.length === 0) return cannotTell(tableUnread(report, name, context));
  if (holding.some(({ unread }) => unread > 0))
    return cannotTell(message('because.report-table-misread', { table: name }));

  const wrong: Finding[] = [];
  const open: Message[] = [];
  for (const identity of identities) {
    const unclear = [...identity.left, ...identity.right].find((cell) => countOf(report, cell.name) === undefined);
    if (unclear) open.push(message('report.cell-of', { row: unclear.row, column: unclear.column }));
    else if (sumOf(report, identity.left) !== sumOf(report, identity.right)) wrong.push(findingOf(question, identity));
  }
  const [first, ...others] = wrong;
  if (first) return year > FIRST_OF_TABLES ? proven(first, ...others) : suspected([first, ...others]);
  if (open.length === 0) return pass();
  return cannotTell(message('because.report-cells-unclear', { cells: open.slice(0, SHOWN), count: open.length }));
}

const SHOWN = 5;

/** Why a table that a report owes was not read. */
export function tableUnread(report: AnnualReport, table: Message, { isUnknown }: PageContext): Message {
  if (report.attachmentOnly !== false) return message('because.report-in-attachment');
  if (isUnknown('annualReport.tables')) return message('because.report-by-script');
  if (report.pictures > 0) return message('because.report-table-in-picture', { table, count: report.pictures });
  return message('because.report-table-not-found', { table });
}

/** The count that a cell states; undefined where nobody can say. */
export function countOf(report: AnnualReport, name: string): number | undefined {
  const figure = report.figures[name];
  if (!figure || figure.repeated || figure.value === null) return undefined;
  return Number.isInteger(figure.value) && figure.value >= 0 ? figure.value : undefined;
}

/** Of cells whose counts are known. */
const sumOf = (report: AnnualReport, cells: readonly NamedCell[]): number =>
  cells.reduce((sum, { name }) => sum + (countOf(report, name) ?? 0), 0);

function findingOf({ ruleId, url, report, tables, listBy, say }: SumQuestion, identity: Identity): Finding {
  const { id, left, right } = identity;
  const side = (cells: readonly NamedCell[]): Side => ({
    cells: listed(report, cells, listBy),
    sum: sumOf(report, cells),
  });
  return {
    key: `${ruleId}:${url}:${id}`,
    pageUrl: url,
    message: say(identity, side(left), side(right)),
    quote: quoteOf(report, tables, [...left, ...right]),
  };
}

/** Cell by cell; zeros add nothing, and where there are many cells they are not listed. */
function listed(report: AnnualReport, cells: readonly NamedCell[], by: 'row' | 'column'): Message[] {
  const all = cells.map((cell) => ({ name: cell[by], value: countOf(report, cell.name) ?? 0 }));
  const shown = all.length > MANY ? all.filter(({ value }) => value !== 0) : all;
  return shown.length > 0 ? shown.map((cell) => message('report.cell', cell)) : [message('report.all-zero')];
}

const MANY = 6;
const LABEL = 24;
const QUOTE = 200;

/** The same cells as they stand on the page, with the labels of their rows. */
function quoteOf(report: AnnualReport, tables: readonly Table[], cells: readonly NamedCell[]): string {
  const figures = cells.flatMap(({ name }) => report.figures[name] ?? []);
  const shown = figures.length > MANY + 1 ? figures.filter(({ value }) => value !== 0) : figures;
  let label = '';
  const parts = shown.map((figure) => {
    const own = labelOf(figure, tables);
    const text = own === label ? figure.text : `${own} ${figure.text}`;
    label = own;
    return text;
  });
  return parts.join('｜').slice(0, QUOTE);
}

/** The last cell before the figure that is no figure itself: 1.属于国家秘密. */
function labelOf({ table, row, text }: ReportFigure, tables: readonly Table[]): string {
  const cells = tables[table]?.rows[row] ?? [];
  const first = cells.findIndex((cell, i) => i > 0 && cell.text === text);
  const labels = cells.slice(0, Math.max(first, 0)).filter((cell) => !/^[\d\s.,，/\\-]*$/.test(cell.text));
  return labels.at(-1)?.text.slice(0, LABEL) ?? '';
}

/** The six sections with words of their official titles that stand in no prose. */
export const SECTIONS = [
  { id: 'overview', title: '总体情况' },
  { id: 'disclosed', title: '主动公开政府信息情况' },
  { id: 'requests', title: '收到和处理政府信息公开申请情况' },
  { id: 'disputes', title: '行政复议、行政诉讼情况' },
  { id: 'problems', title: '存在的主要问题及改进情况' },
  { id: 'other', title: '其他需要报告的事项' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

export const sectionName = (id: SectionId): Message => message(`report.section.${id}`);

/** Words of a section in one line, at most so many characters, personal numbers masked. */
export function sectionText(mainText: string, { from, to }: ReportSection, length: number): string {
  const text = mainText.split('\n').slice(from, to).join(' ');
  return maskPrivacy(text).slice(0, length);
}
