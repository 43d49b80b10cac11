/**
 * What an indicator system needs besides the clauses of its document: chapters and sections under the document's own
 * headings, days by which something was due, reasons why a website cannot show a clause. Data only.
 */
import type { SystemDescription } from './from-clauses.ts';

const words = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

/** The page that the document stood on; nothing of it is asked for by the text. */
const observed = (...places: readonly string[]) => ({
  id: 'observed',
  title: words('页面所见（非文件要求，不计分）', 'Seen on the page (asked for by no document, no points)'),
  observed: true as const,
  sections: places.map((place) => ({ place })),
});

const luoyang: SystemDescription = {
  version: '1.0',
  level: 'city',
  source: { number: '洛政办〔2016〕55号', issuedOn: '2016-06-20' },
  chapters: [
    { id: 'notice', title: words('印发通知', 'Covering notice'), sections: [{ place: '印发通知正文' }] },
    {
      id: 'reform',
      title: words('一、围绕深化改革推进公开', 'I. Disclosure for reform'),
      sections: [
        { place: '一、(一)推进权力清单和责任清单公开', title: 'Lists of powers and duties' },
        { place: '一、(二)推进市场监管公开透明', title: 'Market supervision' },
        { place: '一、(三)推进政务服务公开', title: 'Government services' },
      ],
    },
    {
      id: 'economy',
      title: words('二、围绕促进经济发展推进公开', 'II. Disclosure for economic development'),
      sections: [
        { place: '二、(一)推进经济社会政策公开透明', title: 'Economic and social policy' },
        { place: '二、(二)推进政府投资的重大建设项目信息公开', title: 'Major projects with public money' },
        { place: '二、(三)推进公共资源配置领域信息公开', title: 'Allocation of public resources' },
        { place: '二、(四)推进减税降费信息公开', title: 'Lower taxes and fees' },
        { place: '二、(五)推进国有企业运营监管信息公开', title: 'State-owned enterprises' },
      ],
    },
    {
      id: 'livelihood',
      title: words('三、围绕民生改善推进公开', "III. Disclosure for people's livelihood"),
      sections: [
        { place: '三、(一)推进扶贫工作信息公开', title: 'Poverty relief' },
        { place: '三、(二)推进社会救助信息公开', title: 'Social assistance' },
        { place: '三、(三)推进就业创业信息公开', title: 'Employment' },
        { place: '三、(四)推进棚户区改造、农村危房改造和保障性住房信息公开', title: 'Housing' },
        { place: '三、(五)推进环境保护信息公开', title: 'Environment' },
        { place: '三、(六)推进教育、卫生和食品药品安全信息公开', title: 'Education, health, food and drugs' },
      ],
    },
    {
      id: 'government',
      title: words('四、围绕助力政府建设推进公开', 'IV. Disclosure for better government'),
      sections: [
        { place: '四、(一)积极推进决策公开', title: 'Decisions' },
        { place: '四、(二)推进政策执行和落实情况公开', title: 'Carrying out of policies' },
        { place: '四、(三)深入推进预决算公开', title: 'Budgets and final accounts' },
      ],
    },
    {
      id: 'response',
      title: words('五、围绕扩大政务参与加强解读回应', 'V. Interpretation and response'),
      sections: [
        { place: '五、(一)推进政策解读工作', title: 'Interpretation' },
        { place: '五、(二)积极回应社会关切', title: 'Response to concerns' },
        { place: '五、(三)充分发挥媒体作用', title: 'Media' },
      ],
    },
    {
      id: 'capacity',
      title: words('六、围绕增强公开实效加强能力建设', 'VI. Capacity'),
      sections: [
        { place: '六、(一)推进公开工作制度化标准化', title: 'Rules and standards' },
        { place: '六、(二)推进公开工作信息化集中化', title: 'Websites and channels' },
        { place: '六、(三)推进公开队伍专业化理论化;组织保障', title: 'Staff and organisation' },
      ],
    },
    observed('页面样本元素'),
  ],
  deadlines: {
    'LY-0.0.1': [{ text: '7月20日前', on: '2016-07-20' }],
    'LY-1.1.3': [{ text: '2016年9月底前', on: '2016-09-30' }],
    'LY-6.3.5': [{ text: '年内', on: '2016-12-31' }],
  },
  notOnWebsite: {
    'LY-1.2.6': 'other-system',
    'LY-2.3.6': 'internal',
    'LY-3.4.2': 'offline',
    'LY-3.4.3': 'internal',
    'LY-3.4.4': 'internal',
    'LY-3.4.5': 'internal',
    'LY-4.2.9': 'reported',
    'LY-5.2.1': 'internal',
    'LY-5.2.3': 'internal',
    'LY-5.2.9': 'event',
    'LY-5.3.4': 'offline',
    'LY-6.1.3': 'internal',
    'LY-6.3.1': 'training',
    'LY-6.3.2': 'training',
    'LY-6.3.7': 'inspection',
    'LY-6.3.8': 'inspection',
    'LY-6.3.10': 'inspection',
  },
  methods: { 'LY-6.1.4': { type: 'all-or-nothing' } },
};

const qinzhou: SystemDescription = {
  version: '1.0',
  level: 'city',
  source: { number: '钦政办〔2017〕70号', issuedOn: '2017-07-03' },
  chapters: [
    { id: 'notice', title: words('印发通知', 'Covering notice'), sections: [{ place: '页面元数据与引言' }] },
    {
      id: 'actions',
      title: words('一、行动内容', 'I. The six actions'),
      sections: [
        { place: '一、(一)实施全面推进“五公开”行动', title: 'The five kinds of disclosure' },
        { place: '一、(二)实施政策解读责任落实行动', title: 'Interpretation' },
        { place: '一、(三)实施政务舆情回应增强实效行动', title: 'Response to public opinion' },
        { place: '一、(四)实施公众参与畅通行动', title: 'Public participation' },
        { place: '一、(五)实施平台建设监管行动', title: 'Platforms' },
        { place: '一、(六)实施政务公开培训行动', title: 'Training' },
      ],
    },
    {
      id: 'safeguards',
      title: words('二、保障措施', 'II. Safeguards'),
      sections: [
        { place: '二、(一)加强组织领导', title: 'Organisation' },
        { place: '二、(二)加强绩效考核', title: 'Assessment' },
      ],
    },
    {
      id: 'three-random',
      title: words('附件 “三随机”抽查巡检内容', 'Annex: what random inspections look at'),
      repeats: true,
      sections: [{ place: '附件“三随机”抽查巡检内容' }],
    },
    observed('页脚与工具栏(页面样本)'),
  ],
  deadlines: {
    'QZ-1.1.1': [{ text: '2017年内', on: '2017-12-31' }],
    'QZ-1.1.2': [{ text: '2017年内', on: '2017-12-31' }],
    'QZ-1.1.6': [{ text: '2017年内', on: '2017-12-31' }],
  },
  notOnWebsite: {
    'QZ-1.2.4': 'internal',
    'QZ-1.3.13': 'internal',
    'QZ-1.3.3': 'internal',
    'QZ-1.3.6': 'internal',
    'QZ-1.3.7': 'internal',
    'QZ-1.6.2': 'training',
    'QZ-1.6.3': 'training',
    'QZ-1.6.4': 'training',
    'QZ-1.6.5': 'training',
    'QZ-1.6.6': 'training',
    'QZ-1.6.7': 'training',
    'QZ-2.1.5': 'internal',
  },
  methods: { 'QZ-2.1.6': { type: 'all-or-nothing' } },
};

const yangpu: SystemDescription = {
  version: '1.0',
  level: 'county',
  // The day below the notice is damaged (2018523): it is not known for certain.
  source: {},
  chapters: [
    { id: 'notice', title: words('总体要求', 'General requirement'), sections: [{ place: '印发通知与总体要求' }] },
    {
      id: 'reform',
      title: words('一、围绕重大改革和持续优化营商环境强化公开', 'I. Reform and the business environment'),
      sections: [
        { place: '一、(一)创新型城区、科创中心、双创示范基地信息公开', title: 'Innovation' },
        { place: '一、(二)涉企政务服务改革举措公开', title: 'Services for enterprises' },
        { place: '一、(三)清理涉企收费降低企业成本信息公开', title: 'Fees and costs of enterprises' },
        { place: '一、(四)事中事后监管信息公开', title: 'Supervision' },
      ],
    },
    {
      id: 'livability',
      title: words('二、围绕提升城区宜居水平强化公开', 'II. A district to live in'),
      sections: [
        { place: '二、(一)教育和医疗卫生领域信息公开', title: 'Education and health' },
        { place: '二、(二)生态环境综合整治信息公开', title: 'Environment' },
        { place: '二、(三)食品药品安全和安全生产监管信息公开', title: 'Food, drugs and work safety' },
        { place: '二、(四)房地产管理、旧区改造和城区建设管理信息公开', title: 'Housing and building' },
        { place: '二、(五)就业创业、社会保障和慈善事业信息公开', title: 'Employment, social security, charity' },
        { place: '二、(六)市民群众办事信息公开', title: 'Services for residents' },
      ],
    },
    {
      id: 'resources',
      title: words('三、围绕科学配置公共资源强化公开', 'III. Public resources'),
      sections: [
        { place: '三、(一)财政信息和审计信息公开', title: 'Finance and audit' },
        { place: '三、(二)重大建设项目和公共资源配置信息公开', title: 'Major projects and public resources' },
        { place: '三、(三)国资监管及国企信息公开', title: 'State-owned enterprises' },
      ],
    },
    {
      id: 'platforms',
      title: words('四、加强制度和平台建设，提升工作标准化水平', 'IV. Rules and platforms'),
      sections: [
        { place: '四、(一)提升信息发布和传播集群、矩阵效应', title: 'Publication and channels' },
        { place: '四、(二)加强政策解读和回应关切工作', title: 'Interpretation and response' },
        { place: '四、(三)政务公开标准化规范化', title: 'Standards' },
        { place: '四、(四)推进行政决策公开', title: 'Decisions' },
        { place: '四、(五)依申请服务和管理', title: 'Disclosure on request' },
        { place: '四、(六)政务数据资源共享开放利用', title: 'Open data' },
      ],
    },
    {
      id: 'methods',
      title: words('五、提高思想站位，创新工作方法', 'V. Ways of working'),
      sections: [
        { place: '五、(一)助力法治政府建设', title: 'Rule of law' },
        { place: '五、(二)组织领导', title: 'Organisation' },
        { place: '五、(三)政务公开大调研;结尾要求', title: 'Inquiry, plan and evaluation' },
      ],
    },
    observed('印发通知与总体要求', '页面样本元素'),
  ],
  notOnWebsite: {
    'YP-3.2.3': 'internal',
    'YP-4.2.4': 'internal',
    'YP-4.2.5': 'internal',
    'YP-4.6.2': 'internal',
    'YP-4.6.4': 'other-system',
    'YP-5.1.1': 'principle',
    'YP-5.2.3': 'training',
    'YP-5.3.1': 'internal',
    'YP-5.3.2': 'internal',
    'YP-5.3.3': 'reported',
    'YP-5.3.5': 'inspection',
  },
  byPerson: {
    'YP-4.5.4': words(
      '以普通申请人身份提交一件模拟申请，记录渠道、提交时间、答复时间和内容，保存回执和答复书。',
      'Send a mock request as an ordinary applicant; note channel, days and content, and keep receipt and reply.',
    ),
  },
  // 为主: more than half.
  methods: { 'YP-4.2.2': { type: 'proportional', target: 0.5 } },
};

const lushan: SystemDescription = {
  version: '1.0',
  level: 'county',
  source: { number: '庐府办发〔2022〕31号', issuedOn: '2022-09-20' },
  chapters: [
    {
      id: 'openness',
      title: words('一、聚焦双“一号工程”，以公开促落实', 'I. The two first projects'),
      sections: [
        { place: '一、(一)涉及数字经济发展的信息公开', title: 'Digital economy' },
        { place: '一、(二)涉及优化营商环境的信息公开', title: 'Business environment' },
        { place: '一、(三)涉及扩大有效投资信息公开', title: 'Investment' },
      ],
    },
    {
      id: 'livelihood',
      title: words('二、聚焦社会民生领域，以公开强监管', 'II. Society and livelihood'),
      sections: [
        { place: '二、(四)规范疫情防控信息公开', title: 'Epidemic control' },
        { place: '二、(五)规范重点领域信息公开', title: 'Key areas' },
        { place: '二、(六)规章和行政规范性文件集中公开', title: 'Rules and normative documents' },
      ],
    },
    {
      id: 'grassroots',
      title: words('三、聚焦强基层打基础，提高政务公开实效', 'III. The grassroots'),
      sections: [
        { place: '三、(七)基层政务公开标准化规范化', title: 'Standards at the grassroots' },
        { place: '三、(八)向农村和社区延伸', title: 'Villages and communities' },
        { place: '三、(九)公共企事业单位信息公开', title: 'Public institutions' },
      ],
    },
    {
      id: 'platforms',
      title: words('四、聚焦平台渠道建设，提升政务公开水平', 'IV. Platforms and channels'),
      sections: [
        { place: '四、(十)政策精准解读推送', title: 'Interpretation' },
        { place: '四、(十一)政府网站与政务新媒体运营', title: 'Websites and new media' },
        { place: '四、(十二)线下公开渠道', title: 'Offline channels' },
        { place: '四、(十三)积极回应群众关切', title: 'Response to concerns' },
      ],
    },
    {
      id: 'safeguards',
      title: words('五、聚焦问题导向，强化政务公开保障', 'V. Safeguards'),
      sections: [
        { place: '五、(十四)强化组织领导', title: 'Organisation' },
        { place: '五、(十五)抓好工作落实', title: 'Carrying out' },
      ],
    },
    observed('页面元数据与印发通知'),
  ],
  /** 完成时间 of the table, which stands in the entries of the body's clauses. */
  tableDeadlines: { '2022年9月': '2022-09-30', '2022年12月': '2022-12-31' },
  // Where the body's own words contradict the table: both are kept, the later deducts, the earlier reminds.
  deadlines: {
    'LS-3.8.4': [{ text: '每年年底前' }],
    'LS-3.9.1': [{ text: '2022年底前', on: '2022-12-31' }],
    'LS-3.9.2': [{ text: '2022年底前', on: '2022-12-31' }],
    'LS-4.11.5': [{ text: '2022年10月底前', on: '2022-10-31' }],
    'LS-4.11.6': [{ text: '2022年10月底前', on: '2022-10-31' }],
  },
  notOnWebsite: {
    'LS-2.4.2': 'internal',
    'LS-3.7.4': 'reported',
    'LS-4.13.7': 'internal',
    'LS-5.14.3': 'training',
    'LS-5.15.4': 'inspection',
  },
  byPerson: {
    'LS-4.11.7': words(
      '安装本地政务APP，在只有IPv6的网络中打开并办理一项业务；或请责任单位出示检测报告。',
      'Install the local APP and use it on an IPv6-only network, or ask the unit for the test report.',
    ),
    'LS-4.11.11': words(
      '打开各政务新媒体账号，查看近期内容的原创、互动和留言回复，截图留存。',
      'Open the accounts and look at recent posts, replies and comments; keep pictures.',
    ),
    'LS-4.12.1': words(
      '到政务服务大厅、乡镇便民服务中心现场查看政务公开专区，拍照留存公开的内容和日期。',
      'Visit the area in the service halls, and photograph what is shown and its dates.',
    ),
  },
  methods: {
    'LS-2.4.3': { type: 'all-or-nothing' },
    // 解读率要达到90%以上.
    'LS-4.10.3': { type: 'proportional', target: 0.9 },
  },
};

const guangyuan: SystemDescription = {
  version: '1.0',
  level: 'city',
  source: {},
  chapters: [
    { id: 'general', title: words('总体要求', 'General requirement'), sections: [{ place: '总体要求与页面' }] },
    {
      id: 'growth',
      title: words('一、围绕“稳增长”加强政务公开', 'I. Steady growth'),
      sections: [
        { place: '一、(一)政策宣传解读', title: 'Interpretation of policies' },
        { place: '一、(二)减税、降费、降低要素成本', title: 'Taxes, fees and costs' },
        { place: '一、(三)重大建设项目和公共资源配置', title: 'Major projects and public resources' },
        { place: '一、(四)PPP项目信息公开', title: 'Public-private partnerships' },
      ],
    },
    {
      id: 'reform',
      title: words('二、围绕“促改革”加强政务公开', 'II. Reform'),
      sections: [
        { place: '二、(五)“放管服”改革', title: 'Administration and services' },
        { place: '二、(六)国资国企', title: 'State-owned enterprises' },
        { place: '二、(七)农业供给侧结构性改革', title: 'Agriculture' },
        { place: '二、(八)财税体制改革和审计', title: 'Finance, taxation and audit' },
      ],
    },
    {
      id: 'structure',
      title: words('三、围绕“调结构”加强政务公开', 'III. Structure'),
      sections: [
        { place: '三、(九)化解过剩产能', title: 'Excess capacity' },
        { place: '三、(十)消费升级和产品质量', title: 'Consumption and quality' },
      ],
    },
    {
      id: 'livelihood',
      title: words('四、围绕“惠民生”加强政务公开', 'IV. Livelihood'),
      sections: [
        { place: '四、(十一)扶贫脱贫和社会救助', title: 'Poverty relief and assistance' },
        { place: '四、(十二)就业社保', title: 'Employment and social security' },
        { place: '四、(十三)环境保护', title: 'Environment' },
        { place: '四、(十四)教育卫生', title: 'Education and health' },
        { place: '四、(十五)食品药品安全', title: 'Food and drugs' },
      ],
    },
    {
      id: 'risk',
      title: words('五、围绕“防风险”加强政务公开', 'V. Risks'),
      sections: [
        { place: '五、(十六)房地产市场', title: 'Real estate' },
        { place: '五、(十七)安全生产', title: 'Work safety' },
        { place: '五、(十八)舆情及突发事件', title: 'Public opinion and emergencies' },
      ],
    },
    {
      id: 'effect',
      title: words('六、增强政务公开实效', 'VI. Effect'),
      sections: [
        { place: '六、(十九)“五公开”工作机制', title: 'Procedures' },
        { place: '六、(二十)扩大公众参与', title: 'Participation' },
        { place: '六、(二十一)载体建设与落实', title: 'Websites and carrying out' },
      ],
    },
    observed('页面样本元素', '总体要求与页面'),
  ],
  deadlines: {
    'GY-2.5.9': [{ text: '年内', on: '2017-12-31' }],
    'GY-6.19.4': [{ text: '2017年底前', on: '2017-12-31' }],
  },
  notOnWebsite: {
    'GY-2.6.7': 'other-system',
    'GY-3.9.6': 'internal',
    'GY-5.18.4': 'internal',
    'GY-5.18.5': 'internal',
    'GY-6.19.9': 'other-system',
    'GY-6.21.6': 'reported',
    'GY-6.21.10': 'inspection',
    'GY-6.21.11': 'internal',
  },
};

/** By the id of the document. */
export const DESCRIPTIONS: Readonly<Record<string, SystemDescription>> = {
  'luoyang-2016': luoyang,
  'qinzhou-2017': qinzhou,
  'yangpu-2018': yangpu,
  'lushan-2022': lushan,
  'guangyuan-2017': guangyuan,
};
