/** Indicator systems of the user's own, beside those that come with the product. */
import type { System } from '../../rules/systems/system.ts';
import { AppError } from '../errors.ts';
import { stableJson } from '../facts/digest.ts';
import { activeCampaignIn } from './campaigns.ts';
import { postChanges } from './changes.ts';
import type { Store } from './db.ts';
import { touchScore } from './folds.ts';
import type { SystemRecord } from './schema.ts';

/** Sorted by id. */
export function readSystems(store: Store): Promise<SystemRecord[]> {
  return store.read(['systems'], (tx) => tx.objectStore('systems').getAll());
}

export function readSystem(store: Store, systemId: string): Promise<SystemRecord | undefined> {
  return store.read(['systems'], (tx) => tx.objectStore('systems').get(systemId));
}

/**
 * Keeps a system in the place of an earlier one with its id. Where the active campaign judges by it, all bodies have to
 * be settled again. `isNew`: rejects with `system-exists` where there is another one.
 */
export async function putSystem(store: Store, system: System, savedAt: string, isNew = false): Promise<void> {
  const touched = await store.write(
    ['systems', 'settings', 'campaigns', 'summaries'],
    async (tx) => {
      const before = await tx.objectStore('systems').get(system.id);
      if (before && stableJson(before.system) === stableJson(system)) return [];
      if (before && isNew) throw new AppError('system-exists', system.id);
      void tx.objectStore('systems').put({ id: system.id, system, savedAt });
      if ((await activeCampaignIn(tx)).systemId !== system.id) return [];
      const bodyIds = await tx.objectStore('summaries').getAllKeys();
      for (const bodyId of bodyIds) await touchScore(tx, bodyId);
      return bodyIds;
    },
    'strict',
  );
  postChanges(
    { store: 'systems', key: system.id },
    ...touched.map((bodyId) => ({ store: 'summaries', key: bodyId }) as const),
  );
}

/** Removes a system. Rejects with `system-in-use` where a campaign judges by it. */
export async function removeSystem(store: Store, systemId: string): Promise<void> {
  await store.write(['systems', 'campaigns'], async (tx) => {
    const users = (await tx.objectStore('campaigns').getAll()).filter((campaign) => campaign.systemId === systemId);
    if (users.length > 0) throw new AppError('system-in-use', users.map(({ name }) => name).join('、'));
    void tx.objectStore('systems').delete(systemId);
  });
  postChanges({ store: 'systems', key: systemId });
}
