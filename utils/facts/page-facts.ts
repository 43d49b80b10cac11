/** The border between a page and the rest: what one capture of one page says, as plain JSON. */
import { z } from 'zod';
import { isDay, timeInChina } from '../text/day.ts';
import { auditFacts } from './audit-facts.ts';
import { CAPS, SCHEMA_VERSION } from './caps.ts';
import { renderedFacts } from './rendered-facts.ts';

export { CAPS, SCHEMA_VERSION };

export const tri = z.union([z.boolean(), z.literal('unknown')]);
/** `unknown`: this capture has no way to see it. No rule fails on it. */
export type Tri = z.infer<typeof tri>;

export const captureMode = z.enum(['fetched', 'live', 'rendered']);
export type CaptureMode = z.infer<typeof captureMode>;

export const region = z.enum(['header', 'navigation', 'breadcrumb', 'main', 'aside', 'footer', 'unknown']);
/** Where on the page a thing stands. */
export type Region = z.infer<typeof region>;

const short = z.string().max(CAPS.shortText);
const address = z.string().max(CAPS.url);
/** The page itself was served by a web server; what it links may be anything. */
const webAddress = address.regex(/^https?:\/\/[^/]/);
const day = z.string().max(10).refine(isDay);
const moment = z
  .string()
  .max(40)
  .refine((text) => timeInChina(text) !== undefined);
const count = z.number().int().nonnegative();

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
  /** Short text before it on the same line, such as 附件： or 相关解读：. */
  near: short.optional(),
  /** Heading of the few lines of links that it stands in, where that names interpretations or the document: 相关解读. */
  section: short.optional(),
  /** The link has a `download` attribute. */
  download: z.literal(true).optional(),
  /** What a click runs, cut: of links without an address, and of those that name an entrance. */
  handler: short.optional(),
});
export type Link = z.infer<typeof link>;

/** A text outside links that names an entrance (无障碍浏览, 网站纠错), or the name of a button. */
export const control = z.object({
  text: short,
  region,
  visible: tri,
  /** Where a click leads, where its script says so in one literal address. */
  href: address.optional(),
  /** What a click runs, cut. */
  handler: short.optional(),
});
export type Control = z.infer<typeof control>;

export const heading = z.object({ level: z.number().int().min(1).max(6), text: short, region, visible: tri });
export type Heading = z.infer<typeof heading>;
/** A visible text that may be the title of a single content. `line` counts the visible lines of the page. */
export const titleCandidate = z.object({
  text: short,
  line: count,
  region,
  heading: z.number().int().min(1).max(6).optional(),
  /** Its element is named as a title. */
  marked: z.literal(true).optional(),
  /** It is what the meta ArticleTitle says. */
  matchesMeta: z.literal(true).optional(),
  /** It stands in the document title. */
  matchesDocument: z.literal(true).optional(),
  /** A line of its own that nothing but its words and place tells from others. */
  plain: z.literal(true).optional(),
});
export type TitleCandidate = z.infer<typeof titleCandidate>;
export const meta = z.object({ name: short, content: z.string().max(CAPS.metaContent) });
/** A label with its value, as 索引号 and 发布机构 stand in a document block. */
export const labelledValue = z.object({
  label: short,
  value: short,
  region,
  line: count,
  /** Label and value fill cells or elements of their own, without a colon. */
  cell: z.literal(true).optional(),
});
export type LabelledValue = z.infer<typeof labelledValue>;
/** A date as it stands, with what stands before it. `day` is absent where the text is damaged. */
export const datedText = z.object({
  text: short,
  day: day.optional(),
  label: short.optional(),
  region,
  visible: tri,
  line: count,
  /** Little else stands on its line. */
  alone: z.boolean(),
  /** The line says what happened on the day (通过, 批准, 施行), which is no publication. */
  event: z.literal(true).optional(),
  /**
   * It stands where a document is signed (落款): `named` below or beside the name of a body, `bare` below the end of a
   * paragraph; `below-title` in brackets of its own, as a bulletin says its day.
   */
  signed: z.enum(['named', 'bare', 'below-title']).optional(),
  /** 印发 follows: the day of the imprint (版记). */
  imprint: z.literal(true).optional(),
});
export type DatedText = z.infer<typeof datedText>;
export const listItem = z.object({
  title: short,
  href: address.nullable(),
  day: day.optional(),
  /** The whole title, where the page shows it cut. */
  full: short.optional(),
  /** Its date names no year (`06-05`) or is counted from today (昨天): the day cannot be known. */
  vague: z.literal(true).optional(),
});
export type ListItem = z.infer<typeof listItem>;
/** Rows of content items. No items: the place of a list stands empty. */
export const contentList = z.object({
  region,
  items: z.array(listItem).max(CAPS.listItems),
  heading: short.optional(),
  visible: tri,
  line: count,
  /** Most rows hold a picture: a carousel or an album. */
  pictures: z.literal(true).optional(),
  /** Its rows stand in data that a script has yet to show: a `<datastore>` of XML, an array of objects. */
  island: z.enum(['xml', 'json']).optional(),
  /** Rows that run through a small window (滚动); copies that a script added are left out. */
  scrolling: z.literal(true).optional(),
});
export type ContentList = z.infer<typeof contentList>;
export const cell = z.object({
  text: short,
  colspan: z.number().int().min(1).max(1_000),
  rowspan: z.number().int().min(1).max(1_000),
});
export type Cell = z.infer<typeof cell>;
/** A row holds a cell at least. */
export const table = z.object({
  rows: z
    .array(z.array(cell).max(CAPS.cellsPerTable))
    .max(CAPS.cellsPerTable)
    .refine((rows) => rows.reduce((sum, row) => sum + row.length, 0) <= CAPS.cellsPerTable),
  line: count,
});
export type Table = z.infer<typeof table>;
export const media = z.object({
  kind: z.enum(['image', 'video', 'audio', 'frame', 'object']),
  src: address.nullable(),
  alt: short.optional(),
  region,
  visible: tri,
  /** It stands in a link. */
  linked: z.literal(true).optional(),
  /** Number of the visible line at which it stands. */
  line: count.optional(),
});
export type Media = z.infer<typeof media>;
export const form = z.object({
  action: address.nullable(),
  method: z.enum(['get', 'post']),
  fields: z
    .array(
      z.object({
        name: short,
        type: short,
        label: short.optional(),
        hidden: z.literal(true).optional(),
        /** `name` is its id: a form does not send it. */
        unnamed: z.literal(true).optional(),
      }),
    )
    .max(CAPS.fieldsPerForm),
  /** Hidden fields of a form that is sent by its address, which belong to that address. */
  constants: z
    .array(z.object({ name: short, value: short }))
    .max(CAPS.constantsPerForm)
    .optional(),
  visible: tri,
  region,
});
export type Form = z.infer<typeof form>;
/**
 * A list of letters (来信, 留言) whose columns a row of heads names. A cell under the head of a person's name is empty:
 * names are not kept.
 */
export const letterGrid = z.object({
  heads: z.array(short).max(CAPS.letterCells),
  rows: z
    .array(z.object({ cells: z.array(short).max(CAPS.letterCells), href: address.nullable() }))
    .max(CAPS.letterRows),
  line: count,
});
export type LetterGrid = z.infer<typeof letterGrid>;
/** A tool of a single content: sizes of letters, shares, the code that opens the page on a phone. */
export const pageTool = z.object({
  kind: z.enum(['font-size', 'share', 'phone-code']),
  /** The line of its label; empty for a code without one. */
  text: short,
  region,
  /** A control, a link, an icon or a picture stands with the label. */
  filled: z.boolean(),
});
export type PageTool = z.infer<typeof pageTool>;
/** A script by its address, with the attributes that identify badges and 找错. */
export const script = z.object({ src: address.nullable(), id: short.optional(), siteCode: short.optional() });
export type Script = z.infer<typeof script>;

/** A hidden element that holds links to other hosts. */
export const concealed = z.object({
  /** `off-screen`: placed far outside or clipped; `size`: cut to nothing; `style-sheet`: none of its own styles. */
  by: z.enum(['display', 'visibility', 'opacity', 'font-size', 'off-screen', 'size', 'style-sheet']),
  region,
  /** To other hosts, each address once. */
  links: z.array(z.object({ href: address, text: short })).max(CAPS.concealedLinks),
  /** Links to the page's own host beside them. */
  ownLinks: count,
  /** Its links are rows of a list or a table. */
  listed: z.literal(true).optional(),
  pictures: z.literal(true).optional(),
  /** It has an id or a class, by which a script may open it. */
  named: z.literal(true).optional(),
  /** A neighbour of the same make holds links: panels of tabs. */
  twin: z.literal(true).optional(),
});
export type Concealed = z.infer<typeof concealed>;

/** 52 bits over tags, ids and classes, in base 36. */
const structure = z.string().regex(/^[0-9a-z]{11}$/);
/** Fingerprints of the frame of the page and of its regions, the same for pages of one template. */
export const template = z.object({
  whole: structure,
  header: structure.optional(),
  navigation: structure.optional(),
  footer: structure.optional(),
});
export type Template = z.infer<typeof template>;

/** What the readers saw, before anything is concluded from it. */
export const pageFacts = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** Raised when a reader reads more or otherwise. */
  readerVersion: z.number().int().positive(),
  url: webAddress,
  canonicalUrl: webAddress,
  capture: captureMode,
  /** ISO date or date-time, or null where the day of capture is not known: freshness is then never judged. */
  capturedAt: moment.nullable(),
  /** HTTP status, where the capture can know it. */
  status: z.number().int().min(100).max(599).optional(),
  /** Rows that a list's endpoint answers to the page's own script: no page, so rules for pages do not judge it. */
  fragment: z.literal(true).optional(),
  documentTitle: short,
  language: short.optional(),
  charset: short.optional(),
  /** Elements in the document, as a measure of size. */
  elementCount: count,
  /** Whether scripts, frames or islands could still write what static bytes do not show. */
  scriptFilled: z.boolean(),
  /** Where a page that shows nothing itself sends its visitors, by meta refresh or script: of fetched captures alone. */
  forwards: z.array(address).max(3).optional(),
  metas: z.array(meta).max(CAPS.metas),
  links: z.array(link).max(CAPS.links),
  controls: z.array(control).max(CAPS.controls),
  headings: z.array(heading).max(CAPS.headings),
  titles: z.array(titleCandidate).max(CAPS.titles),
  pairs: z.array(labelledValue).max(CAPS.pairs),
  /** Labels of a document block that stand without a value. */
  emptyLabels: z
    .array(z.object({ label: short, region, line: count }))
    .max(CAPS.emptyLabels)
    .optional(),
  dates: z.array(datedText).max(CAPS.dates),
  /** Candidates for the main list, the likeliest first. */
  lists: z.array(contentList).max(CAPS.lists),
  /** Lists of letters under a row of heads. */
  letterGrids: z.array(letterGrid).max(CAPS.letterGrids).optional(),
  /** Rows of persons or pictures by names too short for titles, as a column of leaders (领导之窗) shows them. */
  captionLists: z.array(contentList).max(CAPS.captionLists).optional(),
  /** Of the rows of all lists of the main part, of closed tabs and beyond the cap too. Absent where it has none. */
  mainRows: z
    .object({
      newest: day.optional(),
      /** Rows without a day that stand among rows with one, or whose date is vague. */
      undated: count,
      /** Of these the ones with a vague date. */
      vague: count,
    })
    .optional(),
  /**
   * Something leads to rows that do not stand here: a control or a script of a pager, whose own count may still say
   * that one page is all; or a button for more rows, or a frame.
   */
  more: z.enum(['pager', 'rows']).optional(),
  /** The pager as the page's own script or links state it. */
  pager: z
    .object({
      pages: count.optional(),
      current: count.optional(),
      total: count.optional(),
      next: address.optional(),
      /** Items a page. */
      size: count.optional(),
      /**
       * Where any page stands: in `template` `{n}` is the number of the page plus `offset` (TRS: page 2 is index_1.html,
       * offset −1), or `{from}` and `{to}` are the numbers of its first and last item, counted from 1. `first` is page 1
       * where it has an address of its own. `pageAddress` fills it in.
       */
      address: z.object({ template: address, offset: z.number().int(), first: address.optional() }).optional(),
    })
    .optional(),
  breadcrumb: z.array(z.object({ text: short, href: address.nullable() })).max(CAPS.breadcrumb),
  /** The path ends with a separator: its last step is empty. */
  breadcrumbDangling: z.literal(true).optional(),
  tables: z.array(table).max(CAPS.tables),
  media: z.array(media).max(CAPS.media),
  forms: z.array(form).max(CAPS.forms),
  /** Addresses that scripts call with a word to search for, up to the word: `https://…/s?q=`. */
  searchAddresses: z.array(address).max(CAPS.searchAddresses).optional(),
  scripts: z.array(script).max(CAPS.scripts),
  /** Absent in records of older readers. */
  pageTools: z.array(pageTool).max(CAPS.pageTools).optional(),
  /** Absent in records of older readers. */
  concealed: z.array(concealed).max(CAPS.concealed).optional(),
  template: template.optional(),
  /** Ids of badges and entrances that scripts write, lower case: `_ideconac`, `toolbarctrl`. */
  marks: z.array(short).max(CAPS.marks),
  /** Line by line, without navigation, header and footer. */
  mainText: z.string().max(CAPS.mainText),
  /** Text of closed tabs and panels of the main part, where it names parts of a service guide. */
  closedText: z.string().max(CAPS.closedText).optional(),
  /** Number of the visible line at which it starts. */
  mainLine: count,
  /** Share of its characters that stand in links. */
  mainLinkShare: z.number().min(0).max(1),
  /** Text of the footer, where the identifiers stand. */
  footerText: z.string().max(CAPS.footerText),
  /**
   * What the on-demand audit measured. Absent in fetched and automatic captures, and where the audit failed; one that
   * does not fit the schema is dropped, since it must not cost the capture.
   */
  audit: auditFacts.optional().catch(undefined),
  /** What trying the rendered page showed. Absent where nobody tried. */
  rendered: renderedFacts.optional().catch(undefined),
  /** Names of the lists and texts above that were cut at their cap. */
  truncated: z.array(short).max(CAPS.notes),
  /** Readers that threw: the facts they write are missing, and rules that need them end in `error`. */
  readerErrors: z.array(z.object({ reader: short, message: short })).max(CAPS.notes),
});
export type PageFacts = z.infer<typeof pageFacts>;
