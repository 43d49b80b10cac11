/** Indicator systems as the host knows them: those that come with the product, and the user's own beside them. */
import { SYSTEMS, systemById } from '../../rules/systems/index.ts';
import { type Observable, type System, system as systemSchema } from '../../rules/systems/system.ts';
import { leavesOf, observableOf } from '../../rules/systems/tree.ts';
import { checkSystem, type ParsedSystem, parseSystem, type SystemProblem } from '../../rules/systems/validate.ts';
import type { Words } from '../audit/scorecard.ts';
import { AppError } from '../errors.ts';
import { stableJson } from '../facts/digest.ts';
import { readCampaigns } from '../store/campaigns.ts';
import type { Store } from '../store/db.ts';
import { putSystem, readSystem, readSystems, removeSystem } from '../store/systems.ts';

/** What lists show of a system. */
export interface SystemEntry {
  id: string;
  version: string;
  title: Words;
  authority: Words;
  builtIn: boolean;
  /** 满分. */
  points: number;
  /** How many leaves there are, and who decides them. */
  leaves: Record<Observable, number>;
  /** Campaigns that judge by it. */
  usedBy: string[];
}

export type SavedSystem = { saved: SystemEntry } | { problems: SystemProblem[] };

/** Own systems as they were read last: rules remember what they prepared for checks that stay the same objects. */
const own = new Map<string, { savedAt: string; system: System }>();

/** Rejects with `system-not-found`. */
export async function systemOf(store: Store, systemId: string): Promise<System> {
  const builtIn = systemById(systemId);
  if (builtIn) return builtIn;
  const record = await readSystem(store, systemId);
  if (!record) throw new AppError('system-not-found', systemId);
  const known = own.get(systemId);
  if (known?.savedAt === record.savedAt && known.system.version === record.system.version) return known.system;
  own.set(systemId, record);
  return record.system;
}

/** The built-in ones first. */
export async function listSystems(store: Store): Promise<SystemEntry[]> {
  const records = await readSystems(store);
  return Promise.all([...SYSTEMS, ...records.map(({ system }) => system)].map((system) => entryOf(store, system)));
}

export async function systemEntry(store: Store, systemId: string): Promise<{ system: System; entry: SystemEntry }> {
  const system = await systemOf(store, systemId);
  return { system, entry: await entryOf(store, system) };
}

/**
 * Keeps a system of the user's own, or says what is wrong with it. `basedOn`: the version that was changed. Rejects with
 * `system-built-in`, and with `system-changed` where another version is kept by now.
 */
export async function saveSystem(store: Store, value: unknown, basedOn?: string): Promise<SavedSystem> {
  const parsed = checkSystem(value);
  if (basedOn !== undefined && 'system' in parsed) {
    const kept = await readSystem(store, parsed.system.id);
    if (kept?.system.version !== basedOn) throw new AppError('system-changed', `${kept?.system.version} ${basedOn}`);
  }
  return keep(store, parsed, true);
}

async function keep(store: Store, parsed: ParsedSystem, mayReplace: boolean): Promise<SavedSystem> {
  if ('problems' in parsed) return parsed;
  if (systemById(parsed.system.id)) throw new AppError('system-built-in', parsed.system.id);
  const before = (await readSystem(store, parsed.system.id))?.system;
  const system = before ? withOwnVersion(parsed.system, before) : parsed.system;
  await putSystem(store, system, new Date().toISOString(), !mayReplace);
  return { saved: await entryOf(store, system) };
}

/** As `saveSystem`, from the text of a file. */
export async function importSystem(store: Store, text: string, mayReplace: boolean): Promise<SavedSystem> {
  return keep(store, parseSystem(text), mayReplace);
}

export async function duplicateSystem(
  store: Store,
  { systemId, id, version, title }: { systemId: string; id: string; version?: string; title?: Words },
): Promise<SystemEntry> {
  const original = await systemOf(store, systemId);
  if (systemById(id)) throw new AppError('system-exists', id);
  const copy = { ...original, id, ...(version ? { version } : {}), ...(title ? { title } : {}) };
  const parsed = systemSchema.safeParse(copy);
  if (!parsed.success) throw new AppError('bad-request', `${id} is no id of a system`);
  await putSystem(store, copy, new Date().toISOString(), true);
  return entryOf(store, copy);
}

export async function dropSystem(store: Store, systemId: string): Promise<void> {
  if (systemById(systemId)) throw new AppError('system-built-in', systemId);
  await removeSystem(store, systemId);
}

/** As it is imported again. */
export async function exportSystem(store: Store, systemId: string): Promise<string> {
  return `${JSON.stringify(await systemOf(store, systemId), null, 2)}\n`;
}

/** One version of a system says one thing, or scorecards could not name what they were made by. */
function withOwnVersion(system: System, before: System): System {
  const isSame = stableJson({ ...system, version: '' }) === stableJson({ ...before, version: '' });
  if (isSame || system.version !== before.version) return system;
  const [, name = '', revision = '1'] = /^(.*?)(?:-r(\d+))?$/.exec(system.version) ?? [];
  return { ...system, version: `${name}-r${Number(revision) + 1}` };
}

async function entryOf(store: Store, system: System): Promise<SystemEntry> {
  const { id, version, title, authority, tree } = system;
  const leaves = { auto: 0, assisted: 0, manual: 0 };
  for (const leaf of leavesOf(system.tree)) leaves[observableOf(leaf)] += 1;
  const usedBy = (await readCampaigns(store)).filter(({ systemId }) => systemId === id).map((campaign) => campaign.id);
  return { id, version, title, authority, builtIn: systemById(id) !== undefined, points: tree.points, leaves, usedBy };
}
