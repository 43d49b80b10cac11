/** Which required columns a page links. */
import { compact } from '../text/normalise.ts';
import { COLUMN_ENDINGS, COLUMN_NAMES } from './column-names.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';
import type { PageFacts } from './page-facts.ts';
import type { ColumnLink } from './reading.ts';

/** Longer texts are titles of items. */
const NAME_LENGTH = 20;

const idsByName = new Map<string, ColumnId[]>();
for (const id of COLUMN_IDS) {
  for (const name of COLUMN_NAMES[id]) {
    const key = compact(name);
    idsByName.set(key, [...(idsByName.get(key) ?? []), id]);
  }
}

/** The columns that this name stands for; none where it is no name of a column. */
export function columnsOfName(name: string): readonly ColumnId[] {
  const key = trimName(compact(name));
  if (key.length === 0 || key.length > NAME_LENGTH) return [];
  const whole =
    idsByName.get(key) ?? idsByName.get(key.replace(/^(?:本局|我局|本厅|我厅|本市|市级|县级|区级|省级|网站)/, ''));
  if (whole) return whole;
  return COLUMN_ENDINGS.filter(([ending]) => ending.test(key)).map(([, column]) => column);
}

const trimName = (key: string): string =>
  key
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/(?:更多|more|\(\d+\)|专区)$/, '')
    .replace(/^(?:进入|查看|>+)/, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');

/** Links with a real address that name a column, each pair of column and address once. */
export function readColumns(facts: PageFacts): { columns: ColumnId[]; columnLinks: ColumnLink[] } {
  const found = new Map<string, ColumnLink>();
  for (const { text, label, href, visible } of facts.links) {
    if (!href || isOtherSite(href)) continue;
    for (const name of label && label !== text ? [text, label] : [text]) {
      for (const column of columnsOfName(name)) {
        const key = `${column} ${href}`;
        const known = found.get(key);
        if (!known || (known.visible === false && visible !== false))
          found.set(key, { column, text: name, href, visible });
      }
    }
  }
  const columnLinks = [...found.values()];
  const columns = [...new Set(columnLinks.map((link) => link.column))].sort();
  return { columns, columnLinks };
}

// Share buttons and the like carry names such as 动态 in their titles.
const isOtherSite = (href: string): boolean =>
  /^https?:\/\/(?:[\w-]+\.)*(?:weibo|qq|baidu|weixin|douyin|toutiao)\.com\//i.test(href);
