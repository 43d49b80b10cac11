// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { columnsOfName } from '../../../utils/facts/interpret-columns.ts';
import type { CaptureMode } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
interface Page {
  url?: string;
  capture?: CaptureMode;
  status?: number;
}
const read = (html: string, { url = `${HOST}/zwgk/202403/t1.html`, capture = 'live', status }: Page = {}) =>
  interpret(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url,
      capture,
      capturedAt: null,
      ...(status !== undefined && { status }),
    }),
  );

const CRUMB =
  '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>';
const TEXT =
  '<p>各村、社区，县直各单位：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况，确保按期完成任务。</p>'.repeat(
    3,
  );
const article = (title: string, byline: string, body = TEXT) =>
  read(
    `<title>${title}_云溪县人民政府</title>${CRUMB}<div class="content"><h1>${title}</h1><div>${byline}</div>${body}</div>`,
  );

describe('title, date and source of an article', () => {
  it.each([
    ['发布时间与来源', '发布时间：2024-03-05 10:20　来源：云溪县林业局', '2024-03-05', '云溪县林业局'],
    ['来源在前', '来源：云溪县林业局 时间：2024-03-05 08:18', '2024-03-05', '云溪县林业局'],
    [
      '信息来源与发布日期',
      '<span>发布日期：2024-03-05</span><span>浏览次数：</span><span>信息来源：县林业局</span>',
      '2024-03-05',
      '县林业局',
    ],
    ['方头括号', '【时间：2024年03月05日 17:59】【来源：县林业局】', '2024-03-05', '县林业局'],
    ['没有标签的日期', '2024年03月05日 17:35　来源：县林业局', '2024-03-05', '县林业局'],
    ['比号当冒号', '发布时间：2024-03-05 10∶08 来源：县林业局', '2024-03-05', '县林业局'],
    ['空来源', '2024年03月05日 17:35 来源：', '2024-03-05', undefined],
    ['更新时间', '来源：县林业局　更新时间：2024/3/5', '2024-03-05', '县林业局'],
  ])('%s', (_, byline, publishedOn, source) => {
    const reading = article('我县召开春季绿化工作会议', byline);
    expect(reading).toMatchObject({ kind: 'article', title: '我县召开春季绿化工作会议', publishedOn });
    expect(reading.source).toBe(source);
  });

  it.each([
    ['发证日期', '发证日期：2024-03-05'],
    ['损坏的日期', '发布时间：2024305'],
    ['访谈时间', '访谈时间：2024-03-05'],
  ])('不是发布日期：%s', (_, byline) => {
    expect(article('我县召开春季绿化工作会议', byline).publishedOn).toBeUndefined();
  });

  it('题目断行时连成一个', () => {
    const reading = read(
      `<title>云溪县人民政府关于开展2024年春季绿化工作的通知_云溪县</title>${CRUMB}<div><h1>云溪县人民政府<br>关于开展2024年春季绿化工作的通知</h1><p>发布时间：2024-03-05</p>${TEXT}</div>`,
    );
    expect(reading.title?.replace(/\s/g, '')).toBe('云溪县人民政府关于开展2024年春季绿化工作的通知');
  });

  it('生成时间不是发布日期', () => {
    const reading = read(
      `<meta name="others" content="页面生成时间 2025-01-02 09:00:00"><h1>会议消息一则</h1><p>发布时间：2024-03-05</p>${TEXT}`,
    );
    expect(reading).toMatchObject({ publishedOn: '2024-03-05', generatedOn: '2025-01-02' });
  });
});

describe('official documents', () => {
  it('信息块给出索引号、文号、机构与成文日期', () => {
    const reading = read(
      `${CRUMB}<table><tr><td>索 引 号</td><td>001/2024-0012</td><td>发布机构</td><td>云溪县人民政府</td></tr><tr><td>文　　号</td><td>云政发〔2024〕3号</td><td>成文日期</td><td>2024-03-01</td></tr></table><h1>云溪县人民政府关于开展春季绿化工作的通知</h1><p>发布日期：2024-03-05</p>${TEXT}`,
    );
    expect(reading).toMatchObject({
      kind: 'policy',
      indexNumber: '001/2024-0012',
      docNumber: '云政发〔2024〕3号',
      issuer: '云溪县人民政府',
      writtenOn: '2024-03-01',
      publishedOn: '2024-03-05',
    });
  });

  it('文号为“无”时不算', () => {
    expect(
      read(`${CRUMB}<p><strong>文号</strong>：无</p><h1>春季绿化工作消息</h1><p>发布日期：2024-03-05</p>${TEXT}`)
        .docNumber,
    ).toBeUndefined();
  });

  it('文号只在标题里，落款日期为成文日期', () => {
    const reading = article(
      '关于公布先进名单的通知（云教函〔2024〕37号）',
      '发布时间：2024-03-05',
      `${TEXT}<p>云溪县教育局</p><p>2024年3月1日</p>`,
    );
    expect(reading).toMatchObject({ kind: 'policy', docNumber: '云教函〔2024〕37号', writtenOn: '2024-03-01' });
  });

  it('引用的文号不是自己的文号', () => {
    const reading = article(
      '我县召开春季绿化工作会议',
      '发布时间：2024-03-05',
      `<p>根据云政发〔2023〕9号文件精神，会议部署了工作。</p>${TEXT}`,
    );
    expect(reading.docNumber).toBeUndefined();
  });

  it('附件取真实地址', () => {
    const reading = article(
      '关于公布先进名单的通知（云教函〔2024〕37号）',
      '发布时间：2024-03-05',
      `${TEXT}<p>附件：<a href="./P1.docx">名单</a> <a href="javascript:;">名单2.pdf</a></p>`,
    );
    expect(reading.attachments).toEqual([{ href: `${HOST}/zwgk/202403/P1.docx`, text: '名单' }]);
  });
});

describe('kind', () => {
  it.each([
    ['解读前缀', '【政策解读】《云溪县绿化办法》政策解读', 'interpretation'],
    ['一图读懂', '一图读懂云溪县绿化办法', 'interpretation'],
    ['答记者问', '县林业局负责人就绿化办法答记者问', 'interpretation'],
    ['年度报告', '云溪县林业局2023年政府信息公开工作年度报告', 'annual-report'],
    ['网站年度报表不是公开年报', '云溪县林业局2023年政府网站工作年度报表', 'article'],
    ['条例', '云溪县城市绿化管理条例', 'policy'],
    ['普通新闻', '我县召开春季绿化工作会议', 'article'],
  ])('%s', (_, title, kind) => {
    expect(article(title, '发布时间：2024-03-05').kind).toBe(kind);
  });

  const rows = (count: number) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<li><a href="/z/${i}.html">关于第${i + 1}号事项办理结果的公告</a><span>2024-02-${String(28 - i).padStart(2, '0')}</span></li>`,
    ).join('');

  it('带日期的列表是栏目', () => {
    const reading = read(`<title>通知公告-云溪县人民政府</title>${CRUMB}<ul>${rows(15)}</ul>`, {
      url: `${HOST}/tzgg/`,
    });
    expect(reading).toMatchObject({
      kind: 'column',
      list: {
        count: 15,
        first: { title: '关于第1号事项办理结果的公告', date: '2024-02-28' },
        newest: '2024-02-28',
        freshest: '2024-02-28',
      },
    });
  });

  it('空栏目的条数为零', () => {
    const reading = read(
      `<title>政策解读-云溪县</title>${CRUMB}<h1>政策解读</h1><ul> </ul><script>createPageHTML(1, 0, "index", "html")</script>`,
      { url: `${HOST}/zcjd/` },
    );
    expect(reading).toMatchObject({ kind: 'column', list: { count: 0 } });
  });

  it('根地址是首页', () => {
    const block = (name: string) => `<div><h2>${name}</h2><ul>${rows(5)}</ul></div>`;
    expect(
      read(`<title>云溪县人民政府</title>${['要闻动态', '通知公告', '政策文件'].map(block).join('')}`, {
        url: `${HOST}/`,
      }).kind,
    ).toBe('home');
  });

  it('错误页', () => {
    expect(read('<title>404 Not Found</title><h1>页面不存在</h1>').kind).toBe('error');
    expect(read('<p>暂时无法访问</p>', { status: 503 }).kind).toBe('error');
  });

  it('不是政府网站', () => {
    expect(
      read(`<h1>游戏新闻一则</h1><p>发布时间：2024-03-05</p>${TEXT}`, { url: 'https://news.example.com/1.html' }).kind,
    ).toBe('negative');
  });

  it('政府网站的副本按标识码认', () => {
    expect(
      read(`<h1>我县召开会议</h1><p>发布时间：2024-03-05</p>${TEXT}<footer><p>网站标识码：5300000001</p></footer>`, {
        url: 'https://mirror.example.com/1.html',
      }).kind,
    ).toBe('article');
  });
});

describe('labels that stand twice', () => {
  it('the first that says something counts', () => {
    const reading = read(
      `<meta name="ColumnName" content=""><meta name="columnname" content="通知公告"><meta name="ColumnName" content="后来的">
      <meta name="SiteIDCode" content=" "><meta name="SiteIDCode" content="3301000001"><meta name="SiteIDCode" content="3301000002">
      <meta name="ArticleTitle" content=""><meta name="ArticleTitle" content="我县召开春季绿化工作会议"><p>我县召开春季绿化工作会议</p>${TEXT}`,
    );
    expect(reading.metaTags).toMatchObject({ columnname: '通知公告', siteidcode: '3301000001' });
    expect(reading.identity.metaSiteCode).toBe('3301000001');
    expect(reading.title).toBe('我县召开春季绿化工作会议');
  });
});

describe('a title that ends in 法', () => {
  it.each([
    '云溪县行政许可法',
    '中华人民共和国政府信息公开法',
    '云溪县生活垃圾处理办法',
    '云溪县城乡规划条例（2024年修订）',
  ])('is a rule of law: %s', (title) => expect(article(title, '发布时间：2024-03-05').kind).toBe('policy'));
  it.each([
    '夏季用电安全问题的解决方法',
    '云溪县林业局推进春季绿化的做法',
    '老年大学的学员一起学习书法',
    '居民对小区改造的看法',
    '云溪县开展综合行政执法',
    '停水以后的解决办法',
  ])('is none: %s', (title) => expect(article(title, '发布时间：2024-03-05').kind).toBe('article'));
});

describe('identity', () => {
  const footer = (html: string) =>
    read(`${CRUMB}<h1>会议消息一则</h1><p>发布时间：2024-03-05</p>${TEXT.repeat(3)}<div class="footer">${html}</div>`)
      .identity;

  it.each([
    ['中文冒号', '网站标识码：5300000001', '5300000001'],
    ['没有冒号', '网站标识码5300000001', '5300000001'],
    ['空格与冒号', '网站标识码 ：5300000001', '5300000001'],
    ['政府前缀', '政府网站标识码：5300000001', '5300000001'],
    ['部委代码', '网站标识码：<span>bm99000001</span>', 'bm99000001'],
    ['换行', '网站标识码：<br>5300000001', '5300000001'],
    ['识别码', '网站识别码：5300000001', '5300000001'],
    ['全角数字', '网站标识码：５３００００００１２', '5300000012'],
  ])('标识码：%s', (_, html, code) => {
    expect(footer(html).siteCode).toBe(code);
  });

  it.each([
    ['带序号', '滇ICP备12345678号-1', '滇ICP备12345678号-1'],
    ['没有号', '晋ICP备05000001', '晋ICP备05000001'],
    ['标签拆开', '京<span>ICP</span>备<span>12345678</span>号<span>-1</span>', '京ICP备12345678号-1'],
    ['甘肃用陇', '陇ICP备12345678号', '陇ICP备12345678号'],
    ['序号在号前', '浙ICP备12345678-1号', '浙ICP备12345678-1号'],
    ['经营许可', 'ICP证：桂B2-20000001', '桂B2-20000001'],
  ])('ICP：%s', (_, html, icp) => {
    expect(footer(html).icp).toBe(icp);
  });

  it.each([
    ['有空格', '滇公网安备 53010000000001号', '53010000000001'],
    ['数字拆开', '滇公网安备<span>5301</span><span>0000000001</span>号', '53010000000001'],
    ['只在图片说明里', '<img src="ga.png" alt="滇公网安备53010000000001号">', '53010000000001'],
    [
      '只在链接地址里',
      '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=53010000000001"><img src="ga.png"></a>',
      '53010000000001',
    ],
  ])('公安备案：%s', (_, html, psb) => {
    expect(footer(html).psb).toBe(psb);
  });

  it.each([
    ['主办单位', '主办单位：云溪县人民政府　承办单位：云溪县政府办公室', '云溪县人民政府'],
    ['主办', '主办：云溪县人民政府办公室<br>承办：云溪县大数据中心', '云溪县人民政府办公室'],
    ['名称里有“技术”', '主办单位：云溪县科学技术局 技术支持：某公司', '云溪县科学技术局'],
    ['运行维护', '主办单位：云溪县人民政府办公室 运行维护单位：云溪县政务中心', '云溪县人民政府办公室'],
    ['名称在前', '云溪县人民政府主办 版权所有', '云溪县人民政府'],
    ['只有版权', '版权所有：云溪县人民政府', undefined],
  ])('主办：%s', (_, html, sponsor) => {
    expect(footer(html).sponsor).toBe(sponsor);
  });

  it.each([
    ['徽标链接', '<a href="https://bszs.conac.cn/sitename?method=show&id=ABC"><img src="red.png"></a>', true],
    [
      '徽标脚本',
      '<script src="https://dcs.conac.cn/js/27/000/0000/00000000/CA270000000000000000001.js"></script>',
      true,
    ],
    ['脚本写出的元素', '<span id="_ideConac"></span>', true],
    ['已知图片', '<a href="#"><img src="/images/red.png"></a>', true],
    ['注释里的不算', '<!--<a href="https://bszs.conac.cn/sitename?method=show&id=ABC"></a>-->', false],
  ])('党政机关标识：%s', (_, html, conac) => {
    expect(footer(html).conac).toBe(conac);
  });

  it.each([
    [
      '脚本',
      '<script id="_jiucuo_" sitecode="5300000001" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>',
      true,
    ],
    ['链接', '<a href="/jc/">网站纠错</a>', true],
    ['我要纠错', '<span onclick="x()">【我要纠错】</span>', true],
    ['注释', '<!--<a href="/jc/">网站纠错</a>-->', false],
  ])('找错：%s', (_, html, reportError) => {
    expect(footer(html).reportError).toBe(reportError);
  });

  it('入口只算看得见的', () => {
    expect(read('<a href="/wza/">无障碍浏览</a><a href="javascript:;">长者模式</a>')).toMatchObject({
      accessibleEntrance: true,
      ageingEntrance: true,
    });
    expect(read('<div style="display:none"><a href="/wza/">无障碍浏览</a></div>').accessibleEntrance).toBe(false);
    expect(read('<p>我市推进无障碍环境建设，老年人出行更方便。</p>').accessibleEntrance).toBe(false);
  });

  it('未渲染的字节里没有的只是未知', () => {
    const reading = read('<p>正文</p><script src="/foot.js"></script>', { capture: 'fetched' });
    expect(reading.identity.conac).toBe('unknown');
    expect(reading.unknown).toEqual(expect.arrayContaining(['identity.siteCode', 'identity.conac', 'columns']));
    expect(read('<p>正文</p>', { capture: 'fetched' }).unknown).toEqual(['audit']);
  });
});

describe('columns', () => {
  it.each([
    ['政务公开', ['disclosure']],
    ['政府信息公开', ['disclosure']],
    ['政府信息公开指南', ['guide']],
    ['云溪县政府信息公开指南', ['guide']],
    ['政府信息公开工作年度报告', ['annual-reports']],
    ['依申请公开', ['on-request']],
    ['政策解读', ['interpretation']],
    ['规划统计', ['planning', 'statistics']],
    ['县长信箱', ['mailbox']],
    ['> 通知公告', ['notices']],
    ['网上办事 更多>>', ['services']],
    ['关于做好政务公开工作的通知', []],
    ['信息公开意见箱', []],
  ])('%s', (name, ids) => {
    expect([...columnsOfName(name)].sort()).toEqual(ids);
  });

  it('只算有真实地址的链接', () => {
    expect(
      read(
        '<a href="/zwgk/">政务公开</a><a href="#">政策解读</a><a href="javascript:;">互动交流</a><a href="">通知公告</a>',
      ).columns,
    ).toEqual(['disclosure']);
  });
});

describe('hidden links', () => {
  const hidden = (hosts: string[]) =>
    `<div style="display:none">${hosts.map((host) => `<a href="https://${host}/">友情</a>`).join('')}</div>`;
  it('成批隐藏的站外链接', () => {
    expect(
      read(`<p>文</p>${hidden(['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example'])}`)
        .hiddenLinks,
    ).toHaveLength(6);
  });
  it('收起的政府链接菜单不算', () => {
    expect(
      read(`<p>文</p>${hidden(['a.gov.cn', 'b.gov.cn', 'c.gov.cn', 'd.gov.cn', 'e.gov.cn', 'f.gov.cn'])}`).hiddenLinks,
    ).toEqual([]);
  });
});
