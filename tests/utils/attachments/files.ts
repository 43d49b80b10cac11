/** Small files of the kinds that are read, written here byte by byte: a county that does not exist, its budget. */
import { strToU8, zipSync } from 'fflate';
import { type CellValue, writeXlsx } from 'hucre/xlsx';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

/** A DOCX of this body; `parts` beside it or in its place. */
export function docx(body: string, parts: Record<string, Uint8Array> = {}): Uint8Array<ArrayBuffer> {
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="${W}"><w:body>${body}<w:sectPr/></w:body></w:document>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': strToU8(document),
    ...parts,
  });
}

export async function xlsx(
  sheets: readonly { name: string; rows: CellValue[][]; hidden?: boolean }[],
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await writeXlsx({ sheets: [...sheets] }));
}

/** A workbook of one sheet, as small as it can be: texts, and numbers as such. */
export function plainXlsx(name: string, rows: readonly (readonly (string | number)[])[]): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(relation('officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(relation('worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
    ),
  });
}

/** Words of one page: text, place from the lower left corner in points, size. */
export interface Word {
  text: string;
  x: number;
  y: number;
  size?: number;
}

export interface PdfOptions {
  /** How the fonts say what their letters are. `map`: embedded codes and a ToUnicode map; `gbk`: not embedded at all. */
  font?: 'map' | 'gbk';
  /** Further entries of the trailer. */
  trailer?: string;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** A PDF of these pages, in a Chinese font. A page without words shows a picture of nothing. */
export function pdf(
  pages: readonly (readonly Word[])[],
  { font = 'map', trailer = '' }: PdfOptions = {},
): Uint8Array<ArrayBuffer> {
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const codes = new Map(letters.map((letter, i) => [letter, i + 1]));
  const encode = (text: string): string =>
    font === 'gbk' ? gbkHex(text) : [...text].map((letter) => hex(codes.get(letter) ?? 0)).join('');
  const content = (words: readonly Word[]): string =>
    words.length === 0
      ? 'q 500 0 0 700 40 40 cm /Im Do Q'
      : words
          .map(({ text, x, y, size = 12 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${encode(text)}> Tj ET`)
          .join('\n');
  const stream = (text: string, dictionary = ''): string =>
    `<< ${dictionary} /Length ${text.length} >>\nstream\n${text}\nendstream`;

  const system = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${font === 'gbk' ? 'GB1' : 'Identity'}) /Supplement 0 >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${7 + i * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /${font === 'gbk' ? 'GBK-EUC-H' : 'Identity-H'}
/DescendantFonts [4 0 R] ${font === 'map' ? '/ToUnicode 5 0 R' : ''} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong ${system} /DW 1000 /FontDescriptor << /Type /FontDescriptor
/FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${letters.length} beginbfchar
${letters.map((letter) => `<${hex(codes.get(letter) ?? 0)}> <${[...letter].map((one) => hex(one.charCodeAt(0))).join('')}>`).join('\n')}
endbfchar endcmap end end`,
    ),
    stream('0', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray'),
    ...pages.flatMap((words, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + i * 2} 0 R
/Resources << /Font << /F 3 0 R >> /XObject << /Im 6 0 R >> >> >>`,
      stream(content(words)),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places
    .map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
    .join('')}`;
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(latin(file + table + end));
}

let gbk: Map<string, string> | undefined;
function gbkHex(text: string): string {
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0xa1; lead <= 0xf7; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) {
        gbk.set(decoder.decode(Uint8Array.of(lead, trail)), hex(lead * 256 + trail));
      }
    }
  }
  return [...text].map((letter) => (letter < '\x80' ? letter.charCodeAt(0).toString(16) : gbk?.get(letter))).join('');
}

/** The container of Office before 2007, with the names of these streams in its directory. */
export function ole(...streams: string[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, name] of streams.entries()) {
    for (const [j, char] of [...name].entries()) bytes[1_024 + i * 128 + j * 2] = char.charCodeAt(0);
  }
  return bytes;
}
