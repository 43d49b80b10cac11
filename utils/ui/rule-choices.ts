/** The catalogue of rules as a form offers it: what of a rule's parameters can be asked for in fields. */
import { z } from 'zod';
import type { ParamField, RuleChoice } from '../../components/leaf-form.tsx';
import { RULES } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';

interface Schema {
  type?: string;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
}

export function ruleChoices(): RuleChoice[] {
  return RULES.map((rule) => ({
    id: rule.id,
    fields: fieldsOf(rule),
    problemOf: (params) => {
      const parsed = rule.params.safeParse(params);
      if (parsed.success) return undefined;
      return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    },
  }));
}

function fieldsOf({ params }: Rule): ParamField[] {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Schema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    ...kindOf(schema),
    ...(schema.default === undefined ? {} : { initial: schema.default }),
  }));
}

function kindOf(schema: Schema): Pick<ParamField, 'kind' | 'options'> {
  if (schema.enum?.every((one) => typeof one === 'string')) return { kind: 'choice', options: schema.enum as string[] };
  if (schema.type === 'number' || schema.type === 'integer') return { kind: 'number' };
  if (schema.type === 'boolean') return { kind: 'switch' };
  if (schema.type === 'string') return { kind: 'text' };
  if (schema.type === 'array' && schema.items?.type === 'string' && !schema.items.enum) return { kind: 'lines' };
  return { kind: 'json' };
}
