/** Where a required column (必设栏目) should be linked, what it may be called otherwise, and what it never is. Data. */
import type { ColumnId } from '../utils/facts/columns.ts';

/** Columns whose pages may hold the link beside the home page. Default of the product; all others: `IN_DISCLOSURE`. */
export const PARENTS: Readonly<Partial<Record<ColumnId, readonly ColumnId[]>>> = {
  disclosure: [],
  news: [],
  services: [],
  interaction: [],
  topics: [],
  mailbox: ['interaction'],
  opinion: ['interaction'],
  response: ['interaction', 'disclosure'],
};

export const IN_DISCLOSURE: readonly ColumnId[] = ['disclosure', 'statutory', 'catalogue'];

/** Longer texts are titles of items. */
export const NEAR_LENGTH = 12;

/** Names near a column's, for the nearest miss: never enough to count as the column. */
export const NEAR_NAMES: Readonly<Record<ColumnId, RegExp>> = {
  disclosure: /公开|公示|透明/,
  guide: /公开.{0,6}(?:须知|说明|指引|指南|帮助)|公开办法/,
  regime: /公开.{0,6}(?:制度|规定|办法|规范|机制|依据|法规|文件)/,
  statutory: /主动公开|法定|公开(?:内容|事项|信息)/,
  catalogue: /目录|清单/,
  'annual-reports': /年报|年度.{0,6}报告|工作报告|报告/,
  'on-request': /申请/,
  policies: /文件|政策|法规|规章|公文/,
  interpretation: /解读|问答|图解|答记者/,
  news: /新闻|动态|要闻|资讯|快讯|信息/,
  notices: /通知|公告|公示|通告/,
  organisation: /机构|职能|职责|概况|简介|单位/,
  leaders: /领导|班子|[市县区局厅]长/,
  services: /办事|服务|审批|大厅|一网通办/,
  interaction: /互动|交流|参与|咨询|民意/,
  mailbox: /信箱|来信|留言|咨询|投诉|建议|诉求/,
  opinion: /征集|意见|调查|听证/,
  statistics: /统计|数据|公报/,
  budget: /财政|预算|决算|三公|资金/,
  personnel: /人事|招考|录用|任免|招聘|公务员/,
  planning: /规划|计划/,
  gazette: /公报/,
  response: /回应|关切|热点|舆情/,
  emergency: /应急|预案|突发|预警/,
  procurement: /采购|招标|投标/,
  projects: /项目|工程/,
  topics: /专题|专栏|聚焦/,
  poverty: /扶贫|脱贫|乡村振兴/,
};

/** What a page calls itself where it is one of these columns and no other. */
export const SAYS_COLUMN: Readonly<Partial<Record<ColumnId, RegExp>>> = {
  guide: /公开(?:工作)?指南|^指南$/,
  regime: /公开(?:工作)?制度|^制度$/,
  'annual-reports': /公开(?:工作)?(?:年报|年度(?:工作)?报告)|^年报$|年度(?:工作)?(?:报告|年报)/,
  'on-request': /依申请公开|公开申请/,
  leaders: /领导(?:之窗|信息|介绍|班子|成员|分工)/,
  organisation: /机构(?:职能|设置|概况|简介)|内设机构/,
  budget: /预决算|财政预算|财政决算|部门预算|部门决算/,
  statistics: /统计(?:公报|数据|信息)/,
  gazette: /政府公报/,
  interpretation: /政策解读/,
  opinion: /意见征集|民意征集|征集调查/,
};

/** Pairs that share a page by custom: what opens under the first name may call itself the second. */
export const SHARED: ReadonlySet<string> = new Set([
  'on-request guide',
  'guide on-request',
  'organisation leaders',
  'leaders organisation',
  'regime guide',
]);

/** What a body keeps itself, so that another body's page in its place is worth a look. */
export const OWN_COLUMNS: readonly ColumnId[] = ['guide', 'regime', 'annual-reports', 'leaders', 'organisation'];
