/** The live capture: the page as the evaluator has it open. */

import { collectInSlices } from './facts/collect.ts';
import type { PageFacts } from './facts/page-facts.ts';
import { whenQuiet } from './facts/when-quiet.ts';
import { navigationStatus } from './platform.ts';

/** Reads the page around it once it is quiet, a slice at a time. */
export async function captureLive(): Promise<PageFacts> {
  await whenQuiet(document);
  const status = navigationStatus(performance);
  return collectInSlices(
    document,
    { url: location.href, capture: 'live', capturedAt: new Date().toISOString(), ...(status ? { status } : {}) },
    () => new Promise((resolve) => setTimeout(resolve)),
  );
}
