/** One row of a list: which part of it is the title, which the day. */
import { isVagueDate, parseRowDay } from '../text/dates.ts';
import { hasAny } from '../text/words.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { ListItem } from './page-facts.ts';
import { attributeText, type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

export interface Row {
  box: Box;
  /** The links of the row that may be its title. */
  anchors: Box[];
  /** Segment at which other items begin that stand in the row, such as the interpretations of its document. */
  end?: number;
}

/** A template that nobody filled. */
export const TEMPLATE = /[$#]\{|\{\{|<%/;
const BULLET = /^[\s·•●▪■◆◇★☆►▶>»›○\-—*|・．.]+(?=\S)/;
/** [12-29] before or after a title. */
const BRIEF_DATE = /^[[(（【]\d{1,2}[-./]\d{1,2}[\])）】]\s*(?=\S)|(?<=\S)\s*[[(（【]\d{1,2}[-./]\d{1,2}[\])）】]$/;
const OPENING = ['[', '(', '（', '【'];
const DATE = String.raw`(?:19|20)\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日?)(?!\d)`;
const DATE_LAST = new RegExp(`(?:(?:^|\\s)[[(（【]?|[[(（【]\\s*)(${DATE})\\s*[\\])）】]?\\s*$`);
const DATE_FIRST = new RegExp(`^[[(（【]?(${DATE})[\\])）】]?\\s*(?=\\S)`);
/** Text of a row beside its title that is longer holds a summary, whose days are not the row's. */
const BESIDE = 48;
const LABELLED =
  /(?:发布|发文|公布|公开|刊登|添加|更新|来稿|提交|来信|写信|回复|办结|生成|成文|印发)(?:日期|时间)\s*[:：]\s*(\S.{5,24})/;
/** The day on the page's own clock. */
const CLOCK = /今天|今日|星期[一二三四五六日天]|周[一二三四五六日](?!\S)|农历/;

/** Undefined where the link names no item: a template, a 备案 number, nothing. */
export function describeRow(snapshot: Snapshot, row: Row): ListItem | undefined {
  const anchor = row.anchors[0];
  if (!anchor) return undefined;
  const parts = partsOf(snapshot, anchor);
  const whole = parts.title ?? textOf(snapshot, titleBox(snapshot, anchor), CAPS.shortText, true);
  if (hasAny(whole, ['{', '<%']) && TEMPLATE.test(whole)) return undefined;
  if (whole.includes('备') && /ICP\s*备|公网安备/.test(whole)) return undefined;
  const before = textBetween(snapshot, row.box.from, anchor.from, 400, true);
  const after = textBetween(snapshot, anchor.to, row.end ?? row.box.to, 1_000, true);
  let title = whole;
  let day = dayBeside(snapshot, row, before, after) ?? parts.day;
  // The date may stand inside the link, before or after the title.
  const mayHoldDate = hasAny(whole, ['19', '20']);
  const inside = mayHoldDate ? DATE_LAST.exec(whole) : null;
  const ahead = mayHoldDate ? DATE_FIRST.exec(whole) : null;
  if (inside && inside.index > 0) {
    day ??= parseRowDay(inside[1] ?? '');
    title = whole.slice(0, inside.index);
  } else if (ahead && ahead[0].length < whole.length) {
    day ??= parseRowDay(ahead[1] ?? '');
    title = whole.slice(ahead[0].length);
  } else if (!day) {
    const tail = lastDateBox(snapshot, anchor);
    if (tail) {
      day = parseRowDay(tail);
      title = whole.endsWith(tail) ? whole.slice(0, -tail.length) : whole;
    }
  }
  title = title.replace(BULLET, '');
  if (hasAny(title, OPENING)) title = title.replace(BRIEF_DATE, '');
  title = title.trim();
  if (!title) return undefined;
  const full = attributeText(snapshot, anchor, 'title');
  const href = resolveAddress(snapshot.dom.attribute(anchor.element, 'href'), snapshot.base);
  const beside = `${before.slice(-60)} ${after.slice(0, 90)}`;
  const vague =
    !day &&
    (isVagueDate(beside) || isVagueDate(after.slice(-40)) || isVagueDate(smallEnds(snapshot, anchor)) || parts.vague);
  return {
    title,
    href,
    ...(day && { day }),
    ...(vague && { vague: true as const }),
    ...(/(?:\.{2,}|…)$/.test(title) && full.length > title.length && { full }),
  };
}

/** Whether the row shows the day of today rather than one of an item. */
export const isClock = (snapshot: Snapshot, { box }: Row): boolean => CLOCK.test(textOf(snapshot, box, 120, true));

/** The day outside the link. In a row with a summary only what stands apart from it, or has a label, is one. */
function dayBeside(snapshot: Snapshot, row: Row, before: string, after: string): ReturnType<typeof parseRowDay> {
  const outside = `${before} ${after}`;
  if (row.end !== undefined) {
    // The row's own day may follow the list of other items in it.
    const own = ownDay(snapshot, row.box);
    if (own) return own;
  }
  if (!/\d/.test(outside)) return undefined;
  if (outside.length <= BESIDE) return parseRowDay(outside);
  const labelled = LABELLED.exec(outside);
  if (labelled) return parseRowDay(labelled[1] ?? '');
  const apart = apartDay(snapshot, row);
  if (apart) return apart;
  const last = new RegExp(`\\s[[(（【]?(${DATE})[\\])）】]?\\s*(?:\\d{1,2}:\\d{2}(?::\\d{2})?)?\\s*$`).exec(outside);
  return last ? parseRowDay(last[1] ?? '') : undefined;
}

function ownDay(snapshot: Snapshot, row: Box): ReturnType<typeof parseRowDay> {
  for (let i = row.index + 1; i < row.last; ) {
    const child = snapshot.boxes[i];
    if (!child) break;
    const day = child.size >= 6 && child.size <= 26 ? parseRowDay(textOf(snapshot, child, 40, true)) : undefined;
    if (day) return day;
    i = child.last;
  }
  return undefined;
}

/** The last of the small elements in a row that hold a date and nothing else. */
function apartDay(snapshot: Snapshot, { box, anchors, end = box.to }: Row): ReturnType<typeof parseRowDay> {
  const anchor = anchors[0];
  let found: ReturnType<typeof parseRowDay>;
  let seen = 0;
  for (let i = box.index + 1; i < box.last && seen < 80; i++, seen++) {
    const inner = snapshot.boxes[i];
    if (!inner || inner.from >= end) break;
    if (inner.size < 4 || inner.size > 26 || inner === anchor) continue;
    const text = textOf(snapshot, inner, 40, true);
    const day = /^\D{0,8}\d[\d\s\-./年月日:：[\]()（）]+$/.test(text) ? parseRowDay(text) : undefined;
    if (day) found = day;
  }
  return found;
}

interface Parts {
  title?: string;
  day?: ReturnType<typeof parseRowDay>;
  vague?: boolean;
}

/** A link around a whole row of blocks: `--2021--`, `06-09`, the title, the office. Empty where it is one block. */
function partsOf(snapshot: Snapshot, anchor: Box): Parts {
  if (anchor.last - anchor.index < 3) return {};
  const blocks: string[] = [];
  let text = '';
  for (let i = anchor.from; i < anchor.to && blocks.length < 12; i++) {
    const segment = snapshot.segments[i];
    if (!segment) break;
    if (!segment.border) text = text.length < CAPS.shortText ? text + segment.text : text;
    else if (text.trim()) {
      blocks.push(text.replace(/[\s\u00a0\u3000]+/g, ' ').trim());
      text = '';
    }
  }
  if (text.trim()) blocks.push(text.replace(/[\s\u00a0\u3000]+/g, ' ').trim());
  if (blocks.length < 2) return {};
  const numeric = blocks.filter((block) =>
    /^(?:[\u4e00-\u9fa5]{2,6}\s*[:：])?[\s\-—./年月日\d:：[\]()（）|]*\d[\s\-—./年月日\d:：[\]()（）|]*$/.test(block),
  );
  const rest = blocks.filter((block) => !numeric.includes(block));
  const title = headingIn(snapshot, anchor) ?? rest.find((block) => block.length >= 4) ?? rest[0];
  const dates = numeric.join(' ');
  const day = parseRowDay(dates) ?? apartDay(snapshot, { box: anchor, anchors: [] });
  return {
    ...(title && { title: title.slice(0, CAPS.shortText) }),
    ...(day && { day }),
    ...(!day && numeric.length > 0 && isVagueDate(dates) && { vague: true }),
  };
}

function headingIn(snapshot: Snapshot, anchor: Box): string | undefined {
  for (let i = anchor.index + 1; i < Math.min(anchor.last, anchor.index + 40); i++) {
    const box = snapshot.boxes[i];
    if (box && box.size > 3 && /^h[1-6]$/.test(box.tag)) return textOf(snapshot, box, CAPS.shortText, true);
  }
  return undefined;
}

/** A link around a whole row without blocks: the part of it that is the title. */
function titleBox(snapshot: Snapshot, anchor: Box): Box {
  let best = anchor;
  let largest = 0;
  for (let i = anchor.index + 1; i < anchor.last; ) {
    const child = snapshot.boxes[i];
    if (!child) break;
    if (child.size > largest && child.size < anchor.size && child.size * 2 > anchor.size) {
      largest = child.size;
      best = child;
    }
    i = child.last;
  }
  if (best === anchor) return anchor;
  const text = textOf(snapshot, best, CAPS.shortText, true);
  return parseRowDay(text) ? anchor : titleBox(snapshot, best);
}

/** `<a>title<span>2021-01-07</span></a>` without a blank between. */
function lastDateBox(snapshot: Snapshot, anchor: Box): string | undefined {
  for (let i = anchor.last - 1; i > Math.max(anchor.index, anchor.last - 60); i--) {
    const box = snapshot.boxes[i];
    if (!box || box.size > 12) continue;
    const text = textOf(snapshot, box, 30, true);
    if (/^(?:19|20)\d{2}\D/.test(text) && parseRowDay(text)) return text;
  }
  return undefined;
}

/** The small elements at both ends of a link, where a date may stand: `<a>title<i>06-05</i></a>`. */
function smallEnds(snapshot: Snapshot, anchor: Box): string {
  const inner = snapshot.boxes.slice(anchor.index + 1, Math.min(anchor.last, anchor.index + 40));
  const small = inner.filter(({ size }) => size > 1 && size <= 10).map((box) => textOf(snapshot, box, 20, true));
  const text = textOf(snapshot, anchor, 120, true);
  const ends =
    /^[[(【（]\s*(.{3,8}?)\s*[\])】）]|(?<=[\s[(【（])([\d.\-/月日]{3,6}|\S{2,5}前|[刚昨前今]\S)[\])】）]?$/.exec(text);
  return [...small.filter((one) => text.startsWith(one) || text.endsWith(one)), ends?.[1] ?? '', ends?.[2] ?? ''].join(
    ' ',
  );
}
