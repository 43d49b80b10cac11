// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';

const HOST = 'http://www.yunxi.gov.cn';
const read = (html: string, url = `${HOST}/zwgk/202403/t1.html`, status?: number) =>
  interpret(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url,
      capture: 'live',
      capturedAt: null,
      ...(status !== undefined && { status }),
    }),
  );
const crumb = (...steps: string[]) =>
  `<div class="crumb">当前位置：${['首页', ...steps].map((step, i) => `<a href="/${i}/">${step}</a>`).join(' &gt; ')}</div>`;
const TEXT =
  '<p>各村、社区，县直各单位：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况，确保按期完成任务。</p>'.repeat(
    3,
  );
const single = (title: string, column = '通知公告', body = TEXT) =>
  read(
    `<title>${title}_云溪县人民政府</title>${crumb('政务公开', column)}<div class="content"><h1>${title}</h1><div>发布时间：2024-03-05</div>${body}</div>`,
  );
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<li><a href="/z/${i}.html">关于第${i + 1}号事项办理结果的公告</a><span>2024-02-${10 + i}</span></li>`,
  ).join('');
const section = (name: string, count = 5) =>
  `<div><h2>${name}</h2><a href="/${name}/">更多&gt;&gt;</a><ul>${rows(count)}</ul></div>`;

describe('a single content', () => {
  it.each([
    ['a column of interpretations', '云溪县绿化办法有关问题', '政策解读', 'interpretation'],
    ['a column of interpretations of a department', '云溪县绿化办法有关问题', '部门解读', 'interpretation'],
    ['a column of policies and interpretations says nothing', '我县召开绿化会议', '政策文件及解读', 'article'],
    ['a policy filed under interpretations', '关于印发云溪县绿化办法的通知', '政策解读', 'policy'],
    ['a draft put up for opinions', '关于征求《云溪县绿化办法（征求意见稿）》意见的通知', '公告公示', 'interaction'],
    ['a policy about consultations', '关于印发云溪县重大决策征求意见工作办法的通知', '政策文件', 'policy'],
    ['a penalty with a number', '云溪县林业局行政处罚信息公开表（云林罚〔2024〕5号）', '行政处罚', 'article'],
    ['a document with its number', '关于做好春季绿化工作的通知（云林发〔2024〕5号）', '部门文件', 'policy'],
  ])('%s', (_, title, column, kind) => expect(single(title, column).kind).toBe(kind));

  it.each([
    ['号', 'article'],
    ['〔2024〕号', 'article'],
    ['云林发〔2024〕5号', 'policy'],
    ['第5号', 'policy'],
  ])('the number of the block says what it is where it is one: %s', (number, kind) => {
    const block = `<table><tr><td>索引号</td><td>K1-202403-1</td><td>文号</td><td>${number}</td></tr></table>`;
    expect(single('我县山水画廊迎来春天', '工作动态', block + TEXT).kind).toBe(kind);
  });

  it('a short one whose day a script has yet to write', () => {
    const kind = read(
      `<title>公示</title>${crumb('政务公开', '公示公告')}<h1>云溪县招聘启事</h1><p>发布时间： 字体：大 中 小</p><p>招聘三名护林员，有意者请与县林业局人事科联系。</p>${TEXT.slice(0, 70)}`,
    ).kind;
    expect(kind).toBe('article');
  });

  it('a draft keeps its title and day', () => {
    expect(single('云溪县绿化办法（征求意见稿）公开征求意见公告')).toMatchObject({
      kind: 'interaction',
      title: '云溪县绿化办法（征求意见稿）公开征求意见公告',
      publishedOn: '2024-03-05',
    });
  });

  it('a text without byline that is headed as the document is', () => {
    const kind = read(`<title>县美术馆-云溪县人民政府</title><h3>县美术馆</h3>${TEXT}`, `${HOST}/whg/msg.html`).kind;
    expect(kind).toBe('article');
  });

  it('a column with a text of its own, headed by its name, is none', () => {
    const page = `<title>机构职能-云溪县人民政府</title>${crumb('政务公开', '机构职能')}<div><h2>机构职能</h2>${TEXT}</div>`;
    expect(read(page, `${HOST}/zwgk/jgzn/`).kind).toBe('column');
  });

  it('the name of a system heads a record, which is no article', () => {
    const record =
      '<h1>特种作业人员资格信息查询系统</h1><p>证书编号：1937</p><p>发证日期：2018-6-30</p><p>业务范围：可独立承担各类型机组、蓄冷蓄热设备、空气处理设备及其他系统装置的维修安装，各类设备均在内，包括集中式和分散式的全部种类。</p>';
    expect(read(`<title>特种作业人员资格信息查询系统</title>${record}`, `${HOST}/corp.jsp?id=1`).kind).toBe('other');
  });
});

describe('a service guide', () => {
  const parts = ['设定依据', '受理条件', '申请材料', '办理流程', '承诺时限', '收费标准'];
  it('in headings, without title or byline', () => {
    const body = parts.map((part) => `<h3>${part}</h3><p>见本县公布的办事目录。</p>`).join('');
    expect(read(`<title>云溪县政务服务网</title>${body}`, `${HOST}/item?id=7`).kind).toBe('service-guide');
  });

  it('in rows of a table', () => {
    const body = parts.map((part) => `<tr><td>${part}</td><td>见目录</td></tr>`).join('');
    expect(single('华侨回县定居办理', '办事指引', `<table>${body}</table>`).kind).toBe('service-guide');
  });

  it('the disclosure guide with address and opening hours is none', () => {
    const body = [
      '受理机构：县政府办公室',
      '办公地址：新街1号',
      '办公时间：工作日',
      '咨询电话：12345',
      '监督方式：信函',
    ]
      .map((line) => `<p>${line}</p>`)
      .join('');
    expect(single('云溪县政府信息公开指南', '信息公开指南', TEXT + body).kind).toBe('disclosure-platform');
  });
});

describe('an error behind a good status', () => {
  it.each([
    ['page not there', '<h2>抱歉，您访问的页面不存在</h2><a href="/">返回首页</a>'],
    ['deleted', '<p>您要查看的信息已被删除或尚未发布</p>'],
    ['a bare number', '<div>404</div><div>请检查您输入的网址</div>'],
    ['nothing found', '<p>对不起，没有找到您要访问的网页！</p>'],
  ])('%s', (_, body) =>
    expect(read(`<title>云溪县人民政府</title>${body}`, `${HOST}/a/b.html`, 200).kind).toBe('error'),
  );

  it('its number and 错误 in the document title', () =>
    expect(read('<title>404错误</title><p>请检查</p>').kind).toBe('error'));

  it.each([
    ['a content that begins with such a number', single('404号文件废止的通知', '通知公告', '<p>见附件。</p>')],
    ['a room with such a number', read('<title>403会议室使用须知</title><h1>403会议室使用须知</h1><p>爱护设备。</p>')],
    ['news of deleted pages', single('我县清理网站：已删除失效页面二百个')],
    [
      'a list with such a title',
      read(`<title>通知公告</title>${crumb('通知公告')}<p>页面不存在请反馈</p><ul>${rows(8)}</ul>`),
    ],
  ])('%s is none', (_, reading) => expect(reading.kind).not.toBe('error'));
});

describe('a home page', () => {
  it('of a department under an address of its own, with two lists', () => {
    const head = '<title>云溪县林业局</title><meta name="SiteName" content="云溪县林业局">';
    expect(read(`${head}${section('林业动态')}${section('通知公告')}`, `${HOST}/lyj/home.html`).kind).toBe('home');
  });

  it('at the root is one even where a box shows a text', () => {
    const box = `<h3>云溪县保密局信息公开指南</h3><span>2017-02-26</span>${TEXT}`;
    const links = Array.from({ length: 25 }, (_, i) => `<a href="/n/${i}/">县直第${i}单位</a>`).join(' ');
    expect(
      read(
        `<title>云溪县保密局</title>${links}${box}${section('保密动态')}${section('通知公告')}${section('法规')}`,
        `${HOST}/`,
      ).kind,
    ).toBe('home');
  });

  it('a column with its path above the list is none', () => {
    const head = '<title>云溪县林业局</title><meta name="SiteName" content="云溪县林业局">';
    expect(
      read(`${head}${crumb('林业动态')}${section('林业动态')}${section('通知公告')}`, `${HOST}/lyj/xwdt/`).kind,
    ).toBe('column');
  });
});

describe('pages of the site', () => {
  const named = (title: string, ...steps: string[]) =>
    read(
      `<title>${title}</title>${steps.length ? crumb(...steps) : ''}<div><a href="/a/">甲</a> <a href="/b/">乙</a></div>`,
    );
  it.each([
    ['the site before the section', '云溪县教育局-搜索', [], 'search'],
    ['a search platform', '全文检索平台--云溪县人民政府门户网站！', [], 'search'],
    ['a site map in brackets', '[网站地图]-云溪县人民政府门户网站', [], 'other'],
    ['a box for opinions', '[信息公开意见箱]-云溪县人民政府网站', [], 'interaction'],
    ['a mailbox', '局长信箱_云溪县林业局', ['互动交流', '局长信箱'], 'interaction'],
    ['an application under 互动交流', '互动交流-云溪县人民政府', ['信息公开', '依申请公开'], 'disclosure-platform'],
  ])('%s', (_, title, steps, kind) => expect(named(title, ...steps).kind).toBe(kind));

  it('a list with abstracts and bylines is a column', () => {
    const row = (i: number) =>
      `<div class="row"><h2><a href="/c/${i}.html">我市召开第${i}次专题工作座谈会议</a></h2><p>12月${i + 10}日下午，全市专题工作座谈会议召开，会议听取了各县区工作情况的汇报，研究部署下一阶段的工作，市委、市政府有关负责同志出席会议并讲话，各部门负责人参加。</p><p>来源：云溪日报　时间：2020-12-${i + 10}</p></div>`;
    expect(
      read(
        `<title>[云溪要闻]-云溪县人民政府门户网站</title>${crumb('云溪要闻')}<div>${Array.from({ length: 8 }, (_, i) => row(i)).join('')}</div><p>共20页</p>`,
      ).kind,
    ).toBe('column');
  });

  it('a form of application is a page of the disclosure section', () => {
    expect(single('云溪县政府信息公开申请表', '依申请公开').kind).toBe('disclosure-platform');
  });
});

describe('main text', () => {
  it('holds the text above a long table of short cells', () => {
    const cells = Array.from({ length: 80 }, (_, i) => `<tr><td>${i}</td><td>县一中</td><td>初审合格</td></tr>`).join(
      '',
    );
    const page = `<title>结果公示</title>${crumb('公示')}<div><h1>申报材料初审结果公示</h1><div>${TEXT}</div><div><table>${cells}</table></div></div>`;
    const facts = collectPageFacts(new DOMParser().parseFromString(page, 'text/html'), {
      url: `${HOST}/gs/1.html`,
      capture: 'live',
      capturedAt: null,
    });
    expect(facts.mainText).toContain('春季绿化工作');
    expect(facts.mainText).toContain('初审合格');
  });
});
