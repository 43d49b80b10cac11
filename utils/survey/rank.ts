/** How early an address is worth asking for, from the link that leads there. Pure. */
import type { ColumnId } from '../facts/columns.ts';
import type { Region } from '../facts/page-facts.ts';
import { compact } from '../text/normalise.ts';
import { RANKS, type Rank } from './survey.ts';

export interface Lead {
  address: string;
  /** What the link says. */
  text: string;
  region: Region;
  /** The required column (必设栏目) that the link names. */
  column?: ColumnId;
  /** It is an item of a list. */
  isItem?: boolean;
  /** It is a further page of a list. */
  isListPage?: boolean;
}

/** Columns that lead to all others. */
const INDEX_COLUMNS: ReadonlySet<string> = new Set(['disclosure', 'catalogue', 'statutory']);
const SITE_MAP = /^(?:网站|站点)(?:地图|导航)$|^sitemap$/i;

export function rankOf({ address, text, region, column, isItem, isListPage }: Lead): Rank {
  if (isListPage) return RANKS.list;
  const name = compact(text);
  if (SITE_MAP.test(name)) return RANKS.index;
  // A row of a list may name a column in its title; an address of a content is one.
  const isContent = isItem === true || looksLikeContent(address);
  if (column && !isContent) return INDEX_COLUMNS.has(column) ? RANKS.index : RANKS.column;
  if (isContent) return RANKS.content;
  const isPlace = region === 'navigation' || region === 'header' || region === 'breadcrumb';
  if (looksLikeSection(address) || (isPlace && name.length > 0 && name.length <= 10)) return RANKS.section;
  return RANKS.other;
}

/** `/202101/t20210108_922970.html`, `/art/2023/10/16/art_1_2.html`, `/content/post_271956.html`, a hash as a name. */
function looksLikeContent(address: string): boolean {
  const path = pathOf(address);
  return /\/t\d{8}_\d+|\/art\/\d{4}\/|\/(?:19|20)\d{2}[-/]?\d{1,2}(?:[-/]?\d{1,2})?\/[^/]+\.\w+$|\/(?:post|content|article|info|news)_?\d{3,}\.|\/[0-9a-f]{32}\.|\/\d{6,}\.s?html?$/i.test(
    path,
  );
}

function looksLikeSection(address: string): boolean {
  return /\/$|\/(?:index|list|default|main)\.\w+$|\/col\/col\d+\/|\/(?:channels?|columns?|list)\//i.test(
    pathOf(address),
  );
}

function pathOf(address: string): string {
  try {
    return new URL(address).pathname;
  } catch {
    return '';
  }
}
