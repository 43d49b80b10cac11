// @vitest-environment jsdom
import { expect, it } from 'vitest';
import rule from '../../../rules/finance/original-share.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { home, page } from '../finance-pages.ts';

const news = (index: number, source: string) => {
  const title = `我市第${index}批重点项目集中开工`;
  return page(
    `xwdt/${index}.html`,
    '<a href="/xwdt/">新闻动态</a>',
    title,
    `<p>发布时间：2025-05-0${index % 9 || 9}　来源：${source}</p>${'<p>今年以来，我市加快推进重点项目建设，主要领导到现场调研，要求各单位抓好要素保障，确保项目早日建成投产，更好造福群众。</p>'.repeat(2)}`,
  );
};
const own = Array.from({ length: 10 }, (_, index) => news(index, '云溪市人民政府办公室'));
const others = Array.from({ length: 5 }, (_, index) => news(20 + index, '人民日报'));

testRule(
  rule,
  {},
  {
    valid: [{ name: '都是本单位的', pages: [home, ...own] }],
    invalid: [{ name: '五条转载，只给出比例', pages: [home, ...own, ...others], certainty: 'suspected', findings: [] }],
    cannotTell: [{ name: '只有三条写有来源', pages: [home, ...own.slice(0, 3)], because: 'because.too-few-sources' }],
  },
);

it('gives the share', () => {
  const { outcome } = judgeSite([home, ...own, ...others], { rule: rule.id, params: {} });
  expect(outcome).toMatchObject({ numerator: 10, denominator: 15, unknown: 0 });
});
