/** The further pages of a list, from what its page says of its pager. Pure; addresses that nothing states are not guessed. */
import { canonicalUrl } from '../facts/canonical-url.ts';
import type { ListItem, PageFacts } from '../facts/page-facts.ts';
import { pageAddress, pageOf } from '../facts/pager-address.ts';
import type { Day } from '../text/day.ts';

export interface FurtherPage {
  address: string;
  /** Counted from 1; absent where only 下一页 leads there. */
  page?: number;
  /** A link leads there. The other addresses are worked out: that they are not there accuses nobody. */
  linked: boolean;
}

export interface FurtherPages {
  /** To be asked for next, in this order. Each page that was read leads to more, so that a wrong address costs one request. */
  pages: FurtherPage[];
  /**
   * Why there are no more: it is the `end`; the rest lies `before-since`; or there are more, but only a script knows
   * how to get them (`no-address`, as lists that are asked for by POST).
   */
  because?: 'end' | 'before-since' | 'no-address';
}

type Facts = Pick<PageFacts, 'url' | 'links' | 'pager' | 'more'>;
type Pager = NonNullable<PageFacts['pager']>;

/**
 * The pages that follow this one.
 *
 * @param items the rows of this page.
 * @param since lists are paged back to this day: a page whose rows are all older is the last one.
 */
export function pagesOfList(facts: Facts, items: readonly ListItem[], since?: Day): FurtherPages {
  const pager = { ...endpointOf(facts.url), ...facts.pager };
  if (since && liesBefore(items, since)) return { pages: [], because: 'before-since' };
  const here = pageNumber(pager, facts.url);
  const own = canonicalUrl(facts.url);
  const links = new Set(facts.links.flatMap(({ href }) => (href ? [canonicalUrl(href)] : [])));
  const pages: FurtherPage[] = [];
  const add = (address: string | undefined, page?: number): void => {
    if (!address) return;
    const key = canonicalUrl(address);
    if (key === own || key === canonicalUrl(pager.address?.first ?? '')) return;
    if (pages.some((known) => canonicalUrl(known.address) === key)) return;
    pages.push({ address, linked: links.has(key), ...(page !== undefined && { page }) });
  };
  const last =
    pager.pages ?? (pager.total !== undefined && pager.size ? Math.ceil(pager.total / pager.size) : undefined);
  if (here !== undefined) {
    const end = last ?? (mayGoOn(pager, items.length) ? here + 1 : here);
    // A chain, and shortcuts that get past a page that fails.
    const following = since || here === 1 ? [here + 1] : [here + 1, here * 2, here * 2 + 1];
    for (const page of new Set(following)) if (page <= end) add(pageAddress(pager, page), page);
  }
  if (pages.length === 0) add(pager.next, here === undefined ? undefined : here + 1);
  if (pages.length > 0) return { pages };
  const isLast = here !== undefined && last !== undefined && here >= last;
  const open = (facts.more !== undefined && items.length > 0) || (last ?? 1) > 1 || (pager.total ?? 0) > items.length;
  return { pages, because: open && !isLast ? 'no-address' : 'end' };
}

/** By the address where that tells, or else as the page states it. */
function pageNumber({ address, current }: Pager, url: string): number | undefined {
  const known = address && pageOf(address, url);
  if (known !== undefined && known >= 1) return known;
  return current !== undefined && current >= 1 ? current : undefined;
}

/** A full page of rows that were asked for by their numbers may have a next one. */
const mayGoOn = ({ size, address }: Pager, rows: number): boolean =>
  size !== undefined && rows >= size && address?.template.includes('{from}') === true;

/** Where any page of rows stands that are asked for by the numbers of the first and the last one (dataproxy.jsp). */
function endpointOf(url: string): Pager | undefined {
  const from = /([?&]startrecord=)(\d{1,7})(?=&|$)/i.exec(url);
  const to = /([?&]endrecord=)(\d{1,7})(?=&|$)/i.exec(url);
  if (!from || !to) return undefined;
  const [first, last] = [Number(from[2]), Number(to[2])];
  const size = last - first + 1;
  if (size < 1 || size > 1_000 || (first - 1) % size !== 0) return undefined;
  const template = url.replace(from[0], `${from[1]}{from}`).replace(to[0], `${to[1]}{to}`);
  return { size, current: (first - 1) / size + 1, address: { template, offset: 0 } };
}

/** Whether all rows are older. Rows without a day, a vague one, or the newest last: nobody knows what follows. */
function liesBefore(items: readonly ListItem[], since: Day): boolean {
  const days = items.flatMap(({ day }) => day ?? []);
  if (days.length === 0 || days.length * 2 < items.length || items.some(({ vague }) => vague)) return false;
  if (days.some((day) => day >= since)) return false;
  const steps = days.slice(1).map((day, index) => Math.sign(day.localeCompare(days[index] ?? day)));
  return steps.reduce((sum, step) => sum + step, 0) <= 0;
}
