/** The prose of an annual report: its sections, the sentence on fees, and the numbers that its tables state too. */
import { countCharacters } from '../text/figures.ts';
import { compact, normalise, unspaced } from '../text/normalise.ts';
import { parseChineseNumber, parseHeadingNumber } from '../text/numerals.ts';
import type { Table } from './page-facts.ts';
import type { ReportFee, ReportSection, ReportStatement } from './reading.ts';
import { SECTION_NAMES, type SectionId } from './report-format.ts';
import { plainLabel } from './report-tables.ts';

/** A line of the main text; `prose` is false for lines of its tables. */
export interface ProseLine {
  text: string;
  prose: boolean;
}

/** The lines of the main text, those of the given tables marked: found by what the cells say, one after the other. */
export function markTables(mainText: string, tables: readonly Table[]): ProseLine[] {
  const lines = mainText.split('\n').map((text) => ({ text, prose: true }));
  const starts: number[] = [];
  let all = '';
  for (const { text } of lines) {
    starts.push(all.length);
    all += unspaced(text);
  }
  let from = 0;
  for (const { rows } of tables) {
    const cells = unspaced(rows.flatMap((row) => row.map(({ text }) => text)).join(''));
    if (cells.length < 4) continue;
    const [start, end] = rangeOf(all, cells, from);
    if (end === 0) continue;
    for (const [i, line] of lines.entries()) {
      const at = starts[i] ?? 0;
      if (at >= start && at < end && at + unspaced(line.text).length <= end) line.prose = false;
    }
    from = end;
  }
  return lines;
}

const END = 40;

/** A long cell may be cut: then the table's first and last characters show where it stands. `[0, 0]` where nowhere. */
function rangeOf(all: string, cells: string, from: number): [number, number] {
  const whole = all.indexOf(cells, from);
  if (whole >= 0) return [whole, whole + cells.length];
  const start = all.indexOf(cells.slice(0, END), from);
  const tail = cells.slice(-END);
  const end = start < 0 ? -1 : all.indexOf(tail, start);
  return end < 0 ? [0, 0] : [start, end + tail.length];
}

interface Heading {
  line: number;
  number?: number;
  id?: SectionId;
  title: string;
}

const MAX_HEADING = 80;
const AFTER_REPORT = /^(?:附件|相关链接|相关附件|扫一扫|分享|打印|关闭|上一篇|下一篇|责任编辑)/;

/** The sections in order. Those of an annex, of a table of contents and rows of tables do not count. */
export function readSections(lines: readonly ProseLine[]): ReportSection[] {
  let sections: Heading[] = [];
  const unnumbered: Heading[] = [];
  for (const [line, { text, prose }] of lines.entries()) {
    if (!prose) continue;
    const heading = headingOf(text, line);
    if (!heading) continue;
    if (heading.number === undefined) {
      if (!unnumbered.some(({ id }) => id === heading.id)) unnumbered.push(heading);
      continue;
    }
    const [first] = sections;
    if (heading.number === 1 && first?.title === heading.title && line - first.line <= sections.length + 2)
      sections = [];
    if (isNext(heading, sections)) sections.push(heading);
  }
  // Word's automatic numbers are no text.
  const kept = sections.length < 3 && unnumbered.length >= 3 ? unnumbered : sections;
  return kept.map(({ line, number, id, title }, i) => {
    const to = kept[i + 1]?.line ?? endOf(lines, line);
    const body = lines.slice(line, to).filter(({ prose }) => prose);
    const text = body.map((part, j) => (j === 0 ? afterTitle(part.text, title) : part.text)).join('\n');
    return {
      ...(number !== undefined && { number }),
      ...(id && { id }),
      title,
      length: countCharacters(text),
      from: line,
      to,
    };
  });
}

/** The next number, or one skipped or doubled by mistake where the name is of a section that has not come yet. */
function isNext({ number = 0, id }: Heading, sections: readonly Heading[]): boolean {
  const last = sections.at(-1)?.number ?? 0;
  if (number === last + 1) return true;
  const isNew = id !== undefined && sections.every((section) => section.id !== id);
  return isNew && last > 0 && number >= last && number <= last + 2;
}

function headingOf(text: string, line: number): Heading | undefined {
  const numbered = parseHeadingNumber(text);
  if (numbered && numbered.level !== 1) return undefined;
  const named = numbered
    ? text.replace(/^\s*(?:第?[一二三四五六七八九十百]{1,5}\s*(?:[章部条]分?|[、.．,，:：]))\s*/, '')
    : text;
  const id = sectionOf(named);
  if (!numbered) {
    const isName = id && text.length <= 30 && !/[。；，,;]$/.test(text.trim());
    return isName ? { line, id, title: titleOf(text) } : undefined;
  }
  if (text.length > MAX_HEADING && !id) return undefined;
  return { line, number: numbered.number, ...(id && { id }), title: titleOf(named) };
}

const titleOf = (text: string): string =>
  text
    .trim()
    .split(/[。：:；;]/, 1)[0]
    ?.slice(0, MAX_HEADING)
    .trim() ?? '';

function sectionOf(title: string): SectionId | undefined {
  const plain = plainLabel(title);
  return SECTION_NAMES.find(({ name }) => name.test(plain))?.id;
}

const afterTitle = (text: string, title: string): string =>
  text.slice(text.indexOf(title) + title.length).replace(/^[。：:；;]/, '');

function endOf(lines: readonly ProseLine[], from: number): number {
  const end = lines.findIndex(({ text }, i) => i > from && AFTER_REPORT.test(text));
  return end < 0 ? lines.length : end;
}

const MAX_SENTENCE = 160;
const sentencesOf = (text: string): string[] => text.split(/[。；;！!\n]/).filter((sentence) => sentence.trim() !== '');
const kept = (sentence: string): string => sentence.trim().slice(0, MAX_SENTENCE);

/** Titles of cited documents say nothing of this body. */
const withoutTitles = (sentence: string): string => compact(sentence).replace(/《[^《》]*》/g, '');

/** The sentence that says whether 信息处理费 was charged. A cited regulation of that name says nothing. */
export function readFee(prose: string): ReportFee | undefined {
  let found: ReportFee | undefined;
  for (const sentence of sentencesOf(prose)) {
    const said = withoutTitles(sentence);
    const named = said.includes('信息处理费');
    if (!named && !(FEE.test(said) && /申请|信息公开|政府信息/.test(said))) continue;
    const fee: ReportFee = { text: kept(sentence), named, ...chargeOf(said) };
    const better =
      !found ||
      (named && !found.named) ||
      (named === found.named && found.charged === undefined && fee.charged !== undefined);
    if (better) found = fee;
  }
  return found;
}

const FEE = /(?:未|没有|无|不)[^,。]{0,10}(?:收取|收费)|收取[^,。]{0,12}费用?|收费和减免/;

function chargeOf(said: string): { charged?: boolean; amount?: number } {
  const [, digits, unit] = /费[^\d,。]{0,16}?(\d[\d,]*(?:\.\d+)?)(万元|元)/.exec(said) ?? [];
  if (digits) {
    const amount = Math.round(Number(digits.replaceAll(',', '')) * (unit === '万元' ? 1_000_000 : 100)) / 100;
    return { charged: amount > 0, amount };
  }
  if (
    /(?:未|没有|没|无|不存在|不)(?:[^,。]{0,14}?)(?:收取|收费|产生|发生|费用|处理费)|费[^,。]{0,12}(?:为)?(?:零|无|0)(?!\d|\.)/.test(
      said,
    )
  )
    return { charged: false };
  return {};
}

const COUNT = String.raw`(?<n>\d{1,3}(?:,\d{3})+|\d+|[零一二三四五六七八九十百]{1,6})(?<about>余|多)?(?:件次|件|条|份|宗|起|例|项|次)`;
const GAP = String.raw`[^,。:\d]{0,`;

/** Sayings whose number the tables have too. `figures`: any of them may be meant; `sum`: their sum is. */
const SAYINGS: readonly { says: ReportStatement['says']; figures: readonly string[]; sum?: true; pattern: RegExp }[] = [
  {
    says: 'received',
    figures: ['requests.received.total'],
    pattern: new RegExp(`(?:新收|新增|收到|接收|接到)(?<gap>${GAP}36}?)申请(?:表|件)?${GAP}10}?${COUNT}`),
  },
  {
    says: 'received',
    figures: ['requests.received.total'],
    pattern: new RegExp(`(?:新收|新增|收到|接收|接到)(?<gap>${GAP}14}?)${COUNT}(?:的)?${GAP}24}?申请`),
  },
  {
    says: 'dealtWith',
    figures: ['requests.handled.total', 'requests.received.total'],
    pattern: new RegExp(`(?:办结|答复|办理|受理)(?<gap>${GAP}30}?)申请(?:公开)?(?:表|件|事项)?${GAP}8}?${COUNT}`),
  },
  {
    says: 'carriedOut',
    figures: ['requests.carriedOut.total'],
    pattern: new RegExp(`结转(?:至|到)?(?:下一?年度?|次年)(?<gap>${GAP}14}?)${COUNT}`),
  },
  {
    says: 'carriedIn',
    figures: ['requests.carriedIn.total'],
    pattern: new RegExp(`(?:上一?年度?|去年)结转(?<gap>${GAP}14}?)${COUNT}`),
  },
  {
    says: 'issued',
    figures: ['disclosed.normative.issued', 'disclosed.normative.made'],
    pattern: new RegExp(`制发(?<gap>的?(?:行政)?)规范性文件(?:共计?|总计)?${COUNT}`),
  },
  {
    says: 'inForce',
    figures: ['disclosed.normative.inForce'],
    pattern: new RegExp(`现行有效(?<gap>的?(?:行政)?)规范性文件(?:共计?|总计)?${COUNT}`),
  },
  {
    says: 'inForce',
    figures: ['disclosed.normative.inForce'],
    pattern: new RegExp(`规范性文件(?<gap>(?:中|共)?)现行有效(?:的)?(?:共计?|有)?${COUNT}`),
  },
  {
    says: 'reviewed',
    figures: ['disputes.review.total'],
    pattern: new RegExp(`行政复议(?<gap>(?:案件?|申请)?(?:共计?|总计|数量)?(?:为|有)?)${COUNT}`),
  },
  {
    says: 'litigated',
    figures: ['disputes.direct.total', 'disputes.afterReview.total'],
    sum: true,
    pattern: new RegExp(`行政诉讼(?<gap>(?:案件?)?(?:共计?|总计|数量)?(?:为|有)?)${COUNT}`),
  },
];
const NONE =
  /(?:未|没有)(?:收到|接到|接收)(?:过)?(?:任何)?(?:政府信息|信息)?(?:依申请)?公开(?:的)?(?:政府信息)?(?:公开)?申请(?!.{0,6}以外)/;

/** Applications, reviews and lawsuits are of all kinds; those of the tables are about disclosure. */
const ABOUT_DISCLOSURE = /信息公开|申请公开/;
const OF_OTHER_KINDS = /许可|审批|登记|资质|补[助贴]|救助|保障|仲裁|信访|投诉|专利|商标|贷款|服务/;
/** Parts of the whole, other authorities, comparisons with other years: their numbers are not the table's. */
const PART = /网上|网络|邮寄|信函|当面|现场|传真|电子|微信|自然人|法人|企业|公民|个人|其中/;
const WHOLE = /各类|共计?|总计|合计|累计|全部|所有|等/;
const OTHERS = /(?:[局镇乡厅]|街道|委员会|处室|科室|部门|下级|各单位)(?=[^,]{0,4}$)/;
const COMPARED = /同比|同期|相比|较|比上|增长|增加|减少|下降/;
const ABOUT = /(?:约|近|超过?|逾|不足)(?=[\d零一二三四五六七八九十百])/;
const MAX_STATEMENTS = 12;

/** Numbers that the prose states of the year of the report, at most twelve. What may mean another number is left out. */
export function readStatements(prose: string, year: number | undefined): ReportStatement[] {
  const found: ReportStatement[] = [];
  for (const sentence of sentencesOf(prose)) {
    const said = normalise(sentence).replaceAll(' ', '');
    if (said.length > 2_000 || !/申请|结转|规范性文件|行政复议|行政诉讼/.test(said)) continue;
    if (year && [...said.matchAll(/20\d\d(?=年)/g)].some(([other]) => Number(other) !== year)) continue;
    if (NONE.test(said))
      found.push({ says: 'received', value: 0, figures: ['requests.received.total'], text: kept(sentence) });
    for (const { says, figures, sum, pattern } of SAYINGS) {
      const match = pattern.exec(said);
      if (!match || match.groups?.about) continue;
      const before = said.slice(0, match.index);
      const clause = before.slice(before.lastIndexOf(',') + 1);
      const gap = match.groups?.gap ?? '';
      const isDocuments = says === 'issued' || says === 'inForce';
      if (!isDocuments && (!ABOUT_DISCLOSURE.test(said) || OF_OTHER_KINDS.test(gap))) continue;
      if (OTHERS.test(clause) || COMPARED.test(match[0]) || ABOUT.test(match[0]) || /其中|包括/.test(clause + gap))
        continue;
      if (PART.test(gap + clause) && !WHOLE.test(match[0])) continue;
      if (
        says !== 'carriedIn' &&
        says !== 'carriedOut' &&
        /^[^,。]{0,2}[(（][^)）]*(?:结转|上年)/.test(said.slice(match.index + match[0].length))
      )
        continue;
      const value = numberOf(match.groups?.n ?? '');
      if (value === undefined) continue;
      if (found.some((other) => other.says === says && other.value === value)) continue;
      found.push({ says, value, figures: [...figures], ...(sum && { sum }), text: kept(sentence) });
    }
    if (found.length >= MAX_STATEMENTS) break;
  }
  return found.slice(0, MAX_STATEMENTS);
}

const numberOf = (text: string): number | undefined =>
  /^\d/.test(text) ? Number(text.replaceAll(',', '')) : text === '零' ? 0 : parseChineseNumber(text);

/** The sentence on the year's 政务公开工作要点, which many places have reported in the last section. */
export function readKeyPoints(prose: string): string | undefined {
  const sentence = sentencesOf(prose).find((text) =>
    /(?:公开|年度)(?:重点)?工作(?:要点|重点任务|主要任务|任务)/.test(withoutTitles(text)),
  );
  return sentence && kept(sentence);
}
