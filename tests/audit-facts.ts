/** Measurements of the on-demand audit, as tests of rules need them: everything is clean unless said otherwise. */
import type { AuditFacts, AxeRule, FloatingFacts } from '../utils/facts/audit-facts.ts';

const sizes = { characters: 800, minPx: 14, medianPx: 16, below12: 0, below14: 0, below16: 0.2, below18: 0.8 };

/** What axe said of one of its rules; nodes are elements by selector, violations first. */
export function axeRule(id: string, nodes: { violations?: string[]; incomplete?: string[] }): AxeRule {
  const { violations = [], incomplete = [] } = nodes;
  const node = (is: 'violation' | 'incomplete') => (target: string) => ({
    is,
    target,
    impact: 'serious' as const,
    checks: [],
  });
  return {
    id,
    impact: 'serious',
    criteria: ['1.1.1'],
    level: 'A',
    principle: 'perceivable',
    violations: violations.length,
    incomplete: incomplete.length,
    passes: 0,
    nodes: [...violations.map(node('violation')), ...incomplete.map(node('incomplete'))],
  };
}

export function floating(more: Partial<FloatingFacts>): FloatingFacts {
  return {
    selector: '#float',
    position: 'fixed',
    x: 900,
    y: 200,
    width: 200,
    height: 200,
    cover: 0.04,
    drifting: false,
    modal: false,
    picture: true,
    frame: false,
    links: 1,
    close: null,
    ...more,
  };
}

export function auditFacts({
  rules = [],
  passed = {},
  inapplicable = [],
  windows = [],
  hidden = false,
  stylesheetsMissing,
}: {
  rules?: AxeRule[];
  passed?: Record<string, number>;
  inapplicable?: string[];
  windows?: FloatingFacts[];
  /** The tab was hidden: no layout. */
  hidden?: boolean;
  stylesheetsMissing?: number;
}): AuditFacts {
  return {
    auditVersion: 1,
    environment: {
      browser: 'Chrome/130',
      viewport: { width: 1366, height: 768 },
      pixelRatio: 1,
      visible: !hidden,
      ...(stylesheetsMissing ? { stylesheetsMissing } : {}),
    },
    zoom: { viewport: null, maximumScale: null, minimumScale: null, userScalable: null },
    axe: { version: '4.14.1', rules, passed, inapplicable },
    layout: hidden
      ? null
      : {
          text: { ...sizes, sizes: [], main: null, smallest: [] },
          targets: { count: 40, inline: 3, below24: 0, below44: 20, smallest: [] },
          floating: windows,
          motion: { autoplay: [], marquees: 0, blinks: 0, endlessAnimations: 0, refresh: null },
          focus: {
            focusable: 40,
            positiveTabindex: 0,
            clickOnly: 0,
            skipLink: null,
            outline: { sampled: 0, removed: 0, replaced: 0, unreadableSheets: 0, examples: [] },
          },
          width: { content: 1366, window: 1366 },
        },
    errors: [],
    truncated: [],
  };
}
