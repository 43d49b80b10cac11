/** Reads a file by what its bytes are, whatever its name says. Runs in a worker that can be ended at any moment. */
import { typeOfBytes } from '../survey/file-type.ts';
import { type AttachmentReading, type AttachmentText, ATTACHMENT_CAPS as CAPS } from './attachment.ts';
import { readDocx } from './read-docx.ts';
import { type CharacterMaps, readPdf } from './read-pdf.ts';
import { readXlsx } from './read-xlsx.ts';
import { readParts } from './read-zip.ts';
import { UnreadableError } from './unreadable.ts';

/** Never rejects: what cannot be read says why. */
export async function readAttachment(bytes: Uint8Array<ArrayBuffer>, maps: CharacterMaps): Promise<AttachmentReading> {
  try {
    if (bytes.length > CAPS.file) throw new UnreadableError('too-large', `${bytes.length} bytes`);
    const read = await readByType(bytes, maps);
    return { text: { size: bytes.length, sha256: await sha256Of(bytes), ...read } };
  } catch (error) {
    const { reason, message } = error instanceof UnreadableError ? error : new UnreadableError('broken', String(error));
    return { unreadable: { reason, detail: message.slice(0, 200) } };
  }
}

async function readByType(bytes: Uint8Array, maps: CharacterMaps): Promise<Omit<AttachmentText, 'size' | 'sha256'>> {
  const type = typeOfBytes(bytes);
  switch (type) {
    case 'pdf':
      return { type, ...(await readPdf(bytes, maps)) };
    case 'docx':
    case 'xlsx':
    case 'zip':
      return readOffice(bytes);
    case 'doc':
    case 'xls':
    case 'ppt':
    case 'ole':
      // A new document under a password is hidden in the container of the old ones.
      if (holdsName(bytes, 'EncryptedPackage')) throw new UnreadableError('encrypted', 'office');
      throw new UnreadableError('old-format', type);
    case 'rtf':
      throw new UnreadableError('old-format', type);
    default:
      throw new UnreadableError('other-type', type ?? 'unknown');
  }
}

/** The first bytes of a ZIP may name pictures alone. */
async function readOffice(bytes: Uint8Array): Promise<Omit<AttachmentText, 'size' | 'sha256'>> {
  const names = new Set<string>();
  readParts(bytes, (name) => {
    names.add(name.split('/', 1)[0] ?? '');
    return false;
  });
  if (names.has('word')) return { type: 'docx', ...readDocx(bytes) };
  if (names.has('xl')) return { type: 'xlsx', ...(await readXlsx(bytes)) };
  throw new UnreadableError('other-type', 'zip');
}

/** Names in the directory of an OLE file are UTF-16. It stands anywhere in it. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return text.includes(name);
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
