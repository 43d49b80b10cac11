/**
 * 参照国办秘函〔2019〕19号的自查体系: never shown as official. The wording of the vetoes is known from tables that quote it
 * (`secondary`); every amount of the deductions, and how the hundred points are shared, is the product's own
 * (内置默认分值，非官方), but for 办事服务 25. So no total is shown before a person has confirmed the amounts. The bonus
 * part is not known and not asked. Vetoes are asked of every site, deductions of portals alone, as the document says.
 */
import { area, asked, check, cites, deduct, downToCounty, leaf, ownSite, share, type Words, words } from './leaves.ts';
import type { Applicability, Group, LeafClause, Method, System } from './system.ts';

const YEAR = 365;
/** The longest half-year and the longest three months, so that nobody is accused a day early. */
const SIX_MONTHS = 184;
const THREE_MONTHS = 92;

const veto = (atLeast = 1): Method => ({ type: 'veto', atLeast });
const vetoClause = (place: string, quote: string) =>
  cites('inspection-indicators-2019', `单项否决 ${place}`, 'secondary', quote);
/** Names of indicators are known from circulars and monitors, or only recalled. */
const deduction = (place: string, status: 'secondary' | 'default' = 'secondary'): LeafClause =>
  cites('inspection-indicators-2019', `扣分指标 ${place}`, status);

const NOT_UPDATED =
  '1.监测时间点前2周内的动态、要闻类栏目，以及监测时间点前6个月内的通知公告、政策文件类一级栏目，累计超过(含)5个未更新。2.应更新但长期未更新的栏目数量超过(含)10个。3.空白栏目数量超过(含)5个。上述情况出现任意一种，即单项否决。';
const BAD_RESPONSE =
  '1.未提供网上有效咨询建言渠道(网上信访、纪检举报等专门渠道除外)。2.监测时间点前1年内，对网民留言应及时答复处理的政务咨询类栏目(在线访谈、调查征集、网上信访、纪检举报类栏目除外)存在超过3个月未回应有效留言的现象。上述情况出现任意一种，即单项否决。';

const anySite: { applicability: Applicability } = { applicability: ownSite };
const servingSite: { applicability: Applicability } = {
  applicability: { ...ownSite, powers: ['public-services'] },
};

const help = (question: Words, howToLook: Words) => ({ question: words(question), howToLook: words(howToLook) });
const CONFIRM_COLUMNS = help(
  ['列出的栏目逐个确认：确属应更新而未更新吗？', 'Of each column listed: should it have been updated, and was it not?'],
  [
    '逐个打开，看最新一条的日期；归档、专题、已整合的栏目不计。',
    'Open each and see the newest day; filed, topical and merged columns do not count.',
  ],
);

const vetoes: Group = area('vetoes', ['单项否决', 'Vetoes'], 0, 'rebase', [
  {
    ...asked(
      'veto-security',
      ['没有安全、泄密等严重问题', 'No grave matter of security or secrecy'],
      0,
      {
        question: [
          '有没有严重表述错误、泄密、不良内容、未处置的攻击、弄虚作假或严重负面舆情？',
          'Is there a grave misstatement, a leaked secret, harmful content, an attack left alone, forgery or a scandal?',
        ],
        howToLook: [
          '先看列出的暗链、外部脚本和疑似错误；发稿日期对照后台记录；再看监测、安全和舆情部门的记录。一次访问不能排除。',
          'See the injected links, scripts and misspellings that are listed, compare days with those of the publishing system, then see the records of monitoring and security; one visit excludes nothing.',
        ],
      },
      vetoClause(
        '安全、泄密事故等严重问题',
        '1.出现严重表述错误。2.泄露国家秘密。3.发布或链接反动、暴力、色情等内容。4.对安全攻击(如页面被挂马、内容被篡改等)没有及时有效处置造成严重安全事故。5.存在弄虚作假行为(如伪造发稿日期等)。6.因网站建设管理工作不当引发严重负面舆情。上述情况出现任意一种，即单项否决。',
      ),
      {
        checks: [check('hidden-link'), check('foreign-script'), check('wrong-word')],
        ...anySite,
      },
    ),
    method: veto(),
  },
  {
    ...asked(
      'veto-unreachable',
      ['网站可以访问', 'The site can be reached'],
      0,
      {
        question: ['监测一周，打不开的次数占比不到5%吗？', 'Over a week, did fewer than 5 % of the visits fail?'],
        howToLook: [
          '用监测平台连续一周、每天间隔访问20次以上的记录判断；本工具只看到单次访问，不能判定。',
          'Judge by the record of a monitor that tried 20 times a day for a week; this tool sees single visits and cannot tell.',
        ],
      },
      vetoClause(
        '站点无法访问',
        '监测1周，每天间隔性访问20次以上，超过(含)15秒网站仍打不开的次数累计占比超过(含)5%，即单项否决。',
      ),
      anySite,
    ),
    method: veto(),
  },
  leaf(
    'veto-home',
    ['首页两周内有更新', 'The home page was updated within two weeks'],
    0,
    [check('home-stale', { maxDays: 14 })],
    veto(),
    vetoClause(
      '首页不更新',
      '监测2周，首页无信息更新的，即单项否决。如首页仅为网站栏目导航入口，所有二级页面无信息更新的，即单项否决。',
    ),
    {
      ...anySite,
      ...help(
        ['首页两周内确实没有任何信息更新吗？', 'Was nothing on the home page updated for two weeks?'],
        [
          '看首页各版块（含头条、图片新闻、飘窗）最新一条的日期，点开没有日期的逐条核对。',
          'See the newest day of every section of the home page; open what shows no day.',
        ],
      ),
    },
  ),
  leaf(
    'veto-columns-not-updated',
    ['动态、公告、文件类栏目未更新的不足5个', 'Fewer than five columns of news, notices and documents not updated'],
    0,
    [check('columns-unupdated-many', { limit: 5, newsDays: 14, documentDays: SIX_MONTHS })],
    veto(5),
    vetoClause('栏目不更新（1）', NOT_UPDATED),
    { ...anySite, ...CONFIRM_COLUMNS },
  ),
  leaf(
    'veto-columns-long',
    ['长期未更新的栏目不足10个', 'Fewer than ten columns long not updated'],
    0,
    [check('columns-long-unupdated-many', { limit: 10, maxDays: 366 }, ['maxDays'])],
    veto(10),
    vetoClause('栏目不更新（2）', NOT_UPDATED),
    { ...anySite, ...CONFIRM_COLUMNS },
  ),
  leaf(
    'veto-columns-blank',
    ['空白栏目不足5个', 'Fewer than five blank columns'],
    0,
    [check('columns-blank-many', { limit: 5 })],
    veto(5),
    vetoClause('栏目不更新（3）', NOT_UPDATED),
    {
      ...anySite,
      ...help(
        ['列出的栏目逐个确认：确实没有任何内容吗？', 'Of each column listed: is there nothing on it?'],
        [
          '逐个打开，等脚本运行完再看；写明“暂无此类信息”的不计。',
          'Open each and wait for its scripts; columns that say that there is nothing yet do not count.',
        ],
      ),
    },
  ),
  leaf(
    'veto-channel',
    ['有网上咨询建言渠道', 'There is a channel for questions and advice'],
    0,
    [check('column-missing', { column: 'interaction' }), check('column-missing', { column: 'mailbox' })],
    veto(),
    vetoClause('互动回应差（1）', BAD_RESPONSE),
    {
      ...anySite,
      combine: 'any',
      ...help(
        ['网上能提交咨询、建议吗？', 'Can questions and advice be sent on the site?'],
        [
          '从首页找信箱、留言、咨询入口，点到填写页；网上信访、纪检举报不算。',
          'Find mailbox, messages or questions from the home page and go to the form; petitions and reports of misconduct do not count.',
        ],
      ),
    },
  ),
  leaf(
    'veto-letters',
    ['没有超过3个月未回应的留言', 'No letter waited longer than three months'],
    0,
    [check('letters-unanswered', { limit: THREE_MONTHS, withinDays: YEAR })],
    veto(),
    vetoClause('互动回应差（2）', BAD_RESPONSE),
    {
      ...anySite,
      ...help(
        [
          '列出的留言逐件确认：是有效留言，且确实没有回应吗？',
          'Of each letter listed: is it valid, and was it not answered?',
        ],
        [
          '打开来信页看状态和答复；另在后台核对是否已以其他方式答复。',
          'Open the letter and see its state and answer; ask the office whether it was answered in another way.',
        ],
      ),
    },
  ),
  leaf(
    'veto-services',
    ['提供办事服务', 'Services are offered'],
    0,
    [check('column-missing', { column: 'services' })],
    veto(),
    vetoClause('服务不实用（1）', '1.未提供办事服务。'),
    {
      ...servingSite,
      ...help(
        ['网站上能找到办事服务吗？', 'Are services to be found on the site?'],
        [
          '从首页找办事服务、政务服务入口；通向政务服务网的也算。',
          'Find services from the home page; a way to the service portal counts.',
        ],
      ),
    },
  ),
  leaf(
    'veto-guides',
    ['办事指南没有大面积缺项', 'Service guides are not widely incomplete'],
    0,
    [check('service-guides-deficient', { lacking: 4, threshold: 5 }, ['lacking', 'threshold'])],
    veto(5),
    cites('inspection-indicators-2019', '单项否决 服务不实用（2）（五个以上事项各缺四类以上要素）', 'default'),
    {
      ...servingSite,
      sample: { kind: 'service-guide', size: 10 },
      ...help(
        ['抽到的指南，八类要素缺少不到四类吗？', 'Does each drawn guide lack fewer than four of the eight classes?'],
        [
          '看事项名称、设定依据、申请条件、办理材料、地点、时间、电话、流程；不足五个事项的，看是否全部如此。',
          'See name, basis, conditions, materials, place, time, telephone and steps; with fewer than five services, whether all are so.',
        ],
      ),
    },
  ),
  {
    ...asked(
      'veto-services-usable',
      ['列出的服务可以使用', 'The services listed can be used'],
      0,
      {
        question: [
          '列出的办事、查询系统能打开并能用吗？',
          'Do the services and queries that are listed open and work?',
        ],
        howToLook: [
          '任选五项点到填写或查询的页面；打不开的隔天再试一次。',
          'Follow five of them to the page to fill in; what does not open is tried again another day.',
        ],
      },
      cites('inspection-indicators-2019', '单项否决 服务不实用（3）（系统不可用）', 'default'),
      servingSite,
    ),
    method: veto(),
  },
]);

/** 扣分指标 are of 政府门户网站: of governments down to the county, and of ministries. */
const portals: Applicability = {
  ...downToCounty,
  except: [
    { level: 'province', kind: 'department' },
    { level: 'city', kind: 'department' },
    { level: 'county', kind: 'department' },
  ],
};
const portal = { applicability: portals };
const servingPortal = { applicability: { ...portals, powers: ['public-services'] } satisfies Applicability };

const publishing: Group = area('publishing', ['发布解读', 'Publishing and interpreting'], 40, 'spread', [
  leaf(
    'publishing-overview',
    ['设有概况信息', 'The overview has its place'],
    5,
    [check('entry-missing', { name: '概况信息', anyOf: ['概况', '概览', '简介', '走进'], within: 'home' })],
    deduct(5),
    deduction('概况信息'),
    portal,
  ),
  leaf(
    'publishing-organisation',
    ['设有机构职能', 'The organisation has its place'],
    5,
    [check('column-missing', { column: 'organisation' })],
    deduct(5),
    deduction('机构职能'),
    portal,
  ),
  leaf(
    'publishing-leaders',
    ['设有领导信息', 'The leaders have their place'],
    5,
    [check('column-missing', { column: 'leaders' })],
    deduct(5),
    deduction('领导信息'),
    portal,
  ),
  leaf(
    'publishing-news',
    ['动态要闻两周内更新', 'News kept up within two weeks'],
    5,
    [check('column-missing', { column: 'news' }), check('column-stale', { column: 'news', maxDays: 14 })],
    deduct(5),
    deduction('动态要闻'),
    portal,
  ),
  leaf(
    'publishing-policies',
    ['政策文件半年内更新', 'Policies kept up within six months'],
    5,
    [
      check('column-missing', { column: 'policies' }),
      check('column-stale', { column: 'policies', maxDays: SIX_MONTHS }),
    ],
    deduct(5),
    deduction('政策文件', 'default'),
    portal,
  ),
  leaf(
    'publishing-interpretations',
    ['政策解读半年内更新', 'Interpretations kept up within six months'],
    5,
    [
      check('column-missing', { column: 'interpretation' }),
      check('column-stale', { column: 'interpretation', maxDays: SIX_MONTHS }, ['maxDays']),
    ],
    deduct(5),
    deduction('政策解读', 'default'),
    portal,
  ),
  leaf(
    'publishing-ratio',
    ['应解读的文件有解读', 'Policies that need it are interpreted'],
    4,
    [check('policies-interpreted', { withinDays: YEAR, limit: 3 }, ['withinDays', 'limit'])],
    deduct(2),
    deduction('解读比例'),
    portal,
  ),
  leaf(
    'publishing-links',
    ['文件与解读双向关联', 'Policies and interpretations link each other'],
    3,
    [check('interpretation-policy-unlinked'), check('policy-interpretation-unlinked')],
    deduct(1),
    deduction('解读关联'),
    portal,
  ),
  leaf(
    'publishing-other-blank',
    ['其他栏目没有空白', 'No other column is blank'],
    2,
    [check('column-blank')],
    deduct(2),
    deduction('其他栏目'),
    portal,
  ),
  leaf(
    'publishing-other-stale',
    ['其他栏目按期更新', 'Other columns are kept up'],
    1,
    [
      check('column-stale', { column: 'notices', maxDays: SIX_MONTHS }),
      check('columns-long-unupdated-many', { limit: 1, maxDays: 366 }, ['maxDays']),
    ],
    deduct(1),
    deduction('其他栏目'),
    portal,
  ),
]);

const services: Group = area('services', ['办事服务', 'Services'], 25, 'spread', [
  leaf(
    'services-listed',
    ['公开办事事项', 'Services are listed'],
    5,
    [check('column-missing', { column: 'services' })],
    deduct(5),
    deduction('事项公开', 'default'),
    servingPortal,
  ),
  asked(
    'services-statistics',
    ['公开办事统计', 'Figures on services are published'],
    2,
    {
      question: ['有没有近一年的办件统计？', 'Are there figures on services of the last year?'],
      howToLook: [
        '在办事服务栏目找办件量、好差评等统计。',
        'Look for numbers of cases and ratings in the services column.',
      ],
    },
    deduction('办事统计', 'default'),
    servingPortal,
  ),
  leaf(
    'services-guides',
    ['办事指南要素齐全', 'Service guides are complete'],
    6,
    [check('service-guide-incomplete')],
    deduct(1),
    deduction('办事指南', 'default'),
    servingPortal,
  ),
  leaf(
    'services-guides-clear',
    ['办事指南没有含糊条款', 'Service guides hold no catch-all clause'],
    4,
    [check('service-guide-vague')],
    deduct(2),
    deduction('办事指南', 'default'),
    servingPortal,
  ),
  asked(
    'services-accurate',
    ['办事指南内容准确', 'Service guides are right'],
    5,
    {
      question: [
        '抽到的指南与实际一致，材料形式、份数、法定和承诺时限写得明确吗？',
        'Do the drawn guides agree with what is done, with form and number of materials and both time limits?',
      ],
      howToLook: [
        '与政务服务网上同一事项对照；链接的表格、系统逐个点开。',
        'Compare with the same service on the service portal; open every form and system linked.',
      ],
    },
    deduction('内容准确', 'default'),
    { ...servingPortal, method: share(), sample: { kind: 'service-guide', size: 5 } },
  ),
  leaf(
    'services-forms',
    ['表格样表可以下载', 'Forms can be downloaded'],
    3,
    [check('service-guide-form-missing')],
    deduct(1),
    deduction('表格样表', 'default'),
    servingPortal,
  ),
]);

const interaction: Group = area('interaction', ['互动交流', 'Interaction'], 15, 'spread', [
  asked(
    'interaction-sending',
    ['留言可以提交', 'Messages can be sent'],
    3,
    {
      question: ['信箱、留言的提交功能可用吗？', 'Can a message be written and sent?'],
      howToLook: [
        '打开填写页，看注册、验证码和提交是否正常；不必真正提交。',
        'Open the form and see whether registration, captcha and sending work; nothing need be sent.',
      ],
    },
    deduction('信息提交', 'default'),
    portal,
  ),
  asked(
    'interaction-login',
    ['统一登录', 'One login'],
    1,
    {
      question: ['互动、办事用同一账号登录吗？', 'Does one account serve messages and services?'],
      howToLook: [
        '从留言和办事两处分别点登录，看是否同一登录页。',
        'Log in from both and see whether the page is the same.',
      ],
    },
    deduction('统一登录', 'default'),
    portal,
  ),
  asked(
    'interaction-published',
    ['留言公开要素齐全', 'Published letters say what they should'],
    3,
    {
      question: [
        '公开的留言写明留言时间、答复单位、答复时间、答复内容吗？',
        'Do published letters show when they came, who answered, when, and what?',
      ],
      howToLook: ['打开最近三件公开的留言，逐项对照。', 'Open the three latest published letters and check each.'],
    },
    deduction('留言公开'),
    portal,
  ),
  leaf(
    'interaction-answers',
    ['留言按期答复', 'Letters are answered in time'],
    4,
    [
      check('letters-unanswered', { limit: THREE_MONTHS, withinDays: YEAR }),
      check('letters-answered-late', { limit: 5, unit: 'working-days', withinDays: YEAR }, ['limit', 'withinDays']),
    ],
    deduct(1),
    deduction('办理答复'),
    portal,
  ),
  leaf(
    'interaction-consultation',
    ['征集调查公布结果', 'Results of consultations are published'],
    4,
    [
      check('consultation-unanswered', { limit: 60, withinDays: YEAR }, ['limit', 'withinDays']),
      check('consultation-result-incomplete'),
    ],
    deduct(1),
    deduction('征集调查'),
    portal,
  ),
]);

const design: Group = area('design', ['功能设计', 'Function and design'], 20, 'spread', [
  leaf(
    'design-domain',
    ['域名、名称规范', 'Domain and name in form'],
    1,
    [check('domain-not-government')],
    deduct(1),
    deduction('域名名称', 'default'),
    portal,
  ),
  leaf(
    'design-identifiers',
    ['网站标识完整', 'Identifiers complete'],
    3,
    [
      check('footer-identifier-missing', { required: ['siteCode', 'icp', 'psb', 'sponsor', 'conac', 'contact'] }),
      check('identifier-placeholder'),
      check('site-code-conflict'),
    ],
    deduct(1),
    deduction('网站标识'),
    portal,
  ),
  leaf(
    'design-report-error',
    ['有“我为政府网站找错”入口', 'There is a way to report errors'],
    5,
    [check('footer-identifier-missing', { required: ['reportError'] })],
    deduct(5),
    deduction('“我为政府网站找错”'),
    portal,
  ),
  leaf(
    'design-links',
    ['没有错链、死链', 'No dead or wrong links'],
    2,
    [check('page-gone'), check('link-dead'), check('column-target-wrong'), check('column-dead')],
    deduct(0.1),
    deduction('可用性', 'default'),
    portal,
  ),
  leaf(
    'design-search',
    ['有站内搜索', 'There is a search'],
    4,
    [check('site-search-missing')],
    deduct(4),
    deduction('站内搜索', 'default'),
    portal,
  ),
  leaf(
    'design-search-finds',
    ['站内搜索搜得到', 'The search finds what is there'],
    2,
    [check('site-search-fails')],
    deduct(1),
    deduction('站内搜索', 'default'),
    portal,
  ),
  leaf(
    'design-labels',
    ['页面标签规范', 'Page labels in form'],
    1,
    [check('meta-tag-missing')],
    deduct(0.1),
    deduction('页面标签', 'default'),
    portal,
  ),
  asked(
    'design-browsers',
    ['主流浏览器显示正常', 'Common browsers show it well'],
    1,
    {
      question: [
        '用常用的几种浏览器打开，首页和内页显示都正常吗？',
        'Do home page and articles look right in common browsers?',
      ],
      howToLook: [
        '用 Chrome、Edge、Firefox、360 各打开首页、列表页、内容页一次。',
        'Open home page, a list and an article in Chrome, Edge, Firefox and 360.',
      ],
    },
    deduction('兼容性', 'default'),
    portal,
  ),
  asked(
    'design-ipv6',
    ['支持 IPv6 访问', 'The site can be reached by IPv6'],
    1,
    {
      question: [
        '域名有 AAAA 记录，用 IPv6 能打开首页和内页吗？',
        'Has the domain an AAAA record, and do its pages open by IPv6?',
      ],
      howToLook: [
        '用国家IPv6发展监测平台或命令行查询；浏览器扩展看不到解析记录。',
        'Ask the national IPv6 monitor or the command line; an extension cannot see the record.',
      ],
    },
    deduction('IPv6改造', 'default'),
    portal,
  ),
]);

/** What stands in the document and on no page of a website, or is not known. */
const elsewhere = (place: string, status: 'text' | 'secondary' | 'default', because: Words) => ({
  clause: cites('inspection-indicators-2019', place, status),
  because: words(because),
});

export const inspection2019: System = {
  id: 'inspection-2019',
  version: '1.0',
  title: words(['参照国办秘函〔2019〕19号的自查体系', 'Self-check after 国办秘函〔2019〕19号']),
  authority: words([
    '自查用，非官方：否决项措辞为转引；扣分值为内置默认分值，非官方；加分部分未纳入',
    'For self-checks, not official: vetoes as quoted elsewhere; amounts are the built-in default; the bonus part is not included',
  ]),
  sources: [
    {
      title: '政府网站与政务新媒体检查指标、监管工作年度考核指标',
      number: '国办秘函〔2019〕19号',
      issuedOn: '2019-04-01',
      url: 'https://www.gov.cn/zhengce/content/2019-04/18/content_5384134.htm',
    },
  ],
  grades: [
    { title: words(['合格', 'Passed']), atLeast: 60 },
    { title: words(['不合格', 'Failed']), atLeast: 0 },
  ],
  // 没有对外办事服务的，办事服务不计，其余75分乘以4/3.
  whenNotApplicable: 'spread',
  onVeto: 'fail',
  total: 'after-confirmation',
  notOnWebsite: [
    elsewhere('加分指标（30分）', 'text', [
      '加分项的内容没有核对到原文，未纳入',
      'What earns a bonus could not be read in the text; not included',
    ]),
    elsewhere('政务新媒体 内容不更新', 'secondary', [
      '在新媒体账号上检查，网站上看不到',
      'Checked on the accounts, not on the website',
    ]),
    elsewhere('政务新媒体 互动回应差', 'secondary', [
      '在新媒体账号上检查，网站上看不到',
      'Checked on the accounts, not on the website',
    ]),
    elsewhere('政务新媒体 安全、泄密事故等严重问题', 'secondary', [
      '在新媒体账号上检查，网站上看不到',
      'Checked on the accounts, not on the website',
    ]),
    elsewhere('监管工作年度考核指标', 'secondary', [
      '考核省级政府办公厅和国务院部门的监管工作，不是网站',
      'It assesses how offices supervise sites, not a site',
    ]),
  ],
  tree: {
    id: 'inspection-2019',
    title: words(['参照国办秘函〔2019〕19号的自查体系', 'Self-check after 国办秘函〔2019〕19号']),
    points: 100,
    children: [vetoes, publishing, services, interaction, design],
  },
};
