/**
 * Whether an indicator system can be judged by: its form, and what no schema says (rules and their parameters, sums,
 * ids). Names every problem by its path in the file and in the reader's language. Never throws, whatever it is given.
 */
import type { ZodType, z } from 'zod';
import { type Message, type MessageCode, message } from '../../utils/text/catalogue/index.ts';
import { ruleById } from '../index.ts';
import { groupShell, type Leaf, leaf, type Node, type System, systemShell } from './system.ts';
import { isLeaf } from './tree.ts';

/** What is wrong, and where: `tree.children[2].children[0].checks[1].params.maxDays`; empty: the whole file. */
export interface SystemProblem {
  path: string;
  because: Message;
}

export type ParsedSystem = { system: System } | { problems: SystemProblem[] };

/** Characters of a file; the largest built-in system has 0.2 million. */
const MAX_TEXT = 5_000_000;
/** Values of all kinds in a file. */
const MAX_VALUES = 500_000;
/** Lists and objects in one another; a check's parameters in a tree of ten groups have 30. */
const MAX_DEPTH = 64;
const MAX_PROBLEMS = 100;
/** Points are rounded to hundredths. */
const TOLERANCE = 0.01 + 1e-9;

type Path = readonly (string | number)[];

/** A system from the text of a file. */
export function parseSystem(text: string): ParsedSystem {
  if (text.length > MAX_TEXT) return { problems: [problem([], message('system.problem.too-large'))] };
  // Before it is parsed: what parses may be too deep for all that comes after.
  if (depthOf(text) > MAX_DEPTH) return { problems: [problem([], message('system.problem.too-deep'))] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problems: [problem([], message('system.problem.not-json', { detail }))] };
  }
  return checkSystem(value);
}

/** The same of a value that was JSON. */
export function checkSystem(value: unknown): ParsedSystem {
  const hostile = hostileIn(value);
  if (hostile) return { problems: [hostile] };
  const form = formProblems(value);
  if ('problems' in form) return { problems: form.problems.slice(0, MAX_PROBLEMS) };
  const problems = meaningProblems(form.system);
  return problems.length > 0 ? { problems: problems.slice(0, MAX_PROBLEMS) } : form;
}

/** Brackets in one another, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return deepest;
}

function hostileIn(value: unknown): SystemProblem | undefined {
  let values = 0;
  const rest: { value: unknown; path: Path }[] = [{ value, path: [] }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    values += 1;
    if (values > MAX_VALUES) return problem([], message('system.problem.too-large'));
    if (next.path.length > MAX_DEPTH) return problem([], message('system.problem.too-deep'));
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (Object.hasOwn(next.value, '__proto__')) {
      return problem(next.path, message('system.problem.unknown-field', { name: '__proto__' }));
    }
    const isList = Array.isArray(next.value);
    for (const [key, inner] of Object.entries(next.value)) {
      rest.push({ value: inner, path: [...next.path, isList ? Number(key) : key] });
    }
  }
  return undefined;
}

/** The tree is walked here and not by its schema, which could only say that a node is neither group nor leaf. */
function formProblems(value: unknown): ParsedSystem {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problems: [problem([], message('system.problem.type', { expected: kindName('object') }))] };
  }
  const { tree, ...shell } = value as Record<string, unknown>;
  const problems: SystemProblem[] = [];
  const own = parsed(systemShell, shell, [], problems);
  const root = nodeFrom(tree, ['tree'], problems);
  if (root && isLeaf(root)) problems.push(problem(['tree', 'children'], message('system.problem.missing')));
  if (problems.length > 0 || !own || !root || isLeaf(root)) return { problems };
  return { system: { ...own, tree: root } };
}

function nodeFrom(value: unknown, path: Path, problems: SystemProblem[]): Node | undefined {
  const isGroup =
    path.length === 1 || (typeof value === 'object' && value !== null && Object.hasOwn(value, 'children'));
  if (!isGroup) return parsed(leaf, value, path, problems);
  const shell = parsed(groupShell, value, path, problems);
  const children = shell?.children.map((child, index) => nodeFrom(child, [...path, 'children', index], problems));
  if (!shell || !children) return undefined;
  return { ...shell, children: children.filter((child) => child !== undefined) };
}

function parsed<T>(schema: ZodType<T>, value: unknown, path: Path, problems: SystemProblem[]): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  problems.push(...result.error.issues.flatMap((issue) => fromIssue(issue, path)));
  return undefined;
}

type Issue = z.core.$ZodIssue;

/** What zod found, in our words. */
function fromIssue(issue: Issue, before: Path): SystemProblem[] {
  const path = [...before, ...issue.path.filter((part) => typeof part !== 'symbol')];
  const said = (because: Message) => [problem(path, because)];
  switch (issue.code) {
    case 'invalid_type':
      return said(
        issue.input === undefined && issue.message.endsWith('received undefined')
          ? message('system.problem.missing')
          : message('system.problem.type', { expected: kindName(issue.expected) }),
      );
    case 'unrecognized_keys':
      return issue.keys.map((name) => problem([...path, name], message('system.problem.unknown-field', { name })));
    case 'invalid_value':
      return said(message('system.problem.value', { allowed: issue.values.map(String).join(', ') }));
    case 'too_small':
      return said(message('system.problem.too-small', { limit: String(issue.minimum) }));
    case 'too_big':
      return said(message('system.problem.too-big', { limit: String(issue.maximum) }));
    case 'invalid_format':
      return said(
        message(
          issue.path.at(-1) === 'id' || issue.path.at(-1) === 'rule' ? 'system.problem.id' : 'system.problem.day',
        ),
      );
    case 'invalid_union': {
      // The alternative that came furthest is what was meant.
      const [closest] = [...issue.errors].sort((a, b) => depthOfIssues(b) - depthOfIssues(a));
      if (closest && depthOfIssues(closest) > 0) return closest.flatMap((inner) => fromIssue(inner, path));
      const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : undefined;
      return said(
        allowed
          ? message('system.problem.value', { allowed })
          : message('system.problem.form', { detail: issue.message }),
      );
    }
    default:
      return said(message('system.problem.form', { detail: issue.message }));
  }
}

const depthOfIssues = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

const KINDS: Readonly<Record<string, MessageCode>> = {
  string: 'system.kind.string',
  number: 'system.kind.number',
  int: 'system.kind.int',
  boolean: 'system.kind.boolean',
  array: 'system.kind.array',
  object: 'system.kind.object',
  record: 'system.kind.object',
};
const kindName = (expected: string): Message | string => {
  const code = KINDS[expected];
  return code ? { code } : expected;
};

/** What a well-formed system says that cannot be. */
function meaningProblems(system: System): SystemProblem[] {
  const problems: SystemProblem[] = [];
  const firstPath = new Map<string, string>();
  const visit = (node: Node, path: Path): void => {
    const before = firstPath.get(node.id);
    if (before)
      problems.push(problem([...path, 'id'], message('system.problem.id-twice', { id: node.id, first: before })));
    else firstPath.set(node.id, pathText(path));
    if (isLeaf(node)) problems.push(...leafProblems(node, path, system));
    else {
      const sum = node.children.reduce((total, child) => total + worth(child), 0);
      if (Math.abs(sum - node.points) > TOLERANCE) {
        const params = { points: tidy(node.points), sum: tidy(sum) };
        problems.push(problem([...path, 'points'], message('system.problem.points-sum', params)));
      }
      for (const [index, child] of node.children.entries()) visit(child, [...path, 'children', index]);
    }
  };
  visit(system.tree, ['tree']);
  for (const [index, off] of (system.switchedOff ?? []).entries()) visit(off.leaf, ['switchedOff', index, 'leaf']);
  system.grades?.forEach(({ atLeast }, index, grades) => {
    const above = grades[index - 1];
    if (above && above.atLeast <= atLeast) {
      problems.push(problem(['grades', index, 'atLeast'], message('system.problem.grades-order')));
    }
  });
  return problems;
}

/** Vetoes and bonus have no part in what a group is worth. */
const worth = (node: Node): number =>
  isLeaf(node) && (node.method.type === 'veto' || node.method.type === 'bonus') ? 0 : node.points;

const tidy = (points: number): number => Math.round(points * 100) / 100;

function leafProblems(leaf: Leaf, path: Path, system: System): SystemProblem[] {
  const { method, points, checks, observable, question, applicability = {}, deadlines = [] } = leaf;
  const at = (...rest: Path) => [...path, ...rest];
  const { validFrom, validTo } = applicability;
  const days: (readonly [Path, string | undefined])[] = [
    [['applicability', 'validFrom'], validFrom],
    [['applicability', 'validTo'], validTo],
    ...deadlines.map(({ on }, index) => [['deadlines', index, 'on'], on] as const),
  ];
  return [
    ...(method.type === 'veto' && points !== 0 ? [problem(at('points'), message('system.problem.veto-points'))] : []),
    ...(method.type === 'bonus' && !system.bonus
      ? [problem(at('method'), message('system.problem.bonus-closed'))]
      : []),
    ...(observable === 'auto' && !checks ? [problem(at('checks'), message('system.problem.no-check'))] : []),
    ...((observable === 'assisted' || observable === 'manual' || !checks) && !question
      ? [problem(at('question'), message('system.problem.no-question'))]
      : []),
    ...days.flatMap(([where, day]) =>
      day !== undefined && !isDay(day) ? [problem(at(...where), message('system.problem.day'))] : [],
    ),
    ...(validFrom && validTo && validFrom > validTo
      ? [
          problem(
            at('applicability', 'validTo'),
            message('system.problem.valid-order', { from: validFrom, to: validTo }),
          ),
        ]
      : []),
    ...(checks ?? []).flatMap((check, index) => checkProblems(check, at('checks', index))),
  ];
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function checkProblems(
  { rule: id, params, defaults = [] }: NonNullable<Leaf['checks']>[number],
  path: Path,
): SystemProblem[] {
  const rule = ruleById(id);
  if (!rule) return [problem([...path, 'rule'], message('system.problem.unknown-rule', { rule: id }))];
  const result = rule.params.safeParse(params);
  if (!result.success) return result.error.issues.flatMap((issue) => fromIssue(issue, [...path, 'params']));
  const known = Object.keys(result.data as object);
  return [
    // A schema drops what it does not know: what was meant would silently not be asked.
    ...Object.keys(params)
      .filter((name) => !known.includes(name))
      .map((name) => problem([...path, 'params', name], message('system.problem.unknown-field', { name }))),
    ...defaults.flatMap((name, index) =>
      known.includes(name)
        ? []
        : [problem([...path, 'defaults', index], message('system.problem.unknown-field', { name }))],
    ),
  ];
}

const problem = (path: Path, because: Message): SystemProblem => ({ path: pathText(path), because });

const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
