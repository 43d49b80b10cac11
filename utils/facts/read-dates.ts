/** Dates with what stands before them, from bylines, signatures and other short lines. */
import { findDates } from '../text/dates.ts';
import { unspaced } from '../text/normalise.ts';
import { CAPS } from './caps.ts';
import type { DatedText } from './page-facts.ts';
import { capped, type Reader, short } from './readers.ts';
import type { Snapshot } from './snapshot.ts';

/** Longer lines are running text: a date there says nothing about the page. */
const SHORT_LINE = 150;
const EVENT = /通过|批准|施行|修[订正]|截止|报名|召开|届|会议|发证|有效期|至/;

export const readDates: Reader = function* (snapshot, draft) {
  const dates: DatedText[] = [];
  const { lines } = snapshot;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (i % 2_000 === 1_999) yield;
    if (dates.length > CAPS.dates) break;
    if (!line || line.text.length > SHORT_LINE || !/\d|[〇零一二]{2}/.test(line.text)) continue;
    if (line.box.region === 'footer' || line.linked) continue;
    if (inLinkedRow(snapshot, line.from, line.to)) continue;
    for (const found of findDates(line.text)) {
      const before = line.text.slice(Math.max(0, found.index - 12), found.index);
      const label = unspaced(/([\u4e00-\u9fa5][\u4e00-\u9fa5\s]{1,10})[:：∶]\s*$/.exec(before)?.[1] ?? '');
      dates.push({
        text: short(found.text),
        ...(found.day && { day: found.day }),
        ...(label && { label }),
        region: line.box.region,
        visible: line.box.visible,
        line: i,
        alone: line.text.length - found.text.length <= 12,
        ...(EVENT.test(line.text) && { event: true as const }),
      });
    }
  }
  draft.dates = capped(draft, 'dates', dates, CAPS.dates);
};

/** A line that holds a link and a date is a row of a list: the list reader keeps it. */
function inLinkedRow(snapshot: Snapshot, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const segment = snapshot.segments[i];
    if (segment && !segment.border && segment.box.anchor && segment.text.trim().length > 5) return true;
  }
  return false;
}
