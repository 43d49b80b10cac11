/** What people decide: judgements with their evidence, and the samples that they judge. */
import type { Leaf } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import { restsOn } from '../audit/rests-on.ts';
import { drawSample, replaceDrawn } from '../audit/sample.ts';
import { AppError } from '../errors.ts';
import type { PageKind } from '../facts/reading.ts';
import type { Judgement, Sample } from '../model.ts';
import type { ParsedRequest } from '../protocol.ts';
import { readBody } from '../store/bodies.ts';
import { readBodyState } from '../store/captures.ts';
import type { Store } from '../store/db.ts';
import { putFile, readFile, readFiles, removeFile } from '../store/files.ts';
import { putJudgement, readJudgements, removeJudgement } from '../store/judgements.ts';
import { putSample, readSample, readSamples } from '../store/samples.ts';
import type { FileRecord } from '../store/schema.ts';
import type { Day } from '../text/day.ts';
import { addWorkingDays } from '../text/working-days.ts';
import { type Plan, planOf } from './campaigns.ts';
import { judge, readResults } from './judge.ts';

export interface JudgementEntry {
  judgement: Judgement;
  /** Last day on which an answer to its contact was in time; absent where none was due, or the holidays are not known. */
  dueOn?: Day;
  /** What it rested on is not what the leaf, finding or object rests on now. */
  restsOnChanged?: true;
}

/** A file without its bytes, which `readFile` of the store reads. */
export type FileEntry = Omit<FileRecord, 'content'>;

/** Bytes that one file may have. Default of the product. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export async function listJudgements(store: Store, bodyId: string): Promise<JudgementEntry[]> {
  const plan = await planOf(store);
  const judgements = await readJudgements(store, plan.campaign.id, bodyId);
  const results = await readResults(store, bodyId, plan);
  return judgements
    .filter(({ systemId }) => systemId === plan.system.id)
    .map((judgement) => {
      const dueOn = dueOf(judgement);
      const leaf = leavesOf(plan.system.tree).find(({ id }) => id === judgement.leafId);
      const mark = leaf && results && restsOn(leaf, results, judgement.object);
      const isChanged = judgement.restsOn !== undefined && mark !== undefined && judgement.restsOn !== mark;
      return { judgement, ...(dueOn ? { dueOn } : {}), ...(isChanged ? { restsOnChanged: true } : {}) };
    });
}

function dueOf({ contact }: Judgement): Day | undefined {
  if (contact?.dueWorkingDays === undefined) return undefined;
  return addWorkingDays(contact.sentOn, contact.dueWorkingDays);
}

/** Rejects with `plan-changed`, `facts-changed`, `body-not-found`, `leaf-not-found` or `file-not-found`. */
export async function saveJudgement(
  store: Store,
  given: ParsedRequest<'judgement.put'>['judgement'],
  seen?: ParsedRequest<'judgement.put'>['seen'],
): Promise<Judgement> {
  const plan = await planOf(store);
  const { campaign, system } = plan;
  refuseOtherPlan(plan, seen);
  const { bodyId, leafId, object } = given;
  if (!(await readBody(store, bodyId))) throw new AppError('body-not-found', bodyId);
  const leaf = leafOf(plan, leafId);
  for (const sha256 of given.evidence ?? []) {
    if (!(await readFile(store, [campaign.id, bodyId, sha256]))) throw new AppError('file-not-found', sha256);
  }
  const results = (await readResults(store, bodyId, plan)) ?? (await judge(store, bodyId)).results;
  const mark = restsOn(leaf, results, object);
  if (seen?.restsOn !== undefined && seen.restsOn !== mark) throw new AppError('facts-changed', `${leafId} ${object}`);
  const judgement: Judgement = {
    ...given,
    restsOn: given.restsOn ?? mark,
    campaignId: campaign.id,
    systemId: system.id,
    decidedAt: given.decidedAt ?? new Date().toISOString(),
  };
  await putJudgement(store, judgement);
  return judgement;
}

/** What a person decided on was shown under a plan that may have been exchanged since, in another tab for one. */
function refuseOtherPlan({ campaign, system }: Plan, seen: ParsedRequest<'judgement.put'>['seen']): void {
  if (seen && (seen.campaignId !== campaign.id || seen.systemId !== system.id)) {
    throw new AppError('plan-changed', `${seen.campaignId} ${seen.systemId}`);
  }
}

/** Rejects with `plan-changed`. */
export async function dropJudgement(store: Store, { seen, ...name }: ParsedRequest<'judgement.remove'>): Promise<void> {
  const plan = await planOf(store);
  refuseOtherPlan(plan, seen);
  const { campaign, system } = plan;
  await removeJudgement(store, { ...name, campaignId: campaign.id, systemId: system.id });
}

/** Keeps the bytes behind a `blob:` address. Rejects with `file-too-large`, and with `disk-full`: then nothing is kept. */
export async function saveFile(
  store: Store,
  { bodyId, name, type, url }: ParsedRequest<'file.put'>,
): Promise<FileEntry> {
  const { campaign } = await planOf(store);
  if (!(await readBody(store, bodyId))) throw new AppError('body-not-found', bodyId);
  const content = await fetch(url)
    .then((answer) => answer.blob())
    .catch((error: unknown) => {
      throw new AppError('file-not-found', String(error));
    });
  if (content.size > MAX_FILE_BYTES) throw new AppError('file-too-large', `${content.size} bytes`);
  const entry: FileEntry = {
    campaignId: campaign.id,
    bodyId,
    sha256: await sha256Of(content),
    name,
    type,
    size: content.size,
    addedAt: new Date().toISOString(),
  };
  await putFile(store, { ...entry, content });
  return entry;
}

export async function listFiles(store: Store, bodyId: string): Promise<FileEntry[]> {
  const { campaign } = await planOf(store);
  return (await readFiles(store, campaign.id, bodyId)).map(({ content: _, ...entry }) => entry);
}

export async function dropFile(store: Store, bodyId: string, sha256: string): Promise<void> {
  const { campaign } = await planOf(store);
  await removeFile(store, [campaign.id, bodyId, sha256]);
}

async function sha256Of(content: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function listSamples(store: Store, bodyId: string): Promise<Sample[]> {
  const { campaign, system } = await planOf(store);
  return (await readSamples(store, campaign.id, bodyId)).filter(({ systemId }) => systemId === system.id);
}

/** Draws a leaf's sample; what is not named is as the leaf and the campaign say. Rejects with `plan-changed`. */
export async function draw(store: Store, asked: ParsedRequest<'sample.draw'>): Promise<Sample> {
  const plan = await planOf(store);
  refuseOtherPlan(plan, asked.seen);
  const { campaign } = plan;
  const { bodyId, leafId } = asked;
  const seed = asked.seed ?? campaign.seed ?? campaign.id.slice(0, 60);
  const { kind, size } = drawingOf(plan, asked);
  const key = { campaignId: campaign.id, bodyId, systemId: plan.system.id, leafId };
  const known = await readSample(store, key);
  // Of nothing nothing was drawn: once there is something, it is.
  if (known && known.population.count > 0 && known.seed === seed && known.size === size) return known;
  const drawn = drawSample(key, await populationOf(store, bodyId, kind), { seed, size, at: new Date().toISOString() });
  await putSample(store, drawn);
  return drawn;
}

/** Puts a drawn object aside. Rejects with `plan-changed`. */
export async function replace(
  store: Store,
  { bodyId, leafId, url, reason, seen, ...asked }: ParsedRequest<'sample.replace'>,
): Promise<Sample> {
  const plan = await planOf(store);
  refuseOtherPlan(plan, seen);
  const key = { campaignId: plan.campaign.id, bodyId, systemId: plan.system.id, leafId };
  const known = await readSample(store, key);
  const { kind } = drawingOf(plan, { leafId, size: known?.size, ...asked });
  const population = await populationOf(store, bodyId, kind);
  const changed = known && replaceDrawn(known, population, { url, reason, at: new Date().toISOString() });
  if (!changed) throw new AppError('bad-request', `${url} is not in the sample of ${leafId}`);
  await putSample(store, changed);
  return changed;
}

function drawingOf(
  plan: Plan,
  { leafId, kind, size }: { leafId: string; kind?: PageKind | undefined; size?: number | undefined },
): { kind: PageKind; size: number } {
  const drawing = leavesOf(plan.system.tree).find(({ id }) => id === leafId)?.sample;
  const [asKind, asSize] = [kind ?? drawing?.kind, size ?? drawing?.size];
  if (!asKind || !asSize) throw new AppError('leaf-not-found', `${leafId} has no sample in ${plan.system.id}`);
  return { kind: asKind, size: asSize };
}

async function populationOf(store: Store, bodyId: string, kind: PageKind) {
  const { siteFacts } = await readBodyState(store, bodyId);
  return siteFacts.contents
    .filter((content) => content.kind === kind)
    .map(({ url, title = url }) => ({ url, title: title.slice(0, 300) }));
}

function leafOf({ system }: Plan, leafId: string): Leaf {
  const leaf = leavesOf(system.tree).find(({ id }) => id === leafId);
  if (!leaf) throw new AppError('leaf-not-found', `${leafId} in ${system.id}`);
  return leaf;
}
