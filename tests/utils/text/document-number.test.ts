import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentNumberOfTitle,
  findDamagedNumbers,
  findDocumentNumbers,
  parseDocumentNumber,
} from '../../../utils/text/document-number.ts';

describe('findDocumentNumbers', () => {
  it.each([
    ['六角括号', '云政发〔2023〕12号', '云政发〔2023〕12号'],
    ['方括号', '云政办[2021]7号', '云政办〔2021〕7号'],
    ['圆括号', '云教函（2020）637号', '云教函〔2020〕637号'],
    ['方头括号与空格', '云 人 社 函 【 2017 】 51 号', '云人社函〔2017〕51号'],
    ['前面有引导词', '根据云教函〔2020〕290号精神', '云教函〔2020〕290号'],
    ['前导零', '云溪发〔2022〕005号', '云溪发〔2022〕5号'],
  ])('%s', (_, text, number) => {
    expect(findDocumentNumbers(text).map((found) => found.number)).toEqual([number]);
  });

  it('无号不算文号', () => {
    expect(findDocumentNumbers('第5号通知 2023年第3号 编号SZ2021-010')).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(findDocumentNumbers(text))));
  });
});

describe('documentNumberOfTitle', () => {
  it('标题末尾括号内的文号', () => {
    expect(documentNumberOfTitle('云溪县人民政府关于做好春耕工作的通知（云政发〔2023〕12号）')).toBe(
      '云政发〔2023〕12号',
    );
  });
});

describe('parseDocumentNumber', () => {
  it.each(['无', '', '暂无', '—'])('不是文号：%s', (value) => {
    expect(parseDocumentNumber(value)).toBeUndefined();
  });
  it('令与公告', () => {
    expect(parseDocumentNumber('云溪县人民政府令第 7 号')).toBe('云溪县人民政府令第7号');
  });
});

describe('own, cited and damaged numbers', () => {
  it('a place that begins like a lead word keeps its name', () =>
    expect(parseDocumentNumber('和政办〔2020〕1号')).toBe('和政办〔2020〕1号'));
  it('a title that cites one has none', () =>
    expect(documentNumberOfTitle('关于废止云政发〔2020〕3号文件的通知')).toBeUndefined());
  it('a bracket is lost', () => {
    expect(findDamagedNumbers('见云政办〔20226号。')).toEqual(['见云政办〔20226号']);
    expect(findDamagedNumbers('五是进一步按照云政办[2016 1号文件办理')).toEqual(['云政办[2016 1号']);
    expect(findDamagedNumbers('云政办〔2022〕6号（2022年第6号）')).toEqual([]);
    expect(findDamagedNumbers('五是进一步按照云政办[2016 1号 ]和省政府办公厅文件办理')).toEqual([]);
  });
  it('normalising is idempotent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('〔〕', '[]', '（）', '【】'),
        fc.integer({ min: 1990, max: 2060 }),
        fc.integer({ min: 1, max: 9999 }),
        ([open, close], year, serial) => {
          const once = parseDocumentNumber(`云政发${open}${year}${close}${serial}号`) ?? '';
          expect(once).toBe(`云政发〔${year}〕${serial}号`);
          expect(parseDocumentNumber(once)).toBe(once);
        },
      ),
    );
  });
});
