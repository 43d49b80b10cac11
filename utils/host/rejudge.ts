/** Stored facts × checks that they were not put to yet: of another system, version of a rule, or cut-off. Offline. */
import type { Check } from '../../rules/systems/system.ts';
import { evaluatePage, pageAnswersTo, pageChecksOf } from '../audit/evaluate.ts';
import type { Verdict } from '../audit/verdict.ts';
import { interpret } from '../facts/interpret.ts';
import { type PageFacts, SCHEMA_VERSION } from '../facts/page-facts.ts';
import type { PageView } from '../facts/reading.ts';
import { readFacts } from '../store/captures.ts';
import type { Store } from '../store/db.ts';
import { type Judged, readUnjudged, saveJudged } from '../store/judging.ts';
import type { SliceStart } from '../store/pages.ts';
import type { Day } from '../text/day.ts';

/** Milliseconds of work after which what was judged is kept and others have their turn. */
const SLICE_MS = 50;

export interface RejudgeOptions {
  store: Store;
  bodyId: string;
  /** All that is asked; only what is not answered yet is judged. */
  checks: readonly Check[];
  /** 截止日 of the campaign. */
  cutoff?: Day | undefined;
  /** Ends the work at the next moment at which nothing is lost. */
  signal?: AbortSignal;
}

/**
 * Puts the page checks to every capture of a body that has no answer to them that still holds; answers to how many.
 * What is kept is kept: killed, it goes on with the rest. Captures that come in meanwhile are judged as they come.
 * Rejects with `body-not-found`, or with the signal's reason.
 */
export async function rejudge({ store, bodyId, checks, cutoff, signal }: RejudgeOptions): Promise<number> {
  const asked = pageAnswersTo(checks, cutoff);
  const checksOf = checksByKeys(checks);
  let count = 0;
  for (let next: SliceStart | undefined = { range: 0 }; next; ) {
    const slice: Awaited<ReturnType<typeof readUnjudged>> = await readUnjudged(store, bodyId, asked, next);
    let judged: Judged[] = [];
    let begun = performance.now();
    for (const { missing, ...capture } of slice.captures) {
      signal?.throwIfAborted();
      const facts = await readFacts(store, { ...capture, url: capture.canonicalUrl });
      judged.push({ ...capture, verdicts: judge(facts, checksOf(missing), cutoff) });
      if (performance.now() - begun < SLICE_MS) continue;
      await saveJudged(store, asked, judged);
      judged = [];
      await othersTurn();
      begun = performance.now();
    }
    if (judged.length > 0) await saveJudged(store, asked, judged);
    count += slice.captures.length;
    next = slice.next;
  }
  return count;
}

function judge(facts: PageFacts | undefined, checks: readonly Check[], cutoff: Day | undefined): Verdict[] {
  // Nothing can be concluded from facts of an older shape: `evaluatePage` says that the page has to be read again.
  if (facts?.schemaVersion !== SCHEMA_VERSION) return evaluatePage(UNREADABLE as PageView, checks, cutoff);
  return evaluatePage({ ...facts, ...interpret(facts) }, checks, cutoff);
}

const UNREADABLE = { schemaVersion: 0, capturedAt: null, readerErrors: [], unknown: [] } as object;

/** The checks of some keys, the same array for the same keys. */
function checksByKeys(checks: readonly Check[]): (keys: readonly string[]) => readonly Check[] {
  const byKey = pageChecksOf(checks);
  const made = new Map<string, readonly Check[]>();
  return (keys) => {
    const name = keys.join('\n');
    const known = made.get(name);
    if (known) return known;
    const found = keys.flatMap((key) => byKey.get(key)?.check ?? []);
    made.set(name, found);
    return found;
  };
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
