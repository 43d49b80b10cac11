/** Scorecards as a table for Excel and WPS: one row a leaf and finding, with the words that a report uses. */
import Papa from 'papaparse';
import type { AreaScore, LeafScore, Scorecard } from '../audit/scorecard.ts';
import { type Locale, type MessageCode, message, render } from '../text/catalogue/index.ts';
import { cellText, documentNames, judgedCode, type NamedDocument } from './cell-text.ts';

/** Without it Excel reads UTF-8 as GBK, and every Chinese word is lost. */
const BOM = '\ufeff';

type Cell = string | number;

const COLUMNS = [
  'body',
  'level',
  'kind',
  'system',
  'system-version',
  'area',
  'leaf',
  'points',
  'low',
  'high',
  'state',
  'because',
  'judged',
  'evaluator',
  'number',
  'certainty',
  'problem',
  'quote',
  'url',
  'pages',
  'selector',
  'clause',
  'clause-quote',
  'clause-status',
  'rule',
  'cutoff',
  'made',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, Cell>>;

/** `documents` words the ids of clauses; an id that it lacks is shown as it is. */
export function scorecardsToCsv(
  scorecards: readonly Scorecard[],
  locale: Locale,
  documents: readonly NamedDocument[] = [],
): string {
  const titles = documentNames(documents);
  const say = (code: MessageCode) => render(locale, { code });
  const header = COLUMNS.map((column) => say(`export.column-${column}`));
  const rows = scorecards.flatMap((card) =>
    card.areas.flatMap((area) => area.leaves.flatMap((leaf) => leafRows(card, area, leaf, titles, locale))),
  );
  return csvText(
    header,
    rows.map((row) => COLUMNS.map((column) => row[column])),
  );
}

/** A table as Excel and WPS read it: marked as UTF-8, lines ended as on Windows, no cell that runs as a formula. */
function csvText(fields: readonly string[], rows: readonly (readonly (Cell | undefined)[])[]): string {
  return csvHead(fields) + csvRows(rows);
}

/** The beginning of such a table: what follows are `csvRows`, in as many parts as one likes. */
export function csvHead(fields: readonly string[]): string {
  return BOM + csvRows([fields]);
}

/** Lines of a table, each ended. */
export function csvRows(rows: readonly (readonly (Cell | undefined)[])[]): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(
    rows.map((row) => row.map(cell)),
    { newline: '\r\n' },
  )}\r\n`;
}

/**
 * Points stand in a leaf's first row alone, so that a sum or a pivot table over the column counts them once; all that
 * names the leaf stands in every row, so that filters keep working.
 */
function leafRows(
  card: Scorecard,
  area: AreaScore,
  leaf: LeafScore,
  titles: ReadonlyMap<string, string>,
  locale: Locale,
): Row[] {
  const say = (code: MessageCode) => render(locale, { code });
  const named: Row = {
    body: card.body.name,
    level: say(`level.${card.body.level}`),
    kind: say(`body-kind.${card.body.kind}`),
    system: card.system.title[locale],
    'system-version': card.system.version,
    area: area.title[locale],
    leaf: leaf.title[locale],
    state: say(`leaf-state.${leaf.state}`),
    because: leaf.because.map((because) => render(locale, because)).join(locale === 'en' ? '; ' : '；'),
    judged: say(judgedCode(leaf)),
    evaluator: (leaf.judgedBy ?? []).map((name) => name || say('sign.nobody')).join(locale === 'en' ? '; ' : '；'),
    ...(leaf.clause && {
      clause: `${titles.get(leaf.clause.document) ?? leaf.clause.document} ${leaf.clause.place}`,
      'clause-quote': leaf.clause.quote ?? '',
      'clause-status': say(`clause-status.${leaf.clause.status}`),
    }),
    rule: leaf.rules.map((rule) => rule.id).join(' '),
    cutoff: card.campaign.cutoff ?? '',
    made: card.madeAt,
  };
  const range: Row = { low: rounded(leaf.score.low), high: rounded(leaf.score.high) };
  const score: Row = leaf.veto
    ? { points: say('export.veto') }
    : card.total
      ? { points: say('problem.unconfirmed') }
      : { points: leaf.method === 'bonus' ? say('export.bonus') : rounded(leaf.points), ...range };
  const titleOf = (id: string) =>
    card.areas.flatMap(({ leaves }) => leaves).find((other) => other.id === id)?.title[locale] ?? id;
  const found: Row[] = leaf.findings.map(({ ruleId, certainty, finding, pages, deductedIn }, index) => ({
    number: index + 1,
    certainty: deductedIn
      ? render(locale, message('export.deducted-in', { leaf: titleOf(deductedIn) }))
      : say(`certainty.${certainty}`),
    problem: render(locale, finding.message),
    quote: finding.quote ?? '',
    url: finding.pageUrl,
    pages,
    selector: finding.selector ?? '',
    rule: ruleId,
  }));
  const hidden = leaf.findingCount - leaf.findings.length;
  if (hidden > 0) found.push({ problem: render(locale, message('export.more-findings', { count: hidden })) });
  if (found.length === 0) found.push({});
  return found.map((row, index) => ({ ...named, ...(index === 0 ? score : {}), ...row }));
}

/** Two decimals at most, as everywhere that a score is shown. */
function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}

function cell(value: Cell | undefined): Cell {
  return typeof value === 'string' ? cellText(value) : (value ?? '');
}
