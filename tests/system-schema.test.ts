import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SYSTEM_SCHEMA, systemSchemaFile } from '../docs/system-schema.ts';

it('is the format as it is today: after a change of it, `npm run docs`', () => {
  expect(readFileSync(SYSTEM_SCHEMA, 'utf8')).toBe(systemSchemaFile());
});

it('names what a system must have, and refuses what the format does not know', () => {
  const schema = JSON.parse(systemSchemaFile()) as { required: string[]; additionalProperties: unknown };
  expect(schema.required).toEqual(expect.arrayContaining(['id', 'version', 'authority', 'tree']));
  expect(schema.additionalProperties).toBe(false);
});
