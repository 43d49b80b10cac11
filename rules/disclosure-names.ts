/** What the disclosure platform (政府信息公开平台) has to hold, by the names that sites use. Data. */
import type { BodyKind, Level } from '../utils/model.ts';

/** Names of the four sections in the uniform form, by their columns. Section names: 61号, confirmed by practice. */
export const SECTIONS = {
  guide: '政府信息公开指南',
  regime: '政府信息公开制度',
  statutory: '法定主动公开内容',
  'annual-reports': '政府信息公开年报',
} as const;

export interface Topic {
  /** As it is shown. */
  name: string;
  /** Any of these in the name of a menu entry, a list or a column is the topic. */
  found: RegExp;
  /** Worth showing where it is not. */
  near?: RegExp;
}

export const TOPIC_SETS = ['article-20', 'article-21', 'grassroots-26'] as const;
export type TopicSet = (typeof TOPIC_SETS)[number];

/** 条例第二十条 (1) to (14): names of columns by item are the product's default. */
export const ARTICLE_20: readonly Topic[] = [
  {
    name: '行政法规、规章和规范性文件',
    found: /规范性文件|政策文件|政策法规|规章|政府文件|部门文件|文件库|文件公开/,
    near: /文件|政策|法规/,
  },
  {
    name: '机关职能、机构设置、负责人',
    found: /机构(?:职能|设置|概况|简介|信息|职责)|机关职能|组织机构|部门职能|内设机构|领导(?:信息|之窗|介绍|简介|班子)/,
    near: /机构|领导|职能|概况/,
  },
  { name: '国民经济和社会发展规划、专项规划', found: /规划/, near: /计划/ },
  { name: '国民经济和社会发展统计信息', found: /统计|数据(?:发布|公开|开放|信息)/, near: /数据/ },
  {
    name: '行政许可和其他对外管理服务事项',
    found:
      /行政许可|行政审批|许可(?:事项|结果|信息)?|对外管理服务|双公示|办事(?:指南|公开)|审批结果|政务服务事项|权责清单|行政权力/,
    near: /审批|服务|权力/,
  },
  {
    name: '行政处罚、行政强制',
    found: /行政处罚|行政强制|处罚强制|处罚(?:公示|结果|信息|决定)|双公示|行政执法|执法公示/,
    near: /处罚|执法/,
  },
  { name: '财政预算、决算', found: /预决算|预算|决算|财政(?:信息|资金|公开)/, near: /财政|资金|经费/ },
  { name: '行政事业性收费', found: /收费/, near: /费/ },
  { name: '政府集中采购', found: /采购/, near: /招标|招投标/ },
  {
    name: '重大建设项目',
    found: /重(?:大|点)(?:建设)?(?:项目|工程)|建设项目|项目(?:建设|批准|信息)/,
    near: /项目|工程/,
  },
  {
    name: '扶贫、教育、医疗、社会保障、促进就业等民生',
    found: /扶贫|脱贫|乡村振兴|教育|医疗|卫生健康|社会保障|社会保险|就业|民生|社会救助|重点领域/,
  },
  { name: '突发公共事件的应急预案、预警信息及应对', found: /应急|预案|突发|预警/ },
  {
    name: '环境保护、公共卫生、安全生产、食品药品、产品质量监督检查',
    found: /环境保护|生态环境|环保|公共卫生|安全生产|食品药品|产品质量|质量监督|监督检查|重点领域|双随机|监管信息/,
  },
  { name: '公务员招考', found: /公务员|招考|招录|录用|人事(?:信息|考试|招考)/, near: /人事|招聘/ },
];

/** 条例第二十一条: of cities and counties. */
export const ARTICLE_21_COUNTY: readonly Topic[] = [
  { name: '市政建设', found: /市政(?:建设|服务|设施|公用)|城市建设|城乡建设|城市(?:管理|综合执法)/ },
  { name: '公共服务', found: /公共服务/ },
  { name: '公益事业', found: /公益(?:事业)?|慈善/ },
  { name: '土地征收', found: /土地征收|征地|征收(?:土地|信息|补偿)|土地(?:信息|管理)/ },
  { name: '房屋征收', found: /房屋征收|征收补偿|房屋拆迁|征收(?:信息|补偿|公告)/ },
  { name: '治安管理', found: /治安|公安|平安|户籍/ },
  { name: '社会救助', found: /社会救助|救助|低保|社会保障/ },
];

/** 条例第二十一条: of townships. */
export const ARTICLE_21_TOWNSHIP: readonly Topic[] = [
  { name: '贯彻落实农业农村政策', found: /农业农村|三农|涉农|惠农|乡村振兴|农村政策/ },
  { name: '农田水利工程建设运营', found: /农田水利|水利/ },
  { name: '农村土地承包经营权流转', found: /土地(?:承包|流转|经营)|承包经营/ },
  { name: '宅基地使用情况审核', found: /宅基地/ },
  { name: '土地征收', found: /土地征收|征地|征收/ },
  { name: '房屋征收', found: /房屋征收|征收补偿|拆迁|征收/ },
  { name: '筹资筹劳', found: /筹资筹劳|一事一议/ },
  { name: '社会救助', found: /社会救助|救助|低保|民政/ },
];

/** 26 个试点领域的基层政务公开标准指引: the list of areas is the product's default. */
export const GRASSROOTS_26: readonly Topic[] = [
  { name: '重大建设项目', found: /重(?:大|点)(?:建设)?(?:项目|工程)/ },
  { name: '公共资源交易', found: /公共资源/ },
  { name: '财政预决算', found: /预决算|财政(?:信息|资金|公开)/ },
  { name: '安全生产', found: /安全生产/ },
  { name: '税收管理', found: /税收|税务|纳税/ },
  { name: '征地补偿', found: /征地|土地征收|集体土地/ },
  { name: '国有土地上房屋征收与补偿', found: /房屋征收|国有土地/ },
  { name: '保障性住房', found: /保障性住房|住房保障|保障房|公租房/ },
  { name: '农村危房改造', found: /危房/ },
  { name: '生态环境', found: /生态环境|环境保护|环保/ },
  { name: '公共文化服务', found: /公共文化|文化(?:服务|旅游|体育)/ },
  { name: '公共法律服务', found: /公共法律|法律服务|法律援助/ },
  { name: '扶贫（乡村振兴）', found: /扶贫|脱贫|乡村振兴/ },
  { name: '救灾', found: /救灾|灾害|减灾/ },
  { name: '食品药品监管', found: /食品药品|食药|食品安全|药品/ },
  { name: '城市综合执法', found: /城市(?:综合)?(?:执法|管理)|综合执法|城管/ },
  { name: '就业创业', found: /就业|创业/ },
  { name: '社会保险', found: /社会保险|社保/ },
  { name: '社会救助', found: /社会救助|救助/ },
  { name: '养老服务', found: /养老/ },
  { name: '户籍管理', found: /户籍|户口/ },
  { name: '涉农补贴', found: /涉农|惠农|农业补贴|补贴/ },
  { name: '义务教育', found: /义务教育|教育/ },
  { name: '医疗卫生', found: /医疗|卫生/ },
  { name: '市政服务', found: /市政/ },
  { name: '城乡规划（国土空间规划）', found: /城乡规划|国土空间|自然资源|城市规划/ },
];

/** The topics that a body of this level and kind owes; none where the set is not for it. */
export function topicsOf(set: TopicSet, { level, kind }: { level: Level; kind: BodyKind }): readonly Topic[] {
  if (set === 'article-20') {
    // What a department discloses depends on its duties; every body has offices, documents and a budget.
    return kind === 'government'
      ? ARTICLE_20
      : ARTICLE_20.filter(({ name }) => /规范性文件|机关职能|财政预算/.test(name));
  }
  if (kind !== 'government') return [];
  if (set === 'article-21') {
    if (level === 'township') return ARTICLE_21_TOWNSHIP;
    return level === 'city' || level === 'county' ? ARTICLE_21_COUNTY : [];
  }
  return level === 'county' ? GRASSROOTS_26 : [];
}
