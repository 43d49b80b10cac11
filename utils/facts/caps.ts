/** Versions and limits of PageFacts, apart from the schema: the collector runs on every page and carries no zod. */

/** Raised when the shape of PageFacts changes; older records are migrated, read again, or their rules cannot tell. */
export const SCHEMA_VERSION = 1;

/** Raised when a reader reads more or otherwise. */
export const READER_VERSION = 4;

/** Lengths are UTF-16 units after white space is folded. A hostile page must not fill the disk. */
export const CAPS = {
  url: 2_000,
  shortText: 300,
  /** The main text of a page. */
  mainText: 60_000,
  footerText: 6_000,
  metaContent: 1_000,
  links: 3_000,
  controls: 60,
  headings: 200,
  titles: 12,
  metas: 100,
  pairs: 200,
  emptyLabels: 40,
  dates: 200,
  lists: 12,
  listItems: 500,
  captionLists: 3,
  breadcrumb: 20,
  tables: 20,
  cellsPerTable: 1_500,
  media: 200,
  forms: 20,
  fieldsPerForm: 50,
  constantsPerForm: 10,
  searchAddresses: 5,
  /** Closed tabs of a service guide. */
  closedText: 12_000,
  letterGrids: 3,
  letterRows: 100,
  letterCells: 12,
  scripts: 200,
  marks: 20,
  pageTools: 8,
  /** Hidden elements that hold links to other hosts, and links of each. */
  concealed: 100,
  concealedLinks: 100,
  /** Names of what was cut, and of readers that failed. */
  notes: 40,
  /** Elements and characters that the walk takes in; what follows is not read. */
  elements: 60_000,
  /** Nodes of any kind that the walk passes: texts and comments too. */
  nodes: 200_000,
  characters: 1_000_000,
} as const;
