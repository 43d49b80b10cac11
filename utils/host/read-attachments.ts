/**
 * Fetches and reads the attachments of a survey, after their links were checked. Everything is in the store: broken off
 * at any moment and begun again, it goes on where it was.
 */
import {
  ATTACHMENT_CAPS,
  type AttachmentReading,
  type AttachmentReason,
  type AttachmentRecord,
} from '../attachments/attachment.ts';
import { putAttachment, readAttachment, readAttachmentUrls } from '../store/attachments.ts';
import type { Store } from '../store/db.ts';
import { readLinks } from '../store/links.ts';
import { changePlatforms, readPlatforms } from '../store/platforms.ts';
import type { Pace } from '../survey/politeness.ts';
import type { LinkRecord } from '../survey/survey.ts';
import { type Answered, type Fetched, type FetchOptions, fetchBytes } from './fetch-bytes.ts';
import { lanesOf, type TurnOptions, type Turns, turnsOf } from './turns.ts';

/** Milliseconds until a file that does not come is given up. All numbers here are defaults of the product. */
const TIMEOUT = 120_000;
/** Files of one survey that are read at most. */
const MOST = 2_000;
/** Links that are gone through at most. */
const MOST_LINKS = 100_000;
/** A file whose reading was broken off so often may be what breaks it off. */
const MOST_TRIES = 3;

export interface ReadAttachmentsOptions extends TurnOptions {
  store: Store;
  runId: string;
  inArchive: boolean;
  /** Reads the bytes of a file, whatever they are. Rejects only where the signal says so. */
  read(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<AttachmentReading>;
  /** Whether time is left; asked before every file. What is not read by then is named so. */
  mayGoOn?(): Promise<boolean>;
  fetch?(url: string, options: FetchOptions): Promise<Fetched>;
}

/** Returns once each attachment that is there was read, or has its reason; rejects where the signal says so. */
export async function readAttachments(options: ReadAttachmentsOptions): Promise<void> {
  const { store, runId, inArchive } = options;
  const links = await readLinks(store, runId, { state: 'read', limit: MOST_LINKS });
  const known = await readAttachmentUrls(store, runId);
  const files = links.filter(({ kind, type, address }) => kind === 'attachment' && isDocument(type, address));
  const turns = turnsOf(options, await readPlatforms<Pace>(store));
  const due: LinkRecord[] = [];
  for (const [at, link] of files.entries()) {
    const before = known.has(link.url) ? await readAttachment(store, runId, link.url) : undefined;
    if (before && before.state !== 'reading') continue;
    const refused = at >= MOST ? refusal('many', String(MOST)) : refusalOf(link, before?.tries ?? 0);
    if (refused) await putAttachment(store, { ...recordOf(options, link, before?.tries ?? 0), ...refused });
    else due.push(link);
  }
  await Promise.all(lanesOf(due).map((lane) => readLane(options, lane, turns)));
  if (!inArchive) await changePlatforms(store, [...turns.paces]);
}

async function readLane(options: ReadAttachmentsOptions, links: readonly LinkRecord[], turns: Turns): Promise<void> {
  const { store, runId, inArchive, signal, mayGoOn = async () => true } = options;
  for (const link of links) {
    if (!(await mayGoOn())) {
      await putAttachment(store, { ...recordOf(options, link, 0), ...refusal('minutes', '') });
      continue;
    }
    // Going on would only be a burden.
    if (!inArchive && turns.isExhausted(link.address)) {
      await putAttachment(store, { ...recordOf(options, link, 0), ...refusal('not-fetched', 'failures') });
      continue;
    }
    const tries = ((await readAttachment(store, runId, link.url))?.tries ?? 0) + 1;
    const record = recordOf(options, link, tries);
    // Noted before: a file that takes the engine down with it is not begun for ever.
    await putAttachment(store, { ...record, state: 'reading' });
    const outcome = await readOne(options, link, turns);
    signal.throwIfAborted();
    await putAttachment(store, { ...record, ...outcome });
  }
}

type Outcome = Pick<AttachmentRecord, 'state' | 'reason' | 'detail' | 'text'>;

async function readOne(options: ReadAttachmentsOptions, { address }: LinkRecord, turns: Turns): Promise<Outcome> {
  const { inArchive, signal, read, fetch = fetchBytes } = options;
  await turns.wait(address);
  const fetched = await fetch(address, { inArchive, signal, limit: ATTACHMENT_CAPS.file, timeout: TIMEOUT });
  turns.heed(address, fetched);
  if (!fetched.answered) return refusal('not-fetched', `${fetched.reason} ${fetched.detail}`);
  if (!isWhole(fetched)) return refusal('not-fetched', String(fetched.status));
  if (fetched.cut) return refusal('too-large', `> ${ATTACHMENT_CAPS.file}`);
  const reading = await read(fetched.bytes, signal);
  if ('text' in reading) return { state: 'read', text: reading.text };
  return refusal(reading.unreadable.reason, reading.unreadable.detail);
}

const isWhole = ({ status, missing }: Answered): boolean => status === 200 && !missing;

/** Kinds of files that people write in. Pictures and archives are no attachments to read; nothing is said of them. */
const OLD = ['doc', 'xls', 'ppt', 'ole', 'rtf'];
function isDocument(type: string | undefined, address: string): boolean {
  if (type === 'zip') return /\.(?:docx|xlsx)(?:[?#]|$)/i.test(address);
  return type !== undefined && [...OLD, 'pdf', 'docx', 'xlsx'].includes(type);
}

/** Why a file is not even asked for. */
function refusalOf({ type, size }: LinkRecord, tries: number): Outcome | undefined {
  // The container of old kinds also hides new ones under a password: only its bytes tell, and neither is read.
  if (type && OLD.includes(type)) return refusal('old-format', type);
  if (size !== undefined && size > ATTACHMENT_CAPS.file) return refusal('too-large', `${size}`);
  return tries >= MOST_TRIES ? refusal('crashed', `${tries}`) : undefined;
}

const UNSUPPORTED: readonly AttachmentReason[] = ['image-only', 'old-format', 'other-type', 'encrypted', 'too-large'];

const refusal = (reason: AttachmentReason, detail: string): Outcome => ({
  state: UNSUPPORTED.includes(reason) ? 'unsupported' : 'failed',
  reason,
  detail: detail.slice(0, 200),
});

function recordOf(
  { runId, now = Date.now }: ReadAttachmentsOptions,
  { url, address, from, alsoFrom = [], text }: LinkRecord,
  tries: number,
): Omit<AttachmentRecord, 'state'> {
  const at = new Date(now()).toISOString();
  return { runId, url, address, from: [from, ...alsoFrom], linkText: text, tries, at };
}
