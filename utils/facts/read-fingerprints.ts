/**
 * Fingerprints of the template that a page was made with and of its regions, from tags, ids and classes alone: pages of
 * one template and regions that stay the same are found and counted once.
 */
import type { Template } from './page-facts.ts';
import type { Reader } from './readers.ts';
import type { Box } from './snapshot.ts';

/** What a page is framed with; text, links and pictures are content. */
const FRAME = new Set('body div section header nav main footer aside article form table ul ol dl iframe h1'.split(' '));
/** Named elements deeper than so many named ones belong to the content. */
const DEPTH = 4;
/** Names that say a state, a number or who edited, and change from page to page. */
const CHANGING = new Set(
  'on off cur current active selected sel hover hot first last odd even show hide hidden open opened close closed visible disabled clearfix cf clear fl fr view'.split(
    ' ',
  ),
);
const CHANGING_STARTS = ['ng-', 'swiper-', 'slick-', 'owl-', 'mso', 'trs_', 'js-'];
const isChanging = (name: string): boolean =>
  CHANGING.has(name) || CHANGING_STARTS.some((start) => name.startsWith(start));
const REGIONS = { header: 'header', navigation: 'navigation', footer: 'footer' } as const;

/** Sums over a set of signatures, so that neither order nor number of the like elements counts. */
interface Sum {
  seen: Set<number>;
  first: number;
  second: number;
}

export const readFingerprints: Reader = function* (snapshot, draft) {
  const { boxes } = snapshot;
  const names = new Map<string, number>();
  const signatures = new Int32Array(boxes.length);
  const depths = new Uint8Array(boxes.length);
  const sums = { whole: sum(), header: sum(), navigation: sum(), footer: sum() };
  for (const box of boxes) {
    if (box.index % 5_000 === 4_999) yield;
    const { parent, region } = box;
    const name = nameOf(box, names);
    const above = parent ? (signatures[parent.index] ?? 0) : 0;
    const frame = FRAME.has(box.tag);
    // A bare wrapper says nothing: it passes on what it stands in.
    const counts = frame && name !== 0;
    signatures[box.index] = counts ? mix(above ^ name) : above;
    depths[box.index] = Math.min(255, (parent ? (depths[parent.index] ?? 0) : 0) + (counts ? 1 : 0));
    if (!counts) continue;
    const signature = signatures[box.index] ?? 0;
    if ((depths[box.index] ?? 0) <= DEPTH) add(sums.whole, signature);
    // Within its region an element counts by itself: the same footer stands in frames of many kinds.
    if (region in REGIONS) add(sums[region as keyof typeof REGIONS], name);
  }
  const template: Template = { whole: text(sums.whole) };
  for (const region of Object.values(REGIONS)) if (sums[region].seen.size > 1) template[region] = text(sums[region]);
  draft.template = template;
};

const sum = (): Sum => ({ seen: new Set(), first: 0, second: 0 });

function add(to: Sum, signature: number): void {
  if (to.seen.has(signature)) return;
  to.seen.add(signature);
  to.first = (to.first + mix(signature ^ 0x5bd1e995)) | 0;
  to.second = (to.second + mix(signature ^ 0x27d4eb2f)) | 0;
}

/** Hash of tag and lasting names; 0 for an element without a name. */
function nameOf({ tag, marks }: Box, names: Map<string, number>): number {
  if (!marks) return tag === 'body' ? 1 : 0;
  const key = `${tag} ${marks}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const lasting = marks
    .split(/\s+/)
    .filter((name) => name && !isChanging(name))
    .map((name) => name.replace(/\d+/g, '0'))
    .sort();
  const hash = lasting.length > 0 ? hashOf(`${tag} ${lasting.join(' ')}`) : 0;
  names.set(key, hash);
  return hash;
}

function hashOf(value: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
  return mix(hash) || 1;
}

function mix(number: number): number {
  let x = number | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** 52 bits in base 36, 11 characters at most. */
const text = ({ first, second }: Sum): string =>
  ((first >>> 0) * 2 ** 20 + ((second >>> 0) % 2 ** 20)).toString(36).padStart(11, '0');
