/**
 * Sites for rules that ask the same of every clause: how a document, a letter, a guide or a budget has to look. They
 * take nothing from the parameters but what a clause varies.
 */

import { COLUMN_NAMES } from '../../../utils/facts/column-names.ts';
import type { ColumnId } from '../../../utils/facts/columns.ts';
import { auditFacts, axeRule } from '../../audit-facts.ts';
import type { TestPage } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';
import { page as financePage, list } from '../finance-pages.ts';
import {
  application,
  BASIS,
  CALL,
  CHANNEL,
  call,
  column as callColumn,
  DRAFT,
  letters,
  PERIOD,
} from '../interaction-pages.ts';
import { column, dogs, dogsExplained, interpretation, policy, water } from '../interpretation-pages.ts';
import { reportPage } from '../reports/generated-reports.ts';
import { body, guide, hollow } from '../services-pages.ts';
import type { PlanColumn, PlanRow, SitePlan } from './site-plan.ts';

interface PagePlans {
  meets: SitePlan;
  breaks: SitePlan;
  unsurveyed: SitePlan;
}

const NOTHING: SitePlan = { columns: [], homeless: true };

const pages = (meets: readonly TestPage[], breaks: readonly TestPage[]): PagePlans => ({
  meets: { columns: [], pages: meets },
  breaks: { columns: [], pages: breaks },
  unsurveyed: NOTHING,
});
/** The same where the home page is one of them. */
const ownHome = (meets: readonly TestPage[], breaks: readonly TestPage[]): PagePlans => ({
  meets: { columns: [], homeless: true, pages: meets },
  breaks: { columns: [], homeless: true, pages: breaks },
  unsurveyed: NOTHING,
});
const links = (...found: (readonly [string, string])[]): PagePlans => ({
  meets: { columns: [], links: found },
  breaks: { columns: [] },
  unsurveyed: NOTHING,
});

const BLOCK = {
  索引号: '4699000/2025-00012',
  发布机构: '云溪市人民政府',
  发文字号: '云政发〔2025〕12号',
  成文日期: '2025-05-12',
  发布日期: '2025-05-20',
  公开方式: '主动公开',
  公开时限: '常年公开',
  公开范围: '面向全社会',
  信息类别: '政策文件',
  主题分类: '民政',
};
const document = (html: string): TestPage => ({ html, path: DOCUMENT_PATH });
const news = (html: string): TestPage => ({ html, path: ARTICLE_PATH });
const toolbar = (tools: string): TestPage => ({
  path: 'xwdt/yxyw/202506/t20250602_2.html',
  html: articlePage().replace('<div class="content">', `<div class="tools">${tools}</div><div class="content">`),
});
const good = document(documentPage({ block: BLOCK }));
const numbered = (number: string, index: string): TestPage => ({
  path: 'zwgk/zcwj/202505/t20250521_13.html',
  html: documentPage({
    title: '云溪市人民政府关于做好防汛工作的通知',
    block: { ...BLOCK, 索引号: `4699000/2025-${index}`, 发文字号: number },
  }).replace('云政发〔2025〕12号</p>', `${number}</p>`),
});
const late = document(
  documentPage({
    block: { ...BLOCK, 成文日期: '2025-03-10' },
    below: '<p>云溪市人民政府</p><p>2025年3月10日</p><p>（此件公开发布）</p>',
  }),
);
/** Neither who issued it nor how it is open. */
const NOBODY = {
  索引号: BLOCK.索引号,
  发文字号: BLOCK.发文字号,
  成文日期: BLOCK.成文日期,
  发布日期: BLOCK.发布日期,
  主题分类: '民政',
};

const forth = `<div class="xgjd"><h3>相关解读</h3><ul><li><a href="/${dogsExplained.path}">${dogsExplained.title}</a></li></ul></div>`;
const back = `<p>相关文件：<a href="/${dogs.path}">${dogs.title}</a></p>`;
const papers = [column('zcwj/', '政策文件', [dogs, water]), column('zcjd/', '政策解读', [dogsExplained])];
const explained = [policy({ ...dogs, below: forth }), interpretation({ ...dogsExplained, below: back })];
/** The document, its interpretation, and the columns: all of it as it should be. */
const interpreted = [column('zcwj/', '政策文件', [dogs]), column('zcjd/', '政策解读', [dogsExplained]), ...explained];
const picture = { path: 'zcjd/tj.html', title: '一图读懂《云溪市养犬管理办法》', day: '2025-05-20' };
const film = { path: 'zcjd/sp.html', title: '视频解读：云溪市养犬管理办法', day: '2025-05-20' };
const conference = { path: 'zcjd/fb.html', title: '《云溪市养犬管理办法》新闻发布会', day: '2025-05-20' };
const expert = { path: 'zcjd/zj.html', title: '专家解读：养犬管理如何落地', day: '2025-05-20' };
const PLAIN = `<p>近日，市人民政府印发了新的办法，对城市规划区内的养犬行为提出了要求，自今年七月起执行，各乡镇街道要做好宣传引导工作，让广大居民知晓相关规定。</p>
  <p>办法印发以后，市公安局会同市农业农村局、市城市管理局等部门到各社区开展宣传，发放资料，解答居民提出的问题，受到了居民欢迎，下一步将继续推进相关工作落地见效。</p>
  <p>居民可以到就近的派出所了解办理登记的手续，也可以拨打便民热线了解情况，工作人员会耐心细致地作出解答，并引导大家自觉遵守有关规定，共同维护良好的生活环境。</p>`;
const ELEMENTS = [
  '背景依据：近年来我市居民饲养犬只数量不断增加，犬只伤人、扰民的情况时有发生，有必要制定专门办法。',
  '目标任务：力争用两年时间使犬只登记率明显提高，伤人事件明显减少。',
  '主要内容：明确了重点管理区范围、登记免疫要求和文明养犬规范，规定了各部门的职责分工。',
  '适用范围：本市行政区域内犬只的饲养、经营、诊疗和收容。',
  '执行标准：重点管理区内每户限养一只，登记收费标准不变。',
  '注意事项：携犬出户要束犬链，主动避让老人和孩子。',
  '关键词诠释：重点管理区是指城市建成区和镇政府驻地。',
  '惠民举措：免费提供狂犬病疫苗，收养犬只减免登记费。',
  '新旧政策差异：与原办法相比，增加了信用惩戒的规定。',
]
  .map((text, index) => `<p>${'一二三四五六七八九'[index]}、${text}</p>`)
  .join('');

const opinions = (text: string) =>
  call({
    title: '《云溪市城市绿化管理办法（征求意见稿）》意见采纳情况',
    path: 'hdjl/zjdc/202504/r1.html',
    day: '2025-04-20',
    body: `<p>${text}</p>`,
  });
const calls = [{ path: 'hdjl/zjdc/202503/c1.html', title: CALL, day: '2025-03-03' }];
const answered = {
  path: 'hdjl/zjdc/202504/r1.html',
  title: '《云溪市城市绿化管理办法（征求意见稿）》意见采纳情况',
  day: '2025-04-20',
};
const wholeCall = call({ body: BASIS + DRAFT + PERIOD + CHANNEL });
const whole = opinions('征求意见期间共收到意见12条，采纳8条。未采纳的理由：其余4条涉及上位法已有规定，不宜重复。');
const bare = opinions('公告发布以后，社会各界积极参与，共收到意见12条，我局认真研究，进一步完善了办法。');

const apply = application(
  '依申请公开说明',
  `<p>受理机构：云溪市人民政府办公室政务公开科</p><p>办公地址：云溪市中山路1号</p><p>办公时间：工作日 9:00-17:00</p><p>联系电话：0812-1234567</p>
  <p>不能当场答复的，自收到申请之日起20个工作日内答复。</p><p>提供政府信息不收取费用，明显超过合理范围的收取信息处理费。</p><p>申请人可以填写政府信息公开申请表。</p>
  <p>认为行政机关未依法履行公开义务的，可以投诉、举报，也可以依法申请行政复议或者提起行政诉讼。</p>`,
);
const applyNothing = application(
  '依申请公开说明',
  '<p>公民、法人和其他组织可以依法申请获取政府信息，行政机关将按照规定及时办理，欢迎社会各界监督和支持我们的工作。</p>',
);

const years = (of: readonly number[], about: string) =>
  of.map((year) => ({ title: `云溪市${year}年${about}预算公开`, day: `${year}-02-20` }));
const accounts = (of: readonly number[], about: string) =>
  of.map((year) => ({ title: `云溪市${year}年度${about}决算公开`, day: `${year + 1}-09-20` }));
const subjects = (about: readonly string[]): readonly string[] => (about.length > 0 ? [about[0] ?? ''] : ['政府']);
const budgets = ({ about = [] }: { about?: readonly string[] }): PagePlans => {
  const rows = subjects(about).flatMap((name) => [
    ...years([2025, 2024, 2023, 2022], name),
    ...accounts([2024, 2023, 2022, 2021, 2020], name),
  ]);
  const column = about.includes('三公') ? 'sgjf/' : 'czxx/';
  return pages(
    [list(column, '财政预决算', rows)],
    [
      list(
        column,
        '财政预决算',
        rows.filter(({ title }) => !title.includes('2023')),
      ),
    ],
  );
};
const departments = ['教育局', '民政局', '财政局', '水务局', '交通运输局', '农业农村局'];
const scattered = ({ kind = 'budget' }: { kind?: 'budget' | 'final' }): PagePlans => {
  const rows = (days: readonly string[]) =>
    departments.map((name, index) => ({
      title: `云溪市${name}2024年部门${kind === 'budget' ? '预算' : '决算'}`,
      day: days[index % days.length] ?? '',
    }));
  const path = `bm${kind}/`;
  return pages(
    [list(path, '部门预决算', rows(['2025-02-20']))],
    [list(path, '部门预决算', rows(['2025-02-20', '2025-02-25', '2025-03-03']))],
  );
};

const issues = ({ anyOf = [] }: { anyOf?: readonly string[] }): PagePlans => {
  const [word = ''] = anyOf;
  const rows = (numbers: readonly number[]) =>
    numbers.map((number) => ({ title: `云溪市人民政府${word}2025年第${number}期`, day: `2025-0${number}-15` }));
  return pages([list('qk/', word, rows([4, 3, 2, 1]))], [list('qk/', word, rows([4, 3, 1]))]);
};

const leaders = (duties: string) =>
  financePage(
    'ldzc/1.html',
    '<a href="/ldzc/">领导之窗</a>',
    '市政府领导工作分工',
    `<p>市长：主持市政府全面工作，负责审计、机构编制工作。</p><p>${duties}</p>`,
  );

const TOPICS = ['政策解读', '人事信息', '规划计划', '统计信息', '政府公报', '回应关切'];
const FRESH = ['2025-06-09', '2025-06-05', '2025-06-01'];
const OLD = ['2024-06-09', '2024-06-05', '2024-06-01'];
const meetings = (days: readonly string[]): PlanRow[] =>
  days.map((day, index) => ({ title: `市政府第${index + 1}次专题会议研究防汛工作`, day }));
const columnsOf = (names: readonly string[], days: readonly string[]): PlanColumn[] =>
  names.map((name) => ({ name, rows: meetings(days), blank: days.length === 0 }));
/** The columns, as far as they were read; nobody read them in the third. */
const columnPlans = (names: readonly string[], good: readonly string[], bad: readonly string[]): PagePlans => ({
  meets: { columns: columnsOf(names, good) },
  breaks: { columns: columnsOf(names, bad) },
  unsurveyed: { columns: columnsOf(names, []).map((column) => ({ ...column, unread: true })) },
});
const nameOf = (column: ColumnId): string => COLUMN_NAMES[column].find((name) => name.length > 3) ?? '';

/** A home page that links the column, and one with a platform that does not have it. */
const linked = (column: ColumnId): PagePlans => ({
  meets: { columns: columnsOf([nameOf(column)], FRESH) },
  breaks: { columns: columnsOf(['政府信息公开'], FRESH) },
  unsurveyed: NOTHING,
});

const reports = (years: readonly number[]): PlanColumn[] => [
  {
    name: '政府信息公开年报',
    rows: years.map((year) => ({ title: `云溪市人民政府${year}年政府信息公开工作年度报告`, day: `${year + 1}-01-20` })),
  },
];

const from = (source: string, index: number, year: number): TestPage => ({
  path: `xwdt/${source.length}${year}${index}.html`,
  html: articlePage({
    title: `我市第${index + 1}批重点项目${year}年集中开工`,
    byline: `发布时间：${year}-05-0${(index % 9) + 1} 09:30　来源：${source}`,
  }),
});
/** News of a year: so many of its own, the rest reposted. */
const newsOf = (year: number, own: number, of: number): TestPage[] =>
  Array.from({ length: of }, (_, index) => from(index < own ? '云溪市人民政府办公室' : '海滨日报', index, year));

const motion = (text: string) =>
  financePage(
    'zwgk/jyta/1.html',
    '<a href="/zwgk/jyta/">建议提案办理</a>',
    '对市十届人大三次会议第12号建议的答复',
    `<p>发布时间：2025-04-20　来源：云溪市教育局</p>${text}`,
  );
const REPLY = `<p>您提出的关于增加城区公办幼儿园学位的建议收悉，现答复如下。</p>${'<p>近三年我市新建改建公办幼儿园九所，新增学位两千余个，但城区北部片区的学位仍然紧张，主要原因是新建小区集中交付、配套幼儿园移交滞后。下一步我局将会同自然资源、住房城乡建设部门逐一核查配套幼儿园建设移交情况，确保今年秋季学期前再新增三所。</p>'.repeat(2)}`;

const decision = policy({
  path: 'zcwj/202505/fz.html',
  title: '云溪市人民政府关于废止和宣布失效一批行政规范性文件的决定',
  day: '2025-05-30',
  number: '云政发〔2025〕11号',
  text: '<p>经清理，市人民政府决定对下列文件予以废止。</p><p>一、废止的文件</p><p>1.《云溪市养犬管理办法》（云政发〔2025〕8号）</p>',
});
const repealed = {
  ...policy(dogs),
  html: policy(dogs).html.replace('<td>发布日期</td>', '<td>有效性</td><td>废止</td><td>发布日期</td>'),
};
const position = /<div class="position">.*<\/div>/;

const AXE = {
  'contrast-low': ['color-contrast'],
  'image-alternative-missing': ['image-alt'],
  'link-name-missing': ['link-name', 'button-name'],
  'page-language-missing': ['html-has-lang', 'html-lang-valid'],
};
/** A page that was audited: nothing was found, or the first check failed. */
const audited = (rule: keyof typeof AXE): PagePlans => {
  const [first = ''] = AXE[rule];
  const passed = Object.fromEntries(Object.values(AXE).flatMap((ids) => ids.map((id) => [id, 12])));
  const { [first]: _, ...others } = passed;
  const page = { ...news(articlePage()), path: `sj/${rule}.html` };
  return ownHome(
    [{ ...page, audit: auditFacts({ passed }) }],
    [{ ...page, audit: auditFacts({ rules: [axeRule(first, { violations: ['#one'] })], passed: others }) }],
  );
};

/** An invented number whose check character is right. */
const SEVENTEEN = '46990019900215001';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY =
  SEVENTEEN + '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(SEVENTEEN[i]), 0) % 11];

const COMPLETE = `<a href="/wzdt/">网站地图</a> <a href="/lxwm/">联系我们</a>
  <p>主办单位：云溪市人民政府办公室　承办单位：云溪市大数据中心　网站标识码：4699000001　<a href="https://beian.miit.gov.cn/">琼ICP备12345678号</a></p>
  <p><a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=46990002000001">琼公网安备 46990002000001号</a></p>
  <a href="http://bszs.conac.cn/sitename?method=show&id=1F"><img src="http://dcs.conac.cn/image/red.png" alt="党政机关"></a>
  <script id="_jiucuo_" sitecode="4699000001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>
  <span id="_span_jiucuo"><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4699000001"><img alt="政府网站找错"></a></span>`;
const footed = (footer: string): TestPage => ({
  html: `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li>
  <li><a href="/tz/2.html">关于征集民生实事项目的公告</a><span>2025-05-20</span></li></ul></div><div class="footer">${footer}</div></body></html>`,
});

const hostScope = (host: string) => ({ type: 'host' as const, host });

type Builder = (params: Record<string, never>) => PagePlans;

/** By rule. */
export const PAGE_BUILDERS: Readonly<Record<string, Builder>> = {
  'ageing-entrance-missing': () => links(['长者模式', '/old/']),
  'annual-report-key-points-unsaid': () =>
    pages(
      [{ path: 'zwgk/nb/2023.html', html: reportPage() }],
      [{ path: 'zwgk/nb/2023.html', html: reportPage({ other: '本年度未收取信息处理费。' }) }],
    ),
  'annual-report-year-missing': () => ({
    meets: { columns: reports([2024, 2023, 2022, 2021, 2020, 2019]) },
    breaks: { columns: reports([2024, 2023, 2021, 2020, 2019]) },
    unsurveyed: { columns: reports([]).map((column) => ({ ...column, unread: true })) },
  }),
  'application-page-incomplete': () => pages([apply], [applyNothing]),
  'attachment-missing': () =>
    pages(
      [
        news(
          articlePage({
            text: '<p>现将有关事项公告如下，请各有关单位遵照执行，并认真组织实施，确保各项工作落到实处、取得实效。</p><p>附件：<a href="/f/1.docx">1.防汛责任人名单.docx</a></p>',
          }),
        ),
      ],
      [
        news(
          articlePage({
            text: '<p>现将有关事项公告如下，请各有关单位遵照执行，并认真组织实施，确保各项工作落到实处、取得实效。</p><p>附件：1.防汛责任人名单</p><p>2.防汛物资储备表</p>',
          }),
        ),
      ],
    ),
  'bracket-unmatched': () =>
    pages(
      [news(articlePage())],
      [
        news(
          articlePage({
            text: '<p>会议学习了《云溪市防汛应急预案，要求各乡镇压实责任、备足物资，确保人民群众安全度汛。</p>',
          }),
        ),
      ],
    ),
  'breadcrumb-broken': () => pages([news(articlePage())], [news(articlePage().replace(position, ''))]),
  'budget-matrix-incomplete': (params) => budgets(params),
  'column-missing': ({ column = 'guide' }: { column?: ColumnId }) => linked(column),
  'column-stale': ({ column = 'news' }: { column?: ColumnId }) => columnPlans([nameOf(column)], FRESH, OLD),
  'columns-blank-many': () => columnPlans(TOPICS, FRESH, []),
  'columns-unupdated-many': () => columnPlans(['政务要闻', '部门动态', '乡镇动态', '通知公告', '政策文件'], FRESH, OLD),
  'consultation-incomplete': () =>
    pages([wholeCall], [call({ body: '<p>现就办法公开征求意见，欢迎提出宝贵意见。</p>' })]),
  'consultation-result-incomplete': () => pages([whole], [bare]),
  'consultation-unanswered': () => pages([callColumn([answered, ...calls]), wholeCall], [callColumn(calls), wholeCall]),
  'contrast-low': () => audited('contrast-low'),
  'date-damaged': () =>
    pages([good], [document(documentPage({ block: BLOCK, below: '<p>云溪市人民政府</p><p>2025年512日</p>' }))]),
  'department-budgets-scattered': (params) => scattered(params),
  'document-metadata-contradictory': () =>
    pages([good], [document(documentPage({ block: { ...BLOCK, 成文日期: '2025-06-12' }, below: '' }))]),
  'document-metadata-incomplete': () => pages([good], [document(documentPage({ block: NOBODY }))]),
  'document-number-form': () =>
    pages([good], [document(documentPage({ block: { ...BLOCK, 发文字号: '云政发[2025]12号' } }))]),
  'document-number-repeated': () =>
    pages([good, numbered('云政发〔2025〕13号', '00013')], [good, numbered('云政发〔2025〕12号', '00012')]),
  'document-open-attribute-missing': () =>
    pages(
      [good],
      [
        document(
          documentPage({
            block: { 发布机构: '云溪市人民政府', 发文字号: '云政发〔2025〕12号', 成文日期: '2025-05-12' },
            below: '<p>云溪市人民政府</p><p>2025年5月12日</p>',
          }),
        ),
      ],
    ),
  'document-published-late': () => pages([good], [late]),
  'domain-not-government': () => ({
    meets: { columns: [] },
    breaks: { columns: [], body: { scopes: ['www.yunxi.example.gov.cn', 'www.yunxi.com'].map(hostScope) } },
    unsurveyed: NOTHING,
  }),
  'editor-missing': () =>
    pages(
      [
        news(
          articlePage().replace(
            '</div>\n  <div class="footer">',
            '<p>责任编辑：某某</p></div>\n  <div class="footer">',
          ),
        ),
      ],
      [news(articlePage())],
    ),
  'footer-identifier-missing': () =>
    ownHome([footed(COMPLETE)], [footed('<p>版权所有　云溪市人民政府</p><p>网站标识码：4699000001</p>')]),
  'home-stale': () => ({
    meets: { columns: [], news: meetings(FRESH) },
    breaks: { columns: [], news: meetings(OLD) },
    unsurveyed: NOTHING,
  }),
  'identifier-region-conflict': () => ownHome([footed(COMPLETE)], [footed(COMPLETE.replace('琼ICP备', '陕ICP备'))]),
  'identifier-target-wrong': () =>
    ownHome([footed(COMPLETE)], [footed(COMPLETE.replace('https://beian.miit.gov.cn/', '/index.html'))]),
  'image-alternative-missing': () => audited('image-alternative-missing'),
  'interpretation-elements-missing': () =>
    pages([interpretation({ ...dogsExplained, text: ELEMENTS })], [interpretation({ ...dogsExplained, text: PLAIN })]),
  'interpretation-form-share': () =>
    pages(
      [
        interpretation({
          ...dogsExplained,
          path: picture.path,
          title: picture.title,
          text: '<p><img src="/images/tj.jpg" width="800" height="3000" alt="一图读懂养犬办法"></p>',
        }),
      ],
      [interpretation(dogsExplained)],
    ),
  'interpretation-forms-missing': () =>
    pages(
      [column('zcjd/', '政策解读', [dogsExplained, picture, film, conference, expert]), interpretation(dogsExplained)],
      [column('zcjd/', '政策解读', [{ ...dogsExplained, title: '关于养犬的说明' }])],
    ),
  'interpretation-late': () =>
    pages(interpreted, [
      column('zcwj/', '政策文件', [dogs]),
      column('zcjd/', '政策解读', [{ ...dogsExplained, day: '2025-06-05' }]),
      policy({ ...dogs, below: forth }),
      interpretation({ ...dogsExplained, day: '2025-06-05', below: back }),
    ]),
  'interpretation-links-mutual': () => pages(interpreted, [...papers, policy(dogs), interpretation(dogsExplained)]),
  'interpreter-missing': () => {
    const page = interpretation(dogsExplained);
    return pages([page], [{ ...page, html: page.html.replace('　来源：云溪市公安局', '') }]);
  },
  'issue-numbers-gap': (params) => issues(params),
  'letters-answered-late': () =>
    pages(
      [letters([{ title: '咨询自来水开户需要哪些材料', asked: '2025-03-03', answered: '2025-03-05' }])],
      [letters([{ title: '咨询自来水开户需要哪些材料', asked: '2025-03-03', answered: '2025-04-11' }])],
    ),
  'letters-unanswered': () =>
    pages(
      [letters([{ title: '咨询自来水开户需要哪些材料', asked: '2025-01-06', answered: '2025-01-08' }])],
      [letters([{ title: '关于人民路路灯不亮的问题', asked: '2025-01-06', status: '办理中' }])],
    ),
  'link-name-missing': () => audited('link-name-missing'),
  'motion-replies-incomplete': () => pages([motion(REPLY)], [motion('<p>该建议已办理，代表表示满意。</p>')]),
  'original-share': () =>
    pages([...newsOf(2025, 12, 12), ...newsOf(2024, 8, 12)], [...newsOf(2025, 4, 12), ...newsOf(2024, 10, 12)]),
  'page-language-missing': () => audited('page-language-missing'),
  'page-tool-empty': () => pages([toolbar('【字体：大 中 小】')], [toolbar('【字体：　　】分享到：')]),
  'personal-data-exposed': () => {
    const page = (number: string) =>
      news(articlePage({ text: `<p>现将有关名单公示如下，公示期五个工作日。</p><p>身份证号：${number}</p>` }));
    return pages([page('469900********0014')], [page(IDENTITY)]);
  },
  'phone-code-missing': () => pages([toolbar('<img src="/qr.png"> 扫一扫在手机打开当前页')], [toolbar('')]),
  'policies-interpreted': () => pages(interpreted, [...papers, policy(water), ...explained]),
  'publication-day-missing': () =>
    pages([news(articlePage())], [news(articlePage({ byline: '来源：云溪市融媒体中心' }))]),
  'repealed-document-unmarked': () => pages([decision, repealed], [decision, policy(dogs)]),
  'residue-left': () =>
    pages(
      [news(articlePage())],
      [news(articlePage({ text: '<p>mso-style-name:普通表格; 会议要求各乡镇压实责任、备足物资，确保安全度汛。</p>' }))],
    ),
  'responsible-leader-unnamed': () =>
    pages(
      [leaders('副市长：协助市长分管市政府办公室、政务公开、信访工作。')],
      [leaders('副市长：协助市长分管市政府办公室、信访、机关事务工作。')],
    ),
  'service-guide-form-missing': () =>
    pages(
      [
        guide(
          body(
            [],
            '<p>申请人填写养老服务补贴申请表一式两份。</p><p><a href="/f/sqb.docx">养老服务补贴申请表.docx</a></p>',
          ),
        ),
      ],
      [guide(body([], '<p>申请人填写养老服务补贴申请表一式两份。</p>'))],
    ),
  'service-guide-incomplete': () => pages([guide(body())], [guide(hollow(['place', 'hours', 'phone']))]),
  'site-code-conflict': () =>
    ownHome([footed(COMPLETE)], [footed(COMPLETE.replaceAll('="4699000001"', '="4699000014"'))]),
  'site-search-missing': () => links(['站内搜索', '/search/']),
  'source-missing': () => pages([news(articlePage())], [news(articlePage({ byline: '发布时间：2025-06-01 09:30' }))]),
};
