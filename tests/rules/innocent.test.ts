// @vitest-environment jsdom
/** Pages whose web team would appeal: whatever a rule thinks of them, it may not call them proven. */
import { expect, it } from 'vitest';
import type { VerdictOutcome } from '../../rules/rule.ts';
import type { Check } from '../../rules/systems/system.ts';
import { evaluatePage } from '../../utils/audit/evaluate.ts';
import type { Body } from '../../utils/model.ts';
import { columnPage, contentPage, homePage, rowsOf } from '../column-site.ts';
import { HOME, judgeSite, readPage, type TestPage } from '../test-rule.ts';
import { ARTICLE_PATH, articlePage } from './document-page.ts';

const isProven = (outcome: VerdictOutcome | undefined): boolean =>
  (outcome?.status === 'fail' || outcome?.status === 'measured') &&
  outcome.certainty === 'proven' &&
  outcome.findings.length > 0;

const ID = '469900199002150015';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const valid = `${ID.slice(0, 17)}${
  '10X98765432'[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(ID[index]), 0) % 11]
}`;

const text = (body: string, title?: string): TestPage => ({
  path: ARTICLE_PATH,
  html: articlePage({ text: body, ...(title && { title }) }),
});
const noted = (body: string, title?: string) =>
  text(`<p>现将有关事项公布如下，请市民知悉并互相转告。</p>${body}`, title);
const closed = (links: readonly (readonly [string, string])[], style = 'display:none'): TestPage => ({
  path: ARTICLE_PATH,
  html: articlePage().replace(
    '</body>',
    `<div style="${style}">${links.map(([name, href]) => `<a href="${href}">${name}</a>`).join(' ')}</div></body>`,
  ),
});
const papers = 'http://www.yunlingribao.com/n/';
const letter = (body: string): TestPage => ({
  path: 'hdjl/ldxx/l1.html',
  html: `<!doctype html><html><head><title>来信选登_云溪市人民政府</title><meta name="SiteName" content="云溪市人民政府"></head><body>
  <div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/hdjl/">互动交流</a> &gt; <a href="/hdjl/ldxx/">市长信箱</a></div>
  <h1>关于社保查询网页打不开的咨询</h1><table><tr><td>来信时间</td><td>2025-05-06</td></tr><tr><td>来信内容</td><td>${body}</td></tr>
  <tr><td>答复单位</td><td>云溪市人力资源和社会保障局</td></tr><tr><td>答复时间</td><td>2025-05-08</td></tr><tr><td>答复内容</td><td>您好，系统已经恢复，请重新登录查询。</td></tr></table>
  <div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`,
});
const tagged = (tags: Readonly<Record<string, string>>): TestPage => ({
  path: ARTICLE_PATH,
  html: articlePage({
    head: Object.entries(tags)
      .map(([name, content]) => `<meta name="${name}" content="${content}">`)
      .join(''),
  }),
});
const titled = (title: string): TestPage => text('<p>现将有关安排公布如下，请各有关单位和广大市民知悉。</p>', title);

const PAGES: readonly (readonly [rule: string, name: string, page: TestPage])[] = [
  ['hidden-link', '收起的选项卡里是打击赌博的新闻', closed([['警方捣毁一个网络博彩团伙', `${papers}1.html`]])],
  ['hidden-link', '收起的选项卡里是收缴枪支的通告', closed([['关于收缴枪支弹药的通告', `${papers}2.html`]])],
  ['hidden-link', '收起的选项卡里是考试纪律', closed([['严厉打击替考代考行为', `${papers}3.html`]])],
  ['hidden-link', '收起的选项卡里是整治代孕', closed([['我市开展打击代孕专项行动', `${papers}4.html`]])],
  ['hidden-link', '收起的举报入口', closed([['举报色情网站', 'http://www.yunlingjubao.com/']])],
  ['hidden-link', '收起的反诈宣传', closed([['警惕裸聊诈骗', `${papers}5.html`]])],
  ['hidden-link', '收起的典型案例', closed([['倒卖假文凭案开庭审理', `${papers}6.html`]])],
  ['hidden-link', '收起的消费提示', closed([['远离游戏私服充值陷阱', `${papers}7.html`]])],
  [
    'hidden-link',
    '收起的惠农金融服务',
    closed(
      ['农商', '村镇', '邮储', '工商', '建设'].map((name, i) => [`${name}银行惠农贷款`, `http://www.bank${i}-yx.com/`]),
    ),
  ],
  [
    'hidden-link',
    '收起的医院名录',
    closed(['妇幼', '中医', '第一', '第二', '第三'].map((name, i) => [`${name}医院妇科`, `http://www.yy${i}-yx.com/`])),
  ],
  [
    'hidden-link',
    '收起的图书馆资源',
    closed(
      ['小说', '影院', '文学网', '在线观看', '漫画'].map((name, i) => [
        `数字图书馆${name}`,
        `http://www.ts${i}-yx.com/`,
      ]),
    ),
  ],
  [
    'bare-ip-link',
    '来信人写的网址',
    letter('我登录 <a href="http://60.12.34.56/cx">http://60.12.34.56/cx</a> 打不开，请问怎么办？'),
  ],
  [
    'bare-ip-link',
    '网络安全科普里的路由器地址',
    noted('<p>登录路由器管理页面 <a href="http://192.168.1.1/">192.168.1.1</a>，修改初始密码。</p>'),
  ],
  [
    'bare-ip-link',
    '操作说明里的本机地址',
    noted('<p>驱动安装后访问 <a href="http://127.0.0.1:18080/">http://127.0.0.1:18080/</a> 检测。</p>'),
  ],
  ['bare-ip-link', '样式隐藏的链接', closed([['查询', 'http://60.12.34.56/']])],
  [
    'bare-ip-link',
    '本站同一数字地址的另一端口',
    { ...noted('<p><a href="http://60.12.34.56:9090/cx">查询</a></p>'), path: 'http://60.12.34.56:8080/xwdt/1.html' },
  ],
  [
    'personal-data-exposed',
    '公安机关的通缉令',
    noted(`<p>犯罪嫌疑人在逃，身份证号：${valid}。</p>`, '云溪市公安局关于敦促在逃人员投案自首的通缉令'),
  ],
  ['personal-data-exposed', '悬赏通告', noted(`<p>在逃人员，身份证号：${valid}。</p>`, '云溪市公安局悬赏通告')],
  [
    'personal-data-exposed',
    '协查通报',
    noted(`<p>请协助查找下列人员，身份证号：${valid}。</p>`, '关于查找失踪人员的协查通报'),
  ],
  [
    'personal-data-exposed',
    '强制执行的送达公告',
    noted(`<p>被执行人，身份证号：${valid}，下落不明。</p>`, '行政处罚决定书送达公告'),
  ],
  ['personal-data-exposed', '正文举例的号码', noted(`<p>输入证件号码，例如身份证号：${valid}，点击查询。</p>`)],
  ['personal-data-exposed', '号码注明是虚构的', noted(`<p>身份证号：${valid}（示例号码，纯属虚构）</p>`)],
  ['meta-tag-invalid', '中文域名', tagged({ SiteDomain: 'www.云溪.政务' })],
  ['meta-tag-invalid', '两个域名', tagged({ SiteDomain: 'www.yunxi.gov.cn;yx.gov.cn' })],
  ['meta-tag-invalid', '标题里有书名号和小于号', tagged({ ArticleTitle: '关于&lt;云溪市养犬管理办法&gt;的解读' })],
  ['meta-tag-invalid', '发布日期写到秒的小数', tagged({ PubDate: '2025-06-01 09:30:15.0' })],
  ['meta-tag-invalid', '发布日期用ISO格式', tagged({ PubDate: '2025-06-01T09:30:00+08:00' })],
  ['date-damaged', '规划年限', titled('云溪市国土空间总体规划（2021-2035年）')],
  ['date-damaged', '学年', titled('2024-2025学年度义务教育招生安排')],
  ['date-damaged', '跨年的活动', titled('2024年12月—2025年1月计划停电信息')],
  ['date-damaged', '标准编号', titled('GB/T 2025-13-1标准宣贯会召开')],
  ['date-damaged', '期号', titled('政务公开简报2025年第13期')],
  [
    'hidden-link',
    '移出屏幕的本地单位链接',
    closed(
      ['水务集团贷款公示', '医院妇科', '作家小说连载'].map((name, i) => [`云溪${name}`, `http://www.yx${i}-yx.com/`]),
      'position:absolute;left:-9999px',
    ),
  ],
  [
    'date-damaged',
    '提醒伪造公文的破绽',
    noted('<p>骗子伪造的公文文号为“云政发〔2025 1号”，漏写了括号。</p>', '警惕伪造公文：落款竟是“2025年2月30日”'),
  ],
  ['date-damaged', '标题里的农历日期', titled('云溪市农历2月30日民俗活动公告')],
  [
    'date-damaged',
    '正文里的农历日期',
    noted('<p>腊月廿九至正月初六放假，农历二月三十日民俗活动照常举行，闰六月三十停止报名。</p>'),
  ],
  ['title-truncated', '标题用省略号收尾是修辞', titled('“十五五”怎么干？听听他们怎么说……')],
  [
    'residue-left',
    '模板语言的培训',
    noted('<p>学员练习了 {{ article.title }}、{{ title }} 等模板标签的写法。</p>', '市融媒体中心举办网站模板培训'),
  ],
  [
    'personal-data-exposed',
    '账户公示里的信用代码和账号',
    noted('<p>统一社会信用代码：11469900MB1X23456Y，财政专户账号：6222021234567890123，值班手机：13876543210。</p>'),
  ],
  [
    'personal-data-exposed',
    '准考证号与身份证号同形',
    noted(`<p>准考证号：${valid}，笔试成绩82.5。</p>`, '云溪市公开招聘笔试成绩公示'),
  ],
  [
    'meta-tag-invalid',
    '民族文字页面',
    {
      path: 'bo/202506/t20250601_2.html',
      html: `<!doctype html><html lang="bo"><head><title>ཡུན་ཤི་གྲོང་ཁྱེར།</title><meta name="PubDate" content="2025-06-01 09:30">
      <meta name="ArticleTitle" content="ཡུན་ཤི་གྲོང་ཁྱེར་གྱི་གསར་འགྱུར།"></head><body><h1>ཡུན་ཤི་གྲོང་ཁྱེར་གྱི་གསར་འགྱུར།</h1>
      <div class="content"><p>${'ཡུན་ཤི་གྲོང་ཁྱེར་མི་དམངས་སྲིད་གཞུང་། '.repeat(20)}</p></div></body></html>`,
    },
  ],
  [
    'date-damaged',
    '编码成实体的旧页',
    {
      path: 'old/1998/1.htm',
      html: `<html><head><title>&#20113;&#28330;&#24066;&#36890;&#30693;</title></head><body><h1>&#20851;&#20110;&#38450;&#27739;&#30340;&#36890;&#30693;</h1>
      <p>&#20113;&#25919;&#21457;[1998]5&#21495;</p><p>${'&#21508;&#38215;&#20154;&#27665;&#25919;&#24220;&#65306;'.repeat(20)}</p><p>&#19968;&#20061;&#20061;&#20843;&#24180;&#20116;&#26376;&#21313;&#26085;</p></body></html>`,
    },
  ],
  [
    'zoom-locked',
    '公祭日的灰色首页',
    {
      html: homePage({ 政务公开: '/zwgk/' }).html.replace(
        '<html lang="zh-CN">',
        '<html lang="zh-CN" style="filter:grayscale(100%)">',
      ),
    },
  ],
  ['residue-left', '标题介绍软件报错', titled('“undefined”报错怎么办？政务服务网使用答疑')],
  ['residue-left', '标题说到模板变量', titled('电子证照模板变量{{name}}填写说明')],
  [
    'identifier-placeholder',
    '备案号以零结尾',
    { html: homePage({ 政务公开: '/zwgk/' }).html.replace('网站标识码', '琼ICP备2024000100号　网站标识码') },
  ],
];

it.each(PAGES)('%s: %s', (rule, _, page) => {
  const [verdict] = evaluatePage(readPage(page), [{ rule, params: {} }]);
  expect(verdict?.outcome && isProven(verdict.outcome) && verdict.outcome).toBe(false);
});

const NAV = { 新闻动态: '/xw/', 政务公开: '/zwgk/', 通知公告: '/tz/' };
const host = (name: string): Partial<Body> => ({ scopes: [{ type: 'host', host: name }] });
const gone = (url: string) => ({ unread: [{ url, because: 'because.gone' }] });
const at = (path: string): TestPage => ({ ...homePage(NAV), path });
type Surveyed = Parameters<typeof judgeSite>[4];

const SITES: readonly (readonly [
  rule: string,
  name: string,
  pages: readonly TestPage[],
  body?: Partial<Body>,
  surveyed?: Surveyed,
])[] = [
  [
    'domain-not-government',
    '域名末尾带点',
    [at('http://www.yunxi.example.gov.cn./')],
    host('www.yunxi.example.gov.cn.'),
  ],
  ['domain-not-government', '内网的主机名', [at('http://ceshi/')], host('ceshi')],
  ['domain-not-government', '上线前的测试地址', [at('http://yunxi.test/')], host('yunxi.test')],
  [
    'page-gone',
    '隐藏的菜单项',
    [
      {
        html: homePage(NAV).html.replace(
          '</ul></div>',
          '<li style="display:none"><a href="/ceshi/">测试栏目</a></li></ul></div>',
        ),
      },
      columnPage('xw/', '新闻动态', rowsOf('2025-06-01', '2025-05-20')),
    ],
    {},
    gone(`${HOME}ceshi/`),
  ],
  [
    'column-unreachable',
    '多年前的文章里链接旧栏目，现在的栏目正常',
    [
      homePage(NAV),
      columnPage('zwgk/', '政务公开', rowsOf('2025-06-01', '2025-05-20')),
      columnPage('xw/', '新闻动态', rowsOf('2025-06-01', '2025-05-20')),
      columnPage('tz/', '通知公告', rowsOf('2025-06-01', '2025-05-20')),
      contentPage(
        'xw/2010/1.html',
        '新闻动态',
        '市政府网站改版',
        {},
        '<p>发布时间：2010-05-20</p><a href="/old/zwgk/">政务公开</a>',
      ),
    ],
    {},
    gone(`${HOME}old/zwgk/`),
  ],
  [
    'column-stale',
    '栏目页写明已并入其他栏目',
    [
      homePage(NAV),
      columnPage('tz/', '通知公告', `<p>本栏目自2024年1月起并入“政策文件”。</p>${rowsOf('2023-12-01', '2023-11-05')}`),
    ],
  ],
  [
    'link-dead',
    '来信人写的网址',
    [homePage(NAV), letter('我打开 <a href="http://www.abc-yx.com/x">这个网页</a> 看到的，请核实。')],
    {},
    {
      links: [
        {
          address: 'http://www.abc-yx.com/x',
          kind: 'off-site',
          state: 'dead',
          status: 404,
          from: `${HOME}hdjl/ldxx/l1.html`,
          text: '这个网页',
        },
      ],
    },
  ],
];

for (const [rule, name, pages, body = {}, surveyed = {}] of SITES)
  it(`${rule}: ${name}`, () => {
    const params: Check['params'] = rule === 'column-stale' ? { column: 'notices', maxDays: 184 } : {};
    const { outcome } = judgeSite(pages, { rule, params }, body, undefined, surveyed);
    expect(isProven(outcome) && outcome).toBe(false);
  });

const notice = (title: string, text: string): TestPage => ({
  html: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p>
  <a href="http://www.linhai.example.gov.cn/swj/">立即前往</a><div>主办：云溪市水务局</div></body></html>`,
});
const report = (year: number) => `${year}年政府信息公开工作年度报告`;
const YEARS = [2025, 2024, 2023, 2022, 2021, 2020, 2019];
const own: Partial<Body> = { kind: 'department', name: '云溪市水务局' };
const column = (id: string) => ({ column: id });

/** Sites in whose pages something seems to be missing: nothing of it may be suspected, let alone proven. */
const NOT_MISSING: readonly (readonly [
  rule: string,
  name: string,
  params: Check['params'],
  pages: readonly TestPage[],
  body?: Partial<Body>,
])[] = [
  ...(['column-missing', 'disclosure-entry-missing'] as const).flatMap((rule) =>
    (
      [
        ['网站迁移公告', '本网站已整合至市政府门户网站，原网站停止更新，5秒后自动跳转。'],
        ['网站升级维护公告', '因系统升级，本网站于6月9日至12日暂停服务。'],
        ['公告', '本网站已关停，政务信息请关注“云溪水务”微信公众号。'],
      ] as const
    ).map(
      ([title, text]) =>
        [rule, title, rule === 'column-missing' ? column('news') : {}, [notice(title, text)], own] as const,
    ),
  ),
  [
    'column-blank',
    '栏目有意为空，写明暂无相关信息',
    {},
    [homePage(NAV), columnPage('tz/', '通知公告', '<p>暂无相关信息</p>')],
  ],
  [
    'annual-report-year-missing',
    '年报栏目里全是PDF',
    {},
    [
      homePage({ ...NAV, 政府信息公开年报: '/nb/' }),
      columnPage(
        'nb/',
        '政府信息公开年报',
        `<ul>${YEARS.slice(1)
          .map(
            (year) =>
              `<li><a href="./${year}.pdf">云溪市水务局${report(year)}.pdf</a><span>${year + 1}-01-20</span></li>`,
          )
          .join('')}</ul>`,
      ),
    ],
    own,
  ],
  [
    'annual-report-year-missing',
    '各年年报是一个页面的附件',
    {},
    [
      homePage({ ...NAV, 政府信息公开年报: '/nb/' }),
      columnPage(
        'nb/',
        '政府信息公开年报',
        '<ul><li><a href="./t1.html">云溪市水务局历年政府信息公开工作年度报告</a><span>2025-01-20</span></li></ul>',
      ),
      contentPage(
        'nb/t1.html',
        '政府信息公开年报',
        '云溪市水务局历年政府信息公开工作年度报告',
        {},
        YEARS.map((year) => `<p><a href="./W${year}.pdf">${report(year)}.pdf</a></p>`).join(''),
      ),
    ],
    own,
  ],
  [
    'annual-report-year-missing',
    '年中组建的部门只有当年以来的年报',
    {},
    [
      homePage({ ...NAV, 政府信息公开年报: '/nb/' }),
      columnPage(
        'nb/',
        '政府信息公开年报',
        `<ul><li><a href="./1.html">云溪市数据局${report(2024)}</a><span>2025-01-20</span></li></ul>`,
      ),
    ],
    { kind: 'department', name: '云溪市数据局', founded: '2024-07-01' },
  ],
  [
    'budget-matrix-incomplete',
    '各年预决算是两个页面的附件',
    {},
    [
      homePage({ ...NAV, 财政预决算: '/czyjs/' }),
      columnPage(
        'czyjs/',
        '财政预决算',
        `<ul><li><a href="./t1.html">部门预算公开</a><span>2025-02-20</span></li><li><a href="./t2.html">部门决算公开</a><span>2024-09-20</span></li></ul>`,
      ),
      ...(['预算', '决算'] as const).map((kind, index) =>
        contentPage(
          `czyjs/t${index + 1}.html`,
          '财政预决算',
          `部门${kind}公开`,
          {},
          YEARS.map((year) => `<p><a href="./${index}${year}.pdf">云溪市水务局${year}年部门${kind}.pdf</a></p>`).join(
            '',
          ),
        ),
      ),
    ],
    own,
  ],
];

for (const [rule, name, params, pages, body = {}] of NOT_MISSING)
  it(`${rule}: ${name}`, () => {
    const { outcome } = judgeSite(pages, { rule, params }, body);
    expect(outcome.status).toMatch(/^(?:pass|cannot-tell|not-applicable|measured)$/);
    expect('findings' in outcome ? outcome.findings : []).toEqual([]);
  });
