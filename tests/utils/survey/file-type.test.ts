import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeOfBytes } from '../../../utils/survey/file-type.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const ole = (stream: string) => bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(500)}${[...stream].join('\0')}\0`);
const zip = (entry: string) => bytes(`PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0${'\0'.repeat(14)}${entry}`);

describe('the type of a file', () => {
  it.each([
    ['pdf', bytes('%PDF-1.5\n%\xe2\xe3')],
    ['doc', ole('WordDocument')],
    ['xls', ole('Workbook')],
    ['ole', ole('Something')],
    ['docx', zip('[Content_Types].xml PK word/document.xml')],
    ['xlsx', zip('[Content_Types].xml PK xl/workbook.xml')],
    ['ofd', zip('OFD.xml')],
    ['zip', zip('附件/1.txt')],
    ['rar', bytes('Rar!\x1a\x07\x01\0')],
    ['7z', bytes("7z\xbc\xaf'\x1c\0\x04")],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['jpg', bytes('\xff\xd8\xff\xe0')],
    ['mp4', bytes('\0\0\0\x18ftypmp42')],
    ['html', utf8('\ufeff<!DOCTYPE html><title>页面</title>')],
    ['html', utf8('\r\n <!-- 模板 <pdf> --> <HTML lang="zh">')],
    ['html', utf8('<?xml version="1.0"?><!DOCTYPE html>')],
    ['xml', utf8('<?xml version="1.0" encoding="gbk"?><rss>')],
    ['xml', utf8('<datastore><totalrecord>3</totalrecord>')],
    ['text', utf8('{"msg":"文件不存在"}')],
    ['text', bytes('\xd6\xd0\xce\xc4')],
    [undefined, bytes('\0\x01\x02\x03')],
    [undefined, new Uint8Array()],
  ])('%s', (type, file) => expect(typeOfBytes(file)).toBe(type));

  it('does not take a text that speaks of a type for one', () => {
    expect(typeOfBytes(utf8('见%PDF-文件'))).toBe('text');
    expect(typeOfBytes(utf8('PK word/document.xml'))).toBe('text');
  });
  it('never throws, and costs little', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (file) => void typeOfBytes(file)));
    const started = performance.now();
    for (const text of ['<!--', '<!---->', '<?xml', '<', ' ']) typeOfBytes(utf8(text.repeat(1_000_000)));
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
