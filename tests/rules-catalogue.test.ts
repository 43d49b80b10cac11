import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { RULES_CATALOGUE, rulesCatalogue } from '../docs/rules-catalogue.ts';
import { RULES } from '../rules/index.ts';
import { hasMessage } from '../utils/text/catalogue/index.ts';

it('is what the rules say today: after a change of a rule or its words, `npm run docs`', () => {
  expect(readFileSync(RULES_CATALOGUE, 'utf8')).toBe(rulesCatalogue());
});

it('tells of every rule what it asks, on what authority, and what its parameters are', () => {
  const text = rulesCatalogue();
  for (const { id } of RULES) expect(text).toContain(`\`${id}\``);
  expect(text).toContain('| `maxDays` | 最新一条至多多少天以前发布 | 整数，大于 0 | 必填 |');
  expect(text).toContain('| `from` | 起始年度 | 整数，不小于 2008，不大于 2100 | `2019` |');
  expect(text).toMatch(/《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条（官方原文）/);
  expect(text).not.toMatch(/rule\.[a-z-]+\.[a-z]+|（undefined|：undefined/);
});

it('has words for every parameter: the table of limits shows them to people who know no identifiers', () => {
  const wordless = RULES.flatMap(({ id, params }) =>
    Object.keys(
      (z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {},
    )
      .map((name) => `rule.${id}.param.${name}`)
      .filter((code) => !hasMessage(code)),
  );
  expect(wordless).toEqual([]);
});
