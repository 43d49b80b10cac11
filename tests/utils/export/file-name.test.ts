import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName, safePart } from '../../../utils/export/file-name.ts';

describe('exportFileName', () => {
  it('names the body, or says how many there are', () => {
    expect(exportFileName(['云溪市人民政府'], '2026-11-22', 'csv', 'zh-CN')).toBe('政鉴_云溪市人民政府_2026-11-22.csv');
    expect(exportFileName(['a', 'b'], '2026-11-22', 'json', 'zh-CN')).toBe('政鉴_2个评估对象_2026-11-22.json');
    expect(exportFileName(['a', 'b'], '2026-11-22', 'json', 'en')).toBe('政鉴_2 bodies_2026-11-22.json');
  });
});

describe('safePart', () => {
  it.each([
    ['云溪市/教育局: “办公室”?', '云溪市_教育局_ “办公室”_'],
    ['..\\..\\etc', '_.._etc'],
    ['CON', '_CON'],
    ['lpt1.txt', '_lpt1.txt'],
    ['结尾. ', '结尾'],
    ['a\u202egpj', 'agpj'],
    ['...', '_'],
    ['', ''],
  ])('makes %j into %j', (text, part) => expect(safePart(text)).toBe(part));

  it('is accepted by Windows and fits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), (text) => {
        const part = safePart(text);
        expect(part).not.toBe('');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the question.
        expect(part).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|[. ]$|^[. ]/);
        expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(151);
      }),
    );
  });

  it('cuts a long name between characters', () => {
    expect(safePart('𠮷'.repeat(100))).toMatch(/^(?:𠮷)+$/u);
  });
});
