/** What an archived file is, by its ending. Never a charset: finding it out is the browser's and the reader's work. */
const TYPES: Record<string, string> = {
  html: 'text/html',
  htm: 'text/html',
  shtml: 'text/html',
  xhtml: 'application/xhtml+xml',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  wps: 'application/vnd.ms-works',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
};

/**
 * The Content-Type of a file. Pages are also saved as `.jsp`, `.aspx` or without an ending; where the ending says
 * nothing, bytes that begin with a tag are a page and everything else is a download.
 */
export function contentTypeOf(file: string, head: Uint8Array): string {
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  const known = ending ? TYPES[ending] : undefined;
  if (known) return known;
  return beginsWithTag(head) ? 'text/html' : 'application/octet-stream';
}

/** Whether this type is read as a page, not offered as a file. */
export function isPage(contentType: string): boolean {
  return contentType === 'text/html' || contentType === 'application/xhtml+xml';
}

function beginsWithTag(head: Uint8Array): boolean {
  // NUL is skipped because Word saves pages as UTF-16; the others are byte-order marks and white space.
  const skipped = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20, 0xbb, 0xbf, 0xef, 0xfe, 0xff]);
  return head.find((byte) => !skipped.has(byte)) === 0x3c;
}
