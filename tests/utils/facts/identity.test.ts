// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { pageFacts } from '../../../utils/facts/page-facts.ts';

const TEXT = `<h1>会议消息一则</h1><p>${'各乡镇人民政府、县直各部门要落实责任，加强值守。'.repeat(8)}</p>`;
const read = (html: string, capture: 'live' | 'fetched' = 'live') => {
  const facts = collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/zwgk/a.html',
    capture,
    capturedAt: null,
  });
  expect(facts.readerErrors).toEqual([]);
  expect(pageFacts.safeParse(facts).error).toBeUndefined();
  return interpret(facts);
};
const footer = (html: string) => read(`${TEXT}<div class="footer">${html}</div>`).identity;

describe('identifiers', () => {
  it.each([
    ['括号', '网站标识码（5300000001）'],
    ['编号', '网站标识码编号：5300000001'],
    ['方括号', '政府网站标识码【5300000001】'],
    ['字间有空格', '网站标识 码： 5300000001'],
    ['字体标签与空格', '<font>网站标识码：5300000001&nbsp; </font>主办：云溪县人民政府'],
    ['窄空格', '网站标识码&ensp;：&ensp;5300000001&ensp;'],
  ])('网站标识码：%s', (_, html) => expect(footer(html).siteCode).toBe('5300000001'));

  it.each(['标识码：530000001', '标识码：53000000011', '网站标识码：政府网站标识码', '电话：5300000001'])(
    '不是标识码：%s',
    (html) => expect(footer(html).siteCode).toBeUndefined(),
  );

  it.each([
    ['全角', '滇ＩＣＰ备１２３４５６７９号－１', '滇ICP备12345679号-1'],
    ['冒号', '滇ICP备:12345679号', '滇ICP备:12345679号'],
    ['小写', '滇icp备12345679号', '滇icp备12345679号'],
    ['换行', '备案号：滇ICP备<br>12345679号-2', '滇ICP备 12345679号-2'],
    [
      '只在标题属性里',
      '<a href="https://beian.miit.gov.cn/" title="滇ICP备12345679号"><img src="i.png"></a>',
      '滇ICP备12345679号',
    ],
  ])('ICP：%s', (_, html, icp) => expect(footer(html).icp).toBe(icp));

  it.each([
    '滇公网安备：53010402000553号',
    '滇公网安备 53010402000553 号',
    '滇公网安备&nbsp;53010402000553号',
    '公安部备案号：53010402000553',
    '公安备案号：滇公网安备53010402000553号',
    '公安机关备案号53010402000553',
    '滇公网安备第53010402000553号',
    '滇公安网备号53010402000553号',
    '滇公网安备<br>53010402000553号',
    '网警备案号：53010402000553',
  ])('公安备案：%s', (html) => expect(footer(html).psb).toBe('53010402000553'));

  it.each(['公安备案 电话：13800000000000', '公安局电话：53010402000553'])('不是公安备案：%s', (html) =>
    expect(footer(html).psb).toBeUndefined(),
  );

  it('占位的号码读出来，但记下', () => {
    expect(footer('滇ICP备:10000000号 滇公网备案号:5300000000000')).toMatchObject({
      icp: '滇ICP备:10000000号',
      psb: '5300000000000',
      placeholders: ['icp', 'psb'],
    });
    expect(footer('网站标识码：5300000001 滇ICP备05000123号 滇公网安备53010402000553号').placeholders).toBeUndefined();
    expect(footer('网站标识码：1234567890').placeholders).toEqual(['siteCode']);
  });

  it('标识码的各处都留着，供比较', () => {
    const { identity } = read(
      `<head><META NAME="siteidcode" CONTENT="5300000002 "></head>${TEXT}<div class="footer">网站标识码：5300000001<script id="_jiucuo_" sitecode="5300000003" src="images/jiucuo.js"></script></div>`,
    );
    expect(identity.siteCodes).toEqual([
      { place: 'text', code: '5300000001' },
      { place: 'meta', code: '5300000002' },
      { place: 'report-error', code: '5300000003' },
    ]);
    expect(
      footer(
        '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=bm99000001&url=x"><img src="jc.png"></a>',
      ),
    ).toMatchObject({ reportError: true, reportErrorCode: 'bm99000001' });
  });

  it.each([
    [
      '承办',
      '主办：云溪县人民政府办公室<br>承办：云溪县大数据中心 电话：0871-1234567',
      { organizer: '云溪县大数据中心' },
    ],
    [
      '主管',
      '主管单位：云岭市人民政府办公室 主办单位：云溪县人民政府',
      { authority: '云岭市人民政府办公室', sponsor: '云溪县人民政府' },
    ],
    [
      '元素相邻',
      '<i>主办：云溪县人民政府</i>　<i>承办：云溪县政府办公室</i>',
      { sponsor: '云溪县人民政府', organizer: '云溪县政府办公室' },
    ],
  ])('%s单位', (_, html, names) => expect(footer(html)).toMatchObject(names));

  it('联系方式只记有无，不留号码', () => {
    const identity = footer('地址：云溪县人民路1号 联系电话：0871-1234567 邮箱：a@yunxi.gov.cn');
    expect(identity.contactDetails).toEqual({ phone: true, address: true, email: true });
    expect(JSON.stringify(identity)).not.toContain('1234567');
    expect(footer('版权所有').contactDetails).toBeUndefined();
  });
});

describe('targets', () => {
  it('标识与入口通向哪里', () => {
    expect(
      footer(
        '<a href="https://beian.miit.gov.cn.proxy.example.com/">滇ICP备12345679号</a>' +
          '<a href="http://www.beian.gov.cn/portal/index.do">滇公网安备 53010402000553号</a>' +
          '<a href="https://bszs.conac.cn/sitename?method=show&id=ABC"><img src="/images/blue.png"></a>' +
          '<a href="/jc.html">【网站纠错】</a><a href="/map.html">网站地图</a><a href="/lx.html">联系我们</a>',
      ),
    ).toMatchObject({
      conac: true,
      conacKind: 'institution',
      reportError: true,
      siteMap: true,
      contact: true,
      targets: {
        icp: 'https://beian.miit.gov.cn.proxy.example.com/',
        psb: 'http://www.beian.gov.cn/portal/index.do',
        conac: 'https://bszs.conac.cn/sitename?method=show&id=ABC',
        reportError: 'http://www.yunxi.gov.cn/jc.html',
        siteMap: 'http://www.yunxi.gov.cn/map.html',
        contact: 'http://www.yunxi.gov.cn/lx.html',
      },
    });
    expect(footer('滇ICP备12345679号 网站地图').targets).toEqual({});
  });

  it.each([
    [
      '旧脚本',
      '<script id="_jiucuo_" sitecode="5300000001" src="http://pucha.kaipuyun.cn/exposure/jiucuo.js"></script>',
    ],
    ['本地脚本', '<script src="images/jiucuo.js"></script>'],
    ['旧地址', '<a href="http://121.43.68.40/exposure/jiucuo.html?site_code=5300000001"><img src="a.png"></a>'],
    ['脚本链接', '<a href="javascript:;" onclick="jc()">我要纠错</a>'],
    ['字间有空格', '<a href="/jc/">网站 纠 错</a>'],
    ['图片', '<img src="/img/zhaocuo.png">'],
  ])('找错：%s', (_, html) => expect(footer(html).reportError).toBe(true));

  it.each([
    ['注释里的脚本', '<!--<script id="_jiucuo_" sitecode="5300000001" src="/exposure/jiucuo.js"></script>-->'],
    ['藏起来的', '<div style="display:none"><a href="/jc/">网站纠错</a></div>'],
    ['新闻标题', '<a href="/n.html">网站纠错工作推进会召开</a>'],
  ])('不是找错：%s', (_, html) => expect(footer(html).reportError).toBe(false));

  it('几个输入框查的是登记，不是全站搜索', () => {
    const form = (fields: string) => read(`<form action="/searchlist.jsp">${fields}</form>${TEXT}`).identity.search;
    expect(form('<input name="CorpCode"><input name="CorpName"><input type="button" value="查询">')).toBe(false);
    expect(form('<input name="a"><input type="submit" value="确定">')).toBe(true);
  });
});

describe('entrances', () => {
  const kinds = (html: string) => (read(`${html}${TEXT}`).entrances ?? []).map(({ kind }) => kind);

  it.each([
    '长者模式',
    '长者版',
    '长者专版',
    '长者助手',
    '长辈版',
    '关怀版',
    '关爱版',
    '适老版',
    '适老化',
    '进入适老模式',
    '进入适老化',
    '老年模式',
    '老年版',
    '大字版',
    '敬老版',
    '长 者 模 式',
    '【长者模式】',
    '切换到长者版',
    '长者·模式',
  ])('适老化：%s', (name) => expect(kinds(`<a href="/zz/">${name}</a>`)).toEqual(['ageing']));

  it.each([
    '无障碍',
    '网站无障碍',
    '无障碍浏览',
    '无障碍阅读',
    '无障碍通道',
    '无障碍浏览工具',
    '进入无障碍',
    '无 障 碍',
    '无·障·碍',
    '信息无障碍',
    '辅助浏览',
    '读屏专用',
    '盲人通道',
  ])('无障碍：%s', (name) => expect(kinds(`<a href="/wza/">${name}</a>`)).toEqual(['accessible']));

  it.each([
    ['脚本打开', '<a onclick="aria.start()">网站无障碍</a>', { handler: 'aria.start()' }],
    ['脚本地址', '<a href="javascript:ABT.show()">无障碍浏览</a>', { handler: 'ABT.show()' }],
    [
      '图片的标题',
      '<a href="/wza/"><img src="w.png" title="无障碍浏览"></a>',
      { href: 'http://www.yunxi.gov.cn/wza/' },
    ],
    [
      '图片按钮',
      '<input type="image" src="w.png" alt="无障碍浏览" onclick="openToolbar()">',
      { handler: 'openToolbar()' },
    ],
    ['容器的点击', '<div onclick="toggle()"><span><b>无障碍浏览</b></span></div>', { handler: 'toggle()' }],
    [
      '无障碍标签',
      '<div role="button" aria-label="无障碍浏览" onclick="t()"><i class="icon"></i></div>',
      { handler: 't()' },
    ],
    [
      '点击到地址',
      '<span onclick="location.href=\'/wza/\'">无障碍浏览</span>',
      { href: 'http://www.yunxi.gov.cn/wza/' },
    ],
    ['热区', '<map><area href="/wza/" alt="无障碍浏览"></map>', { href: 'http://www.yunxi.gov.cn/wza/' }],
  ])('%s', (_, html, target) => {
    const { entrances } = read(`${html}${TEXT}`);
    expect(entrances?.[0]).toMatchObject({ kind: 'accessible', ...target });
    expect(new Set(entrances?.map(({ kind }) => kind)).size).toBe(1);
  });

  it('一处两用、一行两个', () => {
    expect(kinds('<a href="/w/"><img src="w.png" title="适老化无障碍服务"></a>')).toEqual(
      expect.arrayContaining(['ageing', 'accessible']),
    );
    expect(kinds('<span>无障碍 | 关怀版</span>').sort()).toEqual(['accessible', 'ageing']);
  });

  it.each([
    ['别处的老年服务', '<a href="http://www.other.gov.cn/lnfw/">老年服务专区</a>'],
    ['注释里的', '<!--<li><a id="toolbarElderlySwitch">长者助手</a></li>-->'],
    ['藏起来的', '<div style="display:none"><a href="/zz/">长者模式</a></div>'],
    ['退出', '<a href="#">退出关怀版</a><a href="#">关闭长者模式</a>'],
    ['新闻标题', '<a href="/n.html">无障碍环境建设条例施行</a><a href="/m.html">关怀老年人在行动</a>'],
    ['声明', '<a href="/sm.html">无障碍声明</a>'],
    ['正文', '<p>我县推进适老化改造，长者模式受欢迎。</p>'],
    ['业务栏目', '<a href="/ln/">老年人权益</a><a href="/cjr/">无障碍建设</a>'],
  ])('不是入口：%s', (_, html) => {
    expect(kinds(html)).toEqual([]);
    expect(read(`${html}${TEXT}`).ageingEntrance).toBe(false);
  });

  it('本站的老年专区是入口', () => expect(kinds('<a href="/zzzq/">长者专区</a>')).toEqual(['ageing']));

  it('文字由脚本写入的工具条只是未知', () => {
    expect(read(`<a id="toolbarSwitch" href="#"></a>${TEXT}`)).toMatchObject({
      ageingEntrance: 'unknown',
      accessibleEntrance: 'unknown',
    });
    expect(read(`${TEXT}<script src="//gov.example.cn/dist/aria.js?appid=1"></script>`).accessibleEntrance).toBe(
      'unknown',
    );
  });
});
