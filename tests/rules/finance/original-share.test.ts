// @vitest-environment jsdom
import { expect, it } from 'vitest';
import rule from '../../../rules/finance/original-share.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { judgeSite, testRule } from '../../test-rule.ts';
import { home, page } from '../finance-pages.ts';

const news = (index: number, source: string, year = 2025) => {
  const title = `我市第${index}批重点项目集中开工`;
  return page(
    `xwdt/${year}/${index}.html`,
    '<a href="/xwdt/">新闻动态</a>',
    title,
    `<p>发布时间：${year}-05-0${index % 9 || 9}　来源：${source}</p>${'<p>今年以来，我市加快推进重点项目建设，主要领导到现场调研，要求各单位抓好要素保障，确保项目早日建成投产，更好造福群众。</p>'.repeat(2)}`,
  );
};
const many = (count: number, source: string, year = 2025) =>
  Array.from({ length: count }, (_, index) => news(index + source.length * 100, source, year));
const own = many(10, '云溪市人民政府办公室');
const others = many(5, '人民日报');

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都是本单位的', pages: [home, ...own] },
      {
        name: '比例比去年提高',
        pages: [home, ...own, ...many(6, '云溪市人民政府办公室', 2024), ...many(6, '人民日报', 2024)],
      },
    ],
    invalid: [
      { name: '五条转载，只给出比例', pages: [home, ...own, ...others], certainty: 'suspected', findings: [] },
      {
        name: '比例低于上一年',
        pages: [home, ...own, ...many(10, '海滨日报'), ...many(10, '云溪市人民政府', 2024)],
        certainty: 'suspected',
        findings: [message('finding.original-share-fell', { share: 50, earlier: 100, from: '2024-06-10' })],
      },
    ],
    cannotTell: [
      { name: '只有三条写有来源', pages: [home, ...own.slice(0, 3)], because: 'because.too-few-sources' },
      {
        name: '来源是本市融媒体和没写地名的部门，不当作转载',
        pages: [home, ...own.slice(0, 8), ...many(6, '云溪日报'), ...many(6, '市水务局')],
        because: 'because.too-few-sources',
      },
    ],
  },
);

it('gives the share, and leaves open what may be its own', () => {
  const { outcome } = judgeSite([home, ...own, ...others, ...many(2, '市融媒体中心')], { rule: rule.id, params: {} });
  expect(outcome).toMatchObject({ numerator: 10, denominator: 15, unknown: 2 });
});
