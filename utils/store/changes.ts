/** IndexedDB tells nobody of changes: every write is told here, after it is committed, so that open views read again. */
import type { StoreName } from './schema.ts';

const CHANNEL = 'zhengjian-store';

export interface StoreChange {
  store: StoreName;
  /** Key of the record: a body's id for `summaries`, a canonical address for `digests`. */
  key: string;
}

let poster: BroadcastChannel | undefined;

/** Tells all contexts, this one included. Never throws: what is committed is committed, whoever hears of it. */
export function postChanges(...changes: StoreChange[]): void {
  try {
    poster ??= openChannel();
    for (const change of changes) poster?.postMessage(change);
  } catch {
    poster = undefined;
  }
}

/** Calls the listener for every change in any context, until the returned function is called. */
export function onStoreChange(listener: (change: StoreChange) => void): () => void {
  const channel = openChannel();
  if (!channel) return () => {};
  channel.onmessage = ({ data }: MessageEvent<StoreChange>) => listener(data);
  return () => channel.close();
}

function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(CHANNEL);
  // In Node an open channel keeps the process alive.
  (channel as { unref?: () => void }).unref?.();
  return channel;
}
