import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../utils/model.ts';
import { putBody, readBodies } from '../../../utils/store/bodies.ts';
import { readActiveCampaign, readCampaigns } from '../../../utils/store/campaigns.ts';
import { DATABASE_NAME, openStore, type Store } from '../../../utils/store/db.ts';
import { putJudgement, readJudgements } from '../../../utils/store/judgements.ts';
import { DATABASE_VERSION, migrations } from '../../../utils/store/migrations.ts';
import type { Database } from '../../../utils/store/schema.ts';
import { readSummary } from '../../../utils/store/summaries.ts';
import { aBody, dump, failingWrites, freshStore, HOST } from './fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
});
afterEach(() => store.close());

describe('opening', () => {
  it('makes the default campaign, once', async () => {
    const campaign = { id: 'default', name: '默认评估', systemId: 'general' };
    expect(await readCampaigns(store)).toEqual([campaign]);
    const again = await openStore();
    expect(await readCampaigns(again)).toEqual([campaign]);
    again.close();
  });

  it('lets a newer version through: the connection is given up, and the next call says that the data is newer', async () => {
    await putBody(store, aBody());
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    await expect(readBodies(store)).rejects.toMatchObject({ code: 'database-newer' });
    await expect(openStore()).rejects.toMatchObject({ code: 'database-newer' });
    newer.close();
  });

  it('waits for a connection that holds an older version, and says so where it does not let go', async () => {
    globalThis.indexedDB = new IDBFactory();
    const older = await openDB(DATABASE_NAME, 1, {
      upgrade: (db, _old, _new, tx) => void migrations[0]?.(db as never, tx as never),
    });
    await expect(openStore(DATABASE_NAME, { blockedAfter: 20 })).rejects.toMatchObject({ code: 'database-blocked' });
    const opening = openStore(DATABASE_NAME, { blockedAfter: 2_000 });
    setTimeout(() => older.close(), 50);
    const opened = await opening;
    expect(await readCampaigns(opened)).toHaveLength(1);
    opened.close();
  });

  it('lets two connections of one version work side by side', async () => {
    const other = await openStore();
    await putBody(store, aBody('a'));
    await putBody(other, aBody('b'));
    expect((await readBodies(store)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await readBodies(other)).toEqual(await readBodies(store));
    other.close();
  });

  it('opens again where the browser took the connection away', async () => {
    await putBody(store, aBody());
    const connections: IDBDatabase[] = [];
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof open>) {
      connections.push(this);
      return open.apply(this, args);
    };
    await readBodies(store);
    connections[0]?.close();
    expect(await readBodies(store), 'closed without an event').toHaveLength(1);
    connections.at(-1)?.close();
    connections.at(-1)?.dispatchEvent(new IDBVersionChangeEvent('close'));
    expect(await readBodies(store), 'closed with one').toHaveLength(1);
    IDBDatabase.prototype.transaction = open;
    expect(new Set(connections).size).toBe(3);
  });

  it('stays closed once it was closed', async () => {
    store.close();
    await expect(readBodies(store)).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('a transaction', () => {
  it('writes nothing where its work throws', async () => {
    const before = await dump();
    const work = store.write(['bodies', 'campaigns'], async (tx) => {
      void tx.objectStore('bodies').put(aBody());
      await tx.objectStore('campaigns').getAll();
      throw new TypeError('broken');
    });
    await expect(work).rejects.toMatchObject({ code: 'internal', detail: 'broken' });
    expect(await dump()).toEqual(before);
  });

  it('says that the disk is full, with nothing lost and nothing half-written', async () => {
    await putBody(store, aBody('a'));
    const before = await dump();
    const stop = failingWrites(({ transaction }, count) => {
      // As browsers do: the write is accepted, and the transaction aborts with the reason.
      if (count === 2) (transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    });
    await expect(putBody(store, aBody('b'))).rejects.toMatchObject({ code: 'disk-full' });
    stop();
    expect(await dump()).toEqual(before);
    await putBody(store, aBody('b'));
    expect(await readBodies(store)).toHaveLength(2);
  });
});

describe('migration', () => {
  const stored = {
    bodies: [aBody()],
    folds: [{ bodyId: 'yunxi', state: { version: 1 }, rebuild: false }],
    summaries: [{ bodyId: 'yunxi', dirty: false, revision: 4, pages: 3 }],
    judgements: [
      {
        campaignId: 'default',
        bodyId: 'yunxi',
        systemId: 'general',
        leafId: 'leaf',
        evaluator: '张三',
        stage: 'initial',
        decision: 'met',
        reason: '',
        decidedAt: '2025-06-01T00:00:00.000Z',
      },
    ],
  };

  async function openVersion(version: number): Promise<void> {
    globalThis.indexedDB = new IDBFactory();
    const db = (await openDB(DATABASE_NAME, version, {
      upgrade: async (database, _old, _new, tx) => {
        for (const migrate of migrations.slice(0, version)) await migrate(database as never, tx as never);
      },
    })) as unknown as Database;
    for (const [name, records] of Object.entries(stored)) {
      for (const record of records) {
        // Judgements of single objects have keys of their own since version 5.
        await db.put(
          name as 'bodies',
          (name === 'judgements' && version >= 5 ? { ...record, object: '' } : record) as never,
        );
      }
    }
    db.close();
  }

  it('from version 1 keeps what was stored, and makes folds anew that knew of no unread address', async () => {
    await openVersion(1);
    const opened = await openStore();
    expect(await readBodies(opened)).toEqual(stored.bodies);
    expect(await readSummary(opened, 'yunxi')).toMatchObject({ dirty: true, revision: 6, pages: 3 });
    const { folds, judgements, unread, removals } = await dump();
    expect(folds).toMatchObject([{ bodyId: 'yunxi', rebuild: true }]);
    const judged = stored.judgements.map((judgement) => ({ ...judgement, object: '' }));
    expect(judgements).toEqual(judged);
    expect([unread, removals]).toEqual([[], []]);
    const ofBody = await opened.read(['judgements'], (tx) =>
      tx.objectStore('judgements').index('body').getAll('yunxi'),
    );
    expect(ofBody).toEqual(judged);
    opened.close();
  });

  it('from version 2 keeps what was stored as it was, and makes room for surveys', async () => {
    await openVersion(2);
    const { judgements: _, summaries: __, ...before } = await dump();
    const opened = await openStore();
    const { surveys, frontier, pageBytes, links, platforms, details, menus, attachments, samples, ...others } =
      await dump();
    expect(others).toMatchObject(before);
    const fresh = [surveys, frontier, pageBytes, links, platforms, details, menus, attachments, samples];
    expect(fresh).toEqual(fresh.map(() => []));
    opened.close();
  });

  it('from version 4 keeps judgements, which are then of the leaf as a whole, and settles bodies anew', async () => {
    await openVersion(4);
    const opened = await openStore();
    const [judgement] = stored.judgements;
    expect(await readJudgements(opened, 'default', 'yunxi')).toEqual([{ ...judgement, object: '' }]);
    await putJudgement(opened, { ...(judgement as unknown as Judgement), object: `${HOST}/a`, decision: 'unmet' });
    await putJudgement(opened, { ...(judgement as unknown as Judgement), object: '', decision: 'partly' });
    expect(
      (await readJudgements(opened, 'default', 'yunxi')).map(({ object, decision }) => [object, decision]),
    ).toEqual([
      ['', 'partly'],
      [`${HOST}/a`, 'unmet'],
    ]);
    expect(await readSummary(opened, 'yunxi')).toMatchObject({ dirty: true, pages: 3 });
    expect(await readActiveCampaign(opened)).toMatchObject({ id: 'default' });
    opened.close();
  });

  it.each([1, 2, 4, 5, 7])('gives a database of version %i the same shape as a new one', async (version) => {
    const shape = async () => {
      const db = await openDB(DATABASE_NAME);
      const tx = db.transaction([...db.objectStoreNames]);
      const stores = [...db.objectStoreNames].map((name) => {
        const { keyPath, indexNames } = tx.objectStore(name);
        return { name, keyPath, indexes: [...indexNames] };
      });
      db.close();
      return stores;
    };
    const fresh = await shape();
    await openVersion(version);
    (await openStore()).close();
    expect(await shape()).toEqual(fresh);
  });

  it('that fails leaves the old version standing', async () => {
    await openVersion(1);
    const before = await dump();
    const stop = failingWrites(() => {
      throw new Error('broken');
    });
    await expect(openStore()).rejects.toMatchObject({ code: 'internal' });
    stop();
    expect(await dump()).toEqual(before);
    const opened = await openStore();
    expect(await readBodies(opened)).toEqual(stored.bodies);
    opened.close();
  });
});
