import { general } from './general.ts';
import { type Check, isLeaf, type Node, type System } from './system.ts';

/** The indicator systems that come with the product. */
export const SYSTEMS: readonly System[] = [general];

export const DEFAULT_SYSTEM_ID = general.id;

export function systemById(id: string): System | undefined {
  return SYSTEMS.find((system) => system.id === id);
}

/** Every check that a system asks, in the order of its tree. */
export function checksOf(system: System): Check[] {
  const walk = (node: Node): Check[] => (isLeaf(node) ? (node.checks ?? []) : node.children.flatMap(walk));
  return walk(system.tree);
}
