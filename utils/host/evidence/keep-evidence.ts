/** Looks at a page and keeps what it shows of its findings, and the page itself. */
import { toAppError } from '../../errors.ts';
import type {
  EvidenceItem,
  EvidenceLook,
  EvidencePage,
  EvidencePicture,
  EvidenceRecord,
  EvidenceTask,
  Missing,
  Sight,
} from '../../evidence/evidence.ts';
import { hash53, pageKeyOf } from '../../facts/digest.ts';
import type { Reply, Request } from '../../protocol.ts';
import type { Store } from '../../store/db.ts';
import { addEvidence, type EvidenceBytes, type EvidencePart, readPageBytes } from '../../store/evidence.ts';
import { makeRoom } from '../../store/evidence-budget.ts';
import { unspaced } from '../../text/normalise.ts';
import { maskPrivacy } from '../../text/privacy.ts';
import { compress } from '../compress.ts';
import { type Answered, answerOf } from '../rendered/answer-of.ts';
import type { Drawable, Picture } from './draw-picture.ts';
import { isThePage } from './is-the-page.ts';
import { placeOf } from './plan-evidence.ts';

export interface EvidenceTools {
  store: Store;
  /** Asks the background. */
  look(order: Request<'evidence.look'>): Promise<Reply<'evidence.look'>>;
  draw(sight: Drawable): Promise<Picture>;
}

/** What became of a task. `closed`: somebody closed the window. */
export type Kept = { records: EvidenceRecord[]; missing: Missing[]; answer?: Answered } | 'closed';

const MAX_TEXT = 200;

/** Rejects only where the database cannot be read: what cannot be kept is missing, and said to be. */
export async function keepEvidence(tools: EvidenceTools, task: EvidenceTask, take = ''): Promise<Kept> {
  const { items, url, apart = 0 } = task;
  const look = task.look
    ? await tools.look({ url, places: items.map(placeOf), html: true, apart }).catch(failed)
    : undefined;
  if (look?.state === 'closed') return 'closed';
  const pages = await pagesOf(tools.store, task, look);
  const records: EvidenceRecord[] = [];
  const missing: Missing[] = [];
  for (const [at, item] of items.entries()) {
    const sight = look?.state === 'seen' && (take !== '' || isOf(look, at, task)) ? look.sights[at] : undefined;
    const { picture, bytes } = await pictureOf(tools, { item, task }, sight);
    try {
      const record = await write(tools.store, { task, item, take, picture, pages, bytes });
      records.push(record);
      const kept = record.pictures.find(({ role, url: of }) => role === item.role && of === url);
      if (kept?.missing) missing.push(kept.missing);
    } catch (error) {
      if (toAppError(error).code !== 'disk-full') throw error;
      missing.push('disk-full');
    }
  }
  return {
    records,
    missing,
    ...(look ? { answer: answerOf(look, look.state === 'unread' ? look.reason : undefined) } : {}),
  };
}

/**
 * Whether what was seen is the place, or its absence from the page: of another page that stands there only an element
 * that holds the finding's words is. The home page may send its visitors on.
 */
function isOf(look: Extract<EvidenceLook, { state: 'seen' }>, at: number, { items, url }: EvidenceTask): boolean {
  const role = items[at]?.role;
  return role === 'home' || role === 'navigation' || look.sights[at]?.holds === true || isThePage(look, url);
}

const failed = (error: unknown): EvidenceLook => ({ state: 'unread', reason: 'failed', detail: String(error) });

interface Part {
  task: EvidenceTask;
  item: EvidenceItem;
  take: string;
  picture: EvidencePicture;
  pages: readonly KeptPage[];
  bytes: readonly EvidenceBytes[];
}

async function write(store: Store, { task, item, take, picture, pages, bytes }: Part): Promise<EvidenceRecord> {
  const { campaignId, bodyId, runId } = task;
  const part = {
    ...{ campaignId, bodyId, runId, take },
    findingKey: item.findingKey,
    at: picture.at,
    picture,
    pages: pages.map(({ page }) => page),
    ...(item.searched ? { searched: item.searched } : {}),
  };
  return writePart(store, part, [...bytes, ...pages.flatMap((page) => page.bytes ?? [])]);
}

/** Rejects with `disk-full` where there is not even room for the words. */
export async function writePart(
  store: Store,
  part: EvidencePart,
  bytes: readonly EvidenceBytes[],
): Promise<EvidenceRecord> {
  const { campaignId, bodyId, runId, picture, pages } = part;
  const size = bytes.reduce((sum, { content }) => sum + content.size, 0);
  const budget = await makeRoom(store, { campaignId, bodyId, runId, bytes: size });
  try {
    return await addEvidence(store, part, bytes, budget);
  } catch (error) {
    if (toAppError(error).code !== 'disk-full') throw error;
    // There may be room for the words, if not for the bytes.
    const bare = { ...part, ...(picture ? { picture: withoutFile(picture) } : {}), pages: pages.map(withoutFile) };
    return addEvidence(store, bare, [], budget);
  }
}

const withoutFile = <T extends EvidencePicture | EvidencePage>({ file, ...rest }: T): T =>
  ({ ...rest, ...(file ? { missing: 'disk-full' } : {}) }) as T;

async function pictureOf(
  { draw }: Pick<EvidenceTools, 'draw'>,
  { item, task: { url, look, unseen = 'not-rendered' } }: { item: EvidenceItem; task: EvidenceTask },
  sight: Sight | undefined,
): Promise<{ picture: EvidencePicture; bytes: EvidenceBytes[] }> {
  const base = { role: item.role, url, ...(item.selector ? { selector: item.selector } : {}) };
  const without = (missing: Missing, seen: Partial<EvidencePicture> = {}) => ({
    picture: { ...base, at: sight?.at ?? new Date().toISOString(), ...seen, missing },
    bytes: [],
  });
  if (!sight) return without(look ? 'unread' : unseen);
  const seen = seenOf(sight);
  return drawnPicture(draw, { ...base, ...seen }, sight);
}

/** What the window showed, as it is kept, or why it is not. */
export async function drawnPicture(
  draw: EvidenceTools['draw'],
  base: Omit<EvidencePicture, 'at'>,
  sight: Sight & Pick<Drawable, 'path'>,
): Promise<{ picture: EvidencePicture; bytes: EvidenceBytes[] }> {
  const { at, picture: shown } = sight;
  if (shown === undefined) return { picture: { ...base, at, missing: sight.missing ?? 'failed' }, bytes: [] };
  try {
    const { content, width, height, outline, covered, path } = await draw({ ...sight, picture: shown });
    const sha256 = await sha256Of(content);
    return {
      picture: {
        ...base,
        at,
        file: { sha256, type: content.type, size: content.size },
        ...{ width, height, covered },
        ...(outline ? { outline } : {}),
        ...(path ? { path } : {}),
      },
      bytes: [{ sha256, content }],
    };
  } catch (error) {
    console.warn('[政鉴] evidence', error);
    return { picture: { ...base, at, missing: 'failed' }, bytes: [] };
  }
}

/** What a later look at the place is compared with. */
function seenOf({ found, text, detail }: Sight): Partial<EvidencePicture> {
  return {
    ...(found ? { found } : {}),
    ...(detail ? { detail } : {}),
    ...(text === undefined
      ? {}
      : { text: maskPrivacy(text).slice(0, MAX_TEXT), textMark: hash53(unspaced(text)).toString(36) }),
  };
}

async function sha256Of(content: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await content.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface KeptPage {
  page: EvidencePage;
  bytes?: EvidenceBytes;
}

/** The page as it was fetched, and as it stood in the window. */
async function pagesOf(
  store: Store,
  { runId, url }: EvidenceTask,
  look: EvidenceLook | undefined,
): Promise<KeptPage[]> {
  const pages: KeptPage[] = [];
  const fetched = await readPageBytes(store, runId, pageKeyOf(url));
  if (fetched) {
    const { gzip, sha256, status, headers, at, address } = fetched;
    const content = new Blob([gzip]);
    pages.push({
      page: {
        ...{ capture: 'fetched' as const, url: address, at, status, headers },
        file: { sha256, type: headers['content-type'] ?? 'text/html', size: content.size },
      },
      bytes: { sha256, content, gzip: true },
    });
  }
  if (look?.state === 'seen' && look.html !== undefined) {
    const { gzip, sha256 } = await compress(new TextEncoder().encode(look.html));
    const content = new Blob([gzip]);
    pages.push({
      page: {
        ...{ capture: 'rendered' as const, url: look.address, at: look.at },
        ...(look.status ? { status: look.status } : {}),
        file: { sha256, type: 'text/html;charset=utf-8', size: content.size },
      },
      bytes: { sha256, content, gzip: true },
    });
  }
  return pages;
}
