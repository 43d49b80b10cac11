import { z } from 'zod';
import type { ItemFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { maskPrivacy } from '../../utils/text/privacy.ts';
import {
  absent,
  type Conditions,
  conditionsMessage,
  ITEM_FACTS,
  isColumnId,
  type Match,
  matchesOf,
  newest,
  type Places,
  type PublishedFacts,
  placeName,
  placesNamed,
  placesOf,
  quoted,
  searchOf,
  sortOut,
  wantedMessage,
  windowStart,
} from '../items.ts';
import {
  cannotTell,
  defineSiteRule,
  type Finding,
  MAX_TEXTS,
  type PageText,
  pass,
  type SiteContext,
  suspected,
} from '../rule.ts';
import { clause } from '../standards.ts';

const params = z.object({
  /** Words of the titles of what is looked into, any of them. */
  about: z.array(z.string().min(1)).min(1),
  columns: z.array(z.string().min(1)).min(1).optional(),
  /** What it has to state, each by any of its words. */
  fields: z.array(z.object({ name: z.string().min(1), words: z.array(z.string().min(1)).min(1) })).min(1),
  withinDays: z.number().int().positive().optional(),
});
type Params = z.infer<typeof params>;

/** Of the texts so many may be pages of tables instead of contents. */
const MAX_PAGES = 6;
/** Content of fewer letters beside pictures says it in them. Default of the product. */
const LETTERS_BESIDE_PICTURES = 200;

export default defineSiteRule({
  id: 'content-fields',
  version: 2,
  params,
  needs: ITEM_FACTS,
  basis: [
    clause('disclosure-regulations-2019', '第二十条（公开哪些事项、多久公开，由指标体系规定）', 'default'),
    clause('inspection-indicators-2019', '信息发布', 'default'),
  ],
  words: ({ about, columns = [] }) => [...about, ...columns.filter((column) => !isColumnId(column))],
  wants: (facts, asked, context) => {
    const candidates = candidatesOf(facts, asked, context);
    return [...candidates.flatMap(({ url }) => url ?? []), ...candidates.flatMap(({ files }) => files)];
  },

  check(facts, asked, context) {
    const { about, columns, fields, withinDays } = asked;
    const { asOf } = context;
    if (withinDays !== undefined && !asOf) return cannotTell(message('because.day-unknown'));

    const candidates = candidatesOf(facts, asked, context);
    const read = candidates.flatMap((candidate) => {
      const text = candidate.url === undefined ? undefined : context.textOf(candidate.url);
      if (!text) return [];
      const files = candidate.files.flatMap((file) => context.textOf(file) ?? []);
      return [{ candidate, text, states: statesOf(candidate.title, [text, ...files], fields) }];
    });
    const whole = read.filter(({ states }) => states.missing.length === 0);
    const [first] = whole.filter(({ candidate }) => !candidate.undated);
    if (first) return pass([saysAll(first.candidate, first.states)]);
    if (whole[0])
      return cannotTell(message('because.matches-undated'), { nearest: saysAll(whole[0].candidate, whole[0].states) });

    if (candidates.length === 0) return nothingAbout(facts, asked, context);
    const best = [...read].sort((a, b) => b.states.found.length - a.states.found.length)[0];
    const finding = best && lacks(best.candidate, best.states, about);
    const searched = read.flatMap(({ candidate: { url } }) => url ?? []);
    const open =
      read.length < candidates.length || read.some(({ candidate, text }) => text.partial || candidate.elsewhere);
    if (!finding || open) {
      const because = read.length < candidates.length ? 'because.contents-not-read' : 'because.content-elsewhere';
      return cannotTell(message(because, { columns: quoted(columns ?? about) }), {
        ...(finding && { nearest: finding }),
        searched,
      });
    }
    return suspected([finding], { searched });
  },
});

interface Candidate {
  title: string;
  /** Absent for a row that leads nowhere. */
  url?: string;
  undated: boolean;
  /** Addresses of its attachments: what was read of them speaks for it. */
  files: readonly string[];
  /** In files or pictures may stand what its text does not say. */
  elsewhere: boolean;
}

/** What may hold the fields, the newest first; pages of lists and tables last. */
function candidatesOf(
  facts: PublishedFacts,
  { about, columns, withinDays }: Params,
  context: SiteContext,
): Candidate[] {
  const within = columns && placesNamed(columns, facts, context);
  const conditions: Conditions = {
    asOf: context.asOf,
    withinDays,
    within: within && { lists: within.lists, columns: columns ?? [] },
  };
  const { good, undated } = sortOut(matchesOf({ anyOf: about }, facts, context, columns), facts, conditions);
  const open = new Set(undated);
  const pages = pagesOf(facts, about, context).slice(0, MAX_PAGES);
  const items = newest([...good, ...undated], facts.items, MAX_TEXTS - pages.length);
  return [...items.flatMap((match) => ofItem(match, facts, open)), ...pages];
}

function ofItem(match: Match, facts: PublishedFacts, undated: ReadonlySet<Match>): Candidate[] {
  const item = facts.items[match.at] as ItemFacts;
  const content = item.content === undefined ? undefined : facts.contents[item.content];
  const { letters = 0, images = 0, videos = 0 } = content?.body ?? {};
  return [
    {
      title: item.title,
      ...(item.url && { url: item.url }),
      undated: undated.has(match),
      files: (content?.attachments ?? []).map(({ href }) => href),
      elsewhere:
        (content?.attachments?.length ?? 0) > 0 ||
        (content?.attachmentsMissing?.length ?? 0) > 0 ||
        (letters < LETTERS_BESIDE_PICTURES && images + videos > 0),
    },
  ];
}

/** Pages that are called so and hold a text or a table instead of contents. */
function pagesOf(facts: PublishedFacts, about: readonly string[], { names }: SiteContext): Candidate[] {
  const urls = new Map<string, string>();
  for (const word of about) {
    for (const at of names.lists.withWord(word)) {
      const list = facts.lists[at];
      if (list?.names.some((name) => compact(name).includes(compact(word)))) urls.set(list.url, list.names[0] ?? word);
    }
    for (const at of names.places.withWord(word)) {
      const place = facts.places[at];
      if (place && place.kind !== 'home' && place.kind !== 'error') urls.set(place.url, placeName(place));
    }
  }
  return [...urls].map(([url, title]) => ({ title, url, undated: false, files: [], elsewhere: false }));
}

interface States {
  found: { name: string; quote: string }[];
  missing: string[];
}

function statesOf(title: string, texts: readonly PageText[], fields: Params['fields']): States {
  const lines = [
    title,
    ...texts.flatMap(({ text, tables }) => [
      ...text.split('\n'),
      ...tables.flatMap((rows) => rows.map((row) => row.join(' '))),
    ]),
  ];
  const keys = lines.map(compact);
  const states: States = { found: [], missing: [] };
  for (const { name, words } of fields) {
    const wanted = words.map(compact);
    const at = keys.findIndex((line) => wanted.some((word) => line.includes(word)));
    if (at < 0) states.missing.push(name);
    else states.found.push({ name, quote: lines[at] ?? '' });
  }
  return states;
}

const MAX_QUOTE = 200;

function quoteOf({ found }: States): string {
  const each = Math.floor(MAX_QUOTE / Math.max(1, found.length)) - 1;
  return maskPrivacy([...new Set(found.map(({ quote }) => quote.trim().slice(0, each)))].join(' ')).slice(0, MAX_QUOTE);
}

const saysAll = ({ title, url = '' }: Candidate, states: States): Finding => ({
  key: `content-fields:match:${url}`,
  pageUrl: url,
  message: message('finding.content-says', {
    title: maskPrivacy(title),
    fields: quoted(states.found.map(({ name }) => name)),
  }),
  quote: quoteOf(states),
});

const lacks = ({ title, url = '' }: Candidate, states: States, about: readonly string[]): Finding => ({
  key: `content-fields:${about.join('|')}:${states.missing.join('|')}`,
  pageUrl: url,
  message:
    states.found.length > 0
      ? message('finding.content-lacks', {
          title: maskPrivacy(title),
          fields: quoted(states.found.map(({ name }) => name)),
          missing: quoted(states.missing),
        })
      : message('finding.content-says-nothing', { title: maskPrivacy(title), missing: quoted(states.missing) }),
  ...(states.found.length > 0 && { quote: quoteOf(states) }),
});

function nothingAbout(
  facts: PublishedFacts & Parameters<typeof placesOf>[2],
  { about, columns, withinDays }: Params,
  context: SiteContext,
) {
  const words = { anyOf: about };
  const places: Places = placesOf(columns, about, facts, context);
  const conditions: Conditions = { asOf: context.asOf, withinDays };
  return absent(
    searchOf(places, facts, windowStart(context.asOf, withinDays)),
    columns ?? about,
    (pageUrl) => ({
      key: `content-fields:${about.join('|')}`,
      pageUrl,
      message: message('finding.item-missing', {
        what: wantedMessage(words),
        conditions: conditionsMessage(conditions),
      }),
    }),
    undefined,
  );
}
