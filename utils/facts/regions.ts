/** Where on the page each element stands, from landmarks, names and shares of the text. */
import { hasAny } from '../text/words.ts';
import { type MarkName, namesOf } from './marks.ts';
import type { Region } from './page-facts.ts';
import { type Box, type Line, type Path, type Snapshot, textOf } from './snapshot.ts';

const word = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?:\\d{0,2}(?:$|[\\s_-])|[_-])`);
const BREADCRUMB = /crumb|curpos|weizhi|dqwz|mianbao|(?:^|[\s_-])(?:gcpos|mbx|currmenu|ewb-loc(?:ation)?)(?:$|[\s_-])/;
const MAYBE_BREADCRUMB = word('location|position|loc|path|bread|place|wz|pos');
/** The words before the path: 当前位置, 您现在所在的位置, 您所处的页面, 您现在位于. */
export const HERE =
  /(?:当\s*前|[您你]?(?:现\s*在)?(?:的|所\s*在|所\s*处)|现\s*在)\s*(?:的|所\s*在)?\s*(?:位\s*置|栏\s*目|页\s*面|路\s*径)(?:是|为)?|[您你](?:现\s*在|当\s*前|目\s*前)?(?:位\s*于|在\s*这\s*里|在\s*此)|^[您你]?\s*位\s*置\s*[:：]/;
// On folded text in lower case: neither `\s` nor the flag `i`, which double what it costs to compile.
const FOOTER_WORDS =
  /网站(?:标识|识别)码|icp备|公网安备|版权所有|copyright|主 *办 *(?:单 *位|方)? *[:：]|承办(?:单位)?[:：]|备案(?:序|证)?号/;
const isFooterText = (folded: string): boolean => FOOTER_WORDS.test(folded.toLowerCase());

/** Sets `region` on every box. */
export function* assignRegions(snapshot: Snapshot): Generator<void> {
  const { boxes } = snapshot;
  const path = yield* findPath(snapshot);
  if (path) snapshot.path = path;
  const total = Math.max(snapshot.size, 1);
  const footer = yield* footerByText(snapshot);
  yield;
  for (const box of boxes) {
    if (box.index % 2_000 === 1_999) yield;
    const inherited: Region = box.parent?.region ?? 'unknown';
    box.region = inherited;
    if (box === footer) box.region = 'footer';
    else if (box === path?.box && box.size <= PATH_BOX) box.region = 'breadcrumb';
    else if (inherited === 'unknown' || inherited === 'main') {
      const own = named(snapshot, box, namesOf(snapshot, box), total);
      if (own) box.region = own;
    } else if (
      inherited === 'header' &&
      (box.marks || box.tag === 'nav') &&
      isNavigation(snapshot, box, namesOf(snapshot, box))
    ) {
      box.region = 'navigation';
    }
  }
}

function named(snapshot: Snapshot, box: Box, names: ReadonlySet<MarkName>, total: number): Region | undefined {
  const { tag, marks } = box;
  const share = box.size / total;
  if (tag === 'main') return 'main';
  const role = marks || tag === 'div' || tag === 'section' ? snapshot.dom.attribute(box.element, 'role', 20) : null;
  if (role === 'main') return 'main';
  // On a blank column the footer is most of the text, and begins early.
  const isFooter = tag === 'footer' || names.has('footer');
  if (isFooter && last(snapshot, box) && isFooterText(textOf(snapshot, box, 600))) return 'footer';
  if (share > 0.6) return undefined;
  if (tag === 'footer' || role === 'contentinfo') return late(snapshot, box) ? 'footer' : undefined;
  if (tag === 'nav' || role === 'navigation') return 'navigation';
  if (tag === 'header' || role === 'banner') return early(snapshot, box) ? 'header' : undefined;
  if (!marks || share > 0.5) return undefined;
  if (names.has('footer') && late(snapshot, box) && (share < 0.35 || box.linkSize < box.size / 2)) return 'footer';
  if (isNavigation(snapshot, box, names)) return 'navigation';
  if (names.has('header') && early(snapshot, box) && share < 0.4) return 'header';
  if (tag === 'aside' || (names.has('aside') && share < 0.2 && box.linkSize > box.size * 0.6)) return 'aside';
  return undefined;
}

/** In the first fifth of the elements that follow `<body>`. */
const early = (snapshot: Snapshot, box: Box): boolean => box.from < Math.max(snapshot.segments.length * 0.25, 12);
const late = (snapshot: Snapshot, box: Box): boolean => box.from > snapshot.segments.length * 0.5;

const last = (snapshot: Snapshot, box: Box): boolean =>
  box.from > snapshot.segments.length * 0.2 && box.to > snapshot.segments.length * 0.9;

function isNavigation(snapshot: Snapshot, box: Box, names: ReadonlySet<MarkName>): boolean {
  if (box.tag === 'nav') return true;
  if (!names.has('navigation')) return false;
  return box.size === 0 || (box.linkSize > box.size * 0.6 && box.size < snapshot.size * 0.5);
}

const MARKER = new RegExp(`^.{0,12}?(?:${HERE.source})|^[【[]?\\s*(?:位\\s*置|路\\s*径)[】\\]]?\\s*[:：]`);
/** 关闭当前页面 and the like are buttons. */
const ACTION = /^.{0,2}(?:关闭|打印|返回|收藏|分享|刷新|复制)/;
/** Letters of which the words hold one of each. */
const MARKER_ENDS = ['置', '目', '面', '径', '于', '里', '此'];
const MARKER_STARTS = ['前', '的', '在', '处', '您', '你', '位', '路'];
const MAY_BE_MARKER = ['位', '栏', '路', '页', '这', '此'];
const mayBeMarker = (text: string): boolean =>
  hasAny(text.slice(0, 24), MAY_BE_MARKER) && hasAny(text, MARKER_ENDS) && hasAny(text, MARKER_STARTS);
const STEP = /[>＞»›→⟩❯▶►≫]|-+>|::|[/／|｜\\]|\s[·•・‧-]|[·•・‧-]\s/;
const HOME = /^[[【]?(?:网站|返回|本站)?首\s*页/;
const FIRST_STEP =
  /^[[【]?(?:网站|返回|本站)?首\s*页[\]】]?\s*(?:[>＞»›→⟩❯▶►≫／/]|-+>|::|[·•・‧]\s?\S|[|｜]\s?\S{2,20}$)/;
/** Longer lines are running text that happens to say 当前位置. */
const PATH_LENGTH = 260;
/** Letters of a box that holds the path and little else; in a larger one it is a line of the text. */
const PATH_BOX = 600;

/** Where the page shows its own place: by its words, by its shape (首页 > …), by the name of its element. */
function* findPath(snapshot: Snapshot): Generator<void, Path | undefined> {
  return (yield* pathByWords(snapshot)) ?? (yield* pathByShape(snapshot)) ?? (yield* pathByName(snapshot));
}

function* pathByWords(snapshot: Snapshot): Generator<void, Path | undefined> {
  const { lines } = snapshot;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) break;
    if (i % 2_000 === 1_999) yield;
    if (line.text.length > PATH_LENGTH || !mayBeMarker(line.text) || !MARKER.test(line.text)) continue;
    const rest = line.text.replace(MARKER, '').replace(/^[】\]」:：∶\s]+/, '');
    if (ACTION.test(line.text)) continue;
    const { from, last, linked } = sayingSegment(snapshot, line);
    if (rest.length > 0) {
      // Running text about a place has neither links nor signs between steps.
      if (!linked && !STEP.test(rest) && !HOME.test(rest)) continue;
      return { box: holder(line.box, line.to), from, to: pathEnd(lines, i) };
    }
    // The words stand alone: the steps follow in a block beside them.
    let box = last;
    while (box.linkSize === 0 && box.parent && box.parent.size < 150) box = box.parent;
    if (box.linkSize > 0) {
      let end = i;
      while ((lines[end + 1]?.from ?? box.to) < box.to) end++;
      return { box, from: Math.max(from, box.from), to: Math.max(box.to, pathEnd(lines, end)) };
    }
    // Or in plain text below.
    const next = lines[i + 1];
    if (
      next &&
      next.text.length < PATH_LENGTH &&
      STEP.test(next.text) &&
      /^[[【]?(?:网站|本站)?首\s*页/.test(next.text)
    )
      return { box: holder(line.box, next.to), from: line.from, to: pathEnd(lines, i + 1) };
  }
  return undefined;
}

/** Where in the line the words stand: another text may share it (市政府 | 当前位置：首页 > …). */
function sayingSegment({ segments }: Snapshot, line: Line): { from: number; last: Box; linked: boolean } {
  let from = line.from;
  let last = line.box;
  let linked = false;
  for (let i = line.from; i < line.to; i++) {
    const segment = segments[i];
    if (!segment || segment.border || segment.box.visible === false || !segment.text.trim()) continue;
    if (!linked && !segment.box.anchor && hasAny(segment.text, MAY_BE_MARKER) && HERE.test(segment.text.trim()))
      from = i;
    last = segment.box;
    if (i > from && segment.box.anchor) linked = true;
  }
  return { from, last, linked };
}

function* pathByShape({ lines }: Snapshot): Generator<void, Path | undefined> {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (i % 2_000 === 1_999) yield;
    if (line && line.text.length < PATH_LENGTH && line.box.region !== 'footer' && FIRST_STEP.test(line.text)) {
      // Menus are written in a row too: 首页 | 公开 | 互动 | 服务.
      if (/[|｜／/].*[|｜／/]/.test(line.text) && !/[>＞»›→]/.test(line.text) && line.linked) continue;
      return { box: holder(line.box, line.to), from: line.from, to: pathEnd(lines, i) };
    }
  }
  return undefined;
}

function* pathByName(snapshot: Snapshot): Generator<void, Path | undefined> {
  const labelled = new Set(
    snapshot.dom.matching('[aria-label*="breadcrumb" i],[aria-label*="面包屑"],[aria-label*="当前位置"]'),
  );
  for (const box of snapshot.boxes) {
    if (box.index % 5_000 === 4_999) yield;
    if (box.visible === false || box.linkSize === 0 || box.size > 150) continue;
    if (labelled.size > 0 && labelled.has(box.element)) return { box, from: box.from, to: box.to };
    if (!box.marks) continue;
    const sure = BREADCRUMB.test(box.marks);
    if (!sure && !(MAYBE_BREADCRUMB.test(box.marks) && /[>＞»›→]|^(?:网站)?首页/.test(textOf(snapshot, box, 60))))
      continue;
    return { box, from: box.from, to: box.to };
  }
  return undefined;
}

const STARTS_WITH_SIGN = /^(?:[>＞»›→⟩❯≫]|-+>|::)/;
const ENDS_WITH_SIGN = /(?:[>＞»›→⟩❯≫]|->|::)$/;

/** Steps in cells or blocks of their own stand on lines of their own, each with its separator. */
function pathEnd(lines: readonly Line[], start: number): number {
  let end = start;
  for (;;) {
    const line = lines[end];
    const next = lines[end + 1];
    if (!line || !next || next.text.length > 80 || end - start > 10) break;
    if (!STARTS_WITH_SIGN.test(next.text)) {
      // A sign at the end that nothing follows: the headline below is no step, it stands in a block elsewhere.
      if (!ENDS_WITH_SIGN.test(line.text)) break;
      const both = holder(line.box, next.to);
      if (both.size > letterCount(lines, start, end + 1) + 40) break;
    }
    end++;
  }
  return lines[end]?.to ?? 0;
}

function letterCount(lines: readonly Line[], from: number, last: number): number {
  let size = 0;
  for (let i = from; i <= last; i++) size += lines[i]?.text.length ?? 0;
  return size;
}

/** The smallest box around the line. */
function holder(box: Box, to: number): Box {
  let up = box;
  while (up.to < to && up.parent) up = up.parent;
  return up;
}

/** Pages of tables name nothing: the box that holds the identifiers at the end of the page is the footer. */
function* footerByText(snapshot: Snapshot): Generator<void, Box | undefined> {
  const { lines, segments } = snapshot;
  const tail = segments.length * 0.6;
  let hit: Box | undefined;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line || line.from < tail) break;
    if (i % 2_000 === 0) yield;
    // A box that holds the whole text as well is no footer.
    if (line.box.from >= tail && line.text.length < 400 && isFooterText(line.text)) hit = line.box;
  }
  if (!hit) return undefined;
  // As far up as the box still starts late and holds little of the page.
  let box = hit;
  while (box.parent && box.parent.tag !== 'body' && box.parent.from >= tail && box.parent.size < snapshot.size * 0.25) {
    box = box.parent;
  }
  return box;
}
