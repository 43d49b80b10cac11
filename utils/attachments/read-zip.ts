/** Parts of a ZIP, as DOCX and XLSX are ones, with limits on what it unpacks to. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { ATTACHMENT_CAPS as CAPS } from './attachment.ts';
import { UnreadableError } from './unreadable.ts';

/**
 * The parts whose names are wanted, unpacked. What the directory of the ZIP says of sizes is checked for all parts
 * before any is unpacked, and no part grows beyond what it said.
 *
 * @throws UnreadableError `unpacked` for a ZIP that is or may be a bomb, `broken` for what is no ZIP.
 */
export function readParts(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  let entries = 0;
  let size = 0;
  const check = ({ name, originalSize, size: packed }: UnzipFileInfo) => {
    entries++;
    size += originalSize;
    const isTooMuch = entries > CAPS.entries || size > CAPS.unpacked || originalSize > CAPS.part;
    if (isTooMuch) throw new UnreadableError('unpacked', `${entries} entries, ${size} bytes`);
    if (originalSize === 0 && packed > 16) throw new UnreadableError('unpacked', `${name}: size not said`);
    return false;
  };
  const unzip = (filter: (info: UnzipFileInfo) => boolean) => {
    try {
      return unzipSync(bytes, { filter });
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      throw new UnreadableError('broken', `zip: ${String(error)}`);
    }
  };
  unzip(check);
  return new Map(Object.entries(unzip(({ name }) => isWanted(name))));
}
