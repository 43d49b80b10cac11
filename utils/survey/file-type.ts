/** What bytes are, by how they begin. Pure. */

/** Bytes that are enough to tell. */
export const SNIFF = 8_192;

const MAGIC: readonly (readonly [type: string, bytes: string, at?: number])[] = [
  ['pdf', '%PDF-'],
  ['rar', 'Rar!\x1a\x07'],
  ['7z', "7z\xbc\xaf'\x1c"],
  ['gz', '\x1f\x8b\x08'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['bmp', 'BM'],
  ['tif', 'II*\0'],
  ['tif', 'MM\0*'],
  ['rtf', '{\\rtf'],
  ['mp4', 'ftyp', 4],
  ['mp3', 'ID3'],
  ['flv', 'FLV\x01'],
  ['swf', 'FWS'],
  ['swf', 'CWS'],
  ['caj', 'CAJ'],
  ['ttf', '\0\x01\0\0\0'],
  ['woff', 'wOFF'],
  ['woff', 'wOF2'],
  ['exe', 'MZ\x90'],
];

/** Names of the streams of the kinds of OLE files, as UTF-16 writes them. */
const OLE: readonly (readonly [type: string, stream: string])[] = [
  ['doc', 'WordDocument'],
  ['xls', 'Workbook'],
  ['ppt', 'PowerPoint Document'],
];

/** Entries of the kinds of ZIP files. */
const ZIP: readonly (readonly [type: string, entry: RegExp])[] = [
  ['ofd', /OFD\.xml|Doc_0\//],
  ['docx', /word\/(?:document|_rels|styles|settings|theme)/],
  ['xlsx', /xl\/(?:workbook|_rels|worksheets|styles|sharedStrings|theme)/],
  ['pptx', /ppt\/(?:presentation|_rels|slides)/],
  ['odt', /mimetypeapplication\/vnd\.oasis/],
];

/**
 * The type of a file as an extension: `pdf`, `doc` (also WPS: it writes the same), `xls`, `ppt`, `ole` where the part
 * read does not say which, `docx`, `xlsx`, `pptx`, `ofd`, `zip` likewise, `rar`, `html`, `xml`, `text` … Undefined for
 * an empty file and for what nothing says of.
 */
export function typeOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFF));
  // TextDecoder's latin1 is windows-1252: what it shows otherwise is compared by bytes.
  const magic = MAGIC.find(([, mark, at = 0]) =>
    [...mark].every((char, index) => bytes[at + index] === char.charCodeAt(0)),
  );
  if (magic) return magic[0];
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return OLE.find(([, stream]) => head.includes([...stream].join('\0')))?.[0] ?? 'ole';
  }
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    return ZIP.find(([, entry]) => entry.test(head))?.[0] ?? 'zip';
  }
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2) return 'mp3';
  return typeOfText(bytes, head);
}

const HTML =
  /^\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html|head|body|script|meta|title|div|frameset|table|center|p|br|h1|link|style|form)\b/i;

function typeOfText(bytes: Uint8Array, head: string): string | undefined {
  const start = head
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
    .replace(/<!--[\s\S]*?-->/g, '');
  if (HTML.test(start)) return 'html';
  if (/^\s*<\?xml|^\s*<(?:rss|feed|urlset|sitemapindex|datastore|recordset)\b/i.test(start)) return 'xml';
  // UTF-16 holds zeros, other texts no control characters.
  if (/^(?:ÿþ|þÿ)/.test(head)) return 'text';
  const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
  return bytes.subarray(0, SNIFF).some(isControl) ? undefined : 'text';
}

/**
 * Types whose name in the header says what a file is. Not the old kinds of Office: `.doc` is written on RTF, HTML and
 * DOCX alike, and servers go by the name.
 */
const DECLARED: readonly (readonly [type: string, contentType: RegExp, name: RegExp])[] = [
  ['pdf', /^application\/(?:x-)?pdf$/, /\.pdf$/i],
  ['docx', /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document$/, /\.docx$/i],
  ['xlsx', /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/, /\.xlsx$/i],
  ['pptx', /^application\/vnd\.openxmlformats-officedocument\.presentationml\.presentation$/, /\.pptx$/i],
  ['jpg', /^image\/jpeg$/, /\.jpe?g$/i],
  ['png', /^image\/png$/, /\.png$/i],
];

/** The type of a file where its Content-Type and the end of its address agree; undefined: only its bytes can tell. */
export function typeDeclared(contentType: string, address: string): string | undefined {
  const [said = ''] = contentType.toLowerCase().split(';', 1);
  const [path = ''] = address.split(/[?#]/, 1);
  return DECLARED.find(([, type, name]) => type.test(said.trim()) && name.test(path))?.[0];
}

/** Whether HEAD can tell the type of what stands at an address at all. */
export function isDeclarable(address: string): boolean {
  const [path = ''] = address.split(/[?#]/, 1);
  return DECLARED.some(([, , name]) => name.test(path));
}
