/** Rows that came by and by, put together as the one list that they are. */
import { CAPS } from '../../utils/facts/caps.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';

type List = PageFacts['lists'][number];

/**
 * The facts of a page with the rows that it showed later: those of `later` that its lists do not hold are added to the
 * list that stands in the same place. Whether there are still more is what `later` says.
 */
export function gatherRows(facts: PageFacts, later: PageFacts): { facts: PageFacts; added: number } {
  let added = 0;
  const lists = facts.lists.map((list) => {
    const grown = later.lists.find((other) => isSame(list, other));
    if (!grown) return list;
    const known = new Set(list.items.map(keyOf));
    const fresh = grown.items.filter((item) => !known.has(keyOf(item)));
    const items = [...list.items, ...fresh].slice(0, CAPS.listItems);
    added += items.length - list.items.length;
    return { ...list, items };
  });
  const { more: _, ...rest } = facts;
  return { facts: { ...rest, lists, ...(later.more ? { more: later.more } : {}) }, added };
}

const keyOf = ({ title, href }: List['items'][number]): string => `${href} ${title}`;

const isSame = (a: List, b: List): boolean =>
  a.region === b.region && a.heading === b.heading && (a.items.length > 0 || b.items.length > 0) && near(a, b);

/** A row above may have come or gone; what lies further away is another list. */
const near = (a: List, b: List): boolean => Math.abs(a.line - b.line) <= 3;
