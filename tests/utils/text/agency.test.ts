import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENCIES, SUCCESSIONS } from '../../../utils/text/agency-successors.ts';
import { isOfAuthority, isOwnTitle, sameAgency } from '../../../utils/text/organisation.ts';

describe('sameAgency', () => {
  it.each([
    ['云溪县地税局', '国家税务总局云溪县税务局'],
    ['云溪县国家税务局', '云溪县税务局'],
    ['云溪县工商局', '云溪县市场监督管理局'],
    ['云溪县质量技术监督局', '云溪县市场监管局'],
    ['云溪县食品药品监督管理局', '云溪县市场监督管理局'],
    ['云溪县环保局', '云溪县生态环境局'],
    ['云溪县环保局', '云溪县环境保护局'],
    ['云溪县国土资源局', '云溪县自然资源和规划局'],
    ['云溪县卫生和计划生育局', '云溪县卫生健康委员会'],
    ['云溪县卫计委', '云溪县卫健委'],
    ['云溪县卫生局', '云溪县卫生健康局'],
    ['云溪县安监局', '云溪县应急管理局'],
    ['云溪县扶贫办', '云溪县乡村振兴局'],
    ['云溪县扶贫开发办公室', '云溪县农业农村局'],
    ['云溪县旅游局', '云溪县文化和旅游局'],
    ['云溪县人民政府法制办', '云溪县司法局'],
    ['云溪县农业局', '云溪县农业农村局'],
    ['云省环境保护厅', '云省生态环境厅'],
    ['云省安全生产监督管理局', '云省应急管理厅'],
    ['国家环境保护总局', '生态环境部'],
    ['县环保局', '云溪县生态环境局'],
    ['环保局', '云溪县生态环境局'],
    ['原云溪县环保局', '云溪县生态环境局'],
    ['我县环保局', '云溪县生态环境局'],
    ['云岭市云溪县环保局', '云溪县生态环境局'],
    ['县级环保局', '县生态环境局'],
    ['云 溪 县 环保局', '云溪县环保局'],
    ['县教育局', '云溪县教育局'],
    ['云岭市云溪县教育局', '云溪县教育局'],
    ['云溪县教育局', '云溪县教育局'],
  ])('%s = %s', (a, b) => {
    expect(sameAgency(a, b)).toBe(true);
    expect(sameAgency(b, a)).toBe(true);
  });

  it.each([
    ['云溪县地税局', '云溪县国税局'],
    ['云溪县工商局', '云溪县质监局'],
    ['云溪县文化局', '云溪县旅游局'],
    ['云溪县环保局', '云岭县生态环境局'],
    ['云岭市环保局', '云岭市云溪县生态环境局'],
    ['市环保局', '云溪县生态环境局'],
    ['云省环境保护厅', '云溪县生态环境局'],
    ['环境保护部', '云省生态环境厅'],
    ['生态环境部', '云溪县环保局'],
    ['环保局', '云省生态环境厅'],
    ['云溪县体育和旅游局', '云溪县文化和旅游局'],
    ['大云溪县教育局', '云溪县教育局'],
    ['云溪县教育局', '云溪县教育体育局'],
    ['市教育局', '云溪县教育局'],
    ['云溪县人民政府', '云溪县生态环境局'],
    ['环保', '云溪县生态环境局'],
    ['局', '云溪县教育局'],
    ['', ''],
  ])('%s ≠ %s', (a, b) => {
    expect(sameAgency(a, b)).toBe(false);
    expect(sameAgency(b, a)).toBe(false);
  });

  it('never throws, takes no notice of the order, and every name is its own', () => {
    const part = fc.constantFrom(
      '云溪县',
      '云岭市',
      '省',
      '县',
      '本',
      '原',
      '环保',
      '生态环境',
      '国家税务总局',
      '局',
      '厅',
      '办公室',
      'x',
      ' ',
    );
    const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(sameAgency(a, b)).toBe(sameAgency(b, a));
        expect(sameAgency(a, a)).toBe(a.trim() !== '');
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (a, b) => void sameAgency(a, b)));
  });

  it('the table names nothing that it does not know', () => {
    const ids = AGENCIES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from, into, since } of SUCCESSIONS) {
      expect(ids).toContain(from);
      expect(ids).toContain(into);
      expect(since).toMatch(/^20\d\d-\d\d$/);
    }
  });
});

it('改名前的报告仍是本单位的', () => {
  expect(isOwnTitle('云溪县环保局2017年政府信息公开工作年度报告', '云溪县生态环境局')).toBe(true);
  expect(isOwnTitle('云岭县环保局2017年政府信息公开工作年度报告', '云溪县生态环境局')).toBe(false);
  expect(isOfAuthority('云溪县工商局', '云溪县市场监督管理局')).toBe(true);
});
