/** 补拍截图: the place of a finding looked at again, beside what was kept before. */
import { AppError } from '../../errors.ts';
import type { Change, EvidencePicture, EvidenceRecord } from '../../evidence/evidence.ts';
import type { ParsedRequest } from '../../protocol.ts';
import { readActiveCampaign } from '../../store/campaigns.ts';
import { addEvidence, readEvidence } from '../../store/evidence.ts';
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
    .filter(({ role, found }) => role === 'place' && found !== undefined)
    .at(-1);
  let holds: boolean | undefined;
  const watched: EvidenceTools = {
    ...tools,
    async look(order) {
      const look = await tools.look(order);
      if (look.state === 'seen') holds = look.sights[0]?.holds;
      return look;
    },
  };
  const take = new Date().toISOString();
  const items = [{ findingKey: key, role: 'place' as const, ...placeOf(finding) }];
  const task = { campaignId, bodyId, runId: RETAKES, url, rendered: true, items };
  const kept = await keepEvidence(watched, task, take);
  if (kept === 'closed') throw new AppError('page-gone', 'the window was closed');
  const [record] = kept.records;
  if (!record) throw new AppError('disk-full', kept.missing.join());
  const [now] = record.pictures;
  if (now?.missing === 'unread') throw new AppError('page-gone', url);
  const { campaignId: _, ...names } = record;
  return addEvidence(
    store,
    { campaignId, ...names, pages: [], change: changeOf(before, now, holds) },
    [],
    Number.POSITIVE_INFINITY,
  );
}

/** `holds`: whether the element has the finding's words, where it has any. */
export function changeOf(
  before: Pick<EvidencePicture, 'found' | 'textMark'> | undefined,
  now: Pick<EvidencePicture, 'found' | 'textMark'> | undefined,
  holds: boolean | undefined,
): Change {
  if (!now?.found || now.found === 'page') return 'unknown';
  // Where it was never found, that it is not found says nothing.
  if (now.found === 'gone') return before && before.found !== 'gone' ? 'gone' : 'unknown';
  if (before?.found === 'gone') return 'changed';
  if (holds === false) return 'changed';
  if (before?.textMark !== undefined && now.textMark !== undefined) {
    return before.textMark === now.textMark ? 'same' : 'changed';
  }
  // It is shown now and was not then, or the other way round.
  if (before?.found && (before.found === 'unseen') !== (now.found === 'unseen')) return 'changed';
  return holds === true ? 'same' : 'unknown';
}
