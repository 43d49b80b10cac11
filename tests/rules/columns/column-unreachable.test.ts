// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/columns/column-unreachable.ts';
import { evaluateSite } from '../../../utils/audit/evaluate.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { HOME, readSite, testRule } from '../../test-rule.ts';

const home = homePage({ 新闻动态: '/xw/', 通知公告: '/tz/' });
const news = columnPage('xw/', '新闻动态', rowsOf('2025-06-01'));
const error = (title: string) => ({
  path: 'tz/',
  html: `<html><head><title>${title}</title></head><body><h1>404</h1><p>您访问的页面不存在或已删除</p></body></html>`,
});
const unreachable = message('finding.column-unreachable', {
  column: message('column.notices'),
  text: '通知公告',
  href: `${HOME}tz/`,
});

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都能打开', pages: [home, news, columnPage('tz/', '通知公告', rowsOf('2025-06-01'))] },
      {
        name: '外站栏目不归本网站',
        pages: [homePage({ 新闻动态: '/xw/', 办事服务: 'https://zwfw.haibin.gov.cn/' }), news],
      },
    ],
    invalid: [
      {
        name: '打开是一张错误页，只见过一次',
        pages: [home, news, error('404 Not Found')],
        certainty: 'suspected',
        findings: [unreachable],
      },
    ],
    cannotTell: [{ name: '没有任何栏目的链接', pages: [homePage({})], because: 'because.no-column-read' }],
  },
);

describe('what the survey could not read', () => {
  const judge = (because: string) => {
    const facts = { ...readSite([home, news]), unread: [{ url: `${HOME}tz/`, because }] };
    return evaluateSite(facts, [{ rule: rule.id, params: {} }])[0]?.outcome;
  };

  it('is proven where it was gone twice', () => {
    expect(judge('because.gone')).toMatchObject({
      status: 'measured',
      certainty: 'proven',
      numerator: 1,
      denominator: 2,
      unknown: 0,
      findings: [{ message: unreachable }],
    });
  });

  it.each(['because.status', 'because.failed', 'because.not-archived'])('is open where it was refused: %s', (code) => {
    expect(judge(code)).toMatchObject({ status: 'measured', numerator: 1, denominator: 1, unknown: 1, findings: [] });
  });
});
