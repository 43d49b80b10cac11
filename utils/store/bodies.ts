/** Bodies (评估对象), and what changes with them: which pages are theirs follows from their scopes alone. */
import { stableJson } from '../facts/digest.ts';
import { emptyFold } from '../facts/fold.ts';
import type { Body, Scope } from '../model.ts';
import { activeCampaignIn, isOnRoster } from './campaigns.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { removeEvidenceIn } from './evidence.ts';
import { blankSummary, findingsOf, touchSummary, writeFold } from './folds.ts';
import { plainBody, type ReadTransaction, type WriteTransaction } from './schema.ts';
import { addressRanges, bodiesOfUrl, hostOf, isInScopes } from './scopes.ts';

/** Pages that are deleted in one transaction. */
const SWEEP = 200;

/** All bodies, in the order in which they were added. */
export async function readBodies(store: Store): Promise<Body[]> {
  const bodies = await store.read(['bodies'], (tx) => tx.objectStore('bodies').getAll());
  return bodies
    .map(plainBody)
    .sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1));
}

export async function readBody(store: Store, bodyId: string): Promise<Body | undefined> {
  const body = await store.read(['bodies'], (tx) => tx.objectStore('bodies').get(bodyId));
  return body && plainBody(body);
}

/**
 * Adds a body, also to the roster of the active campaign, or changes it, and marks it as not settled. With other
 * scopes other pages are its own: its fold is made
 * anew when it is next read. Pages that no scope contains any more are kept as long as the body, so that a scope that
 * was narrowed by mistake loses nothing.
 */
export async function putBody(store: Store, body: Body): Promise<void> {
  const isChanged = await store.write(
    [...(['bodies', 'folds', 'foldFindings', 'summaries', 'digests', 'unread'] as const), 'campaigns', 'settings'],
    async (tx) => {
      const before = await tx.objectStore('bodies').get(body.id);
      if (before && stableJson(plainBody(before)) === stableJson(body)) return false;
      const formerScopes = distinct([...(before?.formerScopes ?? []), ...(before?.scopes ?? [])]).filter(
        (scope) => !body.scopes.some((current) => stableJson(current) === stableJson(scope)),
      );
      void tx.objectStore('bodies').put({ ...body, ...(formerScopes.length > 0 ? { formerScopes } : {}) });
      if (!before) {
        await writeFold(tx, emptyFold(body));
        void tx.objectStore('summaries').put(blankSummary(body.id));
        await enrol(tx, body.id);
      }
      if (stableJson(before?.scopes ?? null) !== stableJson(body.scopes) && (before || (await hasPages(tx, body)))) {
        const fold = await tx.objectStore('folds').get(body.id);
        const { findings: _, ...state } = emptyFold(body);
        void tx.objectStore('folds').put({ bodyId: body.id, state: fold?.state ?? state, rebuild: true });
      }
      await touchSummary(tx, body.id);
      return true;
    },
    'strict',
  );
  if (isChanged) postChanges({ store: 'bodies', key: body.id }, { store: 'summaries', key: body.id });
}

/** Whoever adds a body while a campaign with a roster is active wants to see it there. */
async function enrol(tx: WriteTransaction<'campaigns' | 'settings'>, bodyId: string): Promise<void> {
  const campaign = await activeCampaignIn(tx);
  if (isOnRoster(campaign, bodyId)) return;
  void tx.objectStore('campaigns').put({ ...campaign, roster: [...(campaign.roster ?? []), { bodyId }] });
}

/**
 * Removes a body with its judgements, files, evidence, scorecards and summary at once, also from all rosters, then page by page
 * what was kept for it alone.
 * Broken off, the sweep goes on with `sweepRemovals`. A body that does not exist is removed already.
 */
export async function removeBody(store: Store, bodyId: string): Promise<void> {
  const isRemoved = await store.write(
    [
      ...(['bodies', 'folds', 'foldFindings', 'siteVerdicts', 'summaries', 'removals'] as const),
      ...(['campaigns', 'judgements', 'samples', 'files', 'scorecards', 'evidence', 'evidenceBlobs'] as const),
    ],
    async (tx) => {
      const body = await tx.objectStore('bodies').get(bodyId);
      if (!body) return false;
      void tx.objectStore('bodies').delete(bodyId);
      void tx.objectStore('folds').delete(bodyId);
      void tx.objectStore('foldFindings').delete(findingsOf(bodyId));
      void tx.objectStore('siteVerdicts').delete(bodyId);
      void tx.objectStore('summaries').delete(bodyId);
      for (const name of ['judgements', 'samples', 'files'] as const) {
        for (const key of await tx.objectStore(name).index('body').getAllKeys(bodyId)) {
          void tx.objectStore(name).delete(key);
        }
      }
      for (const campaign of await tx.objectStore('campaigns').getAll()) {
        await removeEvidenceIn(tx, campaign.id, (record) => record.bodyId === bodyId);
        const roster = campaign.roster?.filter((entry) => entry.bodyId !== bodyId);
        if (roster?.length !== campaign.roster?.length) void tx.objectStore('campaigns').put({ ...campaign, roster });
      }
      const ofBody = IDBKeyRange.bound([bodyId], [bodyId, []]);
      for (const key of await tx.objectStore('scorecards').index('body').getAllKeys(ofBody)) {
        void tx.objectStore('scorecards').delete(key);
      }
      const earlier = await tx.objectStore('removals').get(bodyId);
      const scopes = distinct([...(earlier?.scopes ?? []), ...body.scopes, ...(body.formerScopes ?? [])]);
      void tx.objectStore('removals').put({ bodyId, scopes });
      return true;
    },
  );
  if (isRemoved) postChanges({ store: 'bodies', key: bodyId }, { store: 'summaries', key: bodyId });
  await sweepRemovals(store);
}

/** Deletes the pages of removed bodies that no other body contains. To be called at every start of the host. */
export async function sweepRemovals(store: Store): Promise<void> {
  const removals = await store.read(['removals'], (tx) => tx.objectStore('removals').getAll());
  for (const { bodyId, scopes } of removals) {
    for (const [from, to] of addressRanges(scopes)) {
      for (let after: string | undefined = from; after !== undefined; )
        after = await sweepPages(store, scopes, after, to);
    }
    await finishRemoval(store, bodyId, scopes);
  }
}

/** Deletes pages from an address on; answers where to go on, or undefined at the end. */
async function sweepPages(
  store: Store,
  scopes: readonly Scope[],
  after: string,
  to: string,
): Promise<string | undefined> {
  return store.write(['bodies', 'digests', 'details', 'facts', 'items', 'verdicts'], async (tx) => {
    const bodies = await tx.objectStore('bodies').getAll();
    const keys = await tx.objectStore('digests').getAllKeys(IDBKeyRange.bound([after], [to]), SWEEP);
    for (const [canonicalUrl, runId, capture] of keys) {
      if (!isInScopes(scopes, canonicalUrl) || isKept(bodies, canonicalUrl)) continue;
      const key: [string, string, typeof capture] = [canonicalUrl, runId, capture];
      void tx.objectStore('facts').delete([runId, canonicalUrl, capture]);
      void tx.objectStore('digests').delete(key);
      void tx.objectStore('verdicts').delete(key);
      void tx.objectStore('items').delete(key);
      void tx.objectStore('details').delete(key);
    }
    const last = keys.at(-1);
    if (keys.length < SWEEP || !last) return undefined;
    // The last page may have more captures than were read: begin with it again, unless it fills the slice and stays.
    const fillsSlice = keys[0]?.[0] === last[0];
    return fillsSlice && isKept(bodies, last[0]) ? `${last[0]}\u0000` : last[0];
  });
}

/** What is left of a removal once its pages are gone, in one transaction with the removal itself. */
async function finishRemoval(store: Store, bodyId: string, scopes: readonly Scope[]): Promise<void> {
  await store.write(
    ['bodies', 'digests', 'details', 'edges', 'menus', 'facts', 'runs', 'unread', 'removals'],
    async (tx) => {
      const bodies = await tx.objectStore('bodies').getAll();
      for (const [from, to] of addressRanges(scopes)) {
        for (const url of await tx.objectStore('unread').getAllKeys(IDBKeyRange.bound(from, to))) {
          if (isInScopes(scopes, url) && !isKept(bodies, url)) void tx.objectStore('unread').delete(url);
        }
      }
      for (const host of new Set(scopes.map((scope) => hostOf(scope.host)))) {
        await dropUnlinkedEdges(tx, host);
        await dropUnusedMenus(tx, host);
      }
      if (!bodies.some(({ id }) => id === bodyId)) {
        for (const run of await tx.objectStore('runs').getAll()) {
          if (!run.bodyIds.includes(bodyId)) continue;
          const bodyIds = run.bodyIds.filter((id) => id !== bodyId);
          const hasFacts = await tx.objectStore('facts').getKey(IDBKeyRange.bound([run.id], [run.id, []]));
          if (bodyIds.length > 0 || hasFacts) void tx.objectStore('runs').put({ ...run, bodyIds });
          else void tx.objectStore('runs').delete(run.id);
        }
      }
      void tx.objectStore('removals').delete(bodyId);
    },
  );
}

/** Deletes the links of a host that no kept page of it has any more. */
async function dropUnlinkedEdges(tx: WriteTransaction<'digests' | 'edges'>, host: string): Promise<void> {
  const linked = new Set<string>();
  for (const [from, to] of addressRanges([{ type: 'host', host }])) {
    for (let lower: IDBValidKey[] | undefined = [from]; lower; ) {
      const digests = await tx.objectStore('digests').getAll(IDBKeyRange.bound(lower, [to], true), 1_000);
      for (const { edges } of digests) for (const hash of edges) linked.add(hash);
      const last = digests.at(-1);
      lower = last && digests.length === 1_000 ? [last.canonicalUrl, last.runId, last.capture] : undefined;
    }
  }
  for (const key of await tx.objectStore('edges').getAllKeys(IDBKeyRange.bound([host], [host, []]))) {
    if (!linked.has(key[1])) void tx.objectStore('edges').delete(key);
  }
}

/** Deletes the menus of a host that no kept page of it has any more. */
async function dropUnusedMenus(tx: WriteTransaction<'details' | 'menus'>, host: string): Promise<void> {
  const used = new Set<string>();
  for (const [from, to] of addressRanges([{ type: 'host', host }])) {
    for (let lower: IDBValidKey[] | undefined = [from]; lower; ) {
      const details = await tx.objectStore('details').getAll(IDBKeyRange.bound(lower, [to], true), 1_000);
      for (const { menus = [] } of details) for (const hash of menus) used.add(hash);
      const last = details.at(-1);
      lower = last && details.length === 1_000 ? [last.canonicalUrl, last.runId, last.capture] : undefined;
    }
  }
  for (const key of await tx.objectStore('menus').getAllKeys(IDBKeyRange.bound([host], [host, []]))) {
    if (!used.has(key[1])) void tx.objectStore('menus').delete(key);
  }
}

/** A page stays where a body contains it, or did before its scopes were changed. */
function isKept(bodies: readonly { scopes: Scope[]; formerScopes?: Scope[] }[], url: string): boolean {
  return (
    bodiesOfUrl(
      bodies.map(({ scopes, formerScopes = [] }) => ({ scopes: [...scopes, ...formerScopes] })),
      url,
    ).length > 0
  );
}

async function hasPages(tx: ReadTransaction<'digests' | 'unread'>, { scopes }: Pick<Body, 'scopes'>): Promise<boolean> {
  const found = await Promise.all(
    addressRanges(scopes).flatMap(([from, to]) => [
      tx.objectStore('digests').getKey(IDBKeyRange.bound([from], [to])),
      tx.objectStore('unread').getKey(IDBKeyRange.bound(from, to)),
    ]),
  );
  return found.some((key) => key !== undefined);
}

function distinct(scopes: readonly Scope[]): Scope[] {
  return [...new Map(scopes.map((scope) => [stableJson(scope), scope])).values()];
}
