import type { EvidenceCounts } from './evidence.ts';

/** Whether a survey that is done has no picture at all, of places that it looked at. */
export function hasNoPicture({ state, evidence }: { state: string; evidence?: EvidenceCounts }): boolean {
  if (state !== 'done' || !evidence) return false;
  const { planned, kept, missing } = evidence;
  return kept === 0 && planned > (missing['not-rendered'] ?? 0);
}
