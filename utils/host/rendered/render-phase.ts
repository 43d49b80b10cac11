/** After the fetched part of a survey: its sample, looked at page by page in the order in which it was chosen. */
import type { Store } from '../../store/db.ts';
import { platformOf } from '../../survey/platform-of.ts';
import type { SurveySettings } from '../../survey/survey.ts';
import type { Message } from '../../text/catalogue/index.ts';
import type { CommitContext } from '../survey-commit.ts';
import type { Answered } from './answer-of.ts';
import { commitRendered, type Marked, noteRendering, planRendering, type RenderedResult } from './commit-rendered.ts';

/** What is tried on a page beside looking: `modes` takes a minute, once a site. */
export type Observe = 'page' | 'modes';

/** How a survey looks at a page. */
export interface RenderWorld {
  /** `closed`: somebody closed the window. Rejects only where nothing can be looked at. */
  render(
    record: Marked,
    options: { measure: boolean; observe?: Observe; apart: number; isClosed: (url: string) => boolean },
  ): Promise<{ answer: Answered; result: RenderedResult } | 'closed'>;
}

export interface RenderPhase {
  store: Store;
  context: CommitContext;
  settings: SurveySettings;
  world: RenderWorld;
  signal: AbortSignal;
  /** Waits until the platform may be asked; the request counts from then on. Ends early where the signal says so. */
  takeTurn(platform: string): Promise<void>;
  /** An answer tells how the platform fares. */
  heed(record: Marked, answer: Answered): void;
  /** Milliseconds between two pages of a platform. */
  apart(platform: string): number;
  /** Why the survey has to pause, where it has to. */
  failure(): Message | undefined;
  isClosed(url: string): boolean;
  /** Milliseconds of work since it was last asked. */
  workedMs(): number;
  /** Whether no time is left. */
  isOver(): boolean;
  /** A page was kept. */
  kept(): Promise<void>;
}

/** Answers how many pages were looked at, and why it ended before the sample did, where it has to pause. */
export async function renderSampled(phase: RenderPhase): Promise<{ looked: number; because?: Message }> {
  const { store, context, settings, world, signal } = phase;
  if (settings.renderShare === undefined) return { looked: 0 };
  const { waiting, measured } = await planRendering(store, context.runId, settings);
  let looked = 0;
  const end = async (because?: Message) => {
    if (looked > 0 || because) await noteRendering(store, context.runId, undefined);
    return { looked, ...(because ? { because } : {}) };
  };
  for (const record of waiting) {
    signal.throwIfAborted();
    if (phase.isOver()) break;
    const platform = platformOf(new URL(record.address).host);
    await phase.takeTurn(platform);
    signal.throwIfAborted();
    await noteRendering(store, context.runId, record.address);
    const measure = record.template === undefined || !measured.has(record.template);
    const shown = await unlessAborted(
      signal,
      world.render(record, {
        ...{ measure, ...observationOf(record) },
        ...{ apart: phase.apart(platform), isClosed: phase.isClosed },
      }),
    );
    if (shown === 'closed') return end({ code: 'because.survey-window-closed' });
    const { answer, result } = shown;
    phase.heed(record, answer);
    await commitRendered(store, context, result, phase.workedMs());
    if (result.capture?.facts.audit && record.template !== undefined) measured.add(record.template);
    looked++;
    await phase.kept();
    const because = phase.failure();
    if (because) return end(because);
  }
  return end();
}

/** A page may take a minute; whoever pauses the survey does not wait for it. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  let stop = () => {};
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([work.catch(() => undefined), aborted]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return work;
}

/** The home page and the main pages that visitors use: platforms, and where they write something. */
function observationOf({ rendered, kind }: Marked): { observe?: Observe } {
  if (rendered.why === 'home') return { observe: 'modes' };
  return rendered.why === 'platform' || kind === 'interaction' ? { observe: 'page' } : {};
}
