/** A transaction in which records that many captures change are read once and written once. */
import type { StoreName, WriteTransaction } from './schema.ts';

type AnyStore = {
  get(key: IDBValidKey | IDBKeyRange): Promise<unknown>;
  getKey(key: IDBValidKey | IDBKeyRange): Promise<unknown>;
  getAll(query?: IDBValidKey | IDBKeyRange | null, limit?: number): Promise<unknown[]>;
  put(value: unknown): Promise<unknown>;
  delete(key: IDBValidKey | IDBKeyRange): Promise<void>;
};

/** How the key of a record is read from it, for the stores that are buffered. */
const KEYS = {
  folds: (record) => record.bodyId as string,
  foldFindings: (record) => [record.bodyId, record.checkKey] as string[],
  summaries: (record) => record.bodyId as string,
  edges: (record) => [record.host, record.hash] as string[],
  menus: (record) => [record.host, record.hash] as string[],
  checkSets: (record) => record.id as string,
  links: (record) => [record.runId, record.url] as string[],
} satisfies Partial<Record<StoreName, (record: Record<string, unknown>) => IDBValidKey>>;

/**
 * The same transaction, in which `get`, `getKey`, `put` and `delete` by key of folds, findings, summaries, edges, menus,
 * sets of checks and links go to memory, and all bodies are read once. `flush` writes what changed; without it nothing
 * of that is written. Other ways to read these stores see only what was there before.
 */
export function buffered<Names extends StoreName>(
  tx: WriteTransaction<Names>,
): { tx: WriteTransaction<Names>; flush(): void } {
  const stores = new Map<string, { store: AnyStore; flush(): void }>();
  const open = (name: Names) => {
    let kept = stores.get(name);
    if (!kept) {
      const store = tx.objectStore(name) as unknown as AnyStore;
      const keyOf = (KEYS as Record<string, ((record: Record<string, unknown>) => IDBValidKey) | undefined>)[name];
      kept = keyOf ? bufferRecords(store, keyOf) : { store: name === 'bodies' ? readOnce(store) : store, flush() {} };
      stores.set(name, kept);
    }
    return kept.store;
  };
  return {
    tx: { objectStore: open } as unknown as WriteTransaction<Names>,
    flush() {
      for (const { flush } of stores.values()) flush();
    },
  };
}

function bufferRecords(
  store: AnyStore,
  keyOf: (record: Record<string, unknown>) => IDBValidKey,
): { store: AnyStore; flush(): void } {
  const records = new Map<string, Promise<unknown>>();
  const keys = new Map<string, Promise<unknown>>();
  const changed = new Map<string, { key: IDBValidKey; record: unknown }>();
  const read = (key: IDBValidKey) => {
    const name = JSON.stringify(key);
    const known = records.get(name);
    if (known) return known;
    const reading = store.get(key);
    records.set(name, reading);
    return reading;
  };
  const change = (key: IDBValidKey, record: unknown) => {
    const name = JSON.stringify(key);
    records.set(name, Promise.resolve(record));
    changed.set(name, { key, record });
  };
  return {
    store: {
      get: (key) => read(key as IDBValidKey),
      getKey(key) {
        const name = JSON.stringify(key);
        const record = records.get(name);
        if (record) return record.then((found) => (found === undefined ? undefined : key));
        const known = keys.get(name) ?? store.getKey(key);
        keys.set(name, known);
        return known;
      },
      getAll: (query, limit) => store.getAll(query, limit),
      async put(record) {
        change(keyOf(record as Record<string, unknown>), record);
        return undefined;
      },
      async delete(key) {
        change(key as IDBValidKey, undefined);
      },
    },
    flush() {
      for (const { key, record } of changed.values()) {
        if (record === undefined) void store.delete(key);
        else void store.put(record);
      }
    },
  };
}

function readOnce(store: AnyStore): AnyStore {
  let all: Promise<unknown[]> | undefined;
  return {
    ...store,
    getAll(query, limit) {
      if (query !== undefined || limit !== undefined) return store.getAll(query, limit);
      all ??= store.getAll();
      return all;
    },
  };
}
