/** Ways into a version for the elderly (适老化) and into accessible browsing (无障碍), and other named entrances. */
import { compact } from '../text/normalise.ts';
import {
  ACCESSIBLE_NAME,
  AGEING_NAME,
  AGEING_SECTION,
  BOTH_NAME,
  EXIT_NAME,
  TOOLBAR_MARK,
  TOOLBAR_SCRIPT,
} from './entrance-names.ts';
import type { PageFacts, Tri } from './page-facts.ts';
import type { Entrance } from './reading.ts';
import { hostOf, siteOf } from './site-of.ts';

const MOST = 20;
const SIGNS = /[[\]【】〔〕|｜丨()（）《》<>＜＞«»·•:：,，。、\-—_/\\→›※☆★!！]/g;

/** A name as it is compared: without blanks and the signs around it. */
export const nameOf = (text: string): string => compact(text).replace(SIGNS, '');

/** A thing that can be clicked, or a text that says so. */
export interface Named {
  names: readonly string[];
  href: string | null;
  handler?: string | undefined;
}

/** Links and texts that are not known to be hidden, with the names that they bear. A text may name several (A | B). */
export function* namedThings(facts: PageFacts): Generator<Named> {
  for (const { text, label, href, visible, handler } of facts.links) {
    if (visible !== false) yield { names: label && label !== text ? [text, label] : [text], href, handler };
  }
  for (const { text, href, visible, handler } of facts.controls) {
    if (visible === false) continue;
    const parts = text.split(/[|｜丨\s]+/).filter(Boolean);
    yield { names: parts.length > 1 ? [text, ...parts] : [text], href: href ?? null, handler };
  }
}

/** The entrances of the page that are not known to be hidden, each kind and target once. */
export function readEntrances(facts: PageFacts): { ageing: Tri; accessible: Tri; entrances: Entrance[] } {
  const entrances: Entrance[] = [];
  const seen = new Set<string>();
  for (const { names, href, handler } of namedThings(facts)) {
    const said = new Set<Entrance['kind']>();
    for (const name of names) {
      if (name.length > 40) continue;
      for (const kind of kindsOf(name, isElsewhere(href, facts.url))) {
        if (said.has(kind) || entrances.length >= MOST) continue;
        said.add(kind);
        // The image in a link says it once more, without the address.
        const target = `${kind} ${href ?? handler ?? ''}`;
        const called = `${kind} ${nameOf(name)}`;
        if (seen.has(target) || (!href && !handler && seen.has(called))) continue;
        if (href || handler) seen.add(target);
        seen.add(called);
        entrances.push({ kind, text: name, ...(href && { href }), ...(handler && { handler }) });
      }
    }
  }
  // A toolbar that is there, but whose text is still to be written or stands in a picture.
  const toolbar =
    facts.marks.some((mark) => TOOLBAR_MARK.test(mark)) ||
    facts.scripts.some(({ src }) => src && TOOLBAR_SCRIPT.test(src));
  const has = (kind: Entrance['kind']): Tri =>
    entrances.some((entrance) => entrance.kind === kind) || (toolbar && 'unknown');
  return { ageing: has('ageing'), accessible: has('accessible'), entrances };
}

/** Of what kind an entrance of this name is; `elsewhere`: it leads to another site. */
export function kindsOf(text: string, elsewhere: boolean): Entrance['kind'][] {
  const name = nameOf(text);
  if (name.length < 2 || EXIT_NAME.test(name)) return [];
  if (BOTH_NAME.test(name)) return ['ageing', 'accessible'];
  if (ACCESSIBLE_NAME.test(name)) return ['accessible'];
  if (AGEING_NAME.test(name) || (!elsewhere && AGEING_SECTION.test(name))) return ['ageing'];
  return [];
}

function isElsewhere(href: string | null, pageUrl: string): boolean {
  if (!href) return false;
  const [own, other] = [hostOf(pageUrl), hostOf(href)];
  return other !== '' && siteOf(other) !== siteOf(own);
}
