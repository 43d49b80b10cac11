/** DOM → PageFacts: the same readers for a live page, a rendered one and parsed bytes. */
import { fold } from '../text/normalise.ts';
import { baseOf, resolveAddress } from './address.ts';
import { canonicalUrl } from './canonical-url.ts';
import { CAPS, READER_VERSION, SCHEMA_VERSION } from './caps.ts';
import { openDom } from './dom.ts';
import type { CaptureMode, PageFacts } from './page-facts.ts';
import { readBreadcrumb } from './read-breadcrumb.ts';
import { readConcealed } from './read-concealed.ts';
import { readDates } from './read-dates.ts';
import { readFingerprints } from './read-fingerprints.ts';
import { readForms } from './read-forms.ts';
import { readHeadings } from './read-headings.ts';
import { readIslands } from './read-islands.ts';
import { readLetters } from './read-letters.ts';
import { readLinks } from './read-links.ts';
import { readLists } from './read-lists.ts';
import { readMedia, readScripts } from './read-media.ts';
import { readMetas } from './read-metas.ts';
import { readPageTools } from './read-page-tools.ts';
import { readPager } from './read-pager.ts';
import { readPairs } from './read-pairs.ts';
import { readTables } from './read-tables.ts';
import { readFooterText, readMainText } from './read-text.ts';
import { type Draft, type Reader, short } from './readers.ts';
import { assignRegions } from './regions.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

export interface CollectOptions {
  /** Absolute address of the page. */
  url: string;
  capture: CaptureMode;
  /** ISO date-time, or null where the day is not known. */
  capturedAt: string | null;
  /** HTTP status, where the capture knows it. */
  status?: number;
}

// In this order: titles look at the metas, islands at the lists and the pager.
const READERS: readonly (readonly [name: string, reader: Reader])[] = [
  ['metas', readMetas],
  ['links', readLinks],
  ['headings', readHeadings],
  ['pairs', readPairs],
  ['dates', readDates],
  ['lists', readLists],
  ['pager', readPager],
  ['islands', readIslands],
  ['breadcrumb', readBreadcrumb],
  ['tables', readTables],
  ['media', readMedia],
  ['forms', readForms],
  ['letters', readLetters],
  ['scripts', readScripts],
  ['pageTools', readPageTools],
  ['concealed', readConcealed],
  ['template', readFingerprints],
  ['mainText', readMainText],
  ['footerText', readFooterText],
];

/** Reads the page in one go. Never throws: a reader that fails is named in `readerErrors`. */
export function collectPageFacts(document: Document, options: CollectOptions): PageFacts {
  const steps = collectSteps(document, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A slice of work before the page gets the thread back, in milliseconds. */
const SLICE = 12;

/** The same, giving the thread back through `pause` whenever a slice of about 12 ms is used up. */
export async function collectInSlices(
  document: Document,
  options: CollectOptions,
  pause: () => Promise<void>,
): Promise<PageFacts> {
  const steps = collectSteps(document, options);
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - started < SLICE) continue;
    await pause();
    started = performance.now();
  }
}

/** One step for each few hundred elements of the walk and one for each reader. */
export function* collectSteps(document: Document, options: CollectOptions): Generator<void, PageFacts> {
  const draft = emptyDraft(options);
  const readerErrors: PageFacts['readerErrors'] = [];
  const fail = (reader: string, error: unknown) => {
    readerErrors.push({ reader, message: short(error instanceof Error ? error.message : String(error)) });
  };
  let snapshot: Snapshot | undefined;
  try {
    const dom = openDom(document);
    draft.documentTitle = short(fold(dom.title));
    draft.charset = short(dom.characterSet.toLowerCase());
    const language = dom.documentElement && dom.attribute(dom.documentElement, 'lang', 40);
    if (language) draft.language = language;
    snapshot = yield* takeSnapshot(dom);
    snapshot.base = baseOf(options.url, baseHref(snapshot));
    if (snapshot.truncated) draft.truncated.push('elements');
    draft.elementCount = snapshot.truncated ? dom.elementCount() : snapshot.boxes.length;
    yield;
    yield* assignRegions(snapshot);
    draft.scriptFilled = options.capture === 'fetched' && mayBeFilled(snapshot);
  } catch (error) {
    fail('snapshot', error);
  }
  yield;
  if (snapshot && snapshot.boxes.length > 0) {
    for (const [name, reader] of READERS) {
      try {
        const parts = reader(snapshot, draft);
        if (parts) yield* parts;
      } catch (error) {
        fail(name, error);
      }
      yield;
    }
  }
  return { ...draft, readerErrors };
}

function emptyDraft({ url, capture, capturedAt, status }: CollectOptions): Draft {
  const address = url.slice(0, CAPS.url);
  return {
    schemaVersion: SCHEMA_VERSION,
    readerVersion: READER_VERSION,
    url: address,
    canonicalUrl: canonicalUrl(address).slice(0, CAPS.url),
    capture,
    capturedAt,
    ...(status !== undefined && { status }),
    documentTitle: '',
    elementCount: 0,
    scriptFilled: false,
    metas: [],
    links: [],
    controls: [],
    headings: [],
    titles: [],
    pairs: [],
    dates: [],
    lists: [],
    breadcrumb: [],
    tables: [],
    media: [],
    forms: [],
    scripts: [],
    marks: [],
    mainText: '',
    mainLine: 0,
    mainLinkShare: 0,
    footerText: '',
    truncated: [],
  };
}

function baseHref({ boxes, dom }: Snapshot): string | null {
  for (const box of boxes) {
    const href = box.tag === 'base' ? dom.attribute(box.element, 'href') : null;
    if (href !== null) return href;
  }
  return null;
}

/** Whether something on the page could write what the bytes do not show. */
function mayBeFilled(snapshot: Snapshot): boolean {
  return snapshot.boxes.some((box) => {
    if (box.tag === 'iframe' || box.tag === 'frame') return true;
    if (box.tag !== 'script') return false;
    const type = snapshot.dom.attribute(box.element, 'type', 60);
    if (type && !/javascript|module|ecmascript|^$/i.test(type)) return false;
    if (resolveAddress(snapshot.dom.attribute(box.element, 'src'), snapshot.base)) return true;
    return /document\.write|innerHTML|append|ajax|fetch\(|XMLHttp|\$\(|html\(/.test(
      snapshot.dom.textContent(box.element).slice(0, 20_000),
    );
  });
}
