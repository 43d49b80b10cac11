// @vitest-environment jsdom
import rule from '../../../rules/disclosure/disclosure-topic-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, linksOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const ITEMS = {
  行政规范性文件: '/a/',
  机构职能: '/b/',
  规划计划: '/c/',
  统计信息: '/d/',
  行政许可和其他对外管理服务事项: '/e/',
  行政处罚和行政强制: '/f/',
  财政预决算: '/g/',
  行政事业性收费: '/h/',
  政府集中采购: '/i/',
  重大建设项目: '/j/',
  民生领域: '/k/',
  应急管理: '/l/',
  安全生产监督检查: '/m/',
  公务员招考: '/n/',
};
const NAV = { 新闻动态: '/xw/', 政府信息公开: '/zfxxgk/', 互动交流: '/hd/' };
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(ITEMS).filter(([name]) => !names.includes(name)));
const site = (items: Record<string, string>) => [
  homePage(NAV),
  columnPage('zfxxgk/', '政府信息公开', `<div class="left"><ul>${linksOf(items)}</ul></div>`),
];

testRule(
  rule,
  { params: { set: 'article-20' } },
  {
    valid: [
      { name: '各事项都有栏目', pages: site(ITEMS) },
      {
        name: '处罚和许可合在双公示里',
        pages: site({ ...without('行政处罚和行政强制', '行政许可和其他对外管理服务事项'), 双公示专栏: '/sgs/' }),
      },
      {
        name: '部门只看机构、文件、预决算',
        pages: site({ 部门文件: '/a/', 机构设置: '/b/', 部门预决算: '/g/' }),
        body: { kind: 'department' },
      },
    ],
    invalid: [
      {
        name: '没有公务员招考，但有人事信息以外的近似名称',
        pages: site({ ...without('公务员招考', '政府集中采购'), 招标公告: '/zb/' }),
        certainty: 'suspected',
        findings: [
          message('finding.disclosure-topic-near', { topic: '政府集中采购', text: '招标公告' }),
          message('finding.disclosure-topic-missing', { topic: '公务员招考' }),
        ],
      },
    ],
    cannotTell: [
      { name: '平台没有读取', pages: [homePage(NAV)], because: 'because.platform-not-read' },
      { name: '首页没有读取', pages: site(without('公务员招考')).slice(1), because: 'because.home-not-read' },
    ],
  },
);

testRule(
  rule,
  { params: { set: 'article-21' } },
  {
    valid: [
      {
        name: '乡镇按乡镇的事项',
        pages: site({
          农业农村政策: '/1/',
          农田水利: '/2/',
          土地承包经营权流转: '/3/',
          宅基地审核: '/4/',
          征地与房屋征收: '/5/',
          一事一议筹资筹劳: '/6/',
          社会救助: '/7/',
        }),
        body: { level: 'township' },
      },
    ],
    invalid: [
      {
        name: '市级没有治安管理',
        pages: site({
          市政建设: '/1/',
          公共服务: '/2/',
          公益事业: '/3/',
          土地征收: '/4/',
          房屋征收: '/5/',
          社会救助: '/7/',
        }),
        certainty: 'suspected',
        findings: [message('finding.disclosure-topic-missing', { topic: '治安管理' })],
      },
    ],
    notApplicable: [
      { name: '省级不适用第二十一条', pages: site({}), body: { level: 'province' }, because: 'because.not-owed' },
      { name: '部门不适用', pages: site({}), body: { kind: 'department' }, because: 'because.not-owed' },
    ],
  },
);
