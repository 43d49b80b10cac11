/** Walking the tree of a system. Apart from `system.ts`, so that views that only show a system carry no schemas. */
import type { Check, Leaf, Node, Observable, System } from './system.ts';
import { responsibleUnits } from './units.ts';

export function isLeaf(node: Node): node is Leaf {
  return !('children' in node);
}

/** Every leaf below a node, in the order of the tree. */
export function leavesOf(node: Node): Leaf[] {
  return isLeaf(node) ? [node] : node.children.flatMap(leavesOf);
}

/** Every check that a system asks, in the order of its tree. */
export function checksOf(system: System): Check[] {
  return leavesOf(system.tree).flatMap(({ checks = [] }) => checks);
}

export function observableOf({ observable, checks }: Leaf): Observable {
  return observable ?? (checks ? 'auto' : 'manual');
}

/**
 * The leaves of each responsible unit, under the names that the document and its table give, in the order of the tree: a
 * leaf stands with every unit that it names. Every department, the counties and the townships stand under these words;
 * what names nobody is left out.
 */
export function leavesByUnit(system: System): Map<string, Leaf[]> {
  const byUnit = new Map<string, Leaf[]>();
  for (const leaf of leavesOf(system.tree)) {
    const named = [leaf.unit, ...(leaf.alsoAsked ?? []).map(({ unit }) => unit)].flatMap((text) => unitNames(text));
    for (const unit of new Set(named)) byUnit.set(unit, [...(byUnit.get(unit) ?? []), leaf]);
  }
  return byUnit;
}

function unitNames(text: string | undefined): string[] {
  if (text === undefined) return [];
  const { named, everyDepartment, counties, townships } = responsibleUnits(text);
  return [
    ...named,
    ...(everyDepartment ? ['各部门'] : []),
    ...(counties ? ['各县区'] : []),
    ...(townships ? ['各乡镇街道'] : []),
  ];
}
