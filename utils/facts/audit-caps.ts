/** Limits of the on-demand audit, apart from its schema: the injected script carries no zod. */

/** Raised when the audit measures more or otherwise. */
export const AUDIT_VERSION = 1;

/** UTF-8 bytes of the whole audit of a page as JSON. axe's own output of a long list page is a thousand times that. */
export const MAX_AUDIT_BYTES = 20_000;

/** Lengths are UTF-16 units after white space is folded. */
export const AUDIT_CAPS = {
  selector: 200,
  /** An opening tag, without values of form fields. */
  html: 160,
  /** Text of the page as a quote. */
  quote: 60,
  /** axe has 105 rules. */
  rules: 150,
  nodesPerRule: 5,
  checksPerNode: 8,
  /** A value that a sentence of axe is filled with. */
  value: 80,
  valuesPerCheck: 12,
  /** Examples of small text, small targets, elements without a focus mark. */
  examples: 5,
  fontSizes: 24,
  floating: 12,
  media: 10,
  /** Elements that the audit takes in; a page with more is not audited, since axe holds the page for as long as it runs. */
  elements: 60_000,
} as const;
