/**
 * Bytes → text as a browser does it: byte-order mark, then header, then `<meta>`, then what the bytes allow. Where the
 * label cannot be true and the other common one can, the text is read as it was written: nothing is concluded from 乱码.
 */

/** So many bytes of a page are searched for a `<meta charset>`, as in browsers. */
const META_WITHIN = 1_024;

const BOMS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Decodes an HTML document.
 *
 * @param contentType the header, where there was one.
 * @returns the text, and the charset that was used in its canonical name (`gbk` for gb2312, as the encoding standard
 *   says). Never throws: bytes that fit no charset become replacement characters.
 */
export function decodeHtml(bytes: Uint8Array, contentType = ''): { text: string; charset: string } {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte))?.[0];
  const charset =
    marked ?? known(/charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1]) ?? declared(bytes) ?? guess(bytes);
  const written = marked ? undefined : mislabelled(bytes, charset);
  return written ?? { text: new TextDecoder(charset).decode(bytes), charset };
}

/** Almost all that is UTF-8 can be read as GBK, too; words in UTF-8 are never GBK by chance. */
function mislabelled(bytes: Uint8Array, charset: string): { text: string; charset: string } | undefined {
  if (charset !== 'utf-8' && !charset.startsWith('gb')) return undefined;
  const text = strictly(bytes, 'utf-8');
  if (charset === 'utf-8') {
    const other = text === undefined ? strictly(bytes, 'gb18030') : undefined;
    if (other !== undefined) return { text: other, charset: 'gb18030' };
    return text === undefined ? undefined : { text, charset };
  }
  return text !== undefined && /[\u4e00-\u9fff]{2}/.test(text) ? { text, charset: 'utf-8' } : undefined;
}

/** The text of bytes that all fit; a character that is cut off at their end is left out. */
function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** The canonical name of a charset label, or undefined where no browser knows it. */
function known(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_WITHIN * 4));
  for (const tag of head.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<meta\b[^>]*>/gi)) {
    const charset = known(/charset\s*=\s*["']?\s*([\w-]+)/i.exec(tag[0])?.[1]);
    // A document that could be read as far as its meta tag is not UTF-16, whatever the tag says.
    if (charset) return charset.startsWith('utf-16') ? 'utf-8' : charset;
  }
  return undefined;
}

/** Undeclared pages are UTF-8 where they can be; what cannot be is Chinese of before Unicode. */
function guess(bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}
