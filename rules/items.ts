/**
 * What the rules about publication share: which items match some words, in which places the site would have published
 * them, whether these were read far enough to say that something is absent, and how all that is told.
 */
import { COLUMN_IDS, type ColumnId } from '../utils/facts/columns.ts';
import type { ItemFacts, ListFacts, PageBrief, SiteFacts } from '../utils/facts/site-facts.ts';
import { type Message, message } from '../utils/text/catalogue/index.ts';
import { addDays, type Day, daysBetween, earliest } from '../utils/text/day.ts';
import { compact } from '../utils/text/normalise.ts';
import { yearsOfTitle } from '../utils/text/periods.ts';
import { maskPrivacy } from '../utils/text/privacy.ts';
import type { Finding, Outcome, SiteContext } from './rule.ts';
import { cannotTell, pass, suspected, suspectedShare } from './rule.ts';

export const ITEM_FACTS = ['items', 'lists', 'contents', 'places', 'menus', 'columns', 'home', 'unread'] as const;
export type PublishedFacts = Pick<SiteFacts, (typeof ITEM_FACTS)[number]>;

/** So many examples are shown. */
export const EXAMPLES = 3;

export interface Words {
  anyOf: readonly string[];
  allOf?: readonly string[] | undefined;
  noneOf?: readonly string[] | undefined;
}

export const wordsOf = ({ anyOf, allOf = [], noneOf = [] }: Words, columns: readonly string[] = []): string[] => [
  ...anyOf,
  ...allOf,
  ...noneOf,
  ...columns.filter((column) => !isColumnId(column)),
];

const COLUMNS: ReadonlySet<string> = new Set(COLUMN_IDS);
export const isColumnId = (name: string): name is ColumnId => COLUMNS.has(name);

/** An item, by its place in `items`; `list` where not its title but the name of a list has the word. */
export interface Match {
  at: number;
  list?: number;
}

/** Whether an ascending list holds the number. */
function holds(sorted: readonly number[], wanted: number): boolean {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Shorter words name too much to be the name of a column. */
const NAMING = 3;

/**
 * Items whose titles match. What stands in a list that is called by one of the words is about it, whatever the single
 * titles say (…公示 in 双随机抽查结果); where further words have to stand beside it only titles count, and where the column
 * is asked for by its name, only a column of exactly that name.
 */
export function matchesOf(
  { anyOf, allOf = [], noneOf = [] }: Words,
  { lists }: Pick<SiteFacts, 'lists'>,
  { titles, names }: SiteContext,
  columns?: readonly string[],
): Match[] {
  const all = allOf.map((word) => titles.withWord(word));
  const none = noneOf.map((word) => titles.withWord(word));
  const found = new Map<number, Match>();
  const add = (at: number, list?: number): void => {
    if (found.has(at) || !all.every((hits) => holds(hits, at)) || none.some((hits) => holds(hits, at))) return;
    found.set(at, list === undefined ? { at } : { at, list });
  };
  for (const word of anyOf) for (const at of titles.withWord(word)) add(at);
  if (allOf.length > 0) return [...found.values()];
  for (const word of anyOf) {
    const key = compact(word);
    const whole = columns !== undefined || key.length < NAMING;
    for (const list of names.lists.withWord(word)) {
      const { names: called = [], path = [] } = lists[list] ?? {};
      if (whole && ![...called, ...path].some((name) => compact(name) === key)) continue;
      for (const at of titles.inList(list)) add(at, list);
    }
  }
  return [...found.values()];
}

/** The lists and pages of the site where something would stand, and what of them was not read. */
export interface Places {
  lists: readonly number[];
  /** Menu links to such places that were not read, and pages of which only the text is known. */
  unread: readonly Name[];
}

/** A place by the name that the site gives it, or by the product's. */
type Name = string | Message;

/** What menus link beside places. */
export const NO_PLACE =
  /^(?:返回|首页|上一|下一|尾页|末页|打印|关闭|收藏|分享|更多|详情|查看|下载|登录|注册|english|more)/i;
/** A link that stands on more pages is the template's. */
const OWN_LINK_PAGES = 3;

/** @param columns ids or names; of several ones each is a place */
export function placesNamed(columns: readonly string[], facts: PublishedFacts, context: SiteContext): Places {
  const lists = new Set<number>();
  const pages = new Map<string, PublishedFacts['places'][number]>();
  const unread = new Set<string>();
  for (const column of columns) {
    if (isColumnId(column)) {
      facts.lists.forEach((list, index) => {
        if (list.columns.includes(column)) lists.add(index);
      });
      const shown = (facts.columns[column] ?? []).filter(({ visible }) => visible !== false);
      const onHome = shown.filter(({ from }) => facts.home !== undefined && from.includes(facts.home.url));
      for (const { text, target } of onHome.length > 0 ? onHome : shown) {
        if (target) pages.set(target.url, target);
        else unread.add(text);
      }
      continue;
    }
    for (const list of context.names.lists.withWord(column)) lists.add(list);
    for (const place of context.names.places.withWord(column)) {
      const page = facts.places[place];
      if (page) pages.set(page.url, page);
    }
    const links = context.names.menus.withWord(column).flatMap((at) => facts.menus[at] ?? []);
    const shown = links.filter(({ visible }) => visible !== false);
    const onHome = shown.filter((link) => link.onHome);
    for (const { text, target } of onHome.length > 0 ? onHome : shown) if (!target) unread.add(text);
  }
  for (const { url, text } of unreadBelow([...lists], [...pages.values()], facts, context)) unread.add(text || url);
  for (const page of pages.values()) {
    if (holdsMore(page, lists.size > 0)) unread.add(placeName(page));
  }
  return { lists: [...lists].sort((a, b) => a - b), unread: [...unread] };
}

export const placeName = ({ title, path, url }: PublishedFacts['places'][number]): string =>
  title ?? path?.at(-1) ?? url;

/** Whether a page may hold what no list shows. One without a list that leads to lists is a page of places. */
function holdsMore({ kind, list, blank }: PageBrief, hasLists: boolean): boolean {
  return (
    !list && !blank && !hasLists && kind !== 'home' && kind !== 'error' && kind !== 'negative' && kind !== 'search'
  );
}

/** What a place alone links from its main part, and nobody read: columns below it. */
function unreadBelow(
  lists: readonly number[],
  pages: readonly PageBrief[],
  facts: PublishedFacts,
  { names }: SiteContext,
): { text: string; url: string }[] {
  const urls = new Set([
    ...lists.flatMap((list) => facts.lists[list]?.pages[0] ?? []),
    ...pages.flatMap(({ url, kind }) => (kind === 'home' ? [] : [url])),
  ]);
  return [...urls].flatMap((url) =>
    names
      .unreadOn(url)
      .filter(
        ({ region, pages: count, text, onHome }) =>
          (region === 'main' || region === 'unknown') &&
          count <= OWN_LINK_PAGES &&
          !onHome &&
          /\p{Script=Han}{2}/u.test(text) &&
          !NO_PLACE.test(text),
      )
      .map(({ text, href }) => ({ text, url: href })),
  );
}

/** All of a site: to be searched where no place is called by what is looked for, and only where really all was read. */
function wholeSite(facts: PublishedFacts & Pick<SiteFacts, 'body'>): Places {
  const known = whole.get(facts.menus);
  if (known) return known;
  const { home, menus, unread } = facts;
  const missing: Name[] = [];
  if (!home) missing.push(message('page-kind.home'));
  else if (home.unknown.includes('columns')) missing.push(home.title ?? home.url);
  const hosts = new Set(facts.lists.map(({ url }) => hostOf(url)));
  if (home) hosts.add(hostOf(home.url));
  for (const { text, href, target, visible } of menus) {
    if (!target && visible !== false && hosts.has(hostOf(href)) && missing.length < 20) missing.push(text);
  }
  for (const { url } of unread.slice(0, 5)) missing.push(url);
  const places = { lists: facts.lists.map((_, index) => index), unread: missing };
  whole.set(facts.menus, places);
  return places;
}
/** Asked for by every rule that finds no place, and the same for all of them. */
const whole = new WeakMap<readonly unknown[], Places>();
const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** The places of the columns; without any the lists that are called by one of the words, else the whole site. */
export function placesOf(
  columns: readonly string[] | undefined,
  words: readonly string[],
  facts: PublishedFacts & Pick<SiteFacts, 'body'>,
  context: SiteContext,
): Places {
  if (columns && columns.length > 0) return placesNamed(columns, facts, context);
  const named = placesNamed(words, facts, context);
  return named.lists.length > 0 || named.unread.length > 0 ? named : wholeSite(facts);
}

/** What of the places was searched, and what is missing to say that something is absent there. */
export interface Search {
  searched: readonly string[];
  missing: readonly Name[];
}

/** @param from the first day that counts, as of the day on which a list was read; undefined where all days count */
export function searchOf(
  { lists, unread }: Places,
  facts: PublishedFacts,
  from: (readOn: Day | undefined) => Day | undefined,
): Search {
  const searched: string[] = [];
  const missing: Name[] = [...unread];
  for (const index of lists) {
    const list = facts.lists[index];
    if (!list) continue;
    if (isCovered(list, from(list.capturedOn))) searched.push(list.url);
    else missing.push(nameOf(list));
  }
  return { searched, missing };
}

function isCovered({ complete, since, blank }: ListFacts, from: Day | undefined): boolean {
  return complete || blank === true || (since !== undefined && from !== undefined && since <= from);
}

export const nameOf = ({ title, names, path, url }: ListFacts): string => title ?? names[0] ?? path.at(-1) ?? url;

/** Absence: suspected where every place was read far enough, otherwise nobody can tell. */
export function absent(
  { searched, missing }: Search,
  asked: readonly string[],
  finding: (pageUrl: string) => Finding,
  nearest: Finding | undefined,
): Outcome {
  const [first] = searched;
  if (first === undefined || missing.length > 0) {
    const places = missing.length > 0 ? missing : asked;
    return cannotTell(message('because.place-not-read', { places: quoted(places) }), {
      ...(nearest && { nearest }),
      ...(searched.length > 0 && { searched: searched.slice(0, MAX_SEARCHED) }),
    });
  }
  return suspected([finding(first)], { ...(nearest && { nearest }), searched: searched.slice(0, MAX_SEARCHED) });
}
export const MAX_SEARCHED = 20;
const MAX_NAMED = 5;

/** Names in quotes; columns that the product knows by the name that it gives them. */
export const quoted = (names: readonly Name[]): Message[] =>
  names.slice(0, MAX_NAMED).map((name) =>
    message('published.name', {
      name: typeof name === 'string' && isColumnId(name) ? message(`column.${name}`) : name,
    }),
  );

/** How an item stands to what is asked of it beside its words. */
export type Standing = 'good' | 'undated' | 'old' | 'later' | 'other-year' | 'elsewhere';

export interface Conditions {
  asOf: Day | undefined;
  withinDays?: number | undefined;
  /** First and last year that its title, or else its day, may name. */
  years?: readonly [number, number] | undefined;
  /** Where it has to stand: in one of the lists, or as a content whose path names one of the columns. */
  within?: { lists: readonly number[]; columns: readonly string[] } | undefined;
}

/** Tells of items how they stand; to be made once for all items of a check. */
export function standingBy(
  { lists, contents }: Pick<PublishedFacts, 'lists' | 'contents'>,
  { asOf, withinDays, years, within }: Conditions,
): (item: ItemFacts) => Standing {
  const startOf = windowStart(asOf, withinDays);
  return (item) => {
    const { day } = item;
    if (within && !standsIn(item, within, lists, contents)) return 'elsewhere';
    if (asOf && day && day > asOf) return 'later';
    if (years) {
      const [first, last] = years;
      const named = yearsOfTitle(item.title);
      const known = named.length > 0 ? named : day ? [Number(day.slice(0, 4))] : [];
      if (known.length === 0) return 'undated';
      if (!known.some((year) => year >= first && year <= last)) return 'other-year';
    }
    if (withinDays === undefined) return 'good';
    if (!day) return 'undated';
    const start = startOf(readOn(item, lists, contents));
    return start === undefined || day >= start ? 'good' : 'old';
  };
}

/**
 * The first day of so many days up to the day of judgement, or up to the reading where that was earlier. To be made once
 * for all that was read: few days are asked for, each of them often.
 */
export function windowStart(
  asOf: Day | undefined,
  days: number | undefined,
): (read: Day | undefined) => Day | undefined {
  const starts = new Map<Day | undefined, Day | undefined>();
  return (read) => {
    if (days === undefined) return undefined;
    if (!starts.has(read)) {
      const until = earliest(asOf, read);
      starts.set(read, until && addDays(until, -days));
    }
    return starts.get(read);
  };
}

/** The earliest day on which one of its lists, or its content, was read. */
function readOn(
  { lists: of, content }: ItemFacts,
  lists: readonly ListFacts[],
  contents: PublishedFacts['contents'],
): Day | undefined {
  let first = content === undefined ? undefined : contents[content]?.capturedOn;
  for (const list of of) {
    const day = lists[list]?.capturedOn;
    if (day && (!first || day < first)) first = day;
  }
  return first;
}

/** In one of the lists, or as a content whose path leads through it. */
function standsIn(
  { lists: of, content }: ItemFacts,
  within: NonNullable<Conditions['within']>,
  lists: readonly ListFacts[],
  contents: PublishedFacts['contents'],
): boolean {
  for (const list of of) if (holds(within.lists, list)) return true;
  const path = content === undefined ? undefined : contents[content]?.path;
  if (!path || path.length === 0) return false;
  const steps = path.map(compact);
  return (
    within.columns.some((column) => !isColumnId(column) && steps.some((step) => step.includes(compact(column)))) ||
    within.lists.some((list) => lists[list]?.names.some((name) => steps.includes(compact(name))))
  );
}

/** The years that a parameter means, as of a day. */
export function yearsWanted(
  year: 'this' | 'last-or-this' | number | undefined,
  asOf: Day | undefined,
): readonly [number, number] | undefined {
  if (year === undefined) return undefined;
  if (typeof year === 'number') return [year, year];
  if (!asOf) return undefined;
  const now = Number(asOf.slice(0, 4));
  return year === 'this' ? [now, now] : [now - 1, now];
}

/** Whether a rule with these parameters has to know the day of judgement. */
export const needsDay = (withinDays: number | undefined, year: 'this' | 'last-or-this' | number | undefined): boolean =>
  withinDays !== undefined || typeof year === 'string';

/** Sorts matches by how they stand; the newest first. */
export function sortOut(
  matches: readonly Match[],
  facts: PublishedFacts,
  conditions: Conditions,
): Readonly<Record<Standing, readonly Match[]>> {
  const groups: Record<Standing, Match[]> = {
    good: [],
    undated: [],
    old: [],
    later: [],
    'other-year': [],
    elsewhere: [],
  };
  const { items, lists, contents } = facts;
  const standing = standingBy({ lists, contents }, conditions);
  for (const match of matches) {
    const item = items[match.at];
    if (item) groups[standing(item)].push(match);
  }
  return groups;
}

/** The newest few; those without a day last, and of one day as they stand. */
export function newest(matches: readonly Match[], items: readonly ItemFacts[], count: number): Match[] {
  const best: { match: Match; day: Day }[] = [];
  for (const match of matches) {
    const day = items[match.at]?.day ?? '';
    const last = best.at(-1);
    if (best.length === count && last && day <= last.day) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.day ?? '') < day) at--;
    best.splice(at, 0, { match, day });
    if (best.length > count) best.pop();
  }
  return best.map(({ match }) => match);
}

/** The words of a title as the site wrote them. */
const titleOf = ({ title }: ItemFacts): string => maskPrivacy(title).slice(0, 120);

/** A finding about one item. */
export function findingOf(
  { at }: Match,
  facts: PublishedFacts,
  key: string,
  words: (title: string, item: ItemFacts) => Message,
): Finding {
  const item = facts.items[at] as ItemFacts;
  const title = titleOf(item);
  const pageUrl = item.url ?? facts.lists[item.lists[0] ?? -1]?.url ?? '';
  return { key: `${key}:${item.url ?? title}`, pageUrl, message: words(title, item), quote: title };
}

/** Examples of what matched, for a pass. */
export function evidenceOf(
  matches: readonly Match[],
  { anyOf, allOf = [] }: Words,
  facts: PublishedFacts,
  key: string,
): Finding[] {
  return newest(matches, facts.items, EXAMPLES).map((match) =>
    findingOf(match, facts, `${key}:match`, (title, item) => {
      const day = item.day ?? message('published.no-day');
      const list = match.list === undefined ? undefined : facts.lists[match.list];
      if (list) return message('finding.item-in-column', { title, column: nameOf(list), day });
      const text = compact(item.title);
      const words = [...anyOf.filter((word) => text.includes(compact(word))), ...allOf];
      return message('finding.item-matched', { title, words: quoted(words), day });
    }),
  );
}

/** What came nearest to a match, told with why it is none. */
export function nearestOf(
  groups: Readonly<Record<Standing, readonly Match[]>>,
  words: Words,
  facts: PublishedFacts,
  context: SiteContext,
  { asOf, withinDays, years }: Conditions,
  key: string,
  searched: readonly number[],
): Finding | undefined {
  const one = (of: Standing, say: (title: string, item: ItemFacts) => Message): Finding | undefined => {
    const [match] = newest(groups[of], facts.items, 1);
    return match && findingOf(match, facts, `${key}:nearest`, say);
  };
  return (
    one('good', (title) => message('finding.item-good', { title })) ??
    one('undated', (title) => message('finding.item-undated', { title })) ??
    one('old', (title, { day = '' }) =>
      message('finding.item-old', {
        title,
        day,
        days: asOf && day ? daysBetween(day, asOf) : '',
        limit: withinDays ?? '',
      }),
    ) ??
    one('other-year', (title) => message('finding.item-other-year', { title, years: years?.join('—') ?? '' })) ??
    one('elsewhere', (title, { lists }) => {
      const list = facts.lists[lists[0] ?? -1];
      return list
        ? message('finding.item-elsewhere', { title, column: nameOf(list) })
        : message('finding.item-listed-nowhere', { title });
    }) ??
    one('later', (title, { day = '' }) => message('finding.item-later', { title, day })) ??
    partlyMatching(words, facts, context, key) ??
    similar(words, facts, context, key, searched)
  );
}

/** A title with some of the words and not all of them, or with one that it must not have. */
function partlyMatching(
  { anyOf, allOf = [], noneOf = [] }: Words,
  facts: PublishedFacts,
  { titles }: SiteContext,
  key: string,
): Finding | undefined {
  if (allOf.length === 0 && noneOf.length === 0) return undefined;
  const candidates = [...anyOf, ...allOf].flatMap((word) => titles.withWord(word).slice(-50));
  let best: { at: number; has: number; missing: string[] } | undefined;
  for (const at of new Set(candidates)) {
    const any = anyOf.some((word) => holds(titles.withWord(word), at));
    const missing = [...(any ? [] : anyOf.slice(0, 1)), ...allOf.filter((word) => !holds(titles.withWord(word), at))];
    const has = allOf.length + 1 - missing.length;
    if (!best || has > best.has) best = { at, has, missing };
  }
  if (!best) return undefined;
  const { missing } = best;
  return findingOf(best, facts, `${key}:nearest`, (title) =>
    missing.length > 0
      ? message('finding.item-partly', { title, missing: quoted(missing) })
      : message('finding.item-excluded', { title, words: quoted(noneOf) }),
  );
}

/** Titles of the places that are compared letter by letter, the newest first. */
const COMPARED = 100;
/** Of a word's pairs of letters so many have to stand in a title for it to be shown. Default of the product. */
const ALIKE = 0.6;

function similar(
  { anyOf }: Words,
  facts: PublishedFacts,
  { titles }: SiteContext,
  key: string,
  searched: readonly number[],
): Finding | undefined {
  const pairs = anyOf.map((word) => pairsOf(compact(word))).filter((of) => of.length > 1);
  let best: { at: number; share: number } | undefined;
  let compared = 0;
  for (const list of searched) {
    for (const at of titles.inList(list)) {
      if (compared++ >= COMPARED) break;
      const title = titles.keyOf(at);
      for (const of of pairs) {
        const share = of.filter((pair) => title.includes(pair)).length / of.length;
        if (share >= ALIKE && share > (best?.share ?? 0)) best = { at, share };
      }
    }
    if (compared >= COMPARED) break;
  }
  return best && findingOf(best, facts, `${key}:nearest`, (title) => message('finding.item-similar', { title }));
}

/** Pairs of neighbouring letters: what two names have in common. */
export function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2));
}

/** What is looked for, in words. */
export function wantedMessage({ anyOf, allOf = [], noneOf = [] }: Words): Message {
  const any = message(anyOf.length > 1 ? 'published.any-of' : 'published.one', { words: quoted(anyOf) });
  const all = allOf.length > 0 ? message('published.and-all', { what: any, words: quoted(allOf) }) : any;
  return noneOf.length > 0 ? message('published.and-none', { what: all, words: quoted(noneOf) }) : all;
}

/** Further conditions, for the end of a sentence; empty for none. */
export function conditionsMessage({ withinDays, years }: Conditions, minimum = 1): Message | '' {
  const [first, last] = years ?? [];
  const parts = [
    ...(minimum > 1 ? [message('published.minimum', { count: minimum })] : []),
    ...(withinDays === undefined ? [] : [message('published.within', { days: withinDays })]),
    ...(first === undefined
      ? []
      : [message('published.of-years', { years: first === last ? `${first}` : `${first}—${last}` })]),
  ];
  return parts.length > 0 ? message('published.conditions', { parts }) : '';
}

/** One of several things that should all be published. */
export interface Part {
  key: string;
  /** Its name, as a user reads it. */
  name: Message;
  matches: readonly Match[];
  /** What would be it if its day were known. */
  undated: readonly Match[];
  /** Where it would stand. */
  search: () => Search;
}

/**
 * The share of parts that are there. A missing one is suspected where its places were read far enough; otherwise it is
 * open and no finding. Where nothing can be said of any of them nobody can tell.
 */
export function shareOf(
  parts: readonly Part[],
  finding: (part: Part, pageUrl: string) => Finding,
  evidence: (part: Part) => readonly Finding[],
): Outcome {
  const met = parts.filter(({ matches }) => matches.length > 0);
  const missing = parts.filter(({ matches }) => matches.length === 0);
  if (missing.length === 0) return pass(met.slice(0, EXAMPLES).flatMap((part) => evidence(part).slice(0, 1)));
  const findings: Finding[] = [];
  const searched = new Set<string>();
  const unread = new Set<Name>();
  for (const part of missing) {
    if (part.undated.length > 0) continue;
    const search = part.search();
    const [first] = search.searched;
    if (first === undefined || search.missing.length > 0) {
      for (const name of search.missing.length > 0 ? search.missing : [part.name]) unread.add(name);
      continue;
    }
    for (const url of search.searched) searched.add(url);
    findings.push(finding(part, first));
  }
  if (met.length === 0 && findings.length === 0) {
    if (unread.size === 0) return cannotTell(message('because.matches-undated'));
    return cannotTell(message('because.place-not-read', { places: quoted([...unread]) }));
  }
  return suspectedShare({
    met: met.length,
    open: missing.length,
    findings,
    ...(searched.size > 0 && { searched: [...searched].slice(0, MAX_SEARCHED) }),
  });
}
