/** Names of exported files that Windows, WPS and network drives all accept. */
import { type Locale, message, render } from '../text/catalogue/index.ts';
import type { Day } from '../text/day.ts';

/** In the order in which they are offered: Excel is what evaluators live in. */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `政鉴_云溪市人民政府_2026-11-22.csv`; for several bodies their count stands instead of a name. */
export function exportFileName(
  names: readonly string[],
  day: Day,
  format: ExportFormat | 'zip',
  locale: Locale,
): string {
  const [first = ''] = names;
  const subject =
    names.length === 1
      ? safePart(first)
      : safePart(render(locale, message('export.file-bodies', { count: names.length })));
  return `${['政鉴', subject, day].filter(Boolean).join('_')}.${format}`;
}

/** Most file systems allow 255 bytes a name, and a Chinese character takes three. */
const BYTE_LIMIT = 150;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go.
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** One part of a file name out of any text: never empty unless the text is, never a device name of Windows. */
export function safePart(text: string): string {
  const clean = text.replace(INVISIBLE, '').replace(FORBIDDEN, '_').replace(/\s+/g, ' ').trim();
  let part = '';
  let bytes = 0;
  for (const character of clean) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > BYTE_LIMIT) break;
    part += character;
  }
  const trimmed = part.replace(/^[. ]+|[. ]+$/g, '');
  if (trimmed === '') return text === '' ? '' : '_';
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}
