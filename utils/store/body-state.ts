/** What the scorer needs of one body, read from small records at one moment. */
import type { RuleTally } from '../audit/scorecard.ts';
import { AppError } from '../errors.ts';
import { briefOf, mergeDigests, pageKeyOf } from '../facts/digest.ts';
import {
  type BriefWithColumns,
  columnIdsOf,
  deriveSiteFacts,
  type FoldState,
  gapAfter,
  homesOf,
  MAX_FORWARDS,
  ruleTallies,
  targetsOf,
} from '../facts/fold.ts';
import type { SearchFacts, SiteFacts, TargetFacts } from '../facts/site-facts.ts';
import type { Body } from '../model.ts';
import type { SurveyRecord } from '../survey/survey.ts';
import type { Message } from '../text/catalogue/index.ts';
import type { Store } from './db.ts';
import { readFold, rebuildFold, refillFold } from './folds.ts';
import { readPublished } from './library.ts';
import { capturesOf, readEdges } from './pages.ts';
import { plainBody, type ReadTransaction } from './schema.ts';
import { isInScopes } from './scopes.ts';
import { surveysIn } from './surveys.ts';

const READ = [
  'bodies',
  'folds',
  'foldFindings',
  'summaries',
  'digests',
  'edges',
  'surveys',
  'frontier',
  'links',
] as const;

export interface BodyState {
  body: Body;
  siteFacts: SiteFacts;
  /** By `checkKey`. */
  tallies: Map<string, RuleTally>;
  /** What its pages were judged by, for `isJudged`. */
  judged: Pick<FoldState, 'pages' | 'checks'>;
  /** To be handed back to `saveSettlement`. */
  revision: number;
  /** That at which what site rules judge changed last. */
  factsRevision: number;
  /**
   * The sum of the facts hashes (SHA-256) of all captures that it rests on, modulo 2^256, hex: the same captures give
   * the same sum in whatever order they came, and a page that is captured again changes it without reading the others.
   */
  factsHash: string;
  /** Addresses that were asked for and not read, sorted; at most 200. */
  unread: { url: string; because: Message }[];
}

/**
 * Reads what a body is judged by. Makes its fold anew first where it is marked so, which takes seconds for a hundred
 * thousand pages, and looks for examples that went with pages captured again, which is soon done. Rejects with `body-not-found`.
 */
export async function readBodyState(store: Store, bodyId: string): Promise<BodyState> {
  for (;;) {
    const read = await store.read(READ, async (tx) => {
      const [record, summary, fold] = await Promise.all([
        tx.objectStore('bodies').get(bodyId),
        tx.objectStore('summaries').get(bodyId),
        readFold(tx, bodyId),
      ]);
      if (!record) throw new AppError('body-not-found', bodyId);
      if (!fold) return 'spoilt';
      if (gapAfter(fold) !== undefined) return 'gaps';
      const body = plainBody(record);
      const surveys = (await surveysIn(tx)).filter(({ bodyIds }) => bodyIds.includes(bodyId)).reverse();
      const homes = await readHomes(tx, body, surveys);
      const briefs = await readBriefs(tx, fold, homes);
      const more = { homes, searches: searchesOf(surveys, bodyId), links: await readTargets(tx, body, surveys) };
      const { revision = 0, factsRevision = revision } = summary ?? {};
      return { body, fold, briefs, more, revision, factsRevision };
    });
    if (read === 'spoilt' || read === 'gaps') {
      await (read === 'gaps' ? refillFold : rebuildFold)(store, bodyId);
      continue;
    }
    const { body, fold, briefs, more, revision, factsRevision } = read;
    const published = await readPublished(store, body);
    return {
      body,
      siteFacts: deriveSiteFacts(fold, body, (key) => briefs.get(key), published, more),
      tallies: ruleTallies(fold),
      judged: { pages: fold.pages, checks: fold.checks },
      revision,
      factsRevision,
      factsHash: fold.factsSum,
      unread: fold.unread.entries.flatMap(({ values }) => values.slice(0, 1)),
    };
  }
}

/** What the newest survey that asked the body's search was answered. */
function searchesOf(newestFirst: readonly SurveyRecord[], bodyId: string): SearchFacts[] {
  const asked = newestFirst.map(({ searches = [] }) => searches.filter((search) => search.bodyId === bodyId));
  return (asked.find(({ length }) => length > 0) ?? []).map(({ bodyId: _, ...search }) => search);
}

/** Targets of one state that rules are told of, at most; the dead come first. */
const MOST_TARGETS = 500;

/** What the newest survey that checked links found out about those of the body's pages; undefined where none did. */
async function readTargets(
  tx: ReadTransaction<'links'>,
  { scopes }: Body,
  newestFirst: readonly SurveyRecord[],
): Promise<TargetFacts[] | undefined> {
  for (const { runId, state: surveyState } of newestFirst) {
    const targets: TargetFacts[] = [];
    for (const state of ['dead', 'blocked', 'unknown', 'read'] as const) {
      const ofState = tx.objectStore('links').index('state');
      const links = await ofState.getAll(IDBKeyRange.only([runId, state]), MOST_TARGETS);
      for (const { address, kind, status, from, text, alsoFrom } of links) {
        if (!isInScopes(scopes, from)) continue;
        const more = { ...(status === undefined ? {} : { status }), ...(alsoFrom ? { alsoFrom } : {}) };
        targets.push({ address, kind, state, from, text, ...more });
      }
    }
    if (targets.length > 0) return targets;
    // It checked none, and what an older one found out is over.
    if (surveyState === 'done') return undefined;
  }
  return undefined;
}

/** As `homesOf`, where entries that forward, or are redirected, are followed as far as they stay with the body. */
export async function readHomes(
  tx: ReadTransaction<'digests' | 'frontier'>,
  body: Pick<Body, 'scopes'>,
  newestFirst: readonly Pick<SurveyRecord, 'runId'>[],
): Promise<string[]> {
  const known = new Map<string, readonly string[]>();
  const leadsTo = (key: string) => known.get(key) ?? [];
  for (let step = 0; step < MAX_FORWARDS; step++) {
    const missing = homesOf(body, leadsTo).filter((key) => !known.has(key));
    const targets = await Promise.all(missing.map((key) => targetsFrom(tx, key, newestFirst)));
    for (const [index, key] of missing.entries()) {
      known.set(key, targets[index]?.filter((address) => isInScopes(body.scopes, pageKeyOf(address))) ?? []);
    }
  }
  return homesOf(body, leadsTo);
}

async function targetsFrom(
  tx: ReadTransaction<'digests' | 'frontier'>,
  key: string,
  newestFirst: readonly Pick<SurveyRecord, 'runId'>[],
): Promise<readonly string[]> {
  const digest = mergeDigests(await tx.objectStore('digests').getAll(capturesOf(key)));
  if (digest) return digest.forwardsTo ?? [];
  for (const { runId } of newestFirst) {
    const address = await tx.objectStore('frontier').get([runId, key]);
    if (address && address.state !== 'waiting') return address.duplicateOf === undefined ? [] : [address.duplicateOf];
  }
  return [];
}

async function readBriefs(
  tx: ReadTransaction<'digests' | 'edges'>,
  fold: FoldState,
  homeKeys: readonly string[],
): Promise<Map<string, BriefWithColumns>> {
  const homes = new Set(homeKeys);
  const briefs = new Map<string, BriefWithColumns>();
  await Promise.all(
    targetsOf(fold, homeKeys).map(async (canonicalUrl) => {
      const digests = await tx.objectStore('digests').getAll(capturesOf(canonicalUrl));
      const digest = mergeDigests(digests);
      if (!digest) return;
      const brief: BriefWithColumns = briefOf(digest);
      if (homes.has(canonicalUrl)) {
        const edges = await readEdges(tx, [{ canonicalUrl, digests }]);
        brief.columns = columnIdsOf(digest.edges.flatMap((hash) => edges.get(hash) ?? []));
      }
      briefs.set(canonicalUrl, brief);
    }),
  );
  return briefs;
}
