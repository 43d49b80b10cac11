/** A survey's way to its window: the page as a visitor has it → facts → what it is, says and names. */

import type { Verdict } from '../../audit/verdict.ts';
import { canonicalUrl } from '../../facts/canonical-url.ts';
import { interpret } from '../../facts/interpret.ts';
import { type PageFacts, pageFacts } from '../../facts/page-facts.ts';
import type { PageView } from '../../facts/reading.ts';
import type { Reply, Request } from '../../protocol.ts';
import { readFacts } from '../../store/captures.ts';
import type { Store } from '../../store/db.ts';
import { packFacts } from '../../store/packed-facts.ts';
import type { Candidate } from '../../survey/candidates.ts';
import { type IsHome, isBlockedStatus, outcomeOfPage } from '../../survey/outcome.ts';
import { RANKS, type Reason } from '../../survey/survey.ts';
import type { Visit } from '../evidence/keep-visit.ts';
import { answerOf } from './answer-of.ts';
import type { Marked, RenderedResult } from './commit-rendered.ts';
import type { RenderWorld } from './render-phase.ts';

export interface RenderWorldOptions {
  store: Store;
  runId: string;
  inArchive: boolean;
  isOwn(address: string): boolean;
  isHome: IsHome;
  judge(page: PageView): Verdict[];
  candidatesOf(page: PageView, isClosed: (url: string) => boolean): Candidate[];
  /** Keeps what was pictured of a page; absent where nothing is to be pictured. */
  keepVisit?: ((visit: Visit) => Promise<void>) | undefined;
  /** Asks the background. */
  show(order: Request<'render.page'>): Promise<Reply<'render.page'>>;
}

export function renderWorld({
  store,
  runId,
  inArchive,
  isOwn,
  isHome,
  judge,
  candidatesOf,
  keepVisit,
  show,
}: RenderWorldOptions): RenderWorld {
  return {
    async render(record, { measure, observe, apart, isClosed }) {
      const shown = await show({
        ...{ url: record.address, measure, apart },
        ...(observe ? { observe, pictures: keepVisit !== undefined } : {}),
      });
      if (shown.state === 'closed') return 'closed';
      const at = new Date().toISOString();
      const unread = (reason: Reason, detail: string): RenderedResult => ({
        record,
        state: 'unread',
        reason,
        detail,
        at,
        candidates: [],
      });
      if (shown.state === 'unread') {
        const { reason, detail } = shown;
        const result = reason === 'timeout' ? unread('timeout', detail) : unread('network', detail);
        return { answer: answerOf(shown, reason), result };
      }
      // The page's own process wrote it.
      const parsed = pageFacts.safeParse(shown.facts);
      if (!parsed.success) {
        const { strained } = shown;
        const answer = answerOf(strained === undefined ? {} : { strained });
        return { answer, result: unread('not-html', parsed.error.message.slice(0, 300)) };
      }
      const facts = await dated(record, parsed.data);
      const { status } = facts;
      const answer = answerOf({ ...shown, ...(status === undefined ? {} : { status }) });
      const reading = interpret(facts);
      const refusal = refusalOf(record, facts, reading);
      if (refusal) return { answer, result: { ...unread(...refusal), ...(status === undefined ? {} : { status }) } };
      const page: PageView = { ...facts, ...reading };
      // Before it is noted that the page was looked at: broken off here, it is looked at again.
      if (shown.glimpses) await keepVisit?.({ runId, url: facts.url, glimpses: shown.glimpses });
      return {
        answer,
        result: {
          record,
          state: 'read',
          ...(status === undefined ? {} : { status }),
          at,
          candidates: candidatesOf(page, isClosed),
          capture: { facts, reading, ...(await packFacts(facts)), runId, verdicts: judge(page) },
        },
      };
    },
  };

  /** When the page was captured, and where, is ours to say. An archive's page is as old as it was when it was archived. */
  async function dated(record: Marked, said: PageFacts): Promise<PageFacts> {
    const facts = { ...said, canonicalUrl: canonicalUrl(said.url), capture: 'rendered' as const };
    if (!inArchive) return { ...facts, capturedAt: new Date().toISOString() };
    const fetched = await readFacts(store, { url: record.url, runId, capture: 'fetched' });
    return { ...facts, capturedAt: fetched?.capturedAt ?? null };
  }

  /** Why what the window shows is not the page. */
  function refusalOf(
    record: Marked,
    facts: PageFacts,
    reading: Parameters<typeof outcomeOfPage>[2],
  ): [Reason, string] | undefined {
    const { status, url } = facts;
    if (!isOwn(url)) return ['off-scope', url];
    if (status === 404 || status === 410) return ['not-found', String(status)];
    // 412 and the like may come with the page itself, once its script has passed the shield: its words then decide.
    if (status !== undefined && isBlockedStatus(status) && !hasSubstance(facts)) return ['status', String(status)];
    const isEntry = record.rank === RANKS.entry && record.from === undefined;
    const redirected = canonicalUrl(url) !== canonicalUrl(record.address);
    const answer = {
      url: record.address,
      address: url,
      redirected,
      status: status ?? 200,
      contentType: '',
      headers: {},
      bytes: new Uint8Array(),
      cut: false,
      missing: false,
    };
    const outcome = outcomeOfPage(answer, facts, reading, isEntry, isHome);
    return outcome && outcome.state !== 'read' ? [outcome.reason, outcome.detail] : undefined;
  }
}

/** More than a page of refusal says. */
function hasSubstance({ mainText, lists, links }: PageFacts): boolean {
  return mainText.length > 200 || lists.some(({ items }) => items.length >= 3) || links.length > 12;
}
