/** Limits that no document states (默认): shown in one table, and adopted by the campaign before they deduct. */
import type { Check, Leaf, Node, System } from '../../rules/systems/system.ts';
import { isLeaf, leavesOf } from '../../rules/systems/tree.ts';
import { stableJson } from '../facts/digest.ts';
import type { AdoptedLimits } from '../model.ts';
import type { Words } from './scorecard.ts';

type Value = AdoptedLimits[string][string];

/** One row of the campaign's table. */
export interface Limit {
  leafId: string;
  leafTitle: Words;
  rule: string;
  parameter: string;
  /** Under which it is adopted: the parameter, numbered (`maxDays#2`) where several checks of the leaf have it. */
  key: string;
  /** That of the system; null where the rule's own default holds. */
  value: Value;
  /** That of the campaign; absent where it is not adopted and so deducts nothing. */
  adopted?: Value;
}

/** Every limit of a system that is the product's own, in the order of the tree. */
export function limitsOf(system: System, adopted: AdoptedLimits = {}): Limit[] {
  return leavesOf(system.tree).flatMap((leaf) =>
    keysOf(leaf).map(({ check, parameter, key }) => {
      const taken = adopted[leaf.id]?.[key];
      return {
        leafId: leaf.id,
        leafTitle: leaf.title,
        rule: check.rule,
        parameter,
        key,
        value: check.params[parameter] ?? null,
        ...(taken === undefined ? {} : { adopted: taken }),
      };
    }),
  );
}

const made = new WeakMap<System, { of: string; system: System }>();

/**
 * The system with the campaign's values in the place of its own, and `defaults` only where something is not adopted.
 * Equal limits answer with the same object as long as they are asked for in a row, for what was prepared of its checks.
 */
export function adoptLimits(system: System, adopted: AdoptedLimits | undefined): System {
  if (!adopted || Object.keys(adopted).length === 0) return system;
  const of = stableJson(adopted);
  const known = made.get(system);
  if (known?.of === of) return known.system;
  const changed = { ...system, tree: withAdopted(system.tree, adopted) as System['tree'] };
  made.set(system, { of, system: changed });
  return changed;
}

function withAdopted(node: Node, adopted: AdoptedLimits): Node {
  if (!isLeaf(node)) return { ...node, children: node.children.map((child) => withAdopted(child, adopted)) };
  const values = adopted[node.id];
  if (!values || !node.checks) return node;
  const keys = keysOf(node);
  return { ...node, checks: node.checks.map((check) => adoptedCheck(check, keys, values)) };
}

function adoptedCheck(check: Check, keys: readonly Key[], values: AdoptedLimits[string]): Check {
  const own = keys.filter((entry) => entry.check === check);
  const taken = own.filter(({ key }) => values[key] !== undefined);
  if (taken.length === 0) return check;
  const { defaults: _, ...rest } = check;
  const open = own.filter((entry) => !taken.includes(entry)).map(({ parameter }) => parameter);
  return {
    ...rest,
    params: {
      ...check.params,
      ...Object.fromEntries(taken.map(({ parameter, key }) => [parameter, values[key] as Value])),
    },
    ...(open.length > 0 ? { defaults: open } : {}),
  };
}

interface Key {
  check: Check;
  parameter: string;
  key: string;
}

function keysOf({ checks = [] }: Leaf): Key[] {
  const all = checks.flatMap((check) => (check.defaults ?? []).map((parameter) => ({ check, parameter })));
  return all.map(({ check, parameter }) => {
    const same = all.filter((entry) => entry.parameter === parameter);
    const nth = same.findIndex((entry) => entry.check === check);
    return { check, parameter, key: same.length === 1 ? parameter : `${parameter}#${nth + 1}` };
  });
}
