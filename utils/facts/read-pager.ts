/** The pager of a list, as the page's script or its links state it. */
import { resolveAddress } from './address.ts';
import type { PageFacts } from './page-facts.ts';
import type { Reader } from './readers.ts';
import { type Box, type Snapshot, textOf } from './snapshot.ts';

export const readPager: Reader = (snapshot, draft) => {
  const pager: NonNullable<PageFacts['pager']> = { ...fromText(snapshot), ...fromScript(snapshot) };
  const next = nextLink(snapshot);
  if (next) pager.next = next;
  if (Object.keys(pager).length > 0) draft.pager = pager;
};

// createPageHTML(4, 0, "index", "html") counts pages from 0; createPageHTML('page_div',20,1,'list','shtml',383) from 1.
const CALL =
  /\b(?:createPageHTML|createPageHtml|createPage)\s*\(\s*(?:['"][\w-]*['"]\s*,\s*)?(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*['"][^'"]*['"]\s*,\s*['"]\w*['"]\s*(?:,\s*['"]?(\d{1,7})['"]?\s*)?/;

function fromScript(snapshot: Snapshot): NonNullable<PageFacts['pager']> {
  for (const box of snapshot.boxes) {
    if (box.tag !== 'script') continue;
    const text = snapshot.dom.textContent(box.element);
    if (text.length > 50_000 || !text.includes('reatePage')) continue;
    // The definition of the function is no call of it.
    const call = CALL.exec(text.replace(/function\s+createPage\w*\s*\([^)]*\)/g, ''));
    if (!call) continue;
    const named = /\(\s*['"]/.test(call[0].slice(0, call[0].indexOf(',')));
    const pages = Number(call[1]);
    const current = Number(call[2]) + (named ? 0 : 1);
    return { pages, current, ...(call[3] !== undefined && named && { total: Number(call[3]) }) };
  }
  return {};
}

function fromText(snapshot: Snapshot): NonNullable<PageFacts['pager']> {
  for (const { text, box } of snapshot.lines) {
    if (text.length > 160 || box.region === 'footer' || !/共|总|\d\s*\/\s*\d/.test(text)) continue;
    const total = /(?:共|总计|总数|总记录数?|合计)[有:：\s]*(\d{1,7})\s*(?:条|篇|个?记录|项)/.exec(text)?.[1];
    const pages = /(?:共|总)[有:：\s]*(\d{1,6})\s*页/.exec(text)?.[1];
    const position = /(?:第\s*)?(\d{1,6})\s*\/\s*(\d{1,6})\s*页/.exec(text);
    if (!total && !pages && !position) continue;
    const pager: NonNullable<PageFacts['pager']> = {};
    if (total) pager.total = Number(total);
    if (position) {
      pager.current = Number(position[1]);
      pager.pages = Number(position[2]);
    }
    if (pages) pager.pages = Number(pages);
    return pager;
  }
  return {};
}

function nextLink(snapshot: Snapshot): string | undefined {
  for (const box of snapshot.boxes as readonly Box[]) {
    if (box.tag !== 'a' || box.last - box.index > 4) continue;
    if (!/^(?:下一?页|后一页|next\s?page|下页[>»]*)$/i.test(textOf(snapshot, box, 12, true).replace(/[\s>»›]+/g, '')))
      continue;
    const href = resolveAddress(snapshot.dom.attribute(box.element, 'href'), snapshot.base);
    if (href) return href;
  }
  return undefined;
}
