/** What looking at the pages of a survey changes in the database: which are to be looked at, and what became of each. */
import { pageKeyOf } from '../../facts/digest.ts';
import { buffered } from '../../store/buffered.ts';
import { type Capture, saveCaptureIn } from '../../store/captures.ts';
import { postChanges, type StoreChange } from '../../store/changes.ts';
import type { Store } from '../../store/db.ts';
import { eachAddress } from '../../store/frontier.ts';
import { surveyIn } from '../../store/surveys.ts';
import type { Candidate } from '../../survey/candidates.ts';
import { renderSample } from '../../survey/render-sample.ts';
import {
  type FrontierRecord,
  RANKS,
  type Reason,
  type RenderCounts,
  type RenderMark,
  type SurveySettings,
} from '../../survey/survey.ts';
import {
  type Batch,
  type CommitContext,
  discover,
  distinct,
  knownAddress,
  move,
  put,
  STORES,
} from '../survey-commit.ts';

/** An address with the mark that it is to be looked at. */
export type Marked = FrontierRecord & { rendered: RenderMark };

/** What became of a page that was looked at. */
export interface RenderedResult {
  record: Marked;
  state: 'read' | 'unread';
  reason?: Reason;
  detail?: string;
  status?: number;
  /** ISO date-time. */
  at: string;
  /** Of a page that was read. */
  capture?: Capture;
  candidates: readonly Candidate[];
}

/** Marks that are made in one transaction. */
const MARKED_AT_ONCE = 500;

const noRenderCounts = (): RenderCounts => ({ planned: 0, read: 0, unread: 0, hidden: 0 });

/**
 * Marks what is to be looked at beside what is marked already, and answers all that was not looked at yet, in its order.
 * Broken off and done again it marks the same.
 */
export async function planRendering(
  store: Store,
  runId: string,
  { renderShare, seed }: Pick<SurveySettings, 'renderShare' | 'seed'>,
): Promise<{ waiting: Marked[]; measured: Set<string> }> {
  const pages: FrontierRecord[] = [];
  await eachAddress(store, runId, (addresses) => {
    for (const address of addresses) if (mayBeRendered(address)) pages.push(address);
  });
  const chosen = renderShare === undefined ? [] : renderSample(pages, { share: renderShare, seed });
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  let order = pages.filter(isMarked).length;
  for (let from = 0; from < chosen.length; from += MARKED_AT_ONCE) {
    await store.write(['surveys', 'frontier'], async (tx) => {
      const survey = await surveyIn(tx, runId);
      for (const { url, why } of chosen.slice(from, from + MARKED_AT_ONCE)) {
        const record = await tx.objectStore('frontier').get([runId, url]);
        if (!record || record.rendered) continue;
        const marked: Marked = { ...record, rendered: { why, order: order++, state: 'waiting' } };
        byUrl.set(url, marked);
        void tx.objectStore('frontier').put(marked);
      }
      void tx
        .objectStore('surveys')
        .put({ ...survey, rendered: { ...(survey.rendered ?? noRenderCounts()), planned: order } });
    });
  }
  if (chosen.length > 0) postChanges({ store: 'surveys', key: runId });
  const marked = [...byUrl.values()].filter(isMarked);
  return {
    waiting: marked
      .filter(({ rendered }) => rendered.state === 'waiting')
      .sort((a, b) => a.rendered.order - b.rendered.order),
    measured: new Set(marked.flatMap(({ rendered, template }) => (rendered.measured && template ? template : []))),
  };
}

const isMarked = (record: FrontierRecord): record is Marked => record.rendered !== undefined;

const mayBeRendered = ({ state, rendered }: FrontierRecord): boolean =>
  state === 'read' || state === 'blocked' || rendered !== undefined;

/** Notes what the window shows now. */
export async function noteRendering(store: Store, runId: string, now: string | undefined): Promise<void> {
  await store.write(['surveys'], async (tx) => {
    const survey = await surveyIn(tx, runId);
    const { now: _, ...counts } = survey.rendered ?? noRenderCounts();
    void tx.objectStore('surveys').put({ ...survey, rendered: now === undefined ? counts : { ...counts, now } });
  });
  postChanges({ store: 'surveys', key: runId });
}

/** Keeps what became of a page, and what it names. Done twice it is counted once. */
export async function commitRendered(
  store: Store,
  context: CommitContext,
  result: RenderedResult,
  workedMs: number,
): Promise<void> {
  const { runId } = context;
  const changes: StoreChange[] = [];
  const fresh = new Map<string, FrontierRecord>();
  await store.write(STORES, async (tx) => {
    const buffer = buffered(tx);
    const survey = await surveyIn(tx, runId);
    survey.workedMs += workedMs;
    delete survey.restsUntil;
    const batch: Batch = { tx: buffer.tx, survey, context, fresh, noted: [], changes };
    const before = await tx.objectStore('frontier').get([runId, result.record.url]);
    if (before?.rendered?.state === 'waiting') await commit(batch, result, { ...before, rendered: before.rendered });
    buffer.flush();
    void tx.objectStore('surveys').put(survey);
  });
  for (const address of fresh.values()) context.known.note(address);
  postChanges(...distinct(changes), { store: 'surveys', key: runId });
}

async function commit(batch: Batch, result: RenderedResult, before: Marked): Promise<void> {
  const { survey } = batch;
  const { capture } = result;
  const environment = capture?.facts.rendered?.environment;
  const mark: RenderMark = {
    ...before.rendered,
    state: capture ? 'read' : 'unread',
    at: result.at,
    ...(result.reason ? { reason: result.reason } : {}),
    ...(result.detail ? { detail: result.detail.slice(0, 300) } : {}),
    ...(environment?.visible === false ? { hidden: true as const } : {}),
    ...(environment && (!environment.settled || environment.requestsFailed) ? { unsettled: true as const } : {}),
    ...(capture?.facts.audit ? { measured: true as const } : {}),
  };
  const counts = { ...(survey.rendered ?? noRenderCounts()) };
  counts[mark.state === 'read' ? 'read' : 'unread']++;
  if (mark.hidden) counts.hidden++;
  survey.rendered = counts;
  if (!capture) return move(batch, { ...before, rendered: mark }, before.state);

  const { changes } = await saveCaptureIn(batch.tx, capture);
  batch.changes.push(...changes);
  const there = pageKeyOf(capture.facts.url);
  if (there !== before.url) {
    // A script sent the visitor on: what he sees stands there.
    move(batch, { ...before, rendered: { ...mark, detail: there.slice(0, 300) } }, before.state);
    noteArrival(batch, before, capture);
  } else {
    const { reason, detail, ...rest } = before;
    const wasRead = before.state === 'read';
    move(
      batch,
      {
        ...rest,
        // What stands beside `read` stays there.
        ...(wasRead && reason ? { reason } : {}),
        ...(wasRead && detail ? { detail } : {}),
        state: 'read',
        kind: capture.reading.kind,
        ...(result.status === undefined ? {} : { status: result.status }),
        rendered: mark,
      },
      before.state,
    );
  }
  await discover(batch, before, result.candidates);
}

/** The page that a script led to; where nobody knew it, it is to be fetched, too. */
function noteArrival(batch: Batch, from: Marked, { facts }: Capture): void {
  const url = pageKeyOf(facts.url);
  if (knownAddress(batch, url)) return;
  put(batch, {
    runId: from.runId,
    url,
    address: facts.url,
    state: 'waiting',
    rank: from.rank === RANKS.retry ? RANKS.other : from.rank,
    seq: batch.survey.nextSeq++,
    depth: from.depth,
    from: from.url,
    tries: 0,
  });
}
