/** What two looks at a page, before and after an entrance was used, say about the mode behind it. Pure. */
import { type Tool, WAITING_WORDS } from './mode-words.ts';
import type { ModeSight, Pressed } from './visitor-orders.ts';

const withoutHash = (url: string): string => url.replace(/#.*$/s, '');

/** Defaults of the product. */
const GROWN = 1.1;
/** What moves while one looks: a clock, a counter, a carousel that stood still before. */
const NOISE = 0.02;

export type How = 'link' | 'script' | 'toolbar';

export interface Change {
  entered: boolean | 'unknown';
  scriptLoaded: boolean;
  how?: How;
  /** What the page said instead. */
  said?: string;
}

/** The text is larger than it was by a tenth, in the middle or on average. */
export function hasGrown(before: ModeSight, after: ModeSight): boolean {
  const [was, is] = [before.text, after.text];
  if (was.main && is.main && is.main.medianPx >= was.main.medianPx * GROWN) return true;
  return was.meanPx > 0 && is.meanPx >= was.meanPx * GROWN;
}

/** Tools that are there now and were not before. */
export function newTools(before: ModeSight, after: ModeSight): Tool[] {
  return after.tools.filter((tool) => !before.tools.includes(tool));
}

/** Where the text of both pages is as large, to a hundredth. */
export function isAsLarge(one: ModeSight, other: ModeSight): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 0.02 * Math.max(a, b);
  return near(one.text.meanPx, other.text.meanPx) && near(one.text.medianPx, other.text.medianPx);
}

/** What lies over the page since. */
export function newOverlays(before: ModeSight, after: ModeSight): ModeSight['overlays'] {
  return after.overlays.filter(({ selector }) => !before.overlays.some((one) => one.selector === selector));
}

const isElsewhere = (before: ModeSight, after: ModeSight): boolean =>
  withoutHash(before.url) !== withoutHash(after.url);

export function judgeEntering(
  before: ModeSight,
  after: ModeSight,
  pressed: Pick<Pressed, 'appeared' | 'changed'>,
): Change {
  // An entrance that leads to an error page is a dead link, which is for others to confirm.
  if (!before.visible || !after.visible || after.status >= 400) return { entered: 'unknown', scriptLoaded: true };
  const elsewhere = isElsewhere(before, after);
  const tools = newTools(before, after);
  const hasBar = after.bar !== undefined && (tools.length >= 2 || (!before.bar && after.bar.tools >= 2));
  if (hasBar) return { entered: true, scriptLoaded: true, how: elsewhere ? 'link' : 'toolbar' };
  if (hasGrown(before, after) || (after.ownCursor && !before.ownCursor)) {
    return { entered: true, scriptLoaded: true, how: elsewhere ? 'link' : 'script' };
  }
  if (after.failed.length > 0) return { entered: 'unknown', scriptLoaded: false };
  // Another page that is no larger may be the mode all the same: a simpler page, or one for the other kind of visitor.
  if (elsewhere) return { entered: 'unknown', scriptLoaded: true };
  const said = pressed.appeared[0];
  const open = newOverlays(before, after).some(({ controls }) => controls > 0);
  const waits = pressed.appeared.some((text) => WAITING_WORDS.test(text));
  const quiet = pressed.changed !== undefined && pressed.changed <= NOISE;
  const unclear = open || waits || !quiet;
  return {
    entered: unclear ? 'unknown' : false,
    scriptLoaded: true,
    ...(said && !unclear ? { said: said.slice(0, 60) } : {}),
  };
}

/** Whether an address belongs to the copy of the site that the entrance led to: its host, its folder or its mark. */
export function isInCopy(before: string, after: string, url: string): boolean {
  const [was, is, now] = [new URL(before), new URL(after), new URL(url)];
  if (is.host !== was.host) return now.host === is.host;
  const marks = [...is.searchParams].filter(([name, value]) => was.searchParams.get(name) !== value);
  if (marks.some(([name, value]) => now.searchParams.get(name) === value)) return true;
  const folder = is.pathname.replace(/[^/]*$/, '');
  return folder.length > 1 && !was.pathname.startsWith(folder) && now.pathname.startsWith(folder);
}

/** Whether a page shows the mode that was entered on another page: by its marks, its tools, or what leaves it. */
export function showsMode(before: ModeSight, after: ModeSight, next: ModeSight): boolean {
  const marks = after.marks.filter((mark) => !before.marks.includes(mark));
  if (marks.some((mark) => next.marks.includes(mark))) return true;
  const tools = newTools(before, after);
  if (tools.length >= 2 && tools.filter((tool) => next.tools.includes(tool)).length >= 2) return true;
  return Boolean(after.leaving && !before.leaving && next.leaving && next.leaving.text === after.leaving.text);
}

/** Whether it was left: nothing of the mode is there any more. */
export function isLeft(before: ModeSight, after: ModeSight, now: ModeSight): boolean {
  const tools = newTools(before, after);
  const toolsGone = tools.length < 2 || newTools(before, now).length < 2;
  const cursorGone = before.ownCursor || !now.ownCursor;
  return toolsGone && cursorGone && (!hasGrown(before, after) || isAsLarge(before, now) || !hasGrown(before, now));
}

/** Offered on any of the pages; perhaps where it may be on one. */
export function offeredOn(tool: Tool, sights: readonly ModeSight[]): boolean | 'unknown' {
  if (sights.some(({ offered }) => offered[tool] === true)) return true;
  return sights.some(({ offered }) => offered[tool] === 'unknown') && 'unknown';
}
