/** Which required columns a page links, and which it names without an address. */
import { compact } from '../text/normalise.ts';
import { COLUMN_ENDINGS, COLUMN_NAMES } from './column-names.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';
import { doesNothing } from './handlers.ts';
import type { PageFacts } from './page-facts.ts';
import type { ColumnLink, NamedColumn } from './reading.ts';

/** Longer texts are titles of items. */
export const NAME_LENGTH = 20;

/** Names that users add to the ones of `column-names.ts`. The schema stands in `utils/model.ts`. */
export interface ColumnAddition {
  column: ColumnId;
  names: readonly string[];
}

/** Columns by the `compact` form of their whole names. */
export type ColumnIndex = ReadonlyMap<string, readonly ColumnId[]>;

const BUILT_IN = indexOf(COLUMN_IDS.map((column) => ({ column, names: COLUMN_NAMES[column] })));

function indexOf(entries: readonly ColumnAddition[], base?: ColumnIndex): ColumnIndex {
  const index = new Map(base);
  for (const { column, names } of entries) {
    for (const name of names) {
      const key = trimName(compact(name));
      const known = index.get(key) ?? [];
      if (key && !known.includes(column)) index.set(key, [...known, column]);
    }
  }
  return index;
}

/** The built-in names with a user's own. Names that are empty once folded are left out. */
export const columnIndex = (additions: readonly ColumnAddition[] = []): ColumnIndex =>
  additions.length === 0 ? BUILT_IN : indexOf(additions, BUILT_IN);

const OWN_PREFIX = /^(?:本局|我局|本厅|我厅|本市|本区|本县|本级|市级|县级|区级|省级|网站)/;

/** The columns that this name stands for; none where it is no name of a column. */
export function columnsOfName(name: string, index: ColumnIndex = BUILT_IN): readonly ColumnId[] {
  const key = trimName(compact(name));
  if (key.length === 0 || key.length > NAME_LENGTH) return [];
  const whole = index.get(key) ?? index.get(key.replace(/[·&]/g, '')) ?? index.get(key.replace(OWN_PREFIX, ''));
  if (whole) return whole;
  return COLUMN_ENDINGS.filter(([ending]) => ending.test(key)).map(([, column]) => column);
}

function trimName(key: string): string {
  return key
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/(?:更多|more|\(\d+\)|专区)$/, '')
    .replace(/^(?:进入|查看|>+)/, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');
}

/**
 * Links with a real address that name a column, each pair of column and address once; and columns whose name stands in
 * a link that leads nowhere while no other link of the page reaches them.
 */
export function readColumns(
  facts: PageFacts,
  additions?: readonly ColumnAddition[],
): { columns: ColumnId[]; columnLinks: ColumnLink[]; unlinkedColumns: NamedColumn[] } {
  const index = columnIndex(additions);
  const found = new Map<string, ColumnLink>();
  const dead = new Map<string, NamedColumn>();
  for (const { text, label, href, visible, region, handler } of facts.links) {
    if (href && isOtherSite(href)) continue;
    // Of the path the last step, and what a script opens, lead somewhere without an address.
    if (!href && (region === 'breadcrumb' || (handler && !doesNothing(handler)))) continue;
    for (const name of label && label !== text ? [text, label] : [text]) {
      for (const column of columnsOfName(name, index)) {
        if (!href) {
          if (visible !== false && !dead.has(column)) dead.set(column, { column, text: name });
          continue;
        }
        const key = `${column} ${href}`;
        const known = found.get(key);
        if (!known || (known.visible === false && visible !== false))
          found.set(key, { column, text: name, href, visible });
      }
    }
  }
  const columnLinks = [...found.values()];
  const columns = [...new Set(columnLinks.map((link) => link.column))].sort();
  return {
    columns,
    columnLinks,
    unlinkedColumns: [...dead.values()].filter(({ column }) => !columns.includes(column)),
  };
}

// Share buttons and the like carry names such as 动态 in their titles.
const isOtherSite = (href: string): boolean =>
  /^https?:\/\/(?:[\w-]+\.)*(?:weibo|qq|baidu|weixin|douyin|toutiao)\.com\//i.test(href);
