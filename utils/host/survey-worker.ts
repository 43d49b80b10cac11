/**
 * A survey in a worker of the engine host: it asks, concludes, judges and keeps. The host's own thread, which alone has
 * a DOM, parses the pages for it, so that the two of them work side by side.
 */
import { z } from 'zod';
import type { Check } from '../../rules/systems/system.ts';
import { evaluatePage } from '../audit/evaluate.ts';
import type { EvidenceTask } from '../evidence/evidence.ts';
import type { PageFacts } from '../facts/page-facts.ts';
import type { Body } from '../model.ts';
import type { Reply, Request } from '../protocol.ts';
import { openStore } from '../store/db.ts';
import type { Day } from '../text/day.ts';
import { type Channel, callsOver } from './calls.ts';
import type { Looked } from './evidence/evidence-phase.ts';
import type { Visit } from './evidence/keep-visit.ts';
import type { Answered } from './fetch-bytes.ts';
import { runSurvey, type SurveyTask } from './survey-run.ts';
import { surveyWorld } from './survey-world.ts';

/** The bytes of a page, and from when they are. */
export interface PageBytesToRead extends Pick<Answered, 'address' | 'bytes' | 'contentType' | 'status' | 'cut'> {
  /** ISO day or date-time, or null where it is not known. */
  capturedAt: string | null;
}

/** What the host does for its worker. */
export type HostServices = {
  /** Parses a page. */
  factsOf(page: PageBytesToRead): PageFacts;
  /** Whether the browser lets us read an address; undefined where that cannot be known. */
  isAllowed(url: string): Promise<boolean | undefined>;
  /** Judges the bodies by what was kept. */
  settle(bodyIds: readonly string[]): Promise<void>;
  /** Shows a page in the survey's window. */
  show(order: Request<'render.page'>): Promise<Reply<'render.page'>>;
  /** What evidence (取证) is still to be kept, and the keeping of a part of it. */
  planEvidence(order: { runId: string; bodies: readonly Body[]; extra: number }): Promise<EvidenceTask[]>;
  keepEvidence(task: EvidenceTask): Promise<Looked | 'closed'>;
  /** What was met on a page that was tried as a visitor would. */
  keepVisit(visit: Visit): Promise<void>;
};

export interface WorkerTask extends SurveyTask {
  /** What is asked of a page. */
  checks: readonly Check[];
  /** 截止日 of the campaign. */
  cutoff?: Day;
}

/** What the worker does for its host. */
export type WorkerServices = {
  /** Answers when the survey is done, has to pause, or was stopped. */
  carryOut(task: WorkerTask): Promise<void>;
  /** Ends the work on it at the next moment at which nothing is lost. */
  stop(reason: null): void;
};

/** Waits for the one survey that this worker is there for. */
export function serveSurveys(channel: Channel): void {
  // zod would probe for `eval`, which a strict policy reports as a violation.
  z.config({ jitless: true });
  const abort = new AbortController();
  const host = callsOver<HostServices>(channel, {
    async carryOut({ checks, cutoff, ...task }: WorkerTask) {
      const store = await openStore();
      const world = surveyWorld({
        ...task,
        store,
        judge: (page) => evaluatePage(page, checks, cutoff),
        factsOf: (page) => host.call('factsOf', page),
        isAllowed: (url) => host.call('isAllowed', url),
        show: (order) => host.call('show', order),
        evidence: {
          plan: () => {
            const { runId, settings } = task.survey;
            return host.call('planEvidence', { runId, bodies: task.bodies, extra: settings.evidencePages });
          },
          keep: (part) => host.call('keepEvidence', part),
        },
        keepVisit: (visit) => host.call('keepVisit', visit),
        settle: () =>
          host.call(
            'settle',
            task.bodies.map(({ id }) => id),
          ),
      });
      await runSurvey({ ...task, store, world, signal: abort.signal });
      store.close();
    },
    stop: () => abort.abort(),
  } satisfies WorkerServices);
}
