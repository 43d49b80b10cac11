/** How platforms answered, so that a survey that goes on after a kill is as polite as before. */
import type { Store } from './db.ts';

/** All that is remembered, by platform. */
export async function readPlatforms<State>(store: Store): Promise<[platform: string, state: State][]> {
  const records = await store.read(['platforms'], (tx) => tx.objectStore('platforms').getAll());
  return records.map(({ platform, state }) => [platform, state as State]);
}

/** Keeps what is remembered of some platforms. */
export async function changePlatforms(
  store: Store,
  platforms: readonly (readonly [platform: string, state: unknown])[],
): Promise<void> {
  await store.write(['platforms'], async (tx) => {
    for (const [platform, state] of platforms) void tx.objectStore('platforms').put({ platform, state });
  });
}
