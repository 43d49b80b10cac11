/** How the database came to its shape, version by version. Released steps are never edited: users' data passed them. */
import type { Database, UpgradeTransaction } from './schema.ts';

type Migration = (db: Database, tx: UpgradeTransaction) => void | Promise<void>;

/** `migrations[n]` leads from version n to n + 1. Nothing is awaited in them but the database. */
export const migrations: readonly Migration[] = [
  createStores,
  addUnreadAndRemovals,
  addSurveys,
  addDetails,
  addPlans,
  addCheckSets,
  addEvidence,
  packFacts,
];

export const DATABASE_VERSION = migrations.length;

function createStores(db: Database, tx: UpgradeTransaction): void {
  db.createObjectStore('bodies', { keyPath: 'id' });
  db.createObjectStore('runs', { keyPath: 'id' });
  db.createObjectStore('facts', { keyPath: ['runId', 'canonicalUrl', 'capture'] });
  for (const name of ['digests', 'items', 'verdicts'] as const) {
    db.createObjectStore(name, { keyPath: ['canonicalUrl', 'runId', 'capture'] });
  }
  db.createObjectStore('edges', { keyPath: ['host', 'hash'] });
  db.createObjectStore('folds', { keyPath: 'bodyId' });
  db.createObjectStore('foldFindings', { keyPath: ['bodyId', 'checkKey'] });
  db.createObjectStore('siteVerdicts', { keyPath: 'bodyId' });
  db.createObjectStore('summaries', { keyPath: 'bodyId' });
  db.createObjectStore('judgements', {
    keyPath: ['campaignId', 'bodyId', 'systemId', 'leafId', 'evaluator', 'stage'],
  });
  db.createObjectStore('campaigns', { keyPath: 'id' });
  db.createObjectStore('scorecards', { keyPath: 'id' }).createIndex('body', ['body.id', 'madeAt']);
  // Written out: a step says what it did then, and the popup must not load all schemas for one word.
  void tx.objectStore('campaigns').put({ id: 'default', name: '默认评估', systemId: 'general' });
}

/**
 * Addresses that could not be read were not kept, and a removed body's judgements could only be found by reading them
 * all. States folded before know of no unread address, so all of them are made anew.
 */
async function addUnreadAndRemovals(db: Database, tx: UpgradeTransaction): Promise<void> {
  db.createObjectStore('unread', { keyPath: 'canonicalUrl' });
  db.createObjectStore('removals', { keyPath: 'bodyId' });
  tx.objectStore('judgements').createIndex('body', 'bodyId');
  const folds = tx.objectStore('folds');
  for (const fold of await folds.getAll()) void folds.put({ ...fold, rebuild: true });
  const summaries = tx.objectStore('summaries');
  for (const summary of await summaries.getAll()) {
    void summaries.put({ ...summary, dirty: true, revision: summary.revision + 1 });
  }
}

/** Surveys of whole sites, with all that is known of their addresses. */
function addSurveys(db: Database): void {
  db.createObjectStore('surveys', { keyPath: 'runId' });
  const frontier = db.createObjectStore('frontier', { keyPath: ['runId', 'url'] });
  frontier.createIndex('next', ['runId', 'state', 'rank', 'seq']);
  frontier.createIndex('content', ['runId', 'contentHash']);
  db.createObjectStore('pageBytes', { keyPath: ['runId', 'url'] });
  db.createObjectStore('links', { keyPath: ['runId', 'url'] }).createIndex('state', ['runId', 'state']);
  db.createObjectStore('platforms', { keyPath: 'platform' });
}

/** Captures kept before have no details: rules about the whole site say that they have to be captured again. */
function addDetails(db: Database): void {
  db.createObjectStore('details', { keyPath: ['canonicalUrl', 'runId', 'capture'] });
  db.createObjectStore('menus', { keyPath: ['host', 'hash'] });
  db.createObjectStore('samples', { keyPath: ['campaignId', 'bodyId', 'systemId', 'leafId'] }).createIndex(
    'body',
    'bodyId',
  );
  db.createObjectStore('attachments', { keyPath: ['runId', 'url'] }).createIndex('url', 'url');
}

/**
 * Users' systems, several campaigns, files as evidence; judgements of single objects have keys of their own. Scores are
 * put together anew.
 */
async function addPlans(db: Database, tx: UpgradeTransaction): Promise<void> {
  const judgements = await tx.objectStore('judgements').getAll();
  db.deleteObjectStore('judgements');
  const judged = db.createObjectStore('judgements', {
    keyPath: ['campaignId', 'bodyId', 'systemId', 'leafId', 'object', 'evaluator', 'stage'],
  });
  judged.createIndex('body', 'bodyId');
  for (const judgement of judgements) void judged.put({ ...judgement, object: judgement.object ?? '' });
  db.createObjectStore('systems', { keyPath: 'id' });
  db.createObjectStore('files', { keyPath: ['campaignId', 'bodyId', 'sha256'] }).createIndex('body', 'bodyId');
  db.createObjectStore('settings', { keyPath: 'key' });
  tx.objectStore('scorecards').createIndex('campaign', 'campaign.id');
  const summaries = tx.objectStore('summaries');
  for (const summary of await summaries.getAll()) {
    void summaries.put({ ...summary, dirty: true, revision: summary.revision + 1 });
  }
}

/** What captures were asked together stands once. Verdicts that were kept before are read as they were written. */
function addCheckSets(db: Database): void {
  db.createObjectStore('checkSets', { keyPath: 'id' });
}

/** 取证. The bytes stand apart, named by what they are. */
function addEvidence(db: Database): void {
  db.createObjectStore('evidence', { keyPath: ['campaignId', 'bodyId', 'runId', 'findingKey', 'take'] }).createIndex(
    'body',
    'bodyId',
  );
  db.createObjectStore('evidenceBlobs', { keyPath: ['campaignId', 'sha256', 'size'] });
}

/**
 * Facts are kept compressed from here on, which older versions could not read. Those that were kept before are read as
 * they were written: to compress them all would hold up whoever opens the database.
 */
function packFacts(): void {}
