/** Opens the database and keeps it open: other tabs may upgrade it, and the browser may take the connection away. */
import { type IDBPObjectStore, type IDBPTransaction, openDB } from 'idb';
import { AppError, toAppError } from '../errors.ts';
import { DATABASE_VERSION, migrations } from './migrations.ts';
import type { Database, ReadTransaction, Schema, StoreName, UpgradeTransaction, WriteTransaction } from './schema.ts';

export const DATABASE_NAME = 'zhengjian';

/**
 * `strict`: committed means on the disk, for what a person wrote and nobody can write again. `relaxed`: a capture lost
 * with the power is captured again, and a flush for each would make a survey crawl.
 */
export type Durability = 'strict' | 'relaxed';

/** An open database. Its connection is replaced where it was lost; hold on to the store, not to a connection. */
export interface Store {
  readonly name: string;
  /**
   * Runs work in one transaction and answers when it is committed. Nothing but the database may be awaited in it.
   * Where it throws, or the disk is full, nothing of it is written. Rejects with an `AppError`.
   */
  read<Names extends StoreName, T>(
    names: readonly Names[],
    work: (tx: ReadTransaction<Names>) => Promise<T>,
  ): Promise<T>;
  write<Names extends StoreName, T>(
    names: readonly Names[],
    work: (tx: WriteTransaction<Names>) => Promise<T>,
    durability?: Durability,
  ): Promise<T>;
  close(): void;
}

type AnyTransaction = IDBPTransaction<Schema, StoreName[], 'readonly' | 'readwrite'>;

export interface OpenOptions {
  /** How long to wait for other connections that hold an older version open; milliseconds. */
  blockedAfter?: number;
}

/**
 * Opens the database and brings it to this version. Rejects with `database-blocked` where another tab does not let go
 * of an older version, with `database-newer` where a newer version of the product wrote it.
 */
export async function openStore(name = DATABASE_NAME, { blockedAfter = 4_000 }: OpenOptions = {}): Promise<Store> {
  let connection: Promise<Database> | undefined;
  let closed = false;

  const connect = (): Promise<Database> => {
    if (closed) throw new AppError('internal', 'the store was closed');
    if (!connection) {
      const opening = open(name, blockedAfter, () => {
        if (connection === opening) connection = undefined;
      });
      // A failure is not kept: what blocked may be gone at the next call.
      opening.catch(() => {
        if (connection === opening) connection = undefined;
      });
      connection = opening;
    }
    return connection;
  };

  const transact = async <Names extends StoreName, T>(
    names: readonly Names[],
    mode: 'readonly' | 'readwrite',
    durability: Durability,
    work: (tx: WriteTransaction<Names>) => Promise<T>,
  ): Promise<T> => {
    try {
      const tx = await begin(names, mode, durability);
      return await finish(tx, () => work(withQuietWrites(tx)));
    } catch (error) {
      throw toAppError(error);
    }
  };

  const begin = async <Names extends StoreName>(
    names: readonly Names[],
    mode: 'readonly' | 'readwrite',
    durability: Durability,
  ): Promise<AnyTransaction> => {
    for (let attempt = 0; ; attempt++) {
      const db = await connect();
      try {
        const tx = db.transaction([...names], mode, { durability });
        return tx as unknown as AnyTransaction;
      } catch (error) {
        // The connection closed between two calls, before its event was heard.
        if (attempt > 0 || !(error instanceof Error) || error.name !== 'InvalidStateError') throw error;
        connection = undefined;
      }
    }
  };

  await connect().catch((error: unknown) => {
    throw toAppError(error);
  });
  return {
    name,
    read: (names, work) => transact(names, 'readonly', 'relaxed', work as never),
    write: (names, work, durability = 'relaxed') => transact(names, 'readwrite', durability, work),
    close() {
      closed = true;
      void connection?.then(
        (db) => db.close(),
        () => {},
      );
      connection = undefined;
    },
  };
}

function open(name: string, blockedAfter: number, onLost: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let givenUp = false;
    openDB<Schema>(name, DATABASE_VERSION, {
      upgrade(db, oldVersion, _newVersion, tx) {
        // An upgrade that fails half-way must leave the old version standing; opening tells that it failed.
        tx.done.catch(() => {});
        upgrade(db, oldVersion, tx).catch(() => tx.abort());
      },
      blocked() {
        timer = setTimeout(() => {
          givenUp = true;
          reject(new AppError('database-blocked', `another connection holds an older version of ${name}`));
        }, blockedAfter);
      },
      blocking(_current, _next, event) {
        onLost();
        (event.target as IDBDatabase).close();
      },
      terminated: onLost,
    })
      .finally(() => clearTimeout(timer))
      .then((db) => (givenUp ? db.close() : resolve(db)), reject);
  });
}

async function upgrade(db: Database, from: number, tx: UpgradeTransaction): Promise<void> {
  for (const migrate of migrations.slice(from)) await migrate(db, tx);
}

/**
 * Writes need not be awaited one by one: a write that fails aborts the transaction, which tells. Its own promise is
 * marked as handled, or every write of an aborted transaction would be reported as an unhandled rejection.
 */
function withQuietWrites<Names extends StoreName>(tx: AnyTransaction): WriteTransaction<Names> {
  const quiet = <T>(promise: Promise<T>): Promise<T> => {
    promise.catch(() => {});
    return promise;
  };
  const wrap = (name: StoreName) => {
    const store = tx.objectStore(name) as unknown as IDBPObjectStore<unknown, string[], string, 'readwrite'>;
    return {
      get: (query: IDBValidKey) => store.get(query),
      getAll: (...args: Parameters<typeof store.getAll>) => store.getAll(...args),
      getKey: (query: IDBValidKey) => store.getKey(query),
      getAllKeys: (...args: Parameters<typeof store.getAllKeys>) => store.getAllKeys(...args),
      index: (index: string) => store.index(index),
      put: (value: unknown) => quiet(store.put(value)),
      delete: (query: IDBValidKey) => quiet(store.delete(query)),
    };
  };
  return { objectStore: wrap } as unknown as WriteTransaction<Names>;
}

async function finish<T>(tx: AnyTransaction, work: () => Promise<T>): Promise<T> {
  const done = tx.done.then(
    () => undefined,
    (error: unknown) => error ?? new Error('the transaction was aborted'),
  );
  try {
    const result = await work();
    const failure = await done;
    if (failure === undefined) return result;
    throw failure;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It is over already.
    }
    await done;
    // Requests of an aborted transaction all say AbortError; why it was aborted, the transaction knows.
    throw tx.error ?? error;
  }
}
