import { general } from './general.ts';
import type { System } from './system.ts';

/** The indicator systems that come with the product. */
export const SYSTEMS: readonly System[] = [general];

export const DEFAULT_SYSTEM_ID = general.id;

export function systemById(id: string): System | undefined {
  return SYSTEMS.find((system) => system.id === id);
}
