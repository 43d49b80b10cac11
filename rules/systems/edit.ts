/** What a user changes in a system of his own. Pure: every change answers with a new system whose points add up. */
import type { Group, Leaf, Node, System } from './system.ts';
import { isLeaf, leavesOf } from './tree.ts';

/** Points are typed with two decimals at most; sums are kept free of binary dust. */
const tidy = (points: number): number => Math.round(points * 100) / 100;

/** Vetoes and bonus have no part in what a group is worth. */
const worth = (node: Node): number =>
  isLeaf(node) && (node.method.type === 'veto' || node.method.type === 'bonus') ? 0 : node.points;

/** Changes the nodes of a tree from the leaves up; `undefined` takes a node out, and a group that is left empty with it. */
function mapped(tree: Group, change: (node: Node) => Node | undefined): Group | undefined {
  const children = tree.children.flatMap((child) => {
    const inner = isLeaf(child) ? child : mapped(child, change);
    const changed = inner && change(inner);
    return changed ? [changed] : [];
  });
  if (children.length === 0) return undefined;
  return { ...tree, children, points: tidy(children.reduce((sum, child) => sum + worth(child), 0)) };
}

function withTree(system: System, change: (node: Node) => Node | undefined): System {
  const tree = mapped(system.tree, change);
  // A system without an indicator is none: the last one stays.
  return tree ? { ...system, tree } : system;
}

/** Gives a leaf other points; the groups above it are worth what is in them. */
export function withPoints(system: System, leafId: string, points: number): System {
  return withTree(system, (node) => (node.id === leafId && isLeaf(node) ? { ...node, points: tidy(points) } : node));
}

/** Takes a leaf out of the score, and keeps it for `switchOn`. The last leaf of a system stays. */
export function switchOff(system: System, leafId: string): System {
  const from = groupOf(system.tree, leafId);
  const leaf = leavesOf(system.tree).find(({ id }) => id === leafId);
  if (!from || !leaf || leavesOf(system.tree).length === 1) return system;
  const without = withTree(system, (node) => (node.id === leafId ? undefined : node));
  return { ...without, switchedOff: [...(system.switchedOff ?? []), { group: from.id, leaf }] };
}

/** Puts a leaf back into its group; where that group is gone, into the first one that is left. */
export function switchOn(system: System, leafId: string): System {
  const entry = system.switchedOff?.find(({ leaf }) => leaf.id === leafId);
  if (!entry) return system;
  const rest = system.switchedOff?.filter((one) => one !== entry) ?? [];
  const { switchedOff: _, ...others } = system;
  const kept: System = rest.length > 0 ? { ...others, switchedOff: rest } : others;
  return withLeaf(kept, entry.group, entry.leaf);
}

/** Adds a leaf at the end of a group. */
export function withLeaf(system: System, groupId: string, leaf: Leaf): System {
  const known = groupsOf(system.tree).some(({ id }) => id === groupId);
  const target = known ? groupId : (groupsOf(system.tree)[1] ?? system.tree).id;
  const added = (node: Group): Group => {
    const children = node.children.map((child) => (isLeaf(child) ? child : added(child)));
    return node.id === target ? { ...node, children: [...children, leaf] } : { ...node, children };
  };
  return withTree({ ...system, tree: added(system.tree) }, (node) => node);
}

/** Takes out a leaf for good, switched off or not. The last leaf of a system stays. */
export function withoutLeaf(system: System, leafId: string): System {
  const { switchedOff, ...others } = system;
  const off = switchedOff?.filter(({ leaf }) => leaf.id !== leafId);
  const kept: System = off && off.length > 0 ? { ...others, switchedOff: off } : others;
  return withTree(kept, (node) => (node.id === leafId ? undefined : node));
}

/** All groups of a tree, itself first. */
export function groupsOf(tree: Group): Group[] {
  return [tree, ...tree.children.flatMap((child) => (isLeaf(child) ? [] : groupsOf(child)))];
}

function groupOf(tree: Group, leafId: string): Group | undefined {
  return groupsOf(tree).find(({ children }) => children.some((child) => isLeaf(child) && child.id === leafId));
}
