/** Dates with what stands before them, from bylines, signatures and other short lines. */
import { findDates, isCutDate, parseRowDay } from '../text/dates.ts';
import { unspaced } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import type { DatedText } from './page-facts.ts';
import { capped, type Reader, short } from './readers.ts';
import type { Line, Snapshot } from './snapshot.ts';

/** Longer lines are running text: a date there says nothing about the page. */
const SHORT_LINE = 150;
const EVENT =
  /通过|批准|施行|修[订正]|截止|报名|召开|届|会议|发证|有效期|至|开标|投标|招标|考试|面试|公示期|(?:浏览|访问|下载|打印|培训|活动)(?:时间|日期)|今[天日]|(?:当前|系统|现在)(?:时间|日期|是)|农历/;
/** A clock of the page's head: today, in no other words. */
const CLOCK = /星期[一二三四五六日天]/;
const COPYRIGHT = /copyright|©|版权/i;
const IMPRINT = /^\s*印\s?发\s*(?:$|[。（(\s])/;
/** How names of bodies end, which a signature gives above its date or beside it; or who signs an order. */
const SIGNER =
  /^[^，。；：、？！,;:?!]{2,60}(?:政府|办公[室厅]|[局厅部院会处署行所组社站馆队委办]|中心|公司|大学|学校|专班|支队|总队|政务服务)(?:[（(](?:代章|章|印章|盖章)[）)])?$|^(?:省长|市长|县长|区长|部长|主任|局长|厅长|总理|主席|署长|州长)[:：\s]/;
const SENTENCE_END = /[。；！：][”"）)]?$|[。][）)]$/;

export const readDates: Reader = function* (snapshot, draft) {
  const dates: DatedText[] = [];
  const { lines } = snapshot;
  const titleLines = new Set(draft.titles.map(({ line }) => line));
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (i % 500 === 499) yield;
    if (dates.length > CAPS.dates) break;
    if (!line || line.text.length > SHORT_LINE || !/\d|[〇零○一二]/.test(line.text)) continue;
    if (line.box.region === 'footer' || line.linked) continue;
    const found = datesOf(line, lines[i + 1]);
    if (found.length === 0 || COPYRIGHT.test(line.text) || isLinkedRow(snapshot, line)) continue;
    const inTitle = titleLines.has(i);
    for (const { text, day, index } of found) {
      const before = line.text.slice(Math.max(0, index - 12), index);
      const label = unspaced(/([\u4e00-\u9fa5][\u4e00-\u9fa5\s]{1,10})[:：∶]\s*$/.exec(before)?.[1] ?? '');
      const after = line.text.slice(index + text.length);
      const imprint = IMPRINT.test(after) && line.text.length <= 80;
      const signed = imprint || label ? undefined : signature(line.text, text, index, lines[i - 1]?.text ?? '');
      dates.push({
        text: short(text),
        ...(day && { day }),
        ...(label && { label }),
        region: line.box.region,
        visible: line.box.visible,
        line: i,
        alone: line.text.length - text.length <= 12,
        ...(!inTitle && isEvent(line) && { event: true as const }),
        ...(signed && { signed }),
        ...(imprint && { imprint: true as const }),
      });
    }
  }
  draft.dates = capped(draft, 'dates', dates, CAPS.dates);
};

/** Dates of a line; digits that lost 年 and 月 where they fill it; a day above its year and month in the next line. */
function datesOf(line: Line, next: Line | undefined): { text: string; day?: string; index: number }[] {
  const { text } = line;
  if (text.length <= 8 && /^[\d.\-/月日]+$/.test(text)) {
    if (isCutDate(text)) return [{ text, index: 0 }];
    const isPart = /^\d{1,2}$|^(?:19|20)\d{2}$|^\d{1,2}[-./月]\d{1,2}日?$/.test(text);
    if (isPart && next && !next.linked && /^(?:\d{1,2}[-./月])?\d{1,4}(?:[-./年]\d{1,2})?[月日]?$/.test(next.text)) {
      const day = parseRowDay(`${text} ${next.text}`);
      return day ? [{ text: `${text} ${next.text}`, day, index: 0 }] : [];
    }
  }
  return findDates(text);
}

const isEvent = ({ text, box }: Line): boolean =>
  EVENT.test(text) || (CLOCK.test(text) && (box.region === 'header' || box.region === 'navigation'));

/** Whether the date stands as a signature's does. */
function signature(line: string, date: string, index: number, above: string): DatedText['signed'] {
  const before = line.slice(0, index).trim();
  const after = line.slice(index + date.length).trim();
  if (/^[（(]$/.test(before) && /^[）)]$/.test(after)) return 'below-title';
  if (after !== '' && !/^[（(]?(?:公?章|盖章|代章)[）)]?$/.test(after)) return undefined;
  if (before !== '') return SIGNER.test(unspaced(before)) ? 'named' : undefined;
  if (SIGNER.test(unspaced(above))) return 'named';
  return above.length > 12 && SENTENCE_END.test(above) ? 'bare' : undefined;
}

/** A line of which half is a link, and the rest a date, is a row of a list: the list reader keeps it. */
function isLinkedRow(snapshot: Snapshot, { from, to, text }: Line): boolean {
  let linked = 0;
  for (let i = from; i < to; i++) {
    const segment = snapshot.segments[i];
    if (segment && !segment.border && segment.box.anchor) linked += segment.text.trim().length;
  }
  return linked > 5 && linked > (text.length - 10) / 2;
}
