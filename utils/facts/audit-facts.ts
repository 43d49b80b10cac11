/**
 * What the on-demand audit of a page measured: axe-core's results, digested, and the layout. Measurements only, no
 * verdicts. The injected script takes the types alone; zod stays on this side of the border.
 */
import { z } from 'zod';
import { AUDIT_CAPS, AUDIT_VERSION, MAX_AUDIT_BYTES } from './audit-caps.ts';

export { AUDIT_CAPS, AUDIT_VERSION, MAX_AUDIT_BYTES };

const count = z.number().int().nonnegative();
const measure = z.number().min(-1e7).max(1e7);
const selector = z.string().max(AUDIT_CAPS.selector);
const quote = z.string().max(AUDIT_CAPS.quote);
const name = z.string().max(80);

const value = z.string().max(AUDIT_CAPS.value);
/**
 * One check of axe that an element did not meet. `id`, `outcome`, `key` and `data` are what `wordAxeCheck` of
 * utils/text/axe makes a sentence of.
 */
export const axeCheck = z.object({
  id: name,
  outcome: z.enum(['fail', 'incomplete']),
  /** axe's message key, where a check has several sentences. */
  key: name.optional(),
  data: z.union([value, z.array(value), z.record(name, z.union([value, z.number()]))]).optional(),
});
export type AxeCheck = z.infer<typeof axeCheck>;

export const axeImpact = z.enum(['minor', 'moderate', 'serious', 'critical']);
export type AxeImpact = z.infer<typeof axeImpact>;

export const axeNode = z.object({
  is: z.enum(['violation', 'incomplete']),
  /** Selector; the steps into shadow roots are joined by ` >>> `. */
  target: selector,
  /** The opening tag: few attributes, long digits masked, never the value of a form field. */
  html: z.string().max(AUDIT_CAPS.html).optional(),
  /** Its text, long digits masked. */
  text: quote.optional(),
  impact: axeImpact.nullable(),
  checks: z.array(axeCheck).max(AUDIT_CAPS.checksPerNode),
  /**
   * Why it may be nothing that the site owes: an area whose map no picture uses, a picture of one pixel, what an
   * extension of the browser put there, a language that a `content-language` states, what a style sheet that did not
   * come may have hidden, the badge 党政机关 as its authority's code writes it, an icon whose symbol has a title.
   */
  doubt: z
    .enum([
      'unused-map',
      'dot',
      'of-an-extension',
      'stated-by-meta',
      'may-be-hidden',
      'of-the-badge',
      'named-by-symbol',
    ])
    .optional(),
});
export type AxeNode = z.infer<typeof axeNode>;

export const axeRule = z.object({
  /** axe's rule id; `wordAxeRule` of utils/text/axe words it. */
  id: name,
  impact: axeImpact.nullable(),
  /** Success criteria of WCAG, such as `1.4.3`. Empty for best practices. */
  criteria: z.array(z.string().max(8)).max(8),
  level: z.enum(['A', 'AA', 'AAA', 'best-practice']),
  /** 可感知、可操作、可理解、兼容, after the first criterion. Null for best practices. */
  principle: z.enum(['perceivable', 'operable', 'understandable', 'robust']).nullable(),
  /** Numbers of elements. */
  violations: count,
  /** Elements that a person has to look at. */
  incomplete: count,
  passes: count,
  /** The first of them; violations before incomplete ones. On the worst of pages none: the numbers above count. */
  nodes: z.array(axeNode).max(AUDIT_CAPS.nodesPerRule),
});
export type AxeRule = z.infer<typeof axeRule>;

export const axeFacts = z.object({
  version: name,
  /** Rules with violations or incomplete elements, sorted by id. `frame-tested` is never among them. */
  rules: z.array(axeRule).max(AUDIT_CAPS.rules),
  /** Elements that passed, by the rules that found nothing else. */
  passed: z.record(name, count),
  /** Rules that found nothing to look at. */
  inapplicable: z.array(name).max(AUDIT_CAPS.rules),
});
export type AxeFacts = z.infer<typeof axeFacts>;

const example = z.object({ selector, text: quote.optional() });

/** Characters of visible text, without white space, by computed size. Sizes are CSS px, whatever the zoom. */
const textSizes = z.object({
  characters: count,
  minPx: measure.nullable(),
  /** Half of the characters are at most so large. */
  medianPx: measure.nullable(),
  /** Shares of the characters, 0 to 1. */
  below12: z.number().min(0).max(1),
  below14: z.number().min(0).max(1),
  below16: z.number().min(0).max(1),
  below18: z.number().min(0).max(1),
});
export type TextSizes = z.infer<typeof textSizes>;

export const textFacts = textSizes.extend({
  /** Ascending; the rarest are left out where there are too many. */
  sizes: z.array(z.object({ px: measure, characters: count })).max(AUDIT_CAPS.fontSizes),
  /**
   * Running text (正文): paragraphs outside links and outside header, navigation and footer. Null where the page has
   * fewer than 50 characters of it, as pages of links have.
   */
  main: textSizes
    .extend({
      /** Median of line height to font size, weighted by characters; null where it is `normal`. */
      lineHeight: measure.nullable(),
    })
    .nullable(),
  /** The smallest text, one example for each size. */
  smallest: z.array(example.extend({ px: measure, characters: count })).max(AUDIT_CAPS.examples),
});
export type TextFacts = z.infer<typeof textFacts>;

export const targetFacts = z.object({
  /** Visible links, buttons and form fields, without links inside a sentence. */
  count,
  /** Links inside a sentence, which no standard holds to a size. */
  inline: count,
  /** Width or height below so many CSS px. */
  below24: count,
  below44: count,
  /** The smallest. */
  smallest: z.array(example.extend({ width: measure, height: measure })).max(AUDIT_CAPS.examples),
});
export type TargetFacts = z.infer<typeof targetFacts>;

/** Something that stands above the page and does not scroll away with it, or moves by itself. */
export const floatingFacts = z.object({
  selector,
  position: z.enum(['fixed', 'sticky', 'absolute']),
  /** In the window. Null for what drifts: facts of an unchanged page stay the same. */
  x: measure.nullable(),
  y: measure.nullable(),
  width: measure,
  height: measure,
  /** Share of the viewport that it covers, 0 to 1; of what drifts, as if all of it were seen. */
  cover: z.number().min(0).max(1),
  /** It moved by itself while the page was looked at (飘浮). */
  drifting: z.boolean(),
  /** It is marked as a dialogue, or covers at least half of the viewport. */
  modal: z.boolean(),
  /** It holds nothing but pictures, or a frame, within links: the form of an advertisement. */
  picture: z.boolean(),
  /** It holds a frame, whose inside was not looked at. */
  frame: z.boolean(),
  links: count,
  text: quote.optional(),
  /** The control that closes it; null where none was found. */
  close: z.object({ selector, label: quote.optional(), width: measure, height: measure }).nullable(),
});
export type FloatingFacts = z.infer<typeof floatingFacts>;

export const zoomFacts = z.object({
  /** Content of the last meta viewport; null where there is none. */
  viewport: z.string().max(300).nullable(),
  /** As browsers read them; null where they are not stated. */
  maximumScale: measure.nullable(),
  minimumScale: measure.nullable(),
  userScalable: z.boolean().nullable(),
});
export type ZoomFacts = z.infer<typeof zoomFacts>;

export const motionFacts = z.object({
  /** Audio and video that start by themselves. */
  autoplay: z
    .array(
      z.object({
        selector,
        kind: z.enum(['audio', 'video']),
        muted: z.boolean(),
        loop: z.boolean(),
        controls: z.boolean(),
        visible: z.boolean(),
        /** Length, where it is known. */
        seconds: measure.nullable(),
      }),
    )
    .max(AUDIT_CAPS.media),
  marquees: count,
  blinks: count,
  /** Visible elements with an animation of CSS that never ends. */
  endlessAnimations: count,
  /** `<meta http-equiv=refresh>`. */
  refresh: z.object({ seconds: measure, elsewhere: z.boolean() }).nullable(),
});
export type MotionFacts = z.infer<typeof motionFacts>;

export const focusFacts = z.object({
  /** Visible elements that the tab key reaches. */
  focusable: count,
  positiveTabindex: count,
  /** Elements with a handler of clicks that the tab key does not reach, by their attributes (`onclick`). */
  clickOnly: count,
  /** A link to a place on the page among the first of it. */
  skipLink: z.object({ selector, text: quote, targetFound: z.boolean() }).nullable(),
  /** Of the elements looked at, those whose outline the style sheets take away when they have the focus, … */
  outline: z.object({
    sampled: count,
    removed: count,
    /** … and of these, those that are given another mark (shadow, border, background) instead. */
    replaced: count,
    /** Style sheets of other hosts, which could say otherwise and cannot be read. */
    unreadableSheets: count,
    examples: z.array(example).max(AUDIT_CAPS.examples),
  }),
});
export type FocusFacts = z.infer<typeof focusFacts>;

export const layoutFacts = z.object({
  text: textFacts,
  targets: targetFacts,
  /** Largest first. */
  floating: z.array(floatingFacts).max(AUDIT_CAPS.floating),
  motion: motionFacts,
  focus: focusFacts,
  /** The page scrolls sideways where its content is wider than the window. */
  width: z.object({ content: measure, window: measure }),
});
export type LayoutFacts = z.infer<typeof layoutFacts>;

export const auditFacts = z.object({
  auditVersion: z.number().int().positive(),
  environment: z.object({
    /** Name and version: browsers disagree on contrast. */
    browser: z.string().max(100),
    viewport: z.object({ width: count, height: count }),
    pixelRatio: measure,
    /** False in a hidden tab, which loads nothing lazily, runs no frames and lies about layout. */
    visible: z.boolean(),
    /** Style sheets that did not load: colours are then not those that the page means. Absent: none. */
    stylesheetsMissing: count.optional(),
  }),
  zoom: zoomFacts,
  /** Null where axe could not run; `unknown[]` of the reading then has `audit.axe`. */
  axe: axeFacts.nullable(),
  /** Null in a hidden tab; `unknown[]` of the reading then has `audit.layout`. */
  layout: layoutFacts.nullable(),
  /** What failed, for people who mend probes: `axe: …`, `layout: …`. */
  errors: z.array(z.string().max(200)).max(8),
  /** Names of lists that were cut at their cap: `axe.nodes`, `layout.floating`. */
  truncated: z.array(name).max(20),
});
export type AuditFacts = z.infer<typeof auditFacts>;

/** What the injected script answers. */
export type AuditAnswer = { ok: true; url: string; audit: AuditFacts } | { ok: false; detail: string };
