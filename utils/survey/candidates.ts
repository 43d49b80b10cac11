/** What a page names: addresses to read, files and other sites to check. Pure. */
import type { ColumnId } from '../facts/columns.ts';
import { pageKeyOf } from '../facts/digest.ts';
import type { Region } from '../facts/page-facts.ts';
import type { PageView } from '../facts/reading.ts';
import type { Scope } from '../model.ts';
import { isInScopes } from '../store/scopes.ts';
import { rankOf } from './rank.ts';
import { type LinkRecord, RANKS, type Rank, type SurveySettings } from './survey.ts';

/** An address that a page names. */
export interface Candidate {
  /** As `pageKeyOf` names pages. */
  url: string;
  address: string;
  text: string;
  rank: Rank;
  /** The required column that the link names. */
  column?: ColumnId;
  /** `page`: to be read, unless it is refused. The others are only checked. */
  kind: 'page' | LinkRecord['kind'];
  /** Of a further page of a list: the list's first page. */
  listOf?: string;
  /** No link leads there: it was worked out from a pager. */
  derived?: true;
  /** The page itself sends its visitors there. */
  forward?: true;
}

/** An address of a list's further pages. */
export interface ListPage {
  address: string;
  /** The list's first page. */
  listOf: string;
  derived?: true;
}

/** Files by the ends of their names: they are checked and not read as pages. */
const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|rtf|csv|txt|zip|rar|7z|gz|tar|exe|apk|ipa|msi|dmg|jpe?g|png|gif|bmp|webp|svg|ico|tiff?|mp[34]|m4[av]|wmv|avi|flv|mov|rmvb?|swf|wav|wma|css|js|json|xml|rss)$/i;

/** So many addresses are remembered; templates repeat theirs on every page. */
const REMEMBERED = 20_000;

export interface CandidateOptions {
  scopes: readonly Scope[];
  settings: Pick<SurveySettings, 'attachments' | 'offSite'>;
}

/**
 * Returns what reads the candidates of a page, each address once, in the order of the page. `isClosed`: nothing that a
 * page says of this address changes anything any more, so it is left out.
 */
export function candidateReader({
  scopes,
  settings,
}: CandidateOptions): (
  page: PageView,
  listPages: readonly ListPage[],
  isClosed: (url: string) => boolean,
  forwards?: readonly string[],
) => Candidate[] {
  const places = new Map<string, Pick<Candidate, 'url' | 'kind'> | undefined>();
  const placeOf = (address: string) => {
    if (places.has(address)) return places.get(address);
    if (places.size >= REMEMBERED) places.clear();
    const place = judge(address);
    places.set(address, place);
    return place;
  };
  const judge = (address: string): Pick<Candidate, 'url' | 'kind'> | undefined => {
    if (!/^https?:\/\//i.test(address)) return undefined;
    const isOwn = isInScopes(scopes, address);
    if (isOwn && !isFile(address)) return { url: pageKeyOf(address), kind: 'page' };
    if (isOwn) return settings.attachments ? { url: pageKeyOf(address), kind: 'attachment' } : undefined;
    return settings.offSite ? { url: pageKeyOf(address), kind: 'off-site' } : undefined;
  };

  return (page, listPages, isClosed, forwards = []) => {
    const found = new Map<string, Candidate>();
    const columns = new Map(page.columnLinks.map(({ href, column }) => [href, column]));
    const items = new Set(page.items.flatMap(({ href }) => href ?? []));
    const attachments = new Set(page.attachments.map(({ href }) => href));
    const add = (
      address: string,
      text: string,
      region: Region,
      { listOf, derived, forward }: Partial<ListPage> & Pick<Candidate, 'forward'> = {},
    ) => {
      const place = placeOf(address);
      if (!place || isClosed(place.url)) return;
      const isAttachment = place.kind === 'page' && attachments.has(address) && isDownload(address);
      if (isAttachment && !settings.attachments) return;
      const column = columns.get(address);
      const rank = rankOf({
        address,
        text,
        region,
        ...(column ? { column } : {}),
        ...(items.has(address) ? { isItem: true } : {}),
        ...(listOf === undefined ? {} : { isListPage: true }),
      });
      const earlier = found.get(place.url);
      if (earlier && (earlier.listOf !== undefined || earlier.forward || earlier.rank <= rank)) return;
      found.set(place.url, {
        url: place.url,
        address,
        text: text || (earlier?.text ?? ''),
        rank,
        kind: isAttachment ? 'attachment' : place.kind,
        ...(column && rank <= RANKS.column ? { column } : {}),
        ...(listOf === undefined ? {} : { listOf }),
        ...(derived ? { derived } : {}),
        ...(forward ? { forward } : {}),
      });
    };
    for (const address of forwards) add(address, '', 'main', { forward: true });
    for (const further of listPages) add(further.address, '', 'main', further);
    for (const { href, text, region } of page.links) if (href !== null) add(href, text, region);
    for (const { href, title } of page.items) if (href !== null) add(href, title, 'main');
    for (const { href, text, region } of page.controls) if (href !== undefined) add(href, text, region);
    for (const { kind, src, region } of page.media) if (kind === 'frame' && src !== null) add(src, '', region);
    return [...found.values()];
  };
}

function isFile(address: string): boolean {
  const [path = ''] = address.split(/[?#]/, 1);
  return FILE.test(path);
}

/** Named as an attachment, and its address says that something hands out files. */
function isDownload(address: string): boolean {
  return /download|attach|fileid|filename/i.test(address);
}
