import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf, switchOff, switchOn, withLeaf, withoutLeaf, withPoints } from '../../../rules/systems/edit.ts';
import { general } from '../../../rules/systems/general.ts';
import { type Group, type Leaf, type System, system as systemSchema } from '../../../rules/systems/system.ts';
import { isLeaf, leavesOf } from '../../../rules/systems/tree.ts';

const sumsUp = (group: Group): boolean =>
  Math.abs(
    group.points -
      group.children.reduce(
        (sum, child) => sum + (isLeaf(child) && ['veto', 'bonus'].includes(child.method.type) ? 0 : child.points),
        0,
      ),
  ) < 0.005 && group.children.every((child) => isLeaf(child) || sumsUp(child));

const ids = (system: System) => leavesOf(system.tree).map(({ id }) => id);
const first = leavesOf(general.tree)[0] as Leaf;

describe('a user changes a system', () => {
  it('other points of a leaf change what its groups are worth', () => {
    const changed = withPoints(general, first.id, first.points + 2.5);
    expect(leavesOf(changed.tree)[0]?.points).toBe(first.points + 2.5);
    expect(changed.tree.points).toBe(general.tree.points + 2.5);
    expect(sumsUp(changed.tree)).toBe(true);
  });

  it('a leaf that is switched off and on again is back in its group', () => {
    const off = switchOff(general, first.id);
    expect(ids(off)).not.toContain(first.id);
    expect(off.switchedOff?.map(({ leaf }) => leaf.id)).toEqual([first.id]);
    const on = switchOn(off, first.id);
    expect(new Set(ids(on))).toEqual(new Set(ids(general)));
    expect(on.switchedOff).toBeUndefined();
    expect(on.tree.points).toBe(general.tree.points);
  });

  it('a leaf whose whole group was switched off comes back somewhere', () => {
    const area = general.tree.children.find((node): node is Group => !isLeaf(node)) as Group;
    const inside = leavesOf(area).map(({ id }) => id);
    const off = inside.reduce(switchOff, general);
    expect(groupsOf(off.tree).map(({ id }) => id)).not.toContain(area.id);
    const on = inside.reduce(switchOn, off);
    expect(new Set(ids(on))).toEqual(new Set(ids(general)));
  });

  it('the last leaf stays', () => {
    const emptied = ids(general).reduce(switchOff, general);
    expect(leavesOf(emptied.tree)).toHaveLength(1);
    expect(leavesOf(withoutLeaf(emptied, leavesOf(emptied.tree)[0]?.id ?? '').tree)).toHaveLength(1);
  });

  it('a new leaf is added where it was put', () => {
    const group = groupsOf(general.tree)[1] as Group;
    const added = withLeaf(general, group.id, { ...first, id: 'own-leaf', points: 3 });
    expect(
      groupsOf(added.tree)
        .find(({ id }) => id === group.id)
        ?.children.at(-1)?.id,
    ).toBe('own-leaf');
    expect(added.tree.points).toBe(general.tree.points + 3);
    expect(ids(withoutLeaf(added, 'own-leaf'))).toEqual(ids(general));
  });

  it('points add up and the format holds whatever is done in whatever order', () => {
    const step = fc.record({
      what: fc.constantFrom('points', 'off', 'on', 'without'),
      leaf: fc.constantFrom(...ids(general)),
      points: fc.float({ min: 0, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const changed = steps.reduce((system, { what, leaf, points }) => {
          if (what === 'points') return withPoints(system, leaf, points);
          if (what === 'off') return switchOff(system, leaf);
          return what === 'on' ? switchOn(system, leaf) : withoutLeaf(system, leaf);
        }, general);
        expect(sumsUp(changed.tree)).toBe(true);
        expect(systemSchema.safeParse(changed).success).toBe(true);
        const all = [...ids(changed), ...(changed.switchedOff ?? []).map(({ leaf }) => leaf.id)];
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });
});
