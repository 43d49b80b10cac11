/** An annual report on disclosure (政府信息公开工作年度报告): what it says of itself, its sections, figures and prose. */
import { chineseYear } from '../text/dates.ts';
import { type Day, toDay } from '../text/day.ts';
import { countCharacters } from '../text/figures.ts';
import { compact, normalise } from '../text/normalise.ts';
import type { PageFacts, Table } from './page-facts.ts';
import type { AnnualReport, Reading } from './reading.ts';
import { ONLY_IN } from './report-format.ts';
import { markTables, readFee, readKeyPoints, readSections, readStatements } from './report-prose.ts';
import { readFigures } from './report-tables.ts';

/** Of a page whose kind, title and attachments are known. */
export function readReport(facts: PageFacts, reading: Reading): AnnualReport {
  const { tables, figures } = readFigures(facts.tables);
  const own = tables.map(({ table }) => facts.tables[table]).filter((table): table is Table => table !== undefined);
  const lines = markTables(facts.mainText, own);
  const prose = lines.flatMap(({ text, prose }) => (prose ? [text] : [])).join('\n');
  const sections = readSections(lines);
  const period = readPeriod(prose);
  const year = yearOfTitle(reading.title ?? '') ?? yearOfText(facts.mainText, period?.to);
  const publisher = publisherOf(reading);
  const fee = readFee(prose);
  const isShort = sections.length === 0 && tables.length === 0 && countCharacters(prose) < SHORT;
  const keyPoints = readKeyPoints(prose);
  return {
    ...(year && { year }),
    ...(period && { period }),
    ...(publisher && { publisher }),
    format: formatOf(year, figures, sections, facts.mainText),
    sections,
    tables,
    figures,
    statements: readStatements(prose, year),
    ...(fee && { fee }),
    ...(keyPoints && { keyPoints }),
    attachmentOnly: isShort && (facts.scriptFilled ? 'unknown' : hasFile(facts, reading)),
    pictures: countPictures(facts, sections),
  };
}

/** Of the sections: what a page has around its report is no part of it. Without sections all of the content counts. */
function countPictures({ media, mainLine }: PageFacts, sections: AnnualReport['sections']): number {
  const from = mainLine + (sections[0]?.from ?? 0);
  const to = mainLine + (sections.at(-1)?.to ?? Number.POSITIVE_INFINITY);
  return media.filter(
    ({ kind, visible, linked, line }) =>
      kind === 'image' && visible !== false && !linked && line !== undefined && line >= from && line <= to,
  ).length;
}

/** A page with less text only points to its file. */
const SHORT = 600;

const hasFile = ({ media }: PageFacts, { attachments }: Reading): boolean =>
  attachments.length > 0 ||
  media.some(
    ({ kind, src }) => (kind === 'frame' || kind === 'object') && /\.(?:pdf|docx?|wps|ofd)(?:$|[?#&])/i.test(src ?? ''),
  );

const YEARS = [/((?:19|20)\d\d)\s*年度/, /((?:19|20)\d\d)\s*年/, /(?<!\d)((?:19|20)\d\d)(?=\D{0,16}公开)/] as const;

/** The year reported on: 2023年度 before 2024年, which may be that of the publication. */
function yearOfTitle(title: string): number | undefined {
  const plain = normalise(title);
  const digits = YEARS.map((pattern) => pattern.exec(plain)?.[1]).find(Boolean);
  return digits ? Number(digits) : chineseYear(title);
}

/** Where the title has none: the title that the text begins with, or the period of the statistics. */
function yearOfText(mainText: string, to: Day | undefined): number | undefined {
  for (const line of mainText.split('\n', 6)) {
    if (line.length <= 60 && /报告|年报/.test(line) && yearOfTitle(line)) return yearOfTitle(line);
  }
  return to ? Number(to.slice(0, 4)) : undefined;
}

const PERIOD =
  /(20\d\d)年(\d{1,2})月(\d{1,2})日(?:0时)?(?:起|开始)?(?:[,，])?(?:至|到|止|-|~)(?:(20\d\d)年|当年|同年)?(\d{1,2})月(\d{1,2})日/;

/** 统计期限: the sentence on the figures of the report. */
function readPeriod(prose: string): { from: Day; to: Day } | undefined {
  const text = compact(prose.slice(0, 20_000));
  for (const at of text.matchAll(/统计|数据|所列|时限|期限|时间/g)) {
    const [, year, month, day, endYear = year, endMonth, endDay] =
      PERIOD.exec(text.slice(at.index, at.index + 60)) ?? [];
    if (!year) continue;
    const from = toDay(Number(year), Number(month), Number(day));
    const to = toDay(Number(endYear), Number(endMonth), Number(endDay));
    if (from && to) return { from, to };
  }
  return undefined;
}

/** Who reports: the authority in the title before the year or between year and 政府信息公开, else of the document block. */
function publisherOf({ title = '', issuer, source }: Reading): string | undefined {
  const plain = normalise(title).replace(/^[《"]/, '');
  const named =
    /^(?<before>.*?)(?:关于)?(?:公布|发布|印发)?[《"]?(?:20\d\d|二[〇零○]\S\S)\s*年?度?(?<between>.*?)(?:政府信息|政务|信息)公开/.exec(
      plain,
    )?.groups;
  const author = [named?.before, named?.between].map(
    (part) => part?.replace(/[\s_|·:()（）-]+$|^[\s的()（）]+/g, '') ?? '',
  );
  return author.find((name) => /\p{Script=Han}{2}/u.test(name) && name.length <= 40) ?? issuer ?? source;
}

const LAST_YEAR_BEFORE = 2018;
const LAST_TRIAL_YEAR = 2020;

/** What the tables ask for decides; then the notice that the text names; then the year with the six sections. */
function formatOf(
  year: number | undefined,
  figures: AnnualReport['figures'],
  sections: AnnualReport['sections'],
  mainText: string,
): AnnualReport['format'] {
  const votes = { 'trial-2019': 0, 'format-2021': 0 };
  for (const id of Object.keys(figures)) {
    for (const { format, figure } of ONLY_IN) if (figure.test(id)) votes[format]++;
  }
  if (votes['trial-2019'] !== votes['format-2021']) {
    return votes['trial-2019'] > votes['format-2021'] ? 'trial-2019' : 'format-2021';
  }
  if (year !== undefined && year <= LAST_YEAR_BEFORE) return 'before-2019';
  const text = normalise(mainText.slice(0, 20_000)).replace(/\s/g, '');
  if (/国办公开办函[〔[(【]2021[〕\])】]30号/.test(text)) return 'format-2021';
  if (/国办公开办函[〔[(【]2019[〕\])】]60号/.test(text)) return 'trial-2019';
  const official = new Set(sections.map(({ id }) => id).filter(Boolean)).size >= 5;
  if (!official || year === undefined) return 'unknown';
  return year <= LAST_TRIAL_YEAR ? 'trial-2019' : 'format-2021';
}
