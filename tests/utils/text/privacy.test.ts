import { describe, expect, it } from 'vitest';
import { findPrivacy, isIdNumber } from '../../../utils/text/privacy.ts';

// Built from the algorithm, not from a person: a region code that was never given out.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const body = '99999919900101001';
const check = '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11];
const made = `${body}${check}`;

describe('findPrivacy', () => {
  it('身份证号打码后报告', () => {
    expect(findPrivacy(`申请人身份证号：${made}。`)).toEqual([
      { kind: 'id-number', masked: expect.stringMatching(/^999999\*{10}/), index: 8 },
    ]);
  });
  it('校验位不对的十八位数不是身份证号', () => {
    const wrong = `${body}${check === '0' ? '1' : '0'}`;
    expect(isIdNumber(wrong)).toBe(false);
    expect(findPrivacy(`索引号 ${wrong}`)).toEqual([]);
  });
  it('单位公布的联系手机不算泄露', () => {
    expect(findPrivacy('联系人：办公室，手机：13800000000')).toEqual([]);
  });
});
