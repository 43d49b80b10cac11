/** Scorecards: made from what is stored, kept as they are. */
// An offscreen document may not ask the manifest, which has its version from here.
import { dependencies, version as extensionVersion } from '../../package.json';
import { RULES_VERSION } from '../../rules/index.ts';
import { SCORECARD_SCHEMA_VERSION, type Scorecard } from '../audit/scorecard.ts';
import { AppError } from '../errors.ts';
import { READER_VERSION } from '../facts/caps.ts';
import { SCHEMA_VERSION } from '../facts/page-facts.ts';
import { INTERPRET_VERSION } from '../facts/reading.ts';
import { browserName } from '../platform.ts';
import type { Store } from '../store/db.ts';
import { readTitles } from '../store/pages.ts';
import { putScorecard, readScorecard, readScorecards } from '../store/scorecards.ts';
import type { PlanChange } from './campaigns.ts';
import { judge } from './judge.ts';

/** What lists show of a scorecard. */
export type ScorecardEntry = Pick<
  Scorecard,
  'id' | 'madeAt' | 'system' | 'campaign' | 'score' | 'points' | 'decided' | 'vetoes' | 'bonus' | 'total'
>;

/** Judges a body, keeps the scorecard unless it is only looked at, and answers with it. */
export async function makeScorecard(
  store: Store,
  bodyId: string,
  change: PlanChange & { madeAt?: string | undefined; keep?: boolean } = {},
): Promise<Scorecard> {
  const { madeAt = new Date().toISOString(), keep = true } = change;
  const { score: result, state, plan, asOf } = await judge(store, bodyId, change);
  const { campaign, system } = plan;
  const { id, name, level, kind, confirmed, powers } = state.body;
  const { cutoff, seed, adopted, amountsConfirmed } = campaign;
  const findings = result.areas.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.findings));
  const pageUrls = [...new Set(findings.map(({ finding }) => finding.pageUrl))].sort();
  const scorecard: Scorecard = {
    schemaVersion: SCORECARD_SCHEMA_VERSION,
    // By what it is made, so that one moment may see a body judged by several.
    id: [campaign.id, bodyId, system.id, campaign.cutoff ?? '', madeAt].join(':'),
    body: { id, name, level, kind, confirmed, ...(powers ? { powers } : {}) },
    system: { id: system.id, version: system.version, title: system.title, authority: system.authority },
    campaign: {
      id: campaign.id,
      ...(cutoff ? { cutoff } : {}),
      ...(seed ? { seed } : {}),
      ...(adopted ? { adopted } : {}),
      ...(amountsConfirmed === undefined ? {} : { amountsConfirmed }),
    },
    ...(asOf ? { asOf } : {}),
    madeAt,
    versions: {
      extension: extensionVersion,
      rules: RULES_VERSION,
      schema: SCHEMA_VERSION,
      reader: READER_VERSION,
      interpret: INTERPRET_VERSION,
      axe: dependencies['axe-core'],
      browser: browserName(navigator.userAgent),
    },
    factsHash: state.factsHash,
    pages: { total: state.siteFacts.pages.total, byKind: { ...state.siteFacts.pages.byKind } },
    ...result,
    pageTitles: await readTitles(store, pageUrls),
    unread: state.unread.map(({ url, because }) => ({ url, because })),
  };
  if (keep) await putScorecard(store, scorecard);
  return scorecard;
}

/** The latest first. */
export async function listScorecards(store: Store, bodyId: string): Promise<ScorecardEntry[]> {
  return (await readScorecards(store, bodyId)).map(
    ({ id, madeAt, system, campaign, score, points, decided, vetoes, bonus, total }) => ({
      ...{ id, madeAt, system, campaign, score, points, decided, vetoes },
      ...{ ...(bonus && { bonus }), ...(total && { total }) },
    }),
  );
}

/** Rejects with `scorecard-not-found`. */
export async function scorecardOf(store: Store, scorecardId: string): Promise<Scorecard> {
  const scorecard = await readScorecard(store, scorecardId);
  if (!scorecard) throw new AppError('scorecard-not-found', scorecardId);
  return scorecard;
}
