/** Lists of content items: repeated rows with a link each, found by structure. */
import { parseRowDay } from '../text/dates.ts';
import { latest } from '../text/day.ts';
import { hasAny } from '../text/words.ts';
import { CAPS } from './caps.ts';
import { describeRow, isClock, type Row, TEMPLATE } from './list-rows.ts';
import type { ContentList, ListItem, PageFacts } from './page-facts.ts';
import { capped, type Draft, type Reader, short } from './readers.ts';
import { type Box, type Snapshot, textBetween, textOf } from './snapshot.ts';

interface Group {
  container: Box;
  rows: Row[];
  last: Box;
}

/** A link text shorter than this names a column rather than an item. */
const ITEM_TEXT = 7;
/** 查看详情>> beside a headline is no item. */
const DETAIL =
  /^[[【(（]*(?:点击|请)?(?:查看|阅读|浏览|进入|了解|显示|展开|加载)(?:更多|全部|详细|详情|全文|内容|信息|原文)/;
const DETAIL_WORDS = ['查看', '阅读', '浏览', '进入', '了解', '显示', '展开', '加载'];
/** 共 35 条 第 1/4 页 in a link, or a date in a link of its own. */
const NO_TITLE = /^[共第]\s*\d+\s*[条页篇项/]|^[\d\s\-./年月日:：[\]()（）]+$/;
/** 市长 某某: a person by office, as a list of leaders names them. */
const OFFICE =
  /^副?(?:[省市县区州盟旗镇乡局厅处科组院校]长|秘书长|书记|主任|主席|巡视员|调研员)\s*[:：]?\s*\S|^\S{2,4}\s+副?[省市县区州]长/;

export const readLists: Reader = function* (snapshot, draft) {
  const { found, itemLinks, named } = yield* groupRows(snapshot);
  const groups = joinNeighbours(snapshot, found);
  yield;
  const headlines = headlinesOf(groups, itemLinks);
  const lists: ContentList[] = [];
  let described = 0;
  for (const group of groups) {
    const list = describe(snapshot, group, headlines.get(group));
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
  const captions = named.flatMap((group) => describe(snapshot, group) ?? []).slice(0, CAPS.captionLists);
  if (captions.length > 0) draft.captionLists = captions;
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

interface Grouped {
  found: Group[];
  /** How many item links each box holds, by its index; nested and doubled anchors of one item count once. */
  itemLinks: Int32Array;
  named: Group[];
}

function* groupRows(snapshot: Snapshot): Generator<void, Grouped> {
  const { boxes } = snapshot;
  const itemLinks = new Int32Array(boxes.length);
  const candidates: Box[] = [];
  const brief: Box[] = [];
  let previous = '';
  for (const box of boxes) {
    if (box.index % 10_000 === 9_999) yield;
    if (box.tag !== 'a' || box.region === 'footer' || box.region === 'breadcrumb' || box.region === 'header') continue;
    const text = textOf(snapshot, box, 80, true);
    if (text.length < ITEM_TEXT) {
      if (text.length > 1 && box.size > 1 && (box.region === 'main' || box.region === 'unknown')) brief.push(box);
      continue;
    }
    if ((hasAny(text, DETAIL_WORDS) && DETAIL.test(text)) || NO_TITLE.test(text)) continue;
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
    gather(containers, container, { box: row, anchors: [anchor] });
  }
  const found: Group[] = [];
  for (const [container, byTag] of containers) {
    for (const rows of byTag.values()) {
      const complete = withShortRows(snapshot, container, rows);
      const last = complete.at(-1)?.box;
      if (last) found.push({ container, rows: complete, last });
    }
  }
  found.sort((a, b) => (a.rows[0]?.box.index ?? 0) - (b.rows[0]?.box.index ?? 0));
  yield;
  return { found, itemLinks, named: namedRows(snapshot, brief, found) };
}

function gather(containers: Map<Box, Map<string, Row[]>>, container: Box, row: Row): void {
  const byTag = containers.get(container) ?? new Map<string, Row[]>();
  containers.set(container, byTag);
  const rows = byTag.get(row.box.tag) ?? [];
  byTag.set(row.box.tag, rows);
  rows.push(row);
}

/** Rows whose links are too short for titles, but hold a picture each or name a person by office. */
function namedRows(snapshot: Snapshot, brief: readonly Box[], found: readonly Group[]): Group[] {
  const known = new Set(found.map(({ container }) => container));
  const containers = new Map<Box, Map<string, Row[]>>();
  let before: Box | undefined;
  for (const anchor of brief) {
    const row = rowElement(anchor);
    if (!row?.parent || row === before || known.has(row.parent) || row.size > anchor.size + 20) continue;
    before = row;
    const pictured = row.last - row.index < 20 && holdsPicture(snapshot, row);
    if (pictured || OFFICE.test(textOf(snapshot, anchor, 20))) {
      gather(containers, row.parent, { box: row, anchors: [anchor] });
    }
  }
  const groups: Group[] = [];
  for (const [container, byTag] of containers) {
    for (const rows of byTag.values()) {
      const last = rows.at(-1)?.box;
      if (last && rows.length > 2) groups.push({ container, rows, last });
    }
  }
  return groups;
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
  // A row may have more links beside its title: of the area, of the office.
  const usual = rows.length > 1 ? linksIn(snapshot, first.box) : [];
  const place = first.anchors[0] ? usual.indexOf(first.anchors[0]) : -1;
  const complete: Row[] = [];
  for (let i = container.index + 1; i < container.last; ) {
    const child = snapshot.boxes[i];
    if (!child) break;
    const row = known.get(child);
    if (row) complete.push(row);
    else if (child.tag === first.box.tag && child.marks === first.box.marks && child.size > 2) {
      const anchors = linksIn(snapshot, child);
      if (anchors.length === 1 || anchors.length === usual.length) {
        const title = anchors[anchors.length === 1 ? 0 : place];
        if (title) complete.push({ box: child, anchors: [title] });
      } else if (anchors.length > 1 && usual.length === 1 && isLike(anchors[0], child, first)) {
        // Below its title stand other items: the interpretations of a document.
        complete.push({ box: child, anchors: anchors.slice(0, 1), end: anchors[1]?.from ?? child.to });
      }
    }
    i = child.last;
  }
  return complete;
}

/** Whether the link stands in its row where the title of the first row does. */
function isLike(link: Box | undefined, row: Box, first: Row): boolean {
  const title = first.anchors[0];
  if (!link || !title || link.size < ITEM_TEXT) return false;
  return depth(link, row) === depth(title, first.box) && link.parent?.tag === title.parent?.tag;
}

function depth(box: Box, ancestor: Box): number {
  let steps = 0;
  for (let up: Box | null = box; up && up !== ancestor; up = up.parent) steps++;
  return steps;
}

/** The first few links in a box that show a text. */
function linksIn(snapshot: Snapshot, box: Box): Box[] {
  const links: Box[] = [];
  for (let i = box.index; i < box.last && links.length < 6; i++) {
    const inner = snapshot.boxes[i];
    if (inner?.tag === 'a' && inner.size > 1) links.push(inner);
  }
  return links;
}

/** A list may be cut into several `<ul>` of five rows, with a rule between them. The panels of tabs are no such list. */
function joinNeighbours(snapshot: Snapshot, groups: Group[]): Group[] {
  const joined: Group[] = [];
  let run: Group[] = [];
  const close = () => {
    const [first, ...rest] = run;
    if (first && rest.length > 0 && isOneList(snapshot, run)) {
      joined.push({ ...first, rows: run.flatMap(({ rows }) => rows), last: rest.at(-1)?.last ?? first.last });
    } else joined.push(...run);
    run = [];
  };
  for (const group of groups) {
    const before = run.at(-1);
    if (before && !areAlike(snapshot, before, group)) close();
    run.push(group);
  }
  close();
  return joined.filter((group) => group.rows.length > 0);
}

function areAlike(snapshot: Snapshot, before: Group, group: Group): boolean {
  return (
    before.container !== group.container &&
    before.container.parent === group.container.parent &&
    before.container.tag === group.container.tag &&
    before.container.marks === group.container.marks &&
    before.container.visible === group.container.visible &&
    group.rows[0]?.box.tag === before.rows[0]?.box.tag &&
    textBetween(snapshot, before.container.to, group.container.from, 10) === ''
  );
}

/** Rows in a block of a list that is cut into blocks. Default of the product. */
const BLOCK_ROWS = 12;

/** Blocks of one size, the last may be shorter, whose dates go on downwards: the next tab begins with a newer one. */
function isOneList(snapshot: Snapshot, run: readonly Group[]): boolean {
  const size = run[0]?.rows.length ?? 0;
  if (size < 2 || size > BLOCK_ROWS) return false;
  return run.every((group, i) => {
    const before = run[i - 1];
    const whole = i === run.length - 1 ? group.rows.length <= size : group.rows.length === size;
    return whole && (!before || continues(snapshot, before, group));
  });
}

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

/** The headline of a list: the one other item in the smallest box that holds both. */
function headlinesOf(groups: readonly Group[], itemLinks: Int32Array): Map<Group, Group> {
  const headlines = new Map<Group, Group>();
  for (let i = 1; i < groups.length; i++) {
    const above = groups[i - 1];
    const group = groups[i];
    const row = above?.rows[0];
    if (!above || !group || !row || above.rows.length > 1 || group.rows.length < 3) continue;
    let around: Box | null = group.container;
    while (around && around.index > row.box.index) around = around.parent;
    if (around && itemLinks[around.index] === group.rows.length + 1) headlines.set(group, above);
  }
  return headlines;
}

function describe(snapshot: Snapshot, group: Group, headline?: Group): ContentList | undefined {
  let items: ListItem[] = [];
  let visible = 0;
  for (const row of group.rows) {
    if (row.box.visible !== false && row.box.size > 0) visible++;
    if (items.length >= CAPS.listItems) continue;
    const item = describeRow(snapshot, row);
    if (item) items.push(item);
  }
  const start = group.rows[0];
  const first = start?.box ?? group.container;
  // Rows of a template that nobody filled are an empty list; rows of identifiers are none.
  if (items.length === 0 && !TEMPLATE.test(textOf(snapshot, first, 200, true))) return undefined;
  if (group.rows.length === 1 && items[0]?.day && start && isClock(snapshot, start)) delete items[0].day;
  const above = headline?.rows[0];
  const lead = above && !isClock(snapshot, above) ? describeRow(snapshot, above) : undefined;
  const top = above && lead && withHeadline(items, lead) ? above.box : first;
  items = withoutRepeatedLead(items);
  const whole = items.length;
  items = withoutCopies(items);
  return {
    region: first.region,
    items,
    visible: visible * 2 >= group.rows.length ? group.container.visible : false,
    line: snapshot.lineOf[top.from] ?? 0,
    ...heading(snapshot, top === first ? group.container : top, top),
    ...(pictured(snapshot, group) && { pictures: true as const }),
    ...((items.length < whole || scrolls(group.container)) && { scrolling: true as const }),
  };
}

/**
 * A headline is an item where it has a date of its own, as the rows have; one without may repeat a row or only praise
 * it. Answers whether it was added.
 */
function withHeadline(items: ListItem[], lead: ListItem): boolean {
  if (!lead.day && !lead.vague) return false;
  if (items.some(({ title, href }) => title === lead.title || (href !== null && href === lead.href))) return false;
  items.unshift(lead);
  return true;
}

/** Without a first row in large letters that only repeats the second, which has the date. */
function withoutRepeatedLead(items: ListItem[]): ListItem[] {
  const [lead, second] = items;
  if (!lead || !second || items.length < 3 || lead.title !== second.title) return items;
  return !lead.day && !lead.vague && (second.day || second.vague) ? items.slice(1) : items;
}

/** Without the copies of all rows that scripts add to let them scroll. */
function withoutCopies(items: ListItem[]): ListItem[] {
  if (items.some(({ href }) => href === null) || items[0]?.href === items[1]?.href) return items;
  for (const times of [2, 3, 4]) {
    const period = items.length / times;
    if (!Number.isInteger(period) || period < 2) continue;
    if (items.every((item, i) => item.title === items[i % period]?.title && item.href === items[i % period]?.href)) {
      return items.slice(0, period);
    }
  }
  return items;
}

function scrolls(container: Box): boolean {
  let up: Box | null = container;
  for (let steps = 0; up && steps < 6; steps++, up = up.parent) if (up.tag === 'marquee') return true;
  return false;
}

function holdsPicture(snapshot: Snapshot, box: Box): boolean {
  for (let i = box.index; i < box.last; i++) if (snapshot.boxes[i]?.tag === 'img') return true;
  return false;
}

/** Most rows hold a picture: a carousel or an album. */
function pictured(snapshot: Snapshot, group: Group): boolean {
  const pictures = group.rows.filter(({ box }) => holdsPicture(snapshot, box)).length;
  return pictures * 2 > group.rows.length;
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
