/** Judging what is stored of a body: for its summary, in the background or when asked, and for scorecards. */
// An offscreen document may not ask the manifest, which has its version from here.
import { version as extensionVersion } from '../../package.json';
import type { Check } from '../../rules/systems/system.ts';
import { checksOf } from '../../rules/systems/tree.ts';
import { dueOf } from '../audit/due.ts';
import { evaluateSite, pageAnswersTo, siteQuestionsOf, wantedTexts } from '../audit/evaluate.ts';
import { type Score, score } from '../audit/score.ts';
import type { CheckResult, RuleTally } from '../audit/scorecard.ts';
import { summarise } from '../audit/summarise.ts';
import type { Summary } from '../audit/summary.ts';
import { checkKey, type Verdict } from '../audit/verdict.ts';
import { AppError } from '../errors.ts';
import { hash53 } from '../facts/digest.ts';
import { isJudged, ruleTallies } from '../facts/fold.ts';
import type { SiteFacts } from '../facts/site-facts.ts';
import { isOnRoster, readActiveCampaign } from '../store/campaigns.ts';
import { readBodyState } from '../store/captures.ts';
import type { Store } from '../store/db.ts';
import { readFold } from '../store/folds.ts';
import { readJudgements } from '../store/judgements.ts';
import { readSamples } from '../store/samples.ts';
import { dirtyBodyIds, readSettled, saveSettlement } from '../store/summaries.ts';
import { readTexts } from '../store/texts.ts';
import { type Day, earliest } from '../text/day.ts';
import { type Plan, type PlanChange, planOf } from './campaigns.ts';
import { rejudge } from './rejudge.ts';
import { withTitles } from './watch.ts';

/** Captures come in bursts: a body is judged once they pause for so many milliseconds. */
const SETTLE_AFTER = 300;
/** A capture can arrive while a body is judged; then it is judged again, at most so often in a row. */
const SETTLE_TRIES = 8;

export interface Judged {
  plan: Plan;
  state: Awaited<ReturnType<typeof readBodyState>>;
  score: Score;
  /** By `checkKey`. */
  results: Results;
  /** The day as of which the body was judged; undefined where it is not known. */
  asOf: Day | undefined;
  siteVerdicts: Verdict[];
  /** What they answer: asked the same of the same facts, no rule has to be run. */
  questions: string;
}

/** Judges what is stored of a body, by the active campaign or as `change` says. Keeps nothing but verdicts of pages. */
export async function judge(store: Store, bodyId: string, change: PlanChange = {}): Promise<Judged> {
  const { state, plan } = await stateJudgedBy(store, bodyId, change);
  const { campaign, system } = plan;
  const checks = checksOf(system);
  const questions = questionsOf(checks, campaign.cutoff);
  const siteVerdicts =
    (await readSettled(store, { bodyId, factsRevision: state.factsRevision, questions })) ??
    (await judgeSite(store, state.siteFacts, checks, campaign.cutoff));
  const results = resultsOf(state.tallies, siteVerdicts);
  const isOfSystem = ({ systemId }: { systemId: string }) => systemId === system.id;
  const judgements = (await readJudgements(store, campaign.id, bodyId)).filter(isOfSystem);
  const drawn = (await readSamples(store, campaign.id, bodyId)).filter(isOfSystem);
  const samples = new Map(drawn.map((sample) => [sample.leafId, sample]));
  const asOf = earliest(campaign.cutoff, state.siteFacts.pages.lastCapturedOn);
  const result = score({ system, body: state.body, results, judgements, samples, campaign, asOf });
  return { plan, state, questions, siteVerdicts, results, asOf, score: result };
}

export type Results = ReadonlyMap<string, CheckResult>;

function resultsOf(tallies: ReadonlyMap<string, RuleTally>, siteVerdicts: readonly Verdict[]): Results {
  const results = new Map<string, CheckResult>();
  for (const [key, tally] of tallies) results.set(key, { scope: 'page', tally });
  for (const { ruleId, ruleVersion, paramsKey, outcome } of siteVerdicts) {
    results.set(checkKey(ruleId, paramsKey), { scope: 'site', ruleId, ruleVersion, outcome });
  }
  return results;
}

/** What the checks of a plan said of a body when it was settled; undefined where that does not hold any more. */
export async function readResults(
  store: Store,
  bodyId: string,
  { campaign, system }: Plan,
): Promise<Results | undefined> {
  const { summary, fold } = await store.read(['summaries', 'folds', 'foldFindings'], async (tx) => ({
    summary: await tx.objectStore('summaries').get(bodyId),
    fold: await readFold(tx, bodyId),
  }));
  const checks = checksOf(system);
  if (!summary || !fold || !isJudged(fold, pageAnswersTo(checks, campaign.cutoff))) return undefined;
  const { factsRevision = summary.revision } = summary;
  const questions = questionsOf(checks, campaign.cutoff);
  const siteVerdicts = await readSettled(store, { bodyId, factsRevision, questions });
  return siteVerdicts && resultsOf(ruleTallies(fold), siteVerdicts);
}

/** One body after the other: two at once would judge the same pages twice. */
let rejudging: Promise<unknown> = Promise.resolve();

/** What is stored of a body, once every page has an answer to all that is asked of it. */
async function stateJudgedBy(
  store: Store,
  bodyId: string,
  change: PlanChange,
): Promise<{ state: Awaited<ReturnType<typeof readBodyState>>; plan: Plan }> {
  for (let tries = 0; ; tries++) {
    // The state first: whatever changes after it raises the revision, and a settlement of an older one is refused.
    const state = await readBodyState(store, bodyId);
    const plan = await planOf(store, change);
    const { cutoff } = plan.campaign;
    const checks = checksOf(plan.system);
    if (tries === SETTLE_TRIES || isJudged(state.judged, pageAnswersTo(checks, cutoff))) return { state, plan };
    const work = rejudging.then(() => rejudge({ store, bodyId, checks, cutoff }));
    rejudging = work.catch(() => undefined);
    await work;
  }
}

/** What site rules are asked; another version of the product may read other facts from the same captures. */
function questionsOf(checks: readonly Check[], cutoff: Day | undefined): string {
  return `${extensionVersion} ${hash53(siteQuestionsOf(checks, cutoff)).toString(36)}`;
}

async function judgeSite(
  store: Store,
  facts: SiteFacts,
  checks: readonly Check[],
  cutoff: Day | undefined,
): Promise<Verdict[]> {
  const texts = await readTexts(store, wantedTexts(facts, checks, cutoff));
  return evaluateSite(facts, checks, cutoff, texts);
}

/**
 * Judges a body by the active campaign until nothing new came in meanwhile, and keeps that as its summary. Interrupted,
 * it leaves the body dirty.
 */
export async function settle(store: Store, bodyId: string): Promise<Summary> {
  for (let tries = 0; tries < SETTLE_TRIES; tries++) {
    const { plan, state, score: result, siteVerdicts, questions } = await judge(store, bodyId);
    const { cutoff } = plan.campaign;
    const { system } = plan;
    const { revision, siteFacts } = state;
    const summary = summarise(result, {
      bodyId,
      revision,
      settledAt: new Date().toISOString(),
      madeBy: extensionVersion,
      systemId: system.id,
      pages: siteFacts.pages.total,
      due: await withTitles(
        store,
        dueOf({ facts: siteFacts, system, verdicts: siteVerdicts, ...(cutoff ? { cutoff } : {}) }),
      ),
    });
    if (await saveSettlement(store, { bodyId, revision, siteVerdicts, questions, summary })) return summary;
  }
  throw new AppError('internal', `captures keep coming in for ${bodyId}`);
}

/** Settles in the background, one body after the other. */
export interface Settler {
  /** Once captures of the body pause. */
  soon(bodyId: string): void;
  /** All bodies of the active campaign that are not settled. */
  dirty(): Promise<void>;
}

export function createSettler(store: () => Promise<Store>, stayAliveDuring: (work: Promise<void>) => unknown): Settler {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const waiting = new Set<string>();
  let isWorking = false;

  async function work(): Promise<void> {
    isWorking = true;
    for (const bodyId of waiting) {
      waiting.delete(bodyId);
      try {
        const db = await store();
        if (isOnRoster(await readActiveCampaign(db), bodyId)) await settle(db, bodyId);
      } catch (error) {
        console.error('[政鉴] settle', bodyId, error);
      }
    }
    isWorking = false;
  }

  function enqueue(bodyId: string): void {
    waiting.add(bodyId);
    if (!isWorking) stayAliveDuring(work());
  }

  return {
    soon(bodyId) {
      clearTimeout(timers.get(bodyId));
      const settleNow = () => {
        timers.delete(bodyId);
        enqueue(bodyId);
      };
      timers.set(bodyId, setTimeout(settleNow, SETTLE_AFTER));
    },
    async dirty() {
      for (const bodyId of await dirtyBodyIds(await store())) enqueue(bodyId);
    },
  };
}
