/** What the check of a link says: is its target there, how large, of what type? Pure; a wrong `dead` accuses. */
import type { Answered, Fetched } from '../host/fetch-bytes.ts';
import { typeDeclared, typeOfBytes } from './file-type.ts';
import { goneWordsOf, type IsHome, leadsHome, type Outcome, outcomeOfAnswer, outcomeOfFailure } from './outcome.ts';
import type { AddressState, LinkRecord, Reason } from './survey.ts';

/** What one try says of a target. */
export type Finding = Pick<LinkRecord, 'reason' | 'detail' | 'status' | 'at' | 'type' | 'size' | 'declared'> & {
  state: Exclude<LinkRecord['state'], 'waiting'>;
};

/** What came back for a link. A page for a page is well; a page in place of a file is not the file. */
export function findingOf(
  { kind, address }: Pick<LinkRecord, 'kind' | 'address'>,
  fetched: Fetched,
  isHome: IsHome = () => false,
): Finding {
  const { at } = fetched;
  if (!fetched.answered) {
    const { state, ...why } = outcomeOfFailure(fetched);
    return { state: there(state), ...why, at };
  }
  const { status, bytes } = fetched;
  const outcome = outcomeOfAnswer(fetched);
  if (outcome && outcome.state !== 'unsupported') return { ...outcome, state: there(outcome.state), status, at };
  const type = typeOfBytes(bytes);
  const isPage = type === 'html' || (type === undefined && bytes.length === 0 && /html/i.test(fetched.contentType));
  if (isPage && (kind === 'off-site' || namesFile(address))) {
    const gone = goneWordsOf(bytes);
    if (gone && !fetched.cut) return { state: 'dead', reason: 'soft-404', detail: gone, status, at };
    if (kind === 'attachment') {
      const reason = 'soft-404';
      // The home page in place of a file: it is gone. Any other page: nobody knows what it says.
      return { state: leadsHome(fetched, isHome) ? 'dead' : 'unknown', reason, detail: fetched.address, status, at };
    }
  }
  const size = kind === 'attachment' ? sizeOf(fetched) : undefined;
  return {
    state: 'read',
    status,
    at,
    ...(kind === 'attachment' && type !== undefined && { type }),
    ...(size !== undefined && { size }),
  };
}

/** No file that anybody links is smaller; bytes. Default of the product. */
const SMALLEST = 200;

/**
 * What an answer to HEAD says of a file; undefined where it is not to be believed, and the file has to be asked for.
 * Servers refuse HEAD, answer 404 to it for files that are there, or know neither length nor type: only that all is
 * well is taken from them, that nothing came, and that they want to be left alone.
 */
export function findingOfHead(link: Pick<LinkRecord, 'kind' | 'address'>, fetched: Fetched): Finding | undefined {
  if (!fetched.answered) return findingOf(link, fetched);
  const { status, headers, contentType, redirected, at } = fetched;
  if (status === 429 || status === 503) return findingOf(link, fetched);
  const type = typeDeclared(contentType, link.address);
  const length = headers['content-encoding'] === undefined ? headers['content-length'] : undefined;
  if (status !== 200 || redirected || !type || !length || !/^\d{1,15}$/.test(length)) return undefined;
  const size = Number(length);
  return size < SMALLEST ? undefined : { state: 'read', status, at, type, size, declared: true };
}

/** Something that is no page is there all the same. */
const there = (state: Outcome['state']): Finding['state'] => (state === 'unsupported' ? 'read' : state);

/** An address that ends like a file which is no page, text or program. */
function namesFile(address: string): boolean {
  const [path = ''] = address.split(/[?#]/, 1);
  return /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|rtf|zip|rar|7z|gz|jpe?g|png|gif|bmp|mp[34]|wmv|avi|flv|mov)$/i.test(
    path,
  );
}

/** Size of the whole file, of whatever part was asked for. */
function sizeOf({ headers, status, bytes, cut }: Answered): number | undefined {
  const whole = /\/(\d{1,15})\s*$/.exec(headers['content-range'] ?? '')?.[1];
  if (whole !== undefined) return Number(whole);
  if (!cut) return bytes.length;
  // Of compressed content the header counts the compressed bytes.
  const length = headers['content-encoding'] === undefined ? headers['content-length'] : undefined;
  return status !== 206 && length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** Whether a second, late try is due: what answered well, or may not be asked for, is not asked again. */
export function needsSecondTry({ state, reason }: Finding): boolean {
  if (state === 'read' || state === 'skipped') return false;
  return reason !== 'not-archived' && reason !== 'permission' && reason !== 'login';
}

/** What is said of an address that should have been asked for a second time: what cost it the first time, no more. */
export function untriedAgain({ reason }: Pick<LinkRecord, 'reason'>): 'blocked' | 'unknown' {
  return reason === 'status' || reason === 'timeout' || reason === 'challenge' || reason === 'login'
    ? 'blocked'
    : 'unknown';
}

/** Reasons of a target that is not there. */
const isGone = ({ reason }: Pick<LinkRecord, 'reason'>): boolean => reason === 'not-found' || reason === 'soft-404';

/** What both tries say together: dead is only what was dead twice. */
export function confirmed<T extends { state: AddressState; reason?: Reason }>(
  first: Pick<LinkRecord, 'reason'>,
  second: T,
): T | (Omit<T, 'state'> & { state: 'unknown' }) {
  return second.state === 'dead' && !isGone(first) ? { ...second, state: 'unknown' } : second;
}

interface Checked {
  link: Pick<LinkRecord, 'kind' | 'address'>;
  finding: Finding;
}

/** The targets of a round on other sites that are dead only if another host answered well in the same round. */
export function doubted<T extends Checked>(round: readonly T[]): T[] {
  const answering = new Set(round.flatMap(({ link, finding }) => (isThere(link, finding) ? hostOf(link.address) : [])));
  return round.filter(
    ({ link, finding }) =>
      link.kind === 'off-site' &&
      finding.state === 'dead' &&
      ![...answering].some((host) => host !== hostOf(link.address)),
  );
}

const isThere = ({ kind }: Checked['link'], { state }: Finding): boolean => kind === 'off-site' && state === 'read';

/** No other host answered: a gateway of our own network may have spoken for all of them. */
export function disbelieved<T extends Checked>(round: readonly T[], doubts: readonly T[]): T[] {
  return round.map((entry) =>
    doubts.includes(entry) ? { ...entry, finding: { ...entry.finding, state: 'unknown' } } : entry,
  );
}

/** Whether an address is on another host. */
export const isElsewhere = (address: string, other: string): boolean => hostOf(address) !== hostOf(other);

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return '';
  }
}
