/** The border between a page and the rest: what one capture of one page says, as plain JSON. */
import { z } from 'zod';

/** Raised when the shape of PageFacts changes; older records are migrated, read again, or their rules cannot tell. */
export const SCHEMA_VERSION = 1;

export const tri = z.union([z.boolean(), z.literal('unknown')]);
/** `unknown`: this capture has no way to see it. No rule fails on it. */
export type Tri = z.infer<typeof tri>;

export const captureMode = z.enum(['fetched', 'live', 'rendered']);
export type CaptureMode = z.infer<typeof captureMode>;

export const region = z.enum(['header', 'navigation', 'breadcrumb', 'main', 'aside', 'footer', 'unknown']);
/** Where on the page a thing stands. */
export type Region = z.infer<typeof region>;

/** Lengths are UTF-16 units after white space is folded. A hostile page must not fill the disk. */
export const CAPS = {
  url: 2_000,
  shortText: 300,
  /** The main text of a page. */
  mainText: 60_000,
  links: 3_000,
  headings: 200,
  metas: 100,
  pairs: 200,
  dates: 200,
  listItems: 500,
  tables: 20,
  cellsPerTable: 1_500,
  media: 200,
  forms: 20,
  scripts: 200,
} as const;

const short = z.string().max(CAPS.shortText);
const address = z.string().max(CAPS.url);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const link = z.object({
  /** Visible text with white space folded; the `title` or image `alt` where there is none. */
  text: short,
  /** The absolute address without fragment, or null for a placeholder (`#`, `javascript:;`, empty). */
  href: address.nullable(),
  region,
  visible: tri,
  /** `title` attribute or image `alt`, where it says more than the text. */
  label: short.optional(),
  /** Selector of the element, for proof. Only kept for links that identify the site or an entrance. */
  selector: short.optional(),
});
export type Link = z.infer<typeof link>;

export const heading = z.object({ level: z.number().int().min(1).max(6), text: short, region, visible: tri });
export const meta = z.object({ name: short, content: z.string().max(1_000) });
/** A label with its value, as 索引号 and 发布机构 stand in a document block. */
export const labelledValue = z.object({ label: short, value: short, region });
/** A date as it stands, with what stands before it. `day` is absent where the text is damaged. */
export const datedText = z.object({ text: short, day: day.optional(), label: short.optional(), region, visible: tri });
export const listItem = z.object({ title: short, href: address.nullable(), day: day.optional() });
export type ListItem = z.infer<typeof listItem>;
export const cell = z.object({
  text: short,
  colspan: z.number().int().min(1).max(1_000),
  rowspan: z.number().int().min(1).max(1_000),
});
export const table = z.object({ rows: z.array(z.array(cell)) });
export const media = z.object({
  kind: z.enum(['image', 'video', 'audio', 'frame', 'object']),
  src: address.nullable(),
  alt: short.optional(),
  region,
  visible: tri,
});
export const form = z.object({
  action: address.nullable(),
  method: z.enum(['get', 'post']),
  fields: z.array(z.object({ name: short, type: short, label: short.optional() })).max(50),
  visible: tri,
});
/** A script by its address, with the attributes that identify badges and 找错. */
export const script = z.object({ src: address.nullable(), id: short.optional(), siteCode: short.optional() });

/** What the readers saw, before anything is concluded from it. */
export const pageFacts = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** Raised when a reader reads more or otherwise. */
  readerVersion: z.number().int().positive(),
  url: address,
  canonicalUrl: address,
  capture: captureMode,
  /** ISO date-time, or null where the day of capture is not known: freshness is then never judged. */
  capturedAt: z.string().max(40).nullable(),
  /** HTTP status, where the capture can know it. */
  status: z.number().int().min(100).max(599).optional(),
  documentTitle: short,
  language: short.optional(),
  charset: short.optional(),
  /** Elements in the document, as a measure of size. */
  elementCount: z.number().int().nonnegative(),
  /** Whether scripts, frames or islands could still write what static bytes do not show. */
  scriptFilled: z.boolean(),
  metas: z.array(meta).max(CAPS.metas),
  links: z.array(link).max(CAPS.links),
  headings: z.array(heading).max(CAPS.headings),
  pairs: z.array(labelledValue).max(CAPS.pairs),
  dates: z.array(datedText).max(CAPS.dates),
  /** Candidates for the main list, the likeliest first. */
  lists: z
    .array(z.object({ region, items: z.array(listItem).max(CAPS.listItems), heading: short.optional() }))
    .max(12),
  /** The pager as the page's own script or links state it. */
  pager: z
    .object({
      pages: z.number().int().nonnegative().optional(),
      current: z.number().int().nonnegative().optional(),
      total: z.number().int().nonnegative().optional(),
      next: address.optional(),
    })
    .optional(),
  breadcrumb: z.array(z.object({ text: short, href: address.nullable() })).max(20),
  tables: z.array(table).max(CAPS.tables),
  media: z.array(media).max(CAPS.media),
  forms: z.array(form).max(CAPS.forms),
  scripts: z.array(script).max(CAPS.scripts),
  mainText: z.string().max(CAPS.mainText),
  /** Text of the footer, where the identifiers stand. */
  footerText: z.string().max(6_000),
  /** Names of the lists and texts above that were cut at their cap. */
  truncated: z.array(short),
  /** Readers that threw: the facts they write are missing, and rules that need them end in `error`. */
  readerErrors: z.array(z.object({ reader: short, message: short })),
});
export type PageFacts = z.infer<typeof pageFacts>;
