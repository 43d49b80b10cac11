/**
 * axe's sentences in the language of the reader, made outside of the page from the digest. axe itself would make them of
 * templates that it compiles at run time, which the policy of an extension refuses.
 */

/** A sentence, or one for each message key of axe. */
export type Template = string | { readonly [key: string]: string };
export type Outcome = 'pass' | 'fail' | 'incomplete';

export interface AxeStrings {
  /** `help` states what should hold, `description` what the rule looks at. */
  rules: Readonly<Record<string, { help: string; description: string }>>;
  checks: Readonly<Record<string, Readonly<Partial<Record<Outcome, Template>>>>>;
  /** Where axe itself gives no reason. */
  fallback: string;
  separator: string;
  /** Words for values that axe writes in English, by their name: `fontWeight`. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A check as `axeCheck` of the audit facts holds it. */
export interface FoundCheck {
  id: string;
  outcome: Outcome;
  key?: string | undefined;
  data?: string | readonly string[] | Readonly<Record<string, string | number>> | undefined;
}

/** Words a rule; one that is not known (a later axe) is named by its id. */
export function wordAxeRule(strings: AxeStrings, ruleId: string): { help: string; description: string } {
  return (
    (Object.hasOwn(strings.rules, ruleId) ? strings.rules[ruleId] : undefined) ?? { help: ruleId, description: ruleId }
  );
}

/** Words why a check was not met, with its values filled in. Never throws, never leaves a placeholder. */
export function wordAxeCheck(strings: AxeStrings, { id, outcome, key, data }: FoundCheck): string {
  const template = Object.hasOwn(strings.checks, id) ? strings.checks[id]?.[outcome] : undefined;
  return fill(strings, choose(template, key, data) ?? strings.fallback, data);
}

/** As axe chooses: by the number of values, by its message key, or the one for all other cases. */
function choose(template: Template | undefined, key: string | undefined, data: FoundCheck['data']): string | undefined {
  if (template === undefined || typeof template === 'string') return template;
  const of = (name: string | undefined): string | undefined =>
    name !== undefined && Object.hasOwn(template, name) ? template[name] : undefined;
  if (Array.isArray(data) && of('singular') && of('plural')) return of(data.length === 1 ? 'singular' : 'plural');
  return of(key) ?? (typeof data === 'string' ? of(data) : undefined) ?? of('default');
}

function fill(strings: AxeStrings, template: string, data: FoundCheck['data']): string {
  // Theirs stand as `${data.values}` or `${data}`, ours as `{values}`.
  return template.replace(/\$\{\s*data(?:\.(\w+))?\s*\}|\{(\w+)\}/g, (_, theirs?: string, ours?: string) => {
    const name = theirs ?? ours;
    if (Array.isArray(data)) return data.join(strings.separator);
    if (typeof data !== 'object') return name === undefined && data !== undefined ? data : '…';
    const values = data as Readonly<Record<string, string | number>>;
    const value = name !== undefined && Object.hasOwn(values, name) ? String(values[name]) : '…';
    return (name !== undefined && strings.values[name]?.[value]) || value;
  });
}
