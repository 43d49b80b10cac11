/** 补拍截图: the place of a finding looked at again, beside what was kept before. */
import { AppError } from '../../errors.ts';
import type { Change, EvidenceLook, EvidencePicture, EvidenceRecord } from '../../evidence/evidence.ts';
import type { ParsedRequest } from '../../protocol.ts';
import { readActiveCampaign } from '../../store/campaigns.ts';
import { addEvidence, readEvidence } from '../../store/evidence.ts';
import { isGone, isThePage, wordsOf } from './is-the-page.ts';
import { type EvidenceTools, keepEvidence } from './keep-evidence.ts';
import { placeOf } from './plan-evidence.ts';

/** The run of all later looks. */
export const RETAKES = 'retake';

/** Rejects with `page-gone` where the page could not be shown, or somebody closed the window. */
export async function retake(
  tools: EvidenceTools,
  { bodyId, finding }: ParsedRequest<'evidence.retake'>,
): Promise<EvidenceRecord> {
  const { store } = tools;
  const { id: campaignId } = await readActiveCampaign(store);
  const { key, pageUrl: url } = finding;
  const before = (await readEvidence(store, campaignId, bodyId))
    .filter(({ findingKey }) => findingKey === key)
    .flatMap(({ pictures }) => pictures)
    // The last time that it was there.
    .filter(({ role, found }) => role === 'place' && found !== undefined && found !== 'gone')
    .at(-1);
  let seen: Extract<EvidenceLook, { state: 'seen' }> | undefined;
  const watched: EvidenceTools = {
    ...tools,
    async look(order) {
      const look = await tools.look(order);
      if (look.state === 'seen') seen = look;
      return look;
    },
  };
  const take = new Date().toISOString();
  const items = [{ findingKey: key, role: 'place' as const, ...placeOf(finding) }];
  const task = { campaignId, bodyId, runId: RETAKES, url, look: 'sampled' as const, items };
  const kept = await keepEvidence(watched, task, take);
  if (kept === 'closed') throw new AppError('page-gone', 'the window was closed');
  const [record] = kept.records;
  if (!record) throw new AppError('disk-full', kept.missing.join());
  const [now] = record.pictures;
  if (now?.missing === 'unread') throw new AppError('page-gone', url);
  const isKnown = seen && isThePage(seen, url) && (isGone(seen) || wordsOf(seen).length >= LEAST_TEXT);
  const change = isKnown ? changeOf(before, now, seen?.sights[0]?.holds) : 'unknown';
  const { campaignId: _, ...names } = record;
  return addEvidence(store, { campaignId, ...names, pages: [], change }, [], Number.POSITIVE_INFINITY);
}

/** Characters; a page with fewer only sends its visitors on, or has yet to be written. */
const LEAST_TEXT = 30;

/** `holds`: whether the element has the finding's words, where it has any. */
export function changeOf(
  before: Pick<EvidencePicture, 'found' | 'textMark'> | undefined,
  now: Pick<EvidencePicture, 'found' | 'textMark'> | undefined,
  holds: boolean | undefined,
): Change {
  if (!now?.found || now.found === 'page') return 'unknown';
  // Where it was never found, that it is not found says nothing.
  if (now.found === 'gone') return before ? 'gone' : 'unknown';
  if (holds === false) return 'changed';
  if (before?.textMark !== undefined && now.textMark !== undefined) {
    return before.textMark === now.textMark ? 'same' : 'changed';
  }
  // It is shown now and was not then, or the other way round.
  if (before?.found && (before.found === 'unseen') !== (now.found === 'unseen')) return 'changed';
  return holds === true ? 'same' : 'unknown';
}
