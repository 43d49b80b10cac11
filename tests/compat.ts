/** Finds what the oldest target browsers lack, by MDN's compatibility data. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AnyNode, type MemberExpression, parse } from 'acorn';
import { ancestor } from 'acorn-walk';

/** The oldest browsers that the product promises (wxt.config.ts). */
export const TARGETS = { chrome: 109, firefox: 128 } as const;
type Target = keyof typeof TARGETS;

interface Support {
  version_added?: string | boolean | null;
  version_removed?: string | boolean;
  flags?: unknown;
  prefix?: unknown;
}
/** A node of the data: sub-features by name, and under `__compat` its own support. */
type Entry = Record<string, unknown>;

const data = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@mdn/browser-compat-data'), 'utf8'),
) as Record<string, Entry>;

function supportOf(entry: Entry): Partial<Record<string, Support | Support[]>> | undefined {
  return (entry.__compat as { support: Partial<Record<string, Support | Support[]>> } | undefined)?.support;
}

function isSupported(entry: Entry, target: Target): boolean {
  const support = supportOf(entry);
  if (!support) return true;
  return [support[target] ?? []].flat().some(({ version_added: added, version_removed: removed, flags, prefix }) => {
    if (flags || prefix || removed || !added) return false;
    return added === true || Number.parseFloat(added.replace('≤', '')) <= TARGETS[target];
  });
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

const targets = Object.keys(TARGETS) as Target[];
const child = (entry: unknown, name: string): Entry | undefined =>
  isEntry(entry) && name !== '__compat' && Object.hasOwn(entry, name) ? (entry[name] as Entry) : undefined;

const globals = [child(data.javascript, 'builtins'), data.api];
const globalOf = (name: string): Entry | undefined => globals.map((entry) => child(entry, name)).find(Boolean);

/** Names of methods that every interface which has them got too late: flagged wherever they are called. */
const tooYoung = (() => {
  const supported = new Map<string, Target[]>();
  // Interfaces whose methods are called on what page code hands around; rare ones share names with code of our own.
  const interfaces = [
    'Array',
    'String',
    'Set',
    'Map',
    'Iterator',
    'Promise',
    'RegExp',
    'Document',
    'Element',
    'HTMLElement',
    'Node',
    'Range',
  ];
  for (const entry of interfaces.flatMap((name) => globalOf(name) ?? [])) {
    for (const name of Object.keys(entry as Entry)) {
      const member = child(entry, name);
      if (!member || !supportOf(member) || !/^[a-z]\w*$/.test(name) || name.endsWith('_static') || name.includes('_'))
        continue;
      const missing = targets.filter((target) => !isSupported(member, target));
      const before = supported.get(name);
      supported.set(name, before ? before.filter((target) => missing.includes(target)) : missing);
    }
  }
  return new Map([...supported].filter(([, missing]) => missing.length > 0));
})();

/** `a.b.c` as its names, or undefined where it is not a plain chain from an identifier. */
function chainOf(node: AnyNode): string[] | undefined {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'ChainExpression') return chainOf(node.expression);
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return undefined;
  const before = chainOf(node.object);
  return before && [...before, node.property.name];
}

/**
 * @param code JavaScript, as a module.
 * @returns one line for each thing that a target lacks; a syntax that is younger than ES2022 is one of them.
 */
export function missingIn(code: string, ignore: ReadonlySet<string> = new Set()): string[] {
  let tree: AnyNode;
  try {
    tree = parse(code, { ecmaVersion: 2022, sourceType: 'module', allowHashBang: true });
  } catch (error) {
    return [`syntax: ${error instanceof Error ? error.message : String(error)}`];
  }
  const found = new Set<string>();
  const report = (name: string, entry: Entry | undefined): void => {
    const missing = entry ? targets.filter((target) => !isSupported(entry, target)) : [];
    if (missing.length > 0)
      found.add(`${name}: not in ${missing.map((target) => `${target} ${TARGETS[target]}`).join(', ')}`);
  };
  const member = (node: MemberExpression): void => {
    const chain = chainOf(node);
    const [first = '', second = '', third = ''] = chain ?? [];
    if ((first === 'browser' || first === 'chrome') && third) {
      const api = child(child(data.webextensions, 'api'), second);
      // APIs of one browser only are reached behind a build-time condition; here it must be old enough where it is.
      const entry = child(api, third);
      if (entry && targets.every((target) => !isSupported(entry, target))) report(`${first}.${second}.${third}`, entry);
      return;
    }
    if (chain?.length === 2 && /^[A-Z]/.test(first)) {
      const entry = globalOf(first);
      report(
        `${first}.${second}`,
        child(entry, `${second}_static`) ?? (second === 'prototype' ? undefined : child(entry, second)),
      );
    }
  };
  ancestor(tree, {
    MemberExpression: member,
    // Only calls: objects of our own have properties of any name, but rarely methods named like the platform's.
    CallExpression({ callee }) {
      const called = callee.type === 'ChainExpression' ? callee.expression : callee;
      if (called.type !== 'MemberExpression' || called.computed || called.property.type !== 'Identifier') return;
      const { name } = called.property;
      const missing = tooYoung.get(name);
      if (missing)
        found.add(`.${name}(): not in ${missing.map((target) => `${target} ${TARGETS[target]}`).join(', ')}`);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier') report(`new ${node.callee.name}`, globalOf(node.callee.name));
    },
  });
  return [...found].filter((line) => !ignore.has(line.split(':')[0] ?? '')).sort();
}
