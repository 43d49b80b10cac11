/** Whether two addresses show the same page. Careful: a page that is wrongly taken for another is never read. */
import { hash53 } from '../facts/digest.ts';
import type { PageFacts } from '../facts/page-facts.ts';

/** Less text tells nothing: shells that scripts fill are equal to each other. Default of the product. */
const ENOUGH_TEXT = 120;

/**
 * A hash of title, text and links; undefined where the page says too little to be compared. Where the page itself
 * stands does not matter: scheme, case of the path and parameters of links to itself are left out.
 */
export function contentHashOf(
  facts: Pick<PageFacts, 'url' | 'documentTitle' | 'mainText' | 'links'>,
): string | undefined {
  if (facts.mainText.length < ENOUGH_TEXT) return undefined;
  const own = placeOf(facts.url);
  const links = facts.links.map(({ text, href }) => {
    if (href === null) return text;
    const place = placeOf(href);
    return `${text}\t${place === own ? '' : place + searchOf(href)}`;
  });
  return hash53(`${facts.documentTitle}\n${facts.mainText}\n${links.join('\n')}`).toString(36);
}

/** Whether two addresses differ at most in scheme, case and parameters, so that equal content means one page. */
export function isSamePlace(a: string, b: string): boolean {
  return placeOf(a) === placeOf(b);
}

/** Host and path without scheme and case. By text alone: it is asked for every link of every page. */
function placeOf(url: string): string {
  const [address = ''] = url.split(/[?#]/, 1);
  return address.replace(/^https?:\/\//i, '').toLowerCase();
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
