import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivacy, isBankCard, isIdNumber, maskPrivacy, personalNumbers } from '../../../utils/text/privacy.ts';

// Built from the algorithms, not from a person: a region code that was never given out.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checked = (body: string) =>
  body + '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11];
const luhn = (body: string) => {
  const digits = [...body].reverse().map(Number);
  const sum = digits.reduce((total, d, i) => total + (i % 2 === 0 ? (d > 4 ? d * 2 - 9 : d * 2) : d), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};
const id = checked('43999919900101001');
const card = luhn('621799999999999999');
const mobile = '13800000000';
const kinds = (text: string) => findPrivacy(text).map(({ kind }) => kind);

describe('findPrivacy', () => {
  it('身份证号打码后报告', () => {
    expect(findPrivacy(`申请人身份证号：${id}。`)).toEqual([
      {
        kind: 'id-number',
        masked: expect.stringMatching(/^439999\*{10}..$/),
        quote: expect.stringMatching(/^身份证号:439999\*{10}..$/),
        index: 8,
      },
    ]);
  });
  it.each([
    ['没有标签的身份证号', `张某某 ${id} 云溪镇`, ['id-number']],
    [
      '全角数字',
      `身份证号：${[...id].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')}`,
      ['id-number'],
    ],
    ['有标签的十五位身份证号', '身份证号码：439999900101001', ['id-number']],
    ['申请人的手机', `申请人：张某某，手机：${mobile}`, ['mobile']],
    ['名册表头说明是低保户', `序号 户主姓名 家庭住址 手机\n1 张某某 云溪村 ${mobile}`, ['mobile']],
    ['与身份证号同行的手机', `1 张某某 ${id} ${mobile}`, ['id-number', 'mobile']],
    ['银行卡号', `开户人张某某，银行卡号：${card}`, ['bank-card']],
    ['表头说明是一卡通', `序号 姓名 一卡通账号 金额\n1 张某某 ${card} 300`, ['bank-card']],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ['校验位不对', `索引号 ${id.slice(0, 17)}${id.endsWith('0') ? '1' : '0'}`],
    ['不存在的日期', checked('43999919900231001')],
    ['不存在的省份', checked('99999919900101001')],
    ['统一社会信用代码', `统一社会信用代码：${id}`],
    ['订单号', `订单编号 ${id}`],
    ['网址里的数字', `http://www.yunxi.gov.cn/x?id=${id}`],
    ['文件名', `${id}.pdf`],
    ['更长的数字', `P0${id}144513`],
    ['已打码的号码', '身份证号：4399**********1234，手机138****0000'],
    ['没有标签的十五位数', '流水 439999900101001'],
    ['单位公布的联系手机', `联系人：办公室，手机：${mobile}`],
    ['采购公告的联系人', `采购单位联系方式：易女士 ${mobile}`],
    ['招聘单位的电话', `联系电话：徐先生 ${mobile}`],
    ['值班电话', `值班电话：${mobile}`],
    ['举报热线', `举报热线：${mobile}`],
    ['网格员名册', `序号 姓名 网格员电话\n1 张某某 ${mobile}`],
    ['只有姓名与电话的名册', `姓名 电话\n张某某 ${mobile}`],
    ['驻村干部帮扶名册', `贫困户姓名 帮扶责任人 电话\n张某某 李某某 ${mobile}`],
    ['没有标签的卡号', `编号 ${card}`],
    ['单位的缴款账户', `户名：云溪县财政局，账号：${card}`],
    ['保证金账户', `投标保证金汇入以下账号：${card}`],
    ['校验位不对的卡号', `银行卡号：${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`],
  ])('不是：%s', (_, text) => {
    expect(findPrivacy(text)).toEqual([]);
  });

  it('名册的表头只管到下一段正文', () => {
    const paragraph = `${'以上名单公示五个工作日，如有异议请实名反映，逾期不予受理。'.repeat(6)}`;
    expect(kinds(`户主姓名 家庭住址 手机\n${paragraph}\n云溪镇 ${mobile}`)).toEqual([]);
  });

  it('校验函数', () => {
    expect(isIdNumber(id)).toBe(true);
    expect(isBankCard(card)).toBe(true);
    expect(isBankCard(luhn('1234567890123456'))).toBe(false);
  });
});

describe('what is kept', () => {
  const twoDigits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const anyId = fc
    .tuple(fc.constantFrom('11', '43', '65'), fc.constantFrom('1958', '1990', '2004'), twoDigits, twoDigits)
    .map(([province, year, a, b]) => checked(`${province}99${a}${year}0101${b}1`));
  it('never holds the raw digits', () => {
    fc.assert(
      fc.property(anyId, fc.string(), fc.string(), (number, before, after) => {
        const text = `身份证号：${number}，本人手机 ${mobile}；${before} ${number} ${after}，银行卡号 ${card}`;
        const kept = JSON.stringify(findPrivacy(text)) + maskPrivacy(text);
        return (
          ![number, number.slice(0, 17), mobile, card].some((raw) => kept.includes(raw)) &&
          !/\d{11}/.test(JSON.stringify(findPrivacy(text)))
        );
      }),
    );
  });
  it('masks any long run of digits, of either width', () => {
    expect(maskPrivacy(`甲 ${mobile} 乙 ２０２１０１０８５８６１００ 2024-03-05 12345`)).toBe(
      '甲 138******00 乙 ２０２*********００ 2024-03-05 12345',
    );
  });
});

describe('personalNumbers', () => {
  const covered = (text: string) => personalNumbers(text).map(({ index, length }) => text.slice(index, index + length));

  it('finds identity, mobile and bank numbers wherever they stand, also in groups and full width', () => {
    expect(covered('身份证330099199001011238，手机13800001111')).toEqual(['330099199001011238', '13800001111']);
    expect(covered('330099 19900101 1238、138-0000-1111')).toEqual(['330099 19900101 1238', '138-0000-1111']);
    expect(covered('１３８００００１１１１')).toEqual(['１３８００００１１１１']);
  });

  it('leaves other numbers readable', () => {
    for (const text of ['索引号 000014349/2026-00012', '网站标识码5300000099', '330099000000000000', '0571-87654321'])
      expect(covered(text)).toEqual([]);
  });
});
