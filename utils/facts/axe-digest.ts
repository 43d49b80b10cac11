/** axe's own results → at most a few elements per rule, without its English sentences: they are worded outside. */
import { AUDIT_CAPS, MAX_AUDIT_BYTES } from './audit-caps.ts';
import type { AuditFacts, AxeCheck, AxeFacts, AxeImpact, AxeNode, AxeRule } from './audit-facts.ts';
import type { Dom } from './dom.ts';
import { cutText, maskDigits, openingTag, quoteOf } from './probe-quote.ts';

/**
 * How axe is run, always: nothing is fetched, nothing but the top frame is looked at, so that results are comparable.
 * The rule on frames would report each of them as not looked at.
 */
export const AXE_OPTIONS = {
  preload: false,
  iframes: false,
  rules: { 'frame-tested': { enabled: false } },
} as const;

/** A check as axe hands it to a reporter. */
export interface RawCheck {
  id: string;
  data?: unknown;
}
export interface RawNode {
  any: readonly RawCheck[];
  all: readonly RawCheck[];
  none: readonly RawCheck[];
  impact?: string | null;
  /** `selector` is made when it is read, which is dear: only what is kept is read. */
  node: { readonly selector: unknown; readonly element?: Element };
}
export interface RawRule {
  id: string;
  impact?: string | null;
  tags: readonly string[];
  violations?: readonly RawNode[];
  incomplete?: readonly RawNode[];
  passes?: readonly RawNode[];
}

/** Rules whose failures axe itself only calls incomplete, in the words of a failure. A test compares it with axe's. */
export const REVIEW_ON_FAIL: ReadonlySet<string> = new Set([
  'aria-braille-equivalent',
  'bypass',
  'duplicate-id-aria',
  'frame-title-unique',
  'no-autoplay-audio',
]);

const PRINCIPLES = { 1: 'perceivable', 2: 'operable', 3: 'understandable', 4: 'robust' } as const;
const IMPACTS: readonly string[] = ['minor', 'moderate', 'serious', 'critical'];

/** Called as axe's reporter, while axe can still make selectors. */
export function digestAxe(
  results: readonly RawRule[],
  { dom, version, stylesheetsMissing = 0 }: { dom: Dom; version: string; stylesheetsMissing?: number },
): { axe: AxeFacts; truncated: string[] } {
  const axe: AxeFacts = { version, rules: [], passed: {}, inapplicable: [] };
  const truncated = new Set<string>();
  for (const result of [...results].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const violations = result.violations ?? [];
    const incomplete = result.incomplete ?? [];
    const passes = result.passes?.length ?? 0;
    if (violations.length + incomplete.length === 0) {
      if (passes > 0) axe.passed[result.id] = passes;
      else axe.inapplicable.push(result.id);
      continue;
    }
    const kept = [
      ...violations.slice(0, AUDIT_CAPS.nodesPerRule).map((node) => ['violation', node] as const),
      ...incomplete.slice(0, AUDIT_CAPS.nodesPerRule).map((node) => ['incomplete', node] as const),
    ].slice(0, AUDIT_CAPS.nodesPerRule);
    if (kept.length < violations.length + incomplete.length) truncated.add('axe.nodes');
    axe.rules.push({
      id: result.id,
      impact: impactOf(result.impact),
      ...standing(result.tags),
      violations: violations.length,
      incomplete: incomplete.length,
      passes,
      nodes: kept.map(([is, node]) => digestNode(dom, result.id, { is, raw: node, unstyled: stylesheetsMissing > 0 })),
    });
  }
  return { axe, truncated: [...truncated] };
}

/** What the tags of a rule say about WCAG. */
export function standing(tags: readonly string[]): Pick<AxeRule, 'criteria' | 'level' | 'principle'> {
  const criteria = tags.flatMap((tag) => {
    const digits = /^wcag(\d)(\d)(\d+)$/.exec(tag);
    return digits ? [`${digits[1]}.${digits[2]}.${digits[3]}`] : [];
  });
  const level = tags.map((tag) => /^wcag2\d?(a{1,3})(?:-obsolete)?$/.exec(tag)?.[1]).find(Boolean);
  const first = criteria[0]?.[0] as '1' | '2' | '3' | '4' | undefined;
  return {
    criteria: criteria.slice(0, 8),
    level: level ? (level.toUpperCase() as 'A' | 'AA' | 'AAA') : 'best-practice',
    principle: (level && first && PRINCIPLES[first]) || null,
  };
}

function impactOf(impact: string | null | undefined): AxeImpact | null {
  return impact && IMPACTS.includes(impact) ? (impact as AxeImpact) : null;
}

interface Kept {
  is: AxeNode['is'];
  raw: RawNode;
  /** The page lacks some of its style sheets. */
  unstyled: boolean;
}

function digestNode(dom: Dom, ruleId: string, { is, raw, unstyled }: Kept): AxeNode {
  const { element } = raw.node;
  const text = element && quoteOf(dom, element);
  const doubt =
    is === 'violation' && element
      ? (doubtOf(dom, ruleId, element) ?? (unstyled && mayBeHidden(dom, element) ? 'may-be-hidden' : undefined))
      : undefined;
  return {
    is,
    target: sureTarget(dom, targetOf(raw.node.selector), element),
    ...(element ? { html: openingTag(dom, element) } : {}),
    ...(text ? { text } : {}),
    impact: impactOf(raw.impact),
    checks: checksOf(ruleId, is, raw),
    ...(doubt ? { doubt } : {}),
  };
}

/** Addresses of what extensions of a browser put into pages, in saved pages as in a visitor's own browser. */
const OF_AN_EXTENSION = /^(?:chrome|moz|safari-web|edge)-extension:/i;

function doubtOf(dom: Dom, ruleId: string, element: Element): AxeNode['doubt'] {
  const tag = dom.tag(element);
  if (OF_AN_EXTENSION.test(dom.attribute(element, 'src') ?? '')) return 'of-an-extension';
  // HTML takes the language of a page from it where no element states one.
  if (ruleId === 'html-has-lang' && dom.matching('meta[http-equiv="content-language" i][content]').length > 0) {
    return 'stated-by-meta';
  }
  // Written by the code of the authority that issues the badge (党政机关标识): no site may change it.
  if (element.closest('#_ideConac')) return 'of-the-badge';
  if ((tag === 'a' || tag === 'button') && isNamedBySymbol(dom, element)) return 'named-by-symbol';
  if (tag === 'area') {
    const map = element.closest('map');
    const name = map && (dom.attribute(map, 'name') ?? dom.attribute(map, 'id'));
    const uses = dom.matching('img[usemap], object[usemap]').map((one) => dom.attribute(one, 'usemap'));
    return name && uses.includes(`#${name}`) ? undefined : 'unused-map';
  }
  if (tag !== 'img') return undefined;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && width <= 1 && height <= 1 ? 'dot' : undefined;
}

/** An icon that is drawn by reference: some browsers read the title of what it refers to. */
function isNamedBySymbol(dom: Dom, element: Element): boolean {
  const titled = dom.matching('symbol[id] > title').map(({ parentElement }) => parentElement);
  if (titled.length === 0) return false;
  const ids = new Set(titled.map((symbol) => symbol && `#${dom.attribute(symbol, 'id')}`));
  const within = Element.prototype.querySelectorAll.call(element, 'svg use');
  return [...within].some((use) => ids.has(dom.attribute(use, 'href') ?? dom.attribute(use, 'xlink:href')));
}

/** Names of what style sheets hide until a script shows it. */
const HIDING =
  /(?:^|[\s_-])(?:d-?none|none|(?:pc|m|mobile|phone|wap|web)?-?(?:hide|hidden)|hid|invisible|no-?show|collapsed?|closed|off-?(?:screen|canvas)|drawer|pop(?:up|over|box|win)?|modal|dialog|layer|mask|overlay|tool-?tips?|drop(?:down)?|sub-?(?:nav|menu)|tpl|template|skip|sr-?only)(?=$|[\s_\d-])/i;

const MAX_DEPTH = 100;

/** What a missing style sheet may have hidden: by the names around it, or because it waits for a script to fill it. */
function mayBeHidden(dom: Dom, element: Element): boolean {
  let one: Element | null = element;
  // Bounded: a form can hold a field that is named like its own `parentElement`.
  for (let depth = 0; one && depth < MAX_DEPTH && dom.tag(one) !== 'body'; depth++, one = one.parentElement) {
    const names = `${dom.attribute(one, 'class') ?? ''} ${dom.attribute(one, 'id') ?? ''}`;
    if (HIDING.test(names.replace(/([a-z])(?=[A-Z])/g, '$1-'))) return true;
  }
  if (dom.tag(element) !== 'a' || element.childNodes.length > 0) return false;
  const href = dom.attribute(element, 'href');
  return href === null || /^\s*(?:#|javascript:|$)/i.test(href);
}

/** The selector where it finds this element and no other; empty where a proof would show something else. */
function sureTarget(dom: Dom, target: string, element: Element | undefined): string {
  if (!element || target.includes(' >>> ') || !element.isConnected) return target;
  try {
    const [found, another] = dom.matching(target);
    return found === element && another === undefined ? target : '';
  } catch {
    return target;
  }
}

/** axe's selector: one step for the frame it stands in (always the top one), each step a list where there are shadow roots. */
function targetOf(selector: unknown): string {
  const steps = Array.isArray(selector) ? selector.flat() : [selector];
  return cutText(steps.map(String).join(' >>> '), AUDIT_CAPS.selector);
}

/** The checks that stand between the element and a pass: axe has left out all others by now. */
function checksOf(ruleId: string, is: AxeNode['is'], { any, all, none }: RawNode): AxeCheck[] {
  return [...any, ...all, ...none].slice(0, AUDIT_CAPS.checksPerNode).map(({ id, data }) => ({
    id: cutText(id, 80),
    outcome: is === 'incomplete' && !REVIEW_ON_FAIL.has(ruleId) ? 'incomplete' : 'fail',
    ...detailsOf(data),
  }));
}

/** Of axe's data what its sentences can name. */
export function detailsOf(data: unknown): Pick<AxeCheck, 'key' | 'data'> {
  if (typeof data === 'string') return { data: value(data) };
  if (Array.isArray(data)) return { data: data.slice(0, AUDIT_CAPS.valuesPerCheck).map(value) };
  if (typeof data !== 'object' || data === null) return {};
  const { messageKey, missingData, ...rest } = data as Record<string, unknown>;
  const reason = Array.isArray(missingData)
    ? (missingData[0] as { reason?: unknown } | undefined)?.reason
    : missingData;
  const key = typeof reason === 'string' ? reason : messageKey;
  const values: Record<string, string | number> = {};
  for (const [name, one] of Object.entries(rest).slice(0, AUDIT_CAPS.valuesPerCheck)) {
    if (typeof one === 'number' && Number.isFinite(one)) values[cutText(name, 80)] = one;
    else if (typeof one === 'string' || typeof one === 'boolean') values[cutText(name, 80)] = value(one);
    else if (Array.isArray(one) && one.every((part) => typeof part === 'string')) {
      values[cutText(name, 80)] = value(one.join(', '));
    }
  }
  return {
    ...(typeof key === 'string' && key ? { key: cutText(key, 80) } : {}),
    ...(Object.keys(values).length > 0 ? { data: values } : {}),
  };
}

const value = (part: unknown): string => cutText(maskDigits(String(part)), AUDIT_CAPS.value);

/** From generous to bare; the first at which an audit fits is taken. */
const SIZES = [
  { nodes: 5, html: true, text: AUDIT_CAPS.quote, checks: 8, examples: 5, floating: 12, selector: 200, rules: 150 },
  { nodes: 3, html: true, text: AUDIT_CAPS.quote, checks: 8, examples: 5, floating: 12, selector: 200, rules: 150 },
  { nodes: 3, html: true, text: 30, checks: 4, examples: 3, floating: 8, selector: 200, rules: 150 },
  { nodes: 2, html: true, text: 30, checks: 4, examples: 3, floating: 6, selector: 200, rules: 150 },
  { nodes: 2, html: false, text: 30, checks: 3, examples: 3, floating: 6, selector: 120, rules: 150 },
  { nodes: 1, html: false, text: 30, checks: 2, examples: 2, floating: 4, selector: 120, rules: 150 },
  { nodes: 1, html: false, text: 0, checks: 1, examples: 1, floating: 3, selector: 80, rules: 150 },
  { nodes: 1, html: false, text: 0, checks: 0, examples: 0, floating: 2, selector: 60, rules: 150 },
  // No page of this world fails so many rules; one that is made to must not break the limit either.
  { nodes: 1, html: false, text: 0, checks: 0, examples: 0, floating: 2, selector: 30, rules: 60 },
  { nodes: 0, html: false, text: 0, checks: 0, examples: 0, floating: 2, selector: 30, rules: 60 },
] as const;

/** The audit within `MAX_AUDIT_BYTES`: examples go first, numbers last. */
export function fitAudit(audit: AuditFacts): AuditFacts {
  let fitted = audit;
  for (const size of SIZES) {
    fitted = shrink(audit, size);
    if (new TextEncoder().encode(JSON.stringify(fitted)).length <= MAX_AUDIT_BYTES) break;
  }
  return fitted;
}

function shrink(audit: AuditFacts, size: (typeof SIZES)[number]): AuditFacts {
  const truncated = new Set(audit.truncated);
  const cut = <T>(name: string, list: readonly T[], length: number): T[] => {
    if (list.length > length) truncated.add(name);
    return list.slice(0, length);
  };
  const axe = audit.axe && {
    ...audit.axe,
    rules: cut('axe.rules', audit.axe.rules, size.rules).map((rule) => ({
      ...rule,
      nodes: cut('axe.nodes', rule.nodes, size.nodes).map(({ html, text, checks, ...node }) => ({
        ...node,
        target: cutText(node.target, size.selector),
        ...(html && size.html ? { html } : {}),
        ...(text && size.text > 0 ? { text: cutText(text, size.text) } : {}),
        checks: cut('axe.checks', checks, size.checks),
      })),
    })),
  };
  const { layout: whole } = audit;
  const layout = whole && {
    ...whole,
    text: { ...whole.text, smallest: cut('layout.text.smallest', whole.text.smallest, size.examples) },
    targets: { ...whole.targets, smallest: cut('layout.targets.smallest', whole.targets.smallest, size.examples) },
    floating: cut('layout.floating', whole.floating, size.floating).map(({ text, close, ...one }) => ({
      ...one,
      selector: cutText(one.selector, size.selector),
      ...(text && size.text > 0 ? { text: cutText(text, size.text) } : {}),
      close: close && { ...close, selector: cutText(close.selector, size.selector) },
    })),
    focus: {
      ...whole.focus,
      outline: {
        ...whole.focus.outline,
        examples: cut('layout.focus.outline', whole.focus.outline.examples, size.examples),
      },
    },
  };
  return { ...audit, axe, layout, truncated: [...truncated] };
}
