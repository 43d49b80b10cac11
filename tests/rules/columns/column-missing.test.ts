// @vitest-environment jsdom
import rule from '../../../rules/columns/column-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, contentPage, homePage, linksOf, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const NAV = { 新闻动态: '/xw/', 政府信息公开: '/zfxxgk/', 互动交流: '/hd/' };
const platform = (links: Record<string, string>, more = {}) =>
  columnPage(
    'zfxxgk/',
    '政府信息公开',
    `<div class="left"><ul>${linksOf(links)}</ul></div>${rowsOf('2025-05-01')}`,
    more,
  );
const absent = [message('finding.column-missing', { column: message('column.guide') })];

testRule(
  rule,
  { params: { column: 'guide' } },
  {
    valid: [
      { name: '平台左侧有指南', pages: [homePage(NAV), platform({ 政府信息公开指南: '/zfxxgk/zn/' })] },
      { name: '首页直接链接', pages: [homePage({ ...NAV, 公开指南: '/zn/' })] },
    ],
    invalid: [
      {
        name: '平台上没有指南',
        pages: [homePage(NAV), platform({ 政府信息公开年报: '/zfxxgk/nb/' })],
        certainty: 'suspected',
        findings: absent,
      },
      {
        name: '只在一篇新闻的正文里提到指南的链接',
        pages: [
          homePage(NAV),
          platform({ 政府信息公开年报: '/zfxxgk/nb/' }),
          contentPage(
            'xw/1.html',
            '新闻动态',
            '市政府办公室召开信息公开工作会议',
            {},
            '<p>发布时间：2025-05-20</p><a href="/zfxxgk/zn/">公开指南</a>',
          ),
        ],
        certainty: 'suspected',
        findings: absent,
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [platform({})], because: 'because.home-not-read' },
      {
        name: '平台还链接到外站的统一平台，没有读取',
        pages: [
          homePage({ ...NAV, 政府信息公开平台: 'http://zwgk.haibin.gov.cn/yunxi/' }),
          platform({ 政府信息公开年报: '/zfxxgk/nb/' }),
        ],
        because: 'because.platform-not-read',
      },
      { name: '平台没有读取', pages: [homePage(NAV)], because: 'because.platform-not-read' },
      {
        name: '平台由脚本填入',
        pages: [
          homePage(NAV),
          platform(
            {},
            {
              capture: 'fetched',
              html: '<html><head><title>政府信息公开_云溪市人民政府</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
            },
          ),
        ],
        because: 'because.navigation-by-script',
      },
      {
        name: '链接在鼠标指向才展开的菜单里',
        pages: [
          {
            html: homePage(NAV).html.replace(
              '</ul></div>',
              '<li style="display:none"><a href="/zfxxgk/zn/">政府信息公开指南</a></li></ul></div>',
            ),
          },
          platform({}),
        ],
        because: 'because.column-hidden-only',
      },
    ],
  },
);

testRule(
  rule,
  { params: { column: 'news' } },
  {
    valid: [{ name: '首页有新闻动态', pages: [homePage(NAV)] }],
    invalid: [
      {
        name: '首页没有任何动态要闻栏目',
        pages: [homePage({ 政府信息公开: '/zfxxgk/', 互动交流: '/hd/', 走进云溪: '/zj/', 办事服务: '/bs/' })],
        certainty: 'suspected',
        findings: [message('finding.column-missing', { column: message('column.news') })],
      },
    ],
  },
);
