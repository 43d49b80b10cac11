import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleById } from '../../../rules/index.ts';
import { CLAUSE_DOCUMENTS } from '../../../rules/systems/clause-documents.ts';
import { VALUES_OF_RULES } from '../../../rules/systems/from-clauses.ts';
import { SYSTEMS, systemById } from '../../../rules/systems/index.ts';
import { type Group, type Node, type System, system as systemSchema } from '../../../rules/systems/system.ts';
import { isLeaf, leavesByUnit, leavesOf } from '../../../rules/systems/tree.ts';
import { SYSTEM_WORDS } from '../../../rules/systems/words.ts';
import { limitsOf } from '../../../utils/audit/limits.ts';

const systemOf = (id: string): System => {
  const found = systemById(id);
  if (!found) throw new Error(id);
  return found;
};
const leafOf = (clauseId: string) => {
  const found = SYSTEMS.flatMap(({ tree }) => leavesOf(tree)).find(({ clause }) => clause?.id === clauseId);
  if (!found) throw new Error(clauseId);
  return found;
};

/** Ids as a system accounts for them: of leaves, of further citations, of what no website shows. */
function accounted({ tree, notOnWebsite = [] }: System): string[] {
  const ofLeaves = leavesOf(tree).flatMap(({ clause, alsoAsked = [] }) => [
    clause?.id ?? '',
    ...alsoAsked.map((asked) => asked.clause.id ?? ''),
  ]);
  return [...ofLeaves, ...notOnWebsite.map(({ clause }) => clause.id ?? '')];
}

const list = resolve('../shared/seeds/clauses.jsonl');
const listed = existsSync(list)
  ? readFileSync(list, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { clauseId: string }).clauseId)
  : CLAUSE_DOCUMENTS.flatMap(({ clauses }) => clauses.map(({ id }) => id));

it('every clause is accounted for exactly once: leaf, further citation or not on a website', () => {
  const all = CLAUSE_DOCUMENTS.flatMap(({ id }) => accounted(systemOf(id)));
  expect(all).toHaveLength(686);
  expect([...all].sort()).toEqual([...listed].sort());
});

describe.each(CLAUSE_DOCUMENTS.map((document) => [document.id, document] as const))('%s', (id, document) => {
  const system = systemOf(id);
  const leaves = leavesOf(system.tree);

  it('fits the format, and is called as its document is', () => {
    expect(systemSchema.safeParse(system).error?.issues).toBeUndefined();
    expect(system.title).toEqual(document.title);
  });

  it('asks rules that exist, with parameters and defaults that they have', () => {
    const wrong = leaves.flatMap((leaf) =>
      (leaf.checks ?? []).flatMap(({ rule, params, defaults = [] }) => {
        const parsed = ruleById(rule)?.params.safeParse(params);
        if (!parsed?.success) return [[leaf.id, rule]];
        return defaults.filter((name) => !(name in (parsed.data as object))).map((name) => [leaf.id, rule, name]);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('carries every default of its clauses on a check', () => {
    const lost = document.clauses
      .filter(({ sameAs, observable }) => sameAs === undefined && observable !== 'manual')
      .flatMap(({ id: clauseId, defaults = [] }) => {
        const carried = (leafOf(clauseId).checks ?? []).flatMap((check) => check.defaults ?? []);
        return defaults.filter((name) => !carried.includes(name)).map((name) => [clauseId, name]);
      });
    expect(lost).toEqual([]);
  });

  it('has points that add up to 100, to the hundredth, in every group', () => {
    const hundredths = ({ points }: Node) => Math.round(points * 100);
    const check = (group: Group): void => {
      expect(
        group.children.reduce((sum, child) => sum + hundredths(child), 0),
        group.id,
      ).toBe(hundredths(group));
      for (const child of group.children) if (!isLeaf(child)) check(child);
    };
    check(system.tree);
    expect(system.tree.points).toBe(100);
  });

  it('gives nothing for what no document asks for, and half for what is only encouraged', () => {
    const soft = new Set(document.clauses.filter((clause) => clause.soft).map((clause) => clause.id));
    const rounded = 0.0101;
    const whole = Math.max(...leaves.map(({ points }) => points));
    for (const { clause, points } of leaves) {
      if (clause?.status === 'observed') expect(points, clause.id).toBe(0);
      else if (soft.has(clause?.id ?? '')) expect(Math.abs(points - whole / 2), clause?.id).toBeLessThan(rounded);
      else if (points !== 0) expect(whole - points, clause?.id).toBeLessThan(rounded);
    }
  });

  it('has ids of its own for every node', () => {
    const ids: string[] = [];
    const walk = (node: Node): void => {
      ids.push(node.id);
      if (!isLeaf(node)) node.children.forEach(walk);
    };
    walk(system.tree);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells a person what to ask and where to look, and why a website cannot show the rest', () => {
    const silent = leaves.filter(
      ({ observable, question, howToLook }) => observable !== 'auto' && !(question && howToLook),
    );
    expect(silent.map((leaf) => leaf.id)).toEqual([]);
    const shown = system.notOnWebsite?.filter(({ clause }) =>
      document.clauses.some(({ id: clauseId, observable }) => clauseId === clause.id && observable !== 'manual'),
    );
    expect(shown).toEqual([]);
  });
});

it('the 22 observations stand without points, and nothing else does that the text asks for', () => {
  const observed = SYSTEMS.flatMap(({ tree }) => leavesOf(tree))
    .filter(({ clause }) => clause?.status === 'observed')
    .map(({ clause }) => clause?.id);
  const expected = [
    ...['LY-P1', 'LY-P2', 'LY-P3', 'LY-P4', 'LY-P5', 'LY-P6'],
    ...['QZ-P1', 'QZ-P2', 'QZ-P3', 'QZ-P4'],
    ...['YP-P1', 'YP-P2', 'YP-P3', 'YP-0.0.2'],
    ...['LS-0.0.1', 'LS-0.0.2', 'LS-0.0.3', 'LS-0.0.4', 'LS-0.0.5', 'LS-0.0.6'],
    ...['GY-P1', 'GY-0.0.2'],
  ];
  expect([...observed].sort()).toEqual([...expected].sort());
  for (const id of ['LY-0.0.1', 'LY-0.0.2', 'QZ-0.0.1', 'YP-0.0.1', 'GY-0.0.1']) {
    expect(leafOf(id).clause?.status).toBe('text');
    expect(leafOf(id).points).toBeGreaterThan(0);
  }
});

it('a row of the table is a further citation with its own unit and day', () => {
  const [row] = leafOf('LS-1.2.3').alsoAsked ?? [];
  expect(row).toMatchObject({
    clause: { id: 'LS-T2.2', status: 'text' },
    unit: '市财政局',
    deadline: { on: '2022-09-30' },
  });
});

it('rows ask what the body asks, so that the body can decide', () => {
  const differing = CLAUSE_DOCUMENTS.flatMap(({ clauses }) =>
    clauses.filter(({ sameAs, checks, combine, defaults }) => {
      const body = sameAs && clauses.find(({ id }) => id === sameAs);
      return (
        body &&
        JSON.stringify([checks, combine, defaults]) !== JSON.stringify([body.checks, body.combine, body.defaults])
      );
    }),
  );
  expect(differing.map(({ id }) => id)).toEqual([]);
});

it('contradicting days stand beside each other', () => {
  expect(leafOf('LS-3.9.1').deadlines?.map(({ on, clauseId }) => [on, clauseId])).toEqual([
    ['2022-12-31', 'LS-3.9.1'],
    ['2022-09-30', 'LS-T9.2'],
  ]);
  expect(leafOf('LS-4.11.5').deadlines?.map(({ on, clauseId }) => [on, clauseId])).toEqual([
    ['2022-10-31', 'LS-4.11.5'],
    ['2022-12-31', 'LS-T11.4'],
  ]);
});

it('matters that are over end', () => {
  for (const [id, last] of [
    ['LS-2.4.1', '2022-12-31'],
    ['GY-2.8.15', '2017-12-31'],
    ['GY-3.9.1', '2020-12-31'],
    ['LY-3.4.1', '2020-12-31'],
    ['LY-3.1.2', '2020-12-31'],
  ] as const) {
    expect(leafOf(id).applicability?.validTo, id).toBe(last);
  }
  // What was due on a day is not over on the next.
  expect(leafOf('LY-1.1.3')).toMatchObject({ deadlines: [{ on: '2016-09-30' }] });
  expect(leafOf('LY-1.1.3').applicability?.validTo).toBeUndefined();
});

it('an annex that asks again what the body asked carries no points for it', () => {
  expect(leafOf('QZ-A4').points).toBe(0);
  expect(leafOf('QZ-A14').points).toBeGreaterThan(0);
});

it('shows a number for every limit, and it is the rule’s where the clause states none', () => {
  const numberless = SYSTEMS.flatMap((system) => limitsOf(system).filter(({ value }) => value === null));
  expect(numberless).toEqual([]);
  for (const [rule, values] of Object.entries(VALUES_OF_RULES)) {
    const schema = z.toJSONSchema(ruleById(rule)?.params ?? z.never(), { io: 'input', unrepresentable: 'any' });
    for (const [name, value] of Object.entries(values)) {
      expect(schema.properties?.[name], `${rule}.${name}`).toMatchObject({ default: value });
    }
  }
});

it('views name the systems without carrying them', () => {
  expect(Object.keys(SYSTEM_WORDS)).toEqual(SYSTEMS.map(({ id }) => id));
  for (const { id, title, authority } of SYSTEMS) expect(SYSTEM_WORDS[id]).toEqual({ title, authority });
});

it('stands by responsible unit, too, under the names of the document', () => {
  const idsOf = (unit: string, id: string) =>
    leavesByUnit(systemOf(id))
      .get(unit)
      ?.map(({ clause }) => clause?.id);
  expect(idsOf('市审计局', 'luoyang-2016')).toEqual(expect.arrayContaining(['LY-4.2.4', 'LY-4.2.8', 'LY-4.2.10']));
  expect(idsOf('市食品药品监管局', 'guangyuan-2017')).toEqual(['GY-4.15.1', 'GY-4.15.2', 'GY-4.15.3', 'GY-4.15.4']);
  // The table names one bureau where the body names eight.
  expect(idsOf('市财政局', 'lushan-2022')).toContain('LS-1.2.3');
  expect(idsOf('各部门', 'yangpu-2018')).toContain('YP-4.4.2');
});

it('a department is asked for no more than the table gives it', () => {
  expect(leafOf('LS-2.5.1').applicability?.units).toEqual(['市财政局']);
});
