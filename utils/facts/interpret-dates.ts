/** Dates of a single content: published, written (成文日期), of the imprint, of the page itself; and damaged ones. */
import { findDates, firstDay, isCutDate, readDateValue } from '../text/dates.ts';
import type { Day } from '../text/day.ts';
import { findDamagedNumbers } from '../text/document-number.ts';
import { asciiForms, compact, fold } from '../text/normalise.ts';
import { inContent, isTrap, labelId, nearTitle, valuesOf } from './interpret-content.ts';
import type { DatedText, LabelledValue, PageFacts } from './page-facts.ts';

/** A date or document number that lost characters (日期残缺). What it was is not guessed. */
export interface DamagedDate {
  /** As it stands: `2018523`, `2022920日`, `云政办〔20226号`. */
  text: string;
  /** Its label, where one announces it. */
  label?: string;
  place: 'byline' | 'block' | 'signature' | 'imprint' | 'text' | 'number';
}

export interface Dates {
  publishedOn?: Day;
  writtenOn?: Day;
  imprintOn?: Day;
  generatedOn?: Day;
  damagedDates?: DamagedDate[];
  /** Of the days above the ones that the page shows in a form that names none: damaged, or without a year. */
  open: ('publishedOn' | 'writtenOn')[];
}

/**
 * A date without a label that other dates have, at most `reach` visible lines below this one. A damaged one that comes
 * first leaves none.
 */
export function bareDate(facts: PageFacts, titleLine: number, reach: number): Day | undefined {
  return bareDateBelow(facts, titleLine, reach)?.day;
}

const bareDateBelow = (facts: PageFacts, titleLine: number, reach: number): DatedText | undefined =>
  facts.dates.find(
    ({ label, line, region, visible, event, imprint, signed }) =>
      visible !== false &&
      !event &&
      !imprint &&
      signed !== 'below-title' &&
      inContent({ region }) &&
      line >= titleLine &&
      line - titleLine <= reach &&
      (!label || labelId(label) === 'published' || labelId(label) === 'source'),
  );

/** Dates of a single content whose title stands on `titleLine`. `isDocument`: it is signed where it ends. */
export function pickDates(facts: PageFacts, titleLine: number | undefined, isDocument: boolean): Dates {
  const dates: Dates = { open: [] };
  const damaged = new Map<string, DamagedDate>();
  const note = (text: string, place: DamagedDate['place'], label?: string) => {
    if (!damaged.has(text)) damaged.set(text, { text, ...(label && { label }), place });
  };
  const published = publishedDate(facts, titleLine);
  if (published?.day) dates.publishedOn = published.day;
  else if (published?.damaged || published?.vague) dates.open.push('publishedOn');
  if (published?.damaged) note(published.damaged, 'byline', published.label);

  const written = writtenDate(facts, titleLine, isDocument);
  if (written?.day) dates.writtenOn = written.day;
  else if (written) dates.open.push('writtenOn');
  for (const { value, label } of valuesOf(facts, 'written')) {
    const said = readDateValue(value).damaged;
    if (said) note(said, 'block', label);
  }
  if (written?.damaged) note(written.damaged, 'signature');

  const imprint = facts.dates.filter((date) => date.imprint && date.visible !== false).at(-1);
  if (imprint?.day) dates.imprintOn = imprint.day;
  else if (imprint) note(imprint.text, 'imprint');
  noteText(facts, note);
  const generated = generatedDay(facts);
  if (generated) dates.generatedOn = generated;
  if (damaged.size > 0) dates.damagedDates = [...damaged.values()].slice(0, MOST_DAMAGED);
  return dates;
}

const MOST_DAMAGED = 20;

/** Damaged dates and numbers anywhere in the text. */
function noteText(facts: PageFacts, note: (text: string, place: DamagedDate['place']) => void): void {
  for (const { text, day } of findDates(facts.mainText)) if (!day && /[月日]/.test(text)) note(text, 'text');
  for (const number of findDamagedNumbers(facts.mainText)) note(number, 'number');
  // Digits alone are a date only where others of their kind say so: a column of 2022年12月 with a 20229 in it.
  for (const { text, day, signed } of facts.dates) {
    if (!day && !signed && isCutDate(text) && new RegExp(`^${text.slice(0, 4)}年\\d{1,2}月`, 'm').test(facts.mainText))
      note(text, 'text');
  }
}

interface Found {
  day?: Day;
  damaged?: string;
  vague?: true;
  label?: string;
}

/** Labels that say publication and nothing else; 日期 and 时间 alone may belong to anything. */
const WEAK = /^(?:日期|时间|更新时间|更新日期)$/;

/** The first that announces a date decides: a damaged one is not replaced by another. */
function publishedDate(facts: PageFacts, titleLine: number | undefined): Found | undefined {
  const pairs: (Found & { pair: LabelledValue; strong: boolean; near: boolean })[] = valuesOf(facts, 'published')
    .filter((pair) => !isTrap(pair))
    .map((pair) => ({
      ...readDateValue(pair.value),
      label: pair.label,
      pair,
      strong: !WEAK.test(compact(pair.label)),
      near: nearTitle(pair.line, titleLine, facts),
    }))
    .filter(({ day, damaged, vague }) => day || damaged || vague);
  const chosen =
    pairs.find(({ strong, near }) => strong && near) ??
    pairs.find(({ near }) => near) ??
    pairs.find(({ strong }) => strong);
  if (leftToScript(facts, titleLine, chosen?.pair.line)) return { vague: true };
  if (chosen) return chosen;
  if (titleLine === undefined) return undefined;
  const bare = bareDateBelow(facts, titleLine, 4);
  if (bare) return bare.day ? { day: bare.day } : { damaged: bare.text };
  return isVagueBelow(facts, titleLine) ? { vague: true } : undefined;
}

/** Below the title, and above any other day, a label awaits the one that a script writes. */
function leftToScript(facts: PageFacts, titleLine: number | undefined, dated = Number.POSITIVE_INFINITY): boolean {
  const line = facts.scriptFilled ? emptyDayLabel(facts, titleLine) : undefined;
  return line !== undefined && line < dated;
}

/** The line close below the title on which a label of publication stands without its day: 发布时间：. */
export function emptyDayLabel(facts: PageFacts, titleLine: number | undefined): number | undefined {
  if (titleLine === undefined) return undefined;
  return facts.emptyLabels?.find(
    ({ label, line }) =>
      labelId(label) === 'published' &&
      !WEAK.test(compact(label)) &&
      line >= titleLine &&
      line - titleLine <= 4 &&
      !facts.dates.some((date) => date.alone && !date.label && date.line - line >= 0 && date.line - line <= 1),
  )?.line;
}

/** Whether a line close below the title is a date without a year, and nothing else: `08-19 10:08`. */
function isVagueBelow(facts: PageFacts, titleLine: number): boolean {
  const from = Math.max(0, titleLine - facts.mainLine);
  return facts.mainText
    .split('\n', from + 4)
    .slice(from)
    .some((line) => line.length < 16 && readDateValue(line).vague);
}

const IMPRINT_LABEL = /^印发/;

/** 成文日期 of the block, else the signature, else what comes closest to it in the block. */
function writtenDate(facts: PageFacts, titleLine: number | undefined, isDocument: boolean): Found | undefined {
  const labelled = valuesOf(facts, 'written');
  const own = labelled.filter(({ label }) => !IMPRINT_LABEL.test(label)).map(({ value }) => readDateValue(value));
  const day = own.find((value) => value.day);
  if (day) return day;
  const signed = signedDate(facts, titleLine, isDocument);
  if (signed) return signed;
  const damaged = own.find((value) => value.damaged);
  if (damaged) return {};
  const others = [...labelled, ...(isDocument ? valuesOf(facts, 'made') : [])];
  return others.map(({ value }) => readDateValue(value)).find((value) => value.day);
}

/**
 * The date under the signature: the first that stands as one, since annexes and forwarded documents follow with their
 * own; a damaged one is not replaced by another.
 */
function signedDate(facts: PageFacts, titleLine: number | undefined, isDocument: boolean): Found | undefined {
  const dates = facts.dates.filter(
    ({ label, region, visible, line, imprint }) =>
      !label && !imprint && visible !== false && inContent({ region }) && line > (titleLine ?? facts.mainLine),
  );
  const title = titleLine ?? facts.mainLine;
  const below = dates.find(
    ({ day, signed, line }) => day && signed === 'below-title' && line - Math.max(title, facts.mainLine) <= 4,
  );
  if (!isDocument) return below && { day: below.day };
  const byline = publishedLine(facts);
  const signature = dates.find(
    ({ signed, line, event, day, text }) =>
      (signed === 'named' || signed === 'bare') &&
      line > title + 1 &&
      line !== byline &&
      !(event && signed === 'bare') &&
      (day || isCutDate(text) || /[月日]/.test(text)),
  );
  if (signature) return signature.day ? { day: signature.day } : { damaged: signature.text };
  const day = below?.day ?? enactedDay(facts) ?? lastDay(facts, dates);
  return day ? { day } : undefined;
}

const publishedLine = (facts: PageFacts): number | undefined =>
  valuesOf(facts, 'published').find(({ value }) => readDateValue(value).day)?.line;

/** （2007年6月29日…通过） below the title of a law. */
function enactedDay(facts: PageFacts): Day | undefined {
  const bracket = facts.mainText
    .split('\n', 12)
    .map((line) => asciiForms(fold(line.slice(0, 200))))
    .find((line) => /^[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^）)]{0,60}(?:通过|批准|公布|修[订正])/.test(line));
  return bracket ? firstDay(bracket) : undefined;
}

const END =
  /^(?:附\s*件|附)\s*[:：]?|^(?:上一篇|下一篇|相关(?:信息|文章|阅读|链接|解读)|扫一扫|分享到|打印|责任编辑|网站纠错|关闭)/;

/** The last date on a line of its own in what is not the annex. */
function lastDay(facts: PageFacts, dates: readonly DatedText[]): Day | undefined {
  const lines = facts.mainText.split('\n');
  const end = lines.findIndex((line) => END.test(line.trim()) && line.length < 60);
  const from = facts.mainLine + Math.max(3, Math.floor(lines.length * 0.2));
  const before = end > 3 ? facts.mainLine + end + 40 : Number.POSITIVE_INFINITY;
  return dates.filter(({ day, alone, event, line }) => day && alone && !event && line >= from && line <= before).at(-1)
    ?.day;
}

function generatedDay(facts: PageFacts): Day | undefined {
  for (const { name, content } of facts.metas) {
    if (/^(?:htmlgeneratetime|maketime)$/i.test(name)) {
      const day = firstDay(content);
      if (day) return day;
    }
    const said = /页面生成时间\s*(.{8,20})/.exec(content)?.[1];
    const day = said && firstDay(said);
    if (day) return day;
  }
  return valuesOf(facts, 'generated')
    .map(({ value }) => readDateValue(value).day)
    .find(Boolean);
}
