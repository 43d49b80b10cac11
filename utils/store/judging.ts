/** Checks that stored captures were not put to yet: which they are, and what became of them. */
import type { Verdict } from '../audit/verdict.ts';
import { AppError } from '../errors.ts';
import { checkKeyOf, mergeDigests } from '../facts/digest.ts';
import { isCurrent, type PageChecks } from '../facts/fold.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import { buffered } from './buffered.ts';
import { FOLDED, refoldPage } from './captures.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { readEdges, readSlice, readSliceVerdicts, readStoredPage, type SliceStart, type StoredPage } from './pages.ts';
import { bodiesOfUrl } from './scopes.ts';
import { putVerdictsIn } from './verdicts.ts';

/** Captures looked through at once: some ten milliseconds of work. */
const SLICE = 100;

interface CaptureId {
  canonicalUrl: string;
  runId: string;
  capture: PageFacts['capture'];
}

/** A capture that speaks for its page, with the checks (`checkKey`) to which it has no answer that still holds. */
export interface Unjudged extends CaptureId {
  factsHash: string;
  missing: string[];
}

/** Verdicts of the facts with this hash. */
export interface Judged extends CaptureId {
  factsHash: string;
  verdicts: readonly Verdict[];
}

/** The captures of a slice of a body's pages that have to be judged, in the order of their addresses. */
export async function readUnjudged(
  store: Store,
  bodyId: string,
  checks: PageChecks,
  start: SliceStart,
): Promise<{ captures: Unjudged[]; next?: SliceStart }> {
  const { slice, verdicts } = await store.read(['bodies', 'digests', 'verdicts', 'checkSets'], async (tx) => {
    const body = await tx.objectStore('bodies').get(bodyId);
    if (!body) throw new AppError('body-not-found', bodyId);
    const slice = await readSlice(tx, body.scopes, start, SLICE);
    return { slice, verdicts: await readSliceVerdicts(tx, slice.pages, SLICE) };
  });
  const captures = slice.pages.flatMap(({ canonicalUrl, digests }): Unjudged[] => {
    const newest = mergeDigests(digests)?.runId;
    const ofRun = digests.filter(({ runId }) => runId === newest);
    return ofRun.map(({ runId, capture, factsHash }) => {
      const kept = verdicts.get(canonicalUrl)?.find((record) => record.runId === runId && record.capture === capture);
      const current = new Set(kept?.verdicts.filter((verdict) => isCurrent(verdict, checks)).map(checkKeyOf));
      const missing = [...checks.versions.keys()].filter((key) => !current.has(key));
      return { canonicalUrl, runId, capture, factsHash, missing };
    });
  });
  return {
    captures: captures.filter(({ missing }) => missing.length > 0),
    ...(slice.next ? { next: slice.next } : {}),
  };
}

/**
 * Keeps verdicts beside those that the captures have already, in one transaction with the folds. What was captured anew
 * meanwhile was judged then, and stays as it is. Verdicts that rest on another cut-off go.
 */
export async function saveJudged(
  store: Store,
  { cutoff = '' }: Pick<PageChecks, 'cutoff'>,
  judged: readonly Judged[],
): Promise<void> {
  const bodyIds = await store.write(FOLDED, async (tx) => {
    const buffer = buffered(tx);
    const touched = new Set<string>();
    for (const { verdicts, factsHash, ...id } of judged) {
      const before = await readStoredPage(buffer.tx, id.canonicalUrl);
      const isThis = ({ runId, capture }: Pick<CaptureId, 'runId' | 'capture'>) =>
        runId === id.runId && capture === id.capture;
      if (before.digests.find(isThis)?.factsHash !== factsHash) continue;
      const fresh = new Set(verdicts.map(checkKeyOf));
      const kept = (before.verdicts.find(isThis)?.verdicts ?? []).filter(
        (verdict) => !fresh.has(checkKeyOf(verdict)) && (verdict.cutoff ?? cutoff) === cutoff,
      );
      const record = { ...id, verdicts: [...kept, ...verdicts] };
      const after: StoredPage = {
        ...before,
        verdicts: [...before.verdicts.filter((other) => !isThis(other)), record],
      };
      await putVerdictsIn(buffer.tx, id, record.verdicts);
      const bodies = bodiesOfUrl(await buffer.tx.objectStore('bodies').getAll(), id.canonicalUrl);
      await refoldPage(buffer.tx, bodies, before, after, await readEdges(buffer.tx, [before]));
      for (const body of bodies) touched.add(body.id);
    }
    buffer.flush();
    return [...touched];
  });
  postChanges(...bodyIds.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const));
}
