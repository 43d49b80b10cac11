/** Lists of content items: repeated rows with a link each, found by structure. */
import { isVagueDate, parseRowDay } from '../text/dates.ts';
import { latest } from '../text/day.ts';
import { resolveAddress } from './address.ts';
import { CAPS } from './caps.ts';
import type { ContentList, ListItem, PageFacts } from './page-facts.ts';
import { capped, type Draft, type Reader, short } from './readers.ts';
import { attributeText, type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

interface Row {
  box: Box;
  anchors: Box[];
}
interface Group {
  container: Box;
  rows: Row[];
  last: Box;
}

/** A link text shorter than this names a column rather than an item. */
const ITEM_TEXT = 7;

export const readLists: Reader = function* (snapshot, draft) {
  const groups = joinNeighbours(snapshot, yield* groupRows(snapshot));
  yield;
  const lists: ContentList[] = [];
  let described = 0;
  for (const group of groups) {
    const list = describe(snapshot, group);
    if (list) lists.push(list);
    described += group.rows.length;
    if (described < 100) continue;
    described = 0;
    yield;
  }
  const rows = rowsOfMain(lists);
  if (rows) draft.mainRows = rows;
  if (groups.some((group) => group.rows.length > CAPS.listItems)) draft.truncated.push('lists');
  lists.push(...emptyLists(snapshot, groups));
  draft.lists = rank(lists, draft);
};

/** The newest day of the main part, wherever it stands, and how many rows may be newer still. */
function rowsOfMain(lists: readonly ContentList[]): PageFacts['mainRows'] {
  const inMain = lists.filter(({ region, items }) => (region === 'main' || region === 'unknown') && items.length > 0);
  if (inMain.length === 0) return undefined;
  let undated = 0;
  let vague = 0;
  let newest: string | undefined;
  for (const { items } of inMain) {
    const hasDays = items.some(({ day }) => day);
    for (const item of items) {
      newest = latest(newest, item.day);
      if (item.vague) vague++;
      if (item.vague || (hasDays && !item.day)) undated++;
    }
  }
  return { ...(newest && { newest }), undated, vague };
}

/** Visible size of the texts of links in a box that may be titles. */
function* groupRows(snapshot: Snapshot): Generator<void, Group[]> {
  const { boxes } = snapshot;
  // How many item links each box holds; nested and doubled anchors of one item count once.
  const itemLinks = new Int32Array(boxes.length);
  const candidates: Box[] = [];
  let previous = '';
  for (const box of boxes) {
    if (box.tag !== 'a' || box.region === 'footer' || box.region === 'breadcrumb' || box.region === 'header') continue;
    const text = textOf(snapshot, box, 80, true);
    if (text.length < ITEM_TEXT) continue;
    const doubled = text === previous && candidates.length > 0 && sharesRow(candidates.at(-1), box);
    previous = text;
    if (doubled) continue;
    candidates.push(box);
    if (candidates.length % 300 === 0) yield;
    for (let up: Box | null = box; up; up = up.parent) itemLinks[up.index] = (itemLinks[up.index] ?? 0) + 1;
  }
  const containers = new Map<Box, Map<string, Row[]>>();
  const rowsSeen = new Set<Box>();
  for (const anchor of candidates) {
    let row = anchor;
    // A row ends at its `<li>`, and where the box around it holds far more than an item with its summary.
    while (row.tag !== 'li' && row.parent && itemLinks[row.parent.index] === 1 && row.parent.tag !== 'body') {
      if (row.parent.size > anchor.size + 600) break;
      row = row.parent;
    }
    const container = row.parent;
    if (!container || rowsSeen.has(row)) continue;
    rowsSeen.add(row);
    const byTag = containers.get(container) ?? new Map<string, Row[]>();
    containers.set(container, byTag);
    const rows = byTag.get(row.tag) ?? [];
    byTag.set(row.tag, rows);
    rows.push({ box: row, anchors: [anchor] });
  }
  const groups: Group[] = [];
  for (const [container, byTag] of containers) {
    for (const rows of byTag.values()) {
      const complete = withShortRows(snapshot, container, rows);
      const last = complete.at(-1)?.box;
      if (last) groups.push({ container, rows: complete, last });
    }
  }
  return groups.sort((a, b) => (a.rows[0]?.box.index ?? 0) - (b.rows[0]?.box.index ?? 0));
}

/** Whether both anchors are of one row: nested, or in one `<li>`; a row of its own may repeat its neighbour's text. */
function sharesRow(a: Box | undefined, b: Box): boolean {
  if (!a) return false;
  if (b.index < a.last) return true;
  const row = rowElement(a);
  return row ? row === rowElement(b) : a.parent === b.parent && b.index - a.last < 3;
}

function rowElement(box: Box): Box | null {
  let up: Box | null = box;
  while (up && up.tag !== 'li' && up.tag !== 'tr' && up.tag !== 'dd' && up.tag !== 'dt') up = up.parent;
  return up;
}

/** Rows of the same kind whose title is short (公示) belong to the list as well. */
function withShortRows(snapshot: Snapshot, container: Box, rows: Row[]): Row[] {
  const first = rows[0];
  if (!first || first.box.tag === 'a') return rows;
  if (rows.length < 2 && !/^(?:li|tr|dd)$/.test(first.box.tag)) return rows;
  const known = new Map(rows.map((row) => [row.box, row]));
  const complete: Row[] = [];
  for (let i = container.index + 1; i < container.last; ) {
    const child = snapshot.boxes[i];
    if (!child) break;
    const row = known.get(child);
    if (row) complete.push(row);
    else if (child.tag === first.box.tag && child.marks === first.box.marks) {
      const anchors: Box[] = [];
      for (let j = child.index; j < child.last && anchors.length < 2; j++) {
        const box = snapshot.boxes[j];
        if (box?.tag === 'a' && box.size > 1) anchors.push(box);
      }
      if (anchors.length === 1 && child.size > 2) complete.push({ box: child, anchors });
    }
    i = child.last;
  }
  return complete;
}

/** A list may be cut into several `<ul>` of five rows, with a rule between them. */
function joinNeighbours(snapshot: Snapshot, groups: Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (
      before &&
      before.container !== group.container &&
      before.container.parent === group.container.parent &&
      before.container.tag === group.container.tag &&
      before.container.marks === group.container.marks &&
      before.container.visible === group.container.visible &&
      before.rows.length > 1 &&
      continues(snapshot, before, group) &&
      group.rows[0]?.box.tag === before.rows[0]?.box.tag &&
      textBetween(snapshot, before.container.to, group.container.from, 10) === ''
    ) {
      before.rows.push(...group.rows);
      before.last = group.last;
    } else joined.push({ ...group, rows: [...group.rows] });
  }
  return joined.filter((group) => group.rows.length > 0);
}

/** Dates that go on downwards: the panel of the next tab starts with a newer one. */
function continues(snapshot: Snapshot, before: Group, group: Group): boolean {
  const last = before.rows.at(-1);
  const first = group.rows[0];
  const a = last && dateKey(textOf(snapshot, last.box, 400, true));
  const b = first && dateKey(textOf(snapshot, first.box, 400, true));
  if (!a || !b) return false;
  return a.length === b.length ? b <= a : false;
}

/** `2021-01-08` or `01-08`, for comparing only. */
function dateKey(text: string): string | undefined {
  const day = parseRowDay(text.length > 60 ? `${text.slice(0, 14)} ${text.slice(-24)}` : text);
  if (day) return day;
  const brief =
    /(?<!\d)(\d{1,2})[-./月](\d{1,2})日?(?!\d)/.exec(text.slice(0, 12)) ??
    /(?<!\d)(\d{1,2})[-./月](\d{1,2})日?\D{0,3}$/.exec(text);
  return brief ? `${brief[1]?.padStart(2, '0')}-${brief[2]?.padStart(2, '0')}` : undefined;
}

function describe(snapshot: Snapshot, group: Group): ContentList | undefined {
  const items: ListItem[] = [];
  let visible = 0;
  for (const row of group.rows) {
    if (row.box.visible !== false && row.box.size > 0) visible++;
    if (items.length >= CAPS.listItems) continue;
    const item = describeRow(snapshot, row);
    if (item) items.push(item);
  }
  const first = group.rows[0]?.box ?? group.container;
  // Rows of a template that nobody filled are an empty list; rows of identifiers are none.
  if (items.length === 0 && !TEMPLATE.test(textOf(snapshot, first, 200, true))) return undefined;
  return {
    region: first.region,
    items,
    visible: visible * 2 >= group.rows.length ? group.container.visible : false,
    line: snapshot.lineOf[first.from] ?? 0,
    ...heading(snapshot, group.container, first),
    ...(pictured(snapshot, group) && { pictures: true as const }),
  };
}

/** Most rows hold a picture: a carousel or an album. */
function pictured(snapshot: Snapshot, group: Group): boolean {
  let pictures = 0;
  for (const { box } of group.rows) {
    for (let i = box.index; i < box.last; i++) {
      if (snapshot.boxes[i]?.tag === 'img') {
        pictures++;
        break;
      }
    }
  }
  return pictures * 2 > group.rows.length;
}

const TEMPLATE = /[$#]\{|\{\{|<%/;
const BULLET = /^[\s·•●▪■◆◇★☆►▶>»›○\-—*|・．.]+(?=\S)/;

function describeRow(snapshot: Snapshot, row: Row): ListItem | undefined {
  const anchor = row.anchors[0];
  if (!anchor) return undefined;
  const whole = textOf(snapshot, titleBox(snapshot, anchor), CAPS.shortText, true);
  if (TEMPLATE.test(whole) || /ICP\s*备|公网安备/.test(whole)) return undefined;
  const outside = `${textBetween(snapshot, row.box.from, anchor.from, 120, true)} ${textBetween(snapshot, anchor.to, row.box.to, 120, true)}`;
  let title = whole;
  let day = parseRowDay(outside);
  // The date may stand inside the link, before or after the title.
  const inside = /(?:^|\s)[[(（【]?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)[\])）】]?\s*$/.exec(whole);
  const ahead = /^[[(（【]?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)[\])）】]?\s*(?=\S)/.exec(whole);
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
  title = title.replace(BULLET, '').trim();
  if (!title) return undefined;
  const full = attributeText(snapshot, anchor, 'title');
  const href = resolveAddress(snapshot.dom.attribute(anchor.element, 'href'), snapshot.base);
  return {
    title,
    href,
    ...(day && { day }),
    ...(!day && (isVagueDate(outside) || isVagueDate(smallEnds(snapshot, anchor))) && { vague: true as const }),
    ...(/(?:\.{2,}|…)$/.test(title) && full.length > title.length && { full }),
  };
}

/** A link around a whole row: the part of it that is the title. */
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
  for (let i = anchor.last - 1; i > anchor.index; i--) {
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

/** The short text that stands before the list. */
function heading(snapshot: Snapshot, container: Box, first: Box): { heading?: string } {
  const line = snapshot.lineOf[Math.min(container.from, first.from)] ?? 0;
  const parts: string[] = [];
  // The heads of tabs stand before the list, one a line.
  for (let i = line - 1; i >= Math.max(0, line - 6); i--) {
    const text = snapshot.lines[i]?.text ?? '';
    if (/^(?:更多|more|[\s+>》»\d|])*$/i.test(text) || text.length === 0) continue;
    if (text.length > 30 || (parts.length > 0 && text.length > 8)) break;
    parts.unshift(text.replace(/\s*(?:更多|more)\S{0,3}$/i, ''));
    if (text.length > 8) break;
  }
  return parts.length > 0 ? { heading: short(parts.join(' ')) } : {};
}

/** Containers of rows that hold none: `<ul> </ul>` where the list of a column should stand. */
function emptyLists(snapshot: Snapshot, groups: readonly Group[]): ContentList[] {
  const found: ContentList[] = [];
  for (const box of snapshot.boxes) {
    if (box.tag !== 'ul' && box.tag !== 'ol' && box.tag !== 'tbody' && box.tag !== 'dl') continue;
    if (box.size > 0 || box.last - box.index > 3 || box.visible === false) continue;
    if (box.region !== 'main' && box.region !== 'unknown') continue;
    if (
      groups.some(
        (group) => group.rows.length > 1 && box.index > group.container.index && box.index < group.container.last,
      )
    )
      continue;
    const line = snapshot.lineOf[box.from] ?? 0;
    found.push({ region: box.region, items: [], visible: box.visible, line, ...heading(snapshot, box, box) });
  }
  return found.slice(0, 3);
}

/** The likeliest main list first. */
function rank(lists: ContentList[], draft: Draft): ContentList[] {
  const score = (list: ContentList): number => {
    const { items } = list;
    const letters = items.reduce((sum, item) => sum + Math.min(item.title.length, 40), 0);
    const dated = items.filter((item) => item.day).length;
    const place = list.region === 'main' || list.region === 'unknown' ? 1 : list.region === 'aside' ? 0.4 : 0.2;
    const shown = list.visible === false ? 0.1 : 1;
    return (letters + dated * 15) * place * shown;
  };
  const kept = [...lists].sort((a, b) => score(b) - score(a));
  return capped(draft, 'lists', kept, CAPS.lists);
}
