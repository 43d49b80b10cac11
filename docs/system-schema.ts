/**
 * The format of indicator systems as JSON Schema, docs/system.schema.json, for editors and other programs. `npm run docs`
 * writes it; a unit test fails where it differs. What it cannot say (rules, their parameters, sums) an import checks.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { system } from '../rules/systems/system.ts';

export const SYSTEM_SCHEMA = join(import.meta.dirname, 'system.schema.json');

/** The whole file. */
export function systemSchemaFile(): string {
  const schema = z.toJSONSchema(system, { io: 'input' });
  return `${JSON.stringify({ title: '政鉴 indicator system (指标体系)', ...schema }, null, 2)}\n`;
}

if (import.meta.main) writeFileSync(SYSTEM_SCHEMA, systemSchemaFile());
