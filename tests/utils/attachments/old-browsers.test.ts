import './old-browser.ts';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAttachment } from '../../../utils/attachments/read-attachment.ts';
import { docx, paragraph, pdf, plainXlsx } from './files.ts';

const MAPS = { url: `${join(import.meta.dirname, '../../../node_modules/pdfjs-dist/cmaps')}/`, fetched: false };
const words = [[{ text: '云溪县财政局', x: 60, y: 700 }]];

it.each([
  ['DOCX', docx(paragraph('云溪县财政局'))],
  ['XLSX', plainXlsx('云溪县财政局', [['预算']])],
  ['PDF', pdf(words)],
  ['PDF whose font is not embedded', pdf(words, { font: 'gbk' })],
])('%s is read where the browser is as old as Chrome 109', async (_, bytes) => {
  expect('toSorted' in [] || 'Float16Array' in globalThis).toBe(false);
  const reading = await readAttachment(bytes, MAPS);
  expect('text' in reading ? reading.text.text : reading).toContain('云溪县财政局');
});
