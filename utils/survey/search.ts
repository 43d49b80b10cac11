/**
 * The search of a site (站内搜索), asked for titles of contents that were read: which titles, by what address, and what
 * the first page of results says. Pure; a wrong `not-found` accuses, so in doubt it is `unknown`.
 */
import { inOrderOf } from '../audit/sample.ts';
import { pageKeyOf } from '../facts/digest.ts';
import { KEYWORD, readSearchBox } from '../facts/interpret-search.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { SampleObject } from '../model.ts';
import { addDays, type Day, dayInChina } from '../text/day.ts';
import { compact } from '../text/normalise.ts';
import type { SearchReason } from './survey.ts';

/** Titles that are asked for. All numbers are defaults of the product. */
export const TITLES = 3;
/** Letters and digits alone: searches choke on marks. */
const PLAIN_TITLE = /^[\p{L}\p{N}]{6,40}$/u;
/** Days that an index may take to know a new content. */
const SETTLED = 30;
/** Letters of a row that may be a result, and of the beginning of a title that is shown cut. */
const ROW_LETTERS = 8;
const CUT_LETTERS = 8;

export interface TitledContent extends SampleObject {
  day?: Day;
}

/**
 * Draws the titles by the seed. A content that the home page links is none, since its link would stand beside the
 * results, too; nor is a new one, or one whose title others have. Contents of the home page's host go before others:
 * a search may know no other host.
 */
export function drawTitles(contents: readonly TitledContent[], home: PageFacts, seed: string): SampleObject[] {
  const onHome = new Set(home.links.map(({ href }) => href && placeOf(href)));
  const today = dayInChina(home.capturedAt);
  const newest = today && addDays(today, -SETTLED);
  const times = new Map<string, number>();
  for (const { title } of contents) times.set(title, (times.get(title) ?? 0) + 1);
  const fit = contents.filter(
    ({ url, title, day }) =>
      PLAIN_TITLE.test(title) &&
      times.get(title) === 1 &&
      !(day && newest && day > newest) &&
      !onHome.has(placeOf(url)),
  );
  const { host } = new URL(home.url);
  const here = fit.filter(({ url }) => new URL(url).host === host);
  return inOrderOf(here.length > 0 ? here : fit, seed).slice(0, TITLES);
}

/** How the search of a home page is asked, or why it is not. */
export function searchOf(home: PageFacts): { template: string } | { reason: SearchReason } {
  const box = readSearchBox(home);
  if (!box) return { reason: home.scriptFilled ? 'script-filled' : 'no-box' };
  if (box.by !== 'get') return { reason: box.by };
  if (!box.template) return { reason: 'script' };
  // A browser sends the word in the charset of the page.
  if (home.charset && !/^utf-?8$/i.test(home.charset)) return { reason: 'charset' };
  return { template: box.template };
}

export const addressOf = (template: string, title: string): string =>
  template.replace(KEYWORD, () => encodeURIComponent(title));

/** What the first page of results says. `home`: what it links is no result. */
export function answerOf(
  { url, title }: SampleObject,
  results: PageFacts,
  home: Pick<PageFacts, 'links'>,
): { result: 'found' | 'not-found' | 'unknown'; reason?: SearchReason } {
  const rows = rowsOf(results);
  const place = placeOf(url);
  if (rows.some(({ href, text }) => placeOf(href) === place || (isTitle(text, title) && !repeats(href, title)))) {
    return { result: 'found' };
  }
  if (results.scriptFilled) return { result: 'unknown', reason: 'script-filled' };
  if (results.truncated.length > 0) return { result: 'unknown', reason: 'too-large' };
  const onHome = new Set(home.links.map(({ href }) => href && placeOf(href)));
  const shows = rows.some(
    ({ href, text, inMain }) =>
      inMain && compact(text).length >= ROW_LETTERS && !onHome.has(placeOf(href)) && !repeats(href, title),
  );
  return shows ? { result: 'not-found' } : { result: 'unknown', reason: 'no-results' };
}

interface Row {
  href: string;
  text: string;
  inMain: boolean;
}

function rowsOf({ links, lists }: PageFacts): Row[] {
  const isMain = (region: string) => region === 'main' || region === 'unknown';
  const items = lists.flatMap(({ region, items }) => items.map((item) => ({ ...item, region })));
  return [
    ...links.flatMap(({ href, text, label, region }) =>
      [text, label ?? ''].map((name) => ({ href: href ?? '', text: name, inMain: isMain(region) })),
    ),
    ...items.map(({ href, title, full, region }) => ({
      href: href ?? '',
      text: full ?? title,
      inMain: isMain(region),
    })),
  ];
}

/** It holds the title, or its beginning where it is shown cut. */
function isTitle(text: string, title: string): boolean {
  const [shown, whole] = [compact(text), compact(title)];
  if (shown.includes(whole)) return true;
  const start = /^(.+?)(?:…|\.{2,}|。{3})+$/.exec(shown)?.[1] ?? '';
  return start.length >= CUT_LETTERS && whole.startsWith(start);
}

/** Ways to sort or to turn the page repeat what was asked for. */
const repeats = (href: string, title: string): boolean =>
  href.includes(encodeURIComponent(title)) || href.includes(title);

/** Under either scheme. */
const placeOf = (href: string): string => (href === '' ? '' : pageKeyOf(href).replace(/^https?:/i, ''));
