import { z } from 'zod';
import type { ListFacts, PageBrief, PlaceLink, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day, daysBetween, earliest, latest } from '../../utils/text/day.ts';
import { compact } from '../../utils/text/normalise.ts';
import { pairsOf, quoted } from '../items.ts';
import { cannotTell, defineSiteRule, type Finding, pass, type SiteContext, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const FACTS = ['lists', 'places', 'menus', 'home', 'contents'] as const;
type Facts = Pick<SiteFacts, (typeof FACTS)[number]>;

export default defineSiteRule({
  id: 'column-named',
  version: 1,
  params: z.object({
    /** What the column may be called. */
    names: z.array(z.string().min(1)).min(1),
    /** How old its newest item may be. */
    withinDays: z.number().int().positive().optional(),
    /** So many items at least. */
    minimumItems: z.number().int().positive().optional(),
  }),
  needs: FACTS,
  basis: [
    clause('disclosure-platform-2019', '法定主动公开内容', 'default'),
    clause('website-guidelines-2017', '附件 网页设计规范（栏目设置）', 'default'),
  ],
  words: ({ names }) => names,

  check(facts, { names, withinDays, minimumItems = 1 }, context) {
    const { asOf } = context;
    if (withinDays !== undefined && !asOf) return cannotTell(message('because.day-unknown'));

    const all = candidatesOf(names, facts, context);
    const exact = all.filter((candidate) => candidate.exact);
    const candidates = exact.length > 0 ? exact : all;
    if (candidates.length === 0) return absence(names, facts);

    const states = candidates.map((candidate) => ({
      candidate,
      state: stateOf(candidate, { asOf, withinDays, minimumItems }),
    }));
    const good = states.filter(({ state }) => state.is === 'good');
    if (good.length > 0) {
      return pass(
        good
          .slice(0, 3)
          .map(({ candidate }) => found(candidate, message('finding.column-found', { name: candidate.name }))),
      );
    }
    const [open] = states.filter(({ state }) => state.is === 'unread' || state.is === 'open');
    const searched = candidates.flatMap(({ url, read }) => (read ? [url] : []));
    if (open) {
      const { candidate, state } = open;
      const nearest = found(candidate, message('finding.column-found', { name: candidate.name }));
      return state.is === 'unread'
        ? cannotTell(message('because.column-not-read', { column: candidate.name }), { nearest, searched })
        : cannotTell(message('because.column-content-unknown', { column: candidate.name }), { nearest, searched });
    }
    // Several places of one name: the freshest, else the fullest speaks for the column.
    const [best] = states.sort((a, b) => order(a.state, b.state));
    if (!best) return absence(names, facts);
    const { candidate, state } = best;
    const says =
      state.is === 'old'
        ? message('finding.column-stale', {
            column: candidate.name,
            newest: state.newest,
            days: state.days,
            limit: withinDays ?? '',
          })
        : state.is === 'few' && state.rows > 0
          ? message('finding.column-few', { name: candidate.name, count: state.rows, minimum: minimumItems })
          : message('finding.column-blank', { column: candidate.name });
    return suspected([found(candidate, says)], { searched });
  },
});

const keyOf = (names: readonly string[]): string => `column-named:${names.join('|')}`;
const found = ({ name, url }: Candidate, says: Finding['message']): Finding => ({
  key: `column-named:${name}:${url}`,
  pageUrl: url,
  message: says,
  quote: name,
});

/** A place of the site that is called by one of the names. */
interface Candidate {
  name: string;
  url: string;
  exact: boolean;
  /** The page and the lists that it holds or that stand below it; undefined where it was not read. */
  read?: { page?: PageBrief; lists: readonly ListFacts[]; isContent: boolean };
}

function candidatesOf(names: readonly string[], facts: Facts, { names: index }: SiteContext): Candidate[] {
  const candidates = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const known = candidates.get(candidate.url);
    candidates.set(candidate.url, known ? together(known, candidate) : candidate);
  };
  for (const name of names) {
    const key = compact(name);
    for (const list of index.lists.withWord(name).flatMap((at) => facts.lists[at] ?? [])) {
      const called = [...list.names, ...list.path].filter((text) => compact(text).includes(key));
      const exact = called.some((text) => isExact(text, key));
      add({ name: called[0] ?? name, url: list.url, exact, read: { lists: [list], isContent: false } });
    }
    for (const place of index.places.withWord(name).flatMap((at) => facts.places[at] ?? [])) {
      if (place.kind === 'error' || place.kind === 'home' || place.kind === 'negative') continue;
      const called = [place.title, place.path?.at(-1)].filter((text) => text !== undefined);
      const exact = called.some((text) => isExact(text, key));
      add({ name: called[0] ?? name, url: place.url, exact, read: { page: place, lists: [], isContent: false } });
    }
    for (const link of index.menus.withWord(name).flatMap((at) => facts.menus[at] ?? [])) {
      add(ofLink(link, key, facts, index));
    }
  }
  return [...candidates.values()].sort(
    (a, b) => Number(b.read !== undefined) - Number(a.read !== undefined) || (a.url < b.url ? -1 : 1),
  );
}

/** What is known of one address by several names. */
function together(a: Candidate, b: Candidate): Candidate {
  const exact = a.exact || b.exact;
  const { name } = !a.exact && b.exact ? b : a;
  const [first, second] = [a.read ?? b.read, b.read];
  if (!first) return { ...a, name, exact };
  const page = first.page ?? second?.page;
  return {
    ...a,
    name,
    exact,
    read: {
      ...(page && { page }),
      lists: [...new Set([...first.lists, ...(second?.lists ?? [])])],
      isContent: first.isContent || second?.isContent === true,
    },
  };
}

const CONTENTS: ReadonlySet<string> = new Set([
  'article',
  'policy',
  'interpretation',
  'annual-report',
  'service-guide',
]);

function ofLink({ text, href, target }: PlaceLink, key: string, facts: Facts, index: SiteContext['names']): Candidate {
  const exact = isExact(text, key);
  if (!target) return { name: text, url: href, exact };
  const lists = index.listsAt(target.url).flatMap((at) => facts.lists[at] ?? []);
  return { name: text, url: target.url, exact, read: { page: target, lists, isContent: CONTENTS.has(target.kind) } };
}

/** What sites write around the name of a column: 更多, 专栏, numbers in brackets, their own name behind a dash. */
const AROUND = /^(?:本[市县区省]|[市县区省]级?)|(?:专栏|专题|专区|栏目|平台|更多|\(\d+\))$/g;

function isExact(text: string, key: string): boolean {
  const own = compact(text).split(/[-_|—]/)[0] ?? '';
  return own === key || own.replace(AROUND, '') === key.replace(AROUND, '');
}

type State =
  | { is: 'good' }
  | { is: 'unread' }
  /** Its content, or its day, cannot be known. */
  | { is: 'open' }
  | { is: 'few'; rows: number }
  | { is: 'old'; newest: Day; days: number };

function stateOf(
  { read }: Candidate,
  { asOf, withinDays, minimumItems }: { asOf: Day | undefined; withinDays: number | undefined; minimumItems: number },
): State {
  if (!read) return { is: 'unread' };
  const { page, lists, isContent } = read;
  if (isContent) return { is: withinDays === undefined && minimumItems <= 1 ? 'good' : 'open' };
  const rows = lists.reduce((sum, list) => sum + list.rows, 0);
  const knowsRows = lists.every(({ complete, blank }) => complete || blank);
  if (rows < minimumItems) {
    // A text, a table or pictures stand where no list does.
    if (lists.length === 0 && page && !page.list && !page.blank) {
      return { is: minimumItems > 1 || withinDays !== undefined || page.unknown.includes('list') ? 'open' : 'good' };
    }
    if (page?.blank || knowsRows) return { is: 'few', rows };
    return { is: 'open' };
  }
  if (withinDays === undefined) return { is: 'good' };
  const newest = latest(page?.list?.freshest, ...lists.map(({ freshest }) => freshest));
  if (!newest) return { is: 'open' };
  const until = earliest(asOf, page?.capturedOn, ...lists.map(({ capturedOn }) => capturedOn));
  const start = until && addDays(until, -withinDays);
  if (!until || !start || newest > until) return { is: 'open' };
  if (newest >= start) return { is: 'good' };
  // Below a head that is sorted and was read back so far nothing newer stands; rows without a day may be newer.
  const sure =
    (page?.list?.undated ?? 0) === 0 &&
    lists.every(({ complete, since, blank }) => complete || blank || (since !== undefined && since <= start));
  return sure ? { is: 'old', newest, days: daysBetween(newest, until) } : { is: 'open' };
}

const order = (a: State, b: State): number => weight(b) - weight(a);
const weight = (state: State): number =>
  state.is === 'old' ? 1_000_000 - state.days : state.is === 'few' ? state.rows : 0;

/** Suspected only where the menus of the home page are known, and the pages that name all columns were read. */
function absence(names: readonly string[], { home, menus }: Facts) {
  const similar = nearest(names, menus);
  const more = similar ? { nearest: similar } : {};
  if (!home) return cannotTell(message('because.home-not-read'), more);
  if (home.unknown.includes('columns')) {
    return cannotTell(message('because.navigation-by-script'), { ...more, searched: [home.url] });
  }
  const directories = menus.filter(({ text, visible }) => visible !== false && DIRECTORY.test(compact(text)));
  const unread = directories.filter(({ target, onHome }) => !target && onHome);
  if (unread.length > 0) {
    return cannotTell(message('because.place-not-read', { places: quoted(unread.map(({ text }) => text)) }), {
      ...more,
      searched: [home.url],
    });
  }
  const searched = [...new Set([home.url, ...directories.flatMap(({ target }) => (target ? [target.url] : []))])];
  return suspected(
    [
      {
        key: keyOf(names),
        pageUrl: home.url,
        message: message('finding.column-named-missing', { names: quoted(names) }),
      },
    ],
    { ...more, searched: searched.slice(0, 20) },
  );
}

/** Pages that name the columns of a site. */
const DIRECTORY =
  /^(?:网站|站点)(?:地图|导航)$|^(?:政府)?(?:信息|政务)公开(?:目录|平台|专栏)?$|^法定主动公开(?:内容|目录)?$/;

/** Of a name's pairs of letters so many have to stand in another for it to be shown. Default of the product. */
const ALIKE = 0.5;

function nearest(names: readonly string[], menus: readonly PlaceLink[]): Finding | undefined {
  const wanted = names.map((name) => pairsOf(compact(name))).filter((pairs) => pairs.length > 0);
  let best: { link: PlaceLink; share: number } | undefined;
  for (const link of menus) {
    const text = compact(link.text);
    for (const pairs of wanted) {
      let common = 0;
      for (const pair of pairs) if (text.includes(pair)) common++;
      const share = common / pairs.length;
      if (share >= ALIKE && share > (best?.share ?? 0)) best = { link, share };
    }
  }
  if (!best) return undefined;
  const { text, href, from } = best.link;
  return {
    key: `column-named:nearest:${href}`,
    pageUrl: best.link.target?.url ?? from[0] ?? href,
    message: message('finding.column-similar', { name: text }),
    quote: text,
  };
}
