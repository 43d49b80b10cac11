/** Pages that bytes alone do not show. Pure. */
import type { PageFacts } from '../facts/page-facts.ts';
import type { PageKind, Reading } from '../facts/reading.ts';

/** Kinds that are there for a list or for ways to lists. */
const LISTING: ReadonlySet<PageKind> = new Set(['home', 'column', 'disclosure-platform', 'interaction']);
/** Names and crumbs stand on an empty page too. Default of the product. */
const FEW_LETTERS = 80;

/** Whether a script has yet to write what the page is there for. Nearly every page has a script that could. */
export function isByScript({
  facts,
  reading,
}: {
  facts: Pick<PageFacts, 'scriptFilled' | 'fragment' | 'forwards' | 'mainText'>;
  reading: Pick<Reading, 'kind' | 'list' | 'items' | 'attachments'>;
}): boolean {
  if (!facts.scriptFilled || facts.fragment || facts.forwards) return false;
  const hasRows = (reading.list?.count ?? 0) > 0 || reading.items.length > 0;
  if (hasRows) return false;
  return LISTING.has(reading.kind) || (facts.mainText.length < FEW_LETTERS && reading.attachments.length === 0);
}
