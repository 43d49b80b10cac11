/** Which documents of a body call for an interpretation, and which interpretation is of which document. */
import type { ContentFacts, SiteFacts } from '../utils/facts/site-facts.ts';
import { type Message, message } from '../utils/text/catalogue/index.ts';
import { addDays, type Day } from '../utils/text/day.ts';
import { documentKey } from '../utils/text/document-title.ts';
import { authorOfTitle, isOwnDocument } from '../utils/text/organisation.ts';
import { addWorkingDays } from '../utils/text/working-days.ts';

/** Documents of the centre, which the body only republishes: their interpretation is the centre's. */
export const CENTRAL_NUMBER = /^(国发|国办|国函|国令|国务院令|中发|中办|主席令)/;
/** What needs no interpretation: appointments, commendations, meetings, replies, notices of holidays. */
export const NEEDS_NONE =
  /任免|任职|免职|挂职|职务的通知|表彰|表扬|通报|会议|批复|放假|节假日|成立.{0,12}(领导小组|指挥部)|人大代表|政协提案|演练|培训|比赛|招聘|招考|聘用|录用|名单|公示|献血|清明|端午|中秋|国庆|元旦|春节|假期/;
/** A document of another author, passed on. */
const PASSED_ON = /^.{0,24}?(?:转发|批转)/;
/** Titles of interpretations in lists whose pages were not read. */
const INTERPRETS = /解读|图解|一图(?:读懂|看懂)|答记者问|政策问答/;

export interface Candidate {
  content: ContentFacts;
  counted: boolean;
  because: Message;
}

/**
 * The documents that were published in a window, the newest first, each in or out with the reason. `limit`: working days
 * that an interpretation may take; documents whose days are not over yet stay out.
 */
export function candidatesOf(
  { contents, body }: Pick<SiteFacts, 'contents' | 'body'>,
  { asOf, withinDays, limit }: { asOf: Day; withinDays: number; limit: number },
): Candidate[] {
  const from = addDays(asOf, -withinDays) ?? asOf;
  return contents
    .filter(({ kind, publishedOn }) => kind === 'policy' && publishedOn && publishedOn >= from && publishedOn <= asOf)
    .sort((a, b) => compare(b.publishedOn ?? '', a.publishedOn ?? '') || compare(a.url, b.url))
    .map((content) => {
      const out = reasonOut(content, body.name, asOf, limit);
      return out
        ? { content, counted: false, because: out }
        : { content, counted: true, because: message('ledger.owed') };
    });
}

function reasonOut(content: ContentFacts, bodyName: string, asOf: Day, limit: number): Message | undefined {
  const { title = '', docNumber = '', issuer, source, publishedOn } = content;
  if (CENTRAL_NUMBER.test(docNumber)) return message('ledger.not-own');
  if (PASSED_ON.test(title)) return message('ledger.passed-on');
  if (NEEDS_NONE.test(title)) return message('ledger.needs-none');
  const own = isOwnDocument([issuer, authorOfTitle(title), source], [bodyName]);
  if (own === false) return message('ledger.not-own');
  if (own === undefined) return message('ledger.author-unknown');
  const due = publishedOn && (addWorkingDays(publishedOn, limit) ?? addDays(publishedOn, limit * 3));
  if (due && due >= asOf) return message('ledger.window-open');
  return undefined;
}

/** An interpretation that was read, or a row that names one. */
export interface Match {
  url: string;
  title: string;
  publishedOn?: Day;
  content?: ContentFacts;
}

/** Looks up the interpretations of a document. Made once for a site; a look-up costs no search. */
export function interpretationsOf({
  contents,
  items,
}: Pick<SiteFacts, 'contents' | 'items'>): (policy: ContentFacts) => Match[] {
  const byKey = new Map<string, Match[]>();
  const byUrl = new Map<string, Match>();
  const add = (keys: Iterable<string>, match: Match) => {
    for (const key of new Set(keys)) if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), match]);
  };
  for (const content of contents) {
    const { kind, url, title = '', publishedOn, references = [] } = content;
    const match: Match = { url, title, ...(publishedOn ? { publishedOn } : {}), content };
    byUrl.set(url, match);
    if (kind !== 'interpretation') continue;
    const interpreted = references.filter(({ role }) => role === 'interpreted');
    add(
      [
        ...keysOf(title),
        ...interpreted.flatMap((reference) => [
          ...(reference.docNumber ? [reference.docNumber] : []),
          ...keysOf(reference.title ?? ''),
        ]),
        ...interpreted.flatMap(({ href }) => href ?? []),
      ],
      match,
    );
  }
  for (const { title, url, day, content } of items) {
    if (content !== undefined || !url || !INTERPRETS.test(title)) continue;
    const match: Match = { url, title, ...(day ? { publishedOn: day } : {}) };
    byUrl.set(url, match);
    add(keysOf(title), match);
  }
  return (policy) => {
    const found = new Map<string, Match>();
    for (const { href, text } of policy.interpretationLinks ?? []) {
      const match = byUrl.get(href) ?? { url: href, title: text };
      found.set(match.url, match);
    }
    for (const key of [policy.url, policy.docNumber ?? '', ...keysOf(policy.title ?? '')]) {
      for (const match of byKey.get(key) ?? []) if (match.url !== policy.url) found.set(match.url, match);
    }
    return [...found.values()].sort((a, b) => compare(a.url, b.url));
  };
}

/** Letters of a name at least: 《实施方案》 is short for something. */
const NAMED = 7;
const PLACE = /^[\u4e00-\u9fa5]{2,10}?(?:省|市|县|区|州|盟|旗|镇|乡|街道)(?=[\u4e00-\u9fa5]{5})/;

/** The keys of a document's name, with and without the place before it. */
function keysOf(title: string): string[] {
  const key = documentKey(title);
  if (key.length < NAMED) return [];
  const bare = key.replace(PLACE, '');
  return bare.length >= NAMED && bare !== key ? [key, bare] : [key];
}

/** The lists in which interpretations stand, whole or back to a day. */
export function interpretationLists(
  { lists }: Pick<SiteFacts, 'lists'>,
  from: Day,
): { read: string[]; missing: string[] } {
  const named = lists.filter(
    ({ columns, names }) => columns.includes('interpretation') || names.some((name) => /解读|图解/.test(name)),
  );
  const isRead = ({ complete, since }: (typeof named)[number]) => complete || (since !== undefined && since <= from);
  return {
    read: named.filter(isRead).map(({ url }) => url),
    missing: named.filter((list) => !isRead(list)).map(({ url }) => url),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
