/** Walking the tree of a system. Apart from `system.ts`, so that views that only show a system carry no schemas. */
import type { Check, Leaf, Node, Observable, System } from './system.ts';

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
