// @vitest-environment jsdom
import rule from '../../../rules/columns/entry-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, linksOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const NAV = { 新闻动态: '/xw/', 政府信息公开: '/zfxxgk/', 互动交流: '/hd/' };
const platform = (links: Record<string, string>) =>
  columnPage('zfxxgk/', '政府信息公开', `<div class="left"><ul>${linksOf(links)}</ul></div>`);
const params = { name: '公共企事业单位信息公开', anyOf: ['公共企事业单位', '企事业单位信息公开'], near: ['企业'] };
const absent = [message('finding.entry-missing', { name: params.name })];

testRule(
  rule,
  { params },
  {
    valid: [
      { name: '平台菜单里有', pages: [homePage(NAV), platform({ 公共企事业单位信息公开: '/qsy/' })] },
      { name: '名称里夹有空格', pages: [homePage({ ...NAV, '公共 企事业单位': '/qsy/' })] },
    ],
    invalid: [
      {
        name: '只有名称接近的惠企专栏',
        pages: [homePage({ ...NAV, 企业服务: '/qyfw/' }), platform({ 政府信息公开年报: '/nb/' })],
        certainty: 'suspected',
        findings: absent,
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [platform({})], because: 'because.home-not-read' },
      { name: '平台没有读取', pages: [homePage(NAV)], because: 'because.platform-not-read' },
      {
        name: '平台由脚本生成',
        pages: [
          homePage(NAV),
          {
            path: 'zfxxgk/',
            capture: 'fetched',
            html: '<html><head><title>政府信息公开_云溪市人民政府</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>',
          },
        ],
        because: 'because.navigation-by-script',
      },
    ],
  },
);

testRule(
  rule,
  { params: { name: '政策问答', anyOf: ['政策问答', '政策咨询'], within: 'home' } },
  {
    valid: [{ name: '首页有', pages: [homePage({ ...NAV, 政策问答平台: '/wd/' })] }],
    invalid: [
      {
        name: '只在平台上有，首页没有',
        pages: [homePage(NAV), platform({ 政策问答: '/wd/' })],
        certainty: 'suspected',
        findings: [message('finding.entry-missing', { name: '政策问答' })],
      },
    ],
  },
);
