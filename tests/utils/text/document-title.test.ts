import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKey, endsAsDocument, findNamedDocuments, isSameDocument } from '../../../utils/text/document-title.ts';

describe('the key of a document', () => {
  it.each([
    '云溪县养老服务实施办法',
    '《云溪县养老服务实施办法》',
    '云溪县人民政府关于印发《云溪县养老服务实施办法》的通知',
    '云溪县人民政府办公室关于印发云溪县养老服务实施办法的通知（云政办〔2024〕5号）',
    '云溪县人民政府办公室转发县民政局关于印发云溪县养老服务实施办法的通知的通知',
    '【图解】云溪县养老服务实施办法',
    '关于《云溪县养老服务实施办法》的政策解读',
    '《云溪县养老服务实施办法（试行）》解读',
    '一图读懂《云溪县养老服务实施办法》',
    '图解：《云溪县养老服务实施办法》',
    '《云溪县养老服务实施办法》起草说明',
  ])('one for %s', (title) => {
    expect(documentKey(title)).toBe('云溪县养老服务实施办法');
  });

  it('leaves the author out where nothing is enacted', () => {
    expect(documentKey('云溪县人民政府关于加强山塘管理的意见')).toBe(documentKey('《关于加强山塘管理的意见》'));
  });

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('关于', '印发', '《', '》', '的通知', '解读', '县', '【图解】', '办法', '（试行）', 'x'),
          {
            maxLength: 30,
          },
        ),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (words, noise) => {
          for (const text of [words.join(''), noise + words.join('')]) {
            const key = documentKey(text);
            expect(documentKey(key)).toBe(key);
          }
        },
      ),
    );
  });
});

describe('one document or two', () => {
  it.each([
    ['养老服务实施办法', '云溪县人民政府关于印发《云溪县养老服务实施办法》的通知', true],
    ['云溪县养老服务实施办法', '云溪县农村养老服务实施办法', false],
    ['云溪县2023年绿化工作方案', '云溪县2024年绿化工作方案', false],
    // Short for something that is named elsewhere.
    ['实施方案', '云溪县绿化工作实施方案', false],
    ['通知', '云溪县人民政府关于防火的通知', false],
  ])('%s | %s', (a, b, same) => {
    expect(isSameDocument(a, b)).toBe(same);
    expect(isSameDocument(b, a)).toBe(same);
  });
});

describe('names in brackets', () => {
  it('the outer one counts, an unclosed one does not', () => {
    expect(
      findNamedDocuments('根据《关于〈云溪县绿化办法〉的说明》和《关于修改《云溪县防火办法》的决定》，见《未完').map(
        ({ title }) => title,
      ),
    ).toEqual(['关于〈云溪县绿化办法〉的说明', '关于修改《云溪县防火办法》的决定']);
  });

  it('positions are those of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('《', '》', '甲', '办法')), (parts) => {
        const text = parts.join('');
        for (const { title, index, end } of findNamedDocuments(text))
          expect(text.slice(index + 1, end - 1).trim()).toBe(title);
      }),
    );
  });

  it.each([
    ['云溪县防火办法（试行）', true],
    ['《关于绿化的决定》', true],
    ['全县召开绿化会议', false],
  ])('%s ends as a document: %s', (title, expected) => {
    expect(endsAsDocument(title)).toBe(expected);
  });
});
