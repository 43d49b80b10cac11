import { describe, expect, it } from 'vitest';
import {
  authorOfTitle,
  isOfAuthority,
  isOwnDocument,
  isOwnTitle,
  namesOfUnit,
} from '../../../utils/text/organisation.ts';

describe('isOwnTitle', () => {
  it.each([
    ['云溪市人民政府2024年政府信息公开工作年度报告', true],
    ['云溪市2024年度政务公开工作报告', true],
    ['2024年政府信息公开年报', true],
    ['云溪市人民政府办公室关于2024年政府信息公开工作年度报告的公告', true],
    ['云溪市水务局2024年政府信息公开工作年度报告', false],
    ['东城区人民政府2024年政府信息公开工作年度报告', false],
  ])('%s', (title, own) => {
    expect(isOwnTitle(title, '云溪市人民政府')).toBe(own);
  });
  it.each([
    ['云溪高新区2024年度政府信息公开工作年度报告', true],
    ['云溪高新区管理委员会2024年度政府信息公开工作年度报告', true],
    ['云溪高新区建设局2024年度政府信息公开工作年度报告', false],
  ])('of a development zone: %s', (title, own) => {
    expect(isOwnTitle(title, '云溪高新区管委会')).toBe(own);
  });
  it('owns nothing under a name that is not Chinese', () => {
    expect(isOwnTitle('云溪市2024年政府信息公开年报', 'www.yunxi.example.gov.cn')).toBe(false);
  });
});

describe('authorOfTitle', () => {
  it.each([
    ['云溪市水务局关于印发河道采砂管理办法的通知', '云溪市水务局'],
    ['教育部办公厅等六部门关于做好控辍保学工作的通知', '教育部'],
    ['国务院关于加强数字政府建设的指导意见', '国务院'],
    ['关于印发云溪市养犬管理办法的通知', undefined],
    ['云溪市养犬管理办法', undefined],
  ])('%s', (title, author) => {
    expect(authorOfTitle(title)).toBe(author);
  });
});

describe('isOfAuthority', () => {
  it.each([
    ['云溪市水务局', '云溪市人民政府', true],
    ['云溪市人民政府办公室', '云溪市人民政府', true],
    ['临海省水利厅', '云溪市人民政府', false],
    ['云溪市绿化委员会', '云溪市林业局', false],
    ['', '云溪市人民政府', false],
  ])('%s of %s', (name, authority, is) => {
    expect(isOfAuthority(name, authority)).toBe(is);
  });
});

describe('isOwnDocument', () => {
  it('is decided by the first author that is known', () => {
    expect(isOwnDocument([undefined, '临海省水利厅', '云溪市水务局'], ['云溪市人民政府'])).toBe(false);
    expect(isOwnDocument(['云溪市水务局', '临海省水利厅'], [undefined, '云溪市人民政府'])).toBe(true);
  });
  it('is not the government’s on the site of its department, though the portal shows the department’s as its own', () => {
    expect(isOwnDocument(['云溪市人民政府办公室'], ['云溪市教育局'])).toBe(false);
    expect(isOwnDocument(['云溪市人民政府'], ['云溪市政务服务中心', '云溪市人民政府'])).toBe(true);
    expect(isOwnDocument(['云溪市教育局'], ['云溪市教育局'])).toBe(true);
  });
  it('is not known without an author or without a name of the site', () => {
    expect([isOwnDocument([undefined], ['云溪市人民政府']), isOwnDocument(['云溪市水务局'], [])]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('namesOfUnit', () => {
  const names = (unit: string) => namesOfUnit(unit, '云溪市人民政府');

  it('leaves out the place, and what a township adds', () => {
    expect(names('云溪市水务局')).toEqual(['云溪市水务局', '水务局']);
    expect(names('市水务局')).toEqual(['市水务局', '水务局']);
    expect(names('青石镇人民政府')).toEqual(['青石镇人民政府', '青石镇']);
    expect(names('东门街道办事处')).toEqual(['东门街道办事处', '东门街道']);
  });

  it('takes no letter off a name that only looks as if it began with a place', () => {
    expect(names('市场监督管理局')).not.toContain('场监督管理局');
    expect(names('区域合作局')).toEqual(['区域合作局']);
  });

  it('knows an agency before and after its reforms, and no other one', () => {
    expect(names('云溪市生态环境局')).toEqual(expect.arrayContaining(['生态环境局', '环境保护局', '环保局']));
    expect(names('市乡村振兴局')).toEqual(expect.arrayContaining(['扶贫办', '扶贫开发办公室', '农业农村局']));
    expect(names('市生态环境局')).not.toContain('水务局');
    expect(names('')).toEqual([]);
  });
});
