import { describe, expect, it } from 'vitest';
import { findLabels, wholeLabel } from '../../../utils/facts/find-labels.ts';

describe('findLabels', () => {
  it.each([
    ['来源：云溪县教育局 时间：2024-03-05', ['来源', '时间']],
    ['【信息发布时间：2024-03-05阅读次数：12】', ['信息发布时间', '阅读次数']],
    ['索　引 号： A1 发布机构∶ 县政府', ['索引号', '发布机构']],
    ['【发布日期】2024-03-05 [索引号]：A1', ['发布日期', '索引号']],
    ['甲发布日期 2024-03-05', []],
    ['发布日期 2024-03-05', ['发布日期']],
    ['来源：县政府办发布日期：2024-03-05', ['来源', '发布日期']],
    ['阅读次数：12', ['阅读次数']],
    ['阅读次数 12', [undefined]],
    ['张三发表于 2024-03-05', []],
    [' 发表于 2024-03-05 浏览 3', ['发布于', undefined]],
    // A label is no part of a longer word, and none without its colon.
    ['会议时间：下周', []],
    ['时间安排与来源', []],
    ['：：：', []],
  ])('%s', (text, labels) => expect(findLabels(text).map(({ label }) => label)).toEqual(labels));

  it('最长的标签算', () => {
    expect(findLabels('信息来源：甲')).toEqual([{ from: 0, to: 5, label: '信息来源' }]);
  });

  it('很多冒号与空白也快', () => {
    const text = `${' '.repeat(20_000)}：`.repeat(20);
    const began = performance.now();
    expect(findLabels(text)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('wholeLabel', () => {
  it.each([
    ['索引号', '索引号'],
    ['【索 引 号】', '索引号'],
    ['文　　号：', '文号'],
    ['文号云政发', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%s', (text, label) => expect(wholeLabel(text)).toBe(label));
});
