// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { CaptureMode } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
const read = (html: string, capture: CaptureMode = 'live') =>
  interpret(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url: `${HOST}/zcjd/202403/t1.html`,
      capture,
      capturedAt: null,
    }),
  );
const crumb = (column: string) =>
  `<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/l/">${column}</a></div>`;
const PLAIN =
  '<p>养老服务关系千家万户，县民政局会同有关部门多次到乡镇调研，听取老年人和服务机构的意见，反复修改，力求条款好懂、好用、好落实。</p>'.repeat(
    4,
  );
const page = (title: string, body: string, capture: CaptureMode = 'live', column = '政策解读') =>
  read(
    `<title>${title}_云溪县人民政府</title>${crumb(column)}<div class="content"><h1>${title}</h1><div>发布时间：2024-03-05　来源：县民政局</div><div>${body}</div></div>`,
    capture,
  );
const policy = (body: string, capture: CaptureMode = 'live') =>
  page(
    '云溪县人民政府关于印发《云溪县养老服务实施办法》的通知',
    `<p>云政发〔2024〕3号</p>${PLAIN}${body}`,
    capture,
    '政策文件',
  );
const hrefs = (reading: ReturnType<typeof read>) => reading.interpretationLinks.map(({ href }) => href);

describe('links from a policy to its interpretation', () => {
  it.each([
    ['标题下的相关解读', '<h3>相关解读</h3><ul><li><a href="/jd/1.html">养老有了新办法</a></li></ul>'],
    ['正文末尾', '<p><span>相关解读：</span><a href="/jd/1.html">《云溪县养老服务实施办法》解读</a></p>'],
    ['图片链接', '<h3>政策解读</h3><div><a href="/jd/1.html"><img src="/a.jpg"></a></div>'],
    ['没有标签的图解', '<p><a href="/jd/1.html">一图读懂《云溪县养老服务实施办法》</a></p>'],
  ])('%s', (_, body) => {
    expect(hrefs(policy(body))).toEqual([`${HOST}/jd/1.html`]);
  });

  it.each([
    ['隐藏的空块', '<div style="display:none"><h3>相关解读</h3><ul></ul></div>'],
    ['空块', '<div><h3>相关解读</h3><ul></ul></div>'],
    ['更多', '<h3>相关解读</h3><p><a href="/zcjd/">更多&gt;&gt;</a></p>'],
    ['别的政策的解读', '<p><a href="/jd/2.html">《云溪县山塘管理办法》政策解读</a></p>'],
  ])('不是链接：%s', (_, body) => {
    expect(hrefs(policy(body))).toEqual([]);
  });

  it('an empty block that a script may fill is unknown', () => {
    const reading = policy('<div><h3>相关解读</h3><ul id="x"></ul></div><script src="/rel.js"></script>', 'fetched');
    expect(reading.interpretationLinks).toEqual([]);
    expect(reading.unknown).toContain('interpretationLinks');
  });
});

describe('links from an interpretation to its document', () => {
  it.each([
    [
      '相关文件',
      `${PLAIN}<p>相关文件：<a href="/zc/1.html">云溪县人民政府关于印发《云溪县养老服务实施办法》的通知</a></p>`,
    ],
    [
      '正文前没有标签的题目，由首段点名',
      `<p style="text-align:right"><a href="/zc/1.html">关于印发《云溪县养老服务实施办法（试行）》的通知</a></p><p>近日，云溪县人民政府印发了《云溪县养老服务实施办法（试行）》（以下简称《办法》），县民政局负责人回答了记者提问。</p>${PLAIN}`,
    ],
  ])('%s', (_, body) => {
    expect(hrefs(page('【答记者问】让老年人安享晚年', body))).toEqual([`${HOST}/zc/1.html`]);
  });

  it.each([
    ['所依据的文件', '<p>根据<a href="/zc/9.html">《东川省养老服务条例》</a>，制定本办法。</p>'],
    ['同一政策的另一篇解读', '<p><a href="/jd/2.html">一图读懂《云溪县养老服务实施办法》</a></p>'],
    ['没有地址', '<p><a href="javascript:;">云溪县养老服务实施办法</a></p>'],
  ])('不是链接：%s', (_, body) => {
    expect(hrefs(page('《云溪县养老服务实施办法》政策解读', PLAIN + body))).toEqual([]);
  });
});

describe('documents that a page names', () => {
  it('the title says which one is interpreted; what it rests on and what it cites stand apart', () => {
    const { references = [] } = page(
      '《云溪县养老服务实施办法》政策解读',
      `<p>根据《东川省养老服务条例》和《东川省民政厅关于加强养老服务的意见》（川民发〔2023〕12号），县政府印发了《云溪县养老服务实施办法》（云政发〔2024〕3号，以下简称《办法》）。</p>${PLAIN}<p>此前，《云溪县敬老院管理规定》已经废止。</p>`,
    );
    expect(references.map(({ role, title, docNumber }) => ({ role, title, docNumber }))).toEqual([
      { role: 'interpreted', title: '云溪县养老服务实施办法', docNumber: '云政发〔2024〕3号' },
      { role: 'basis', title: '东川省养老服务条例', docNumber: undefined },
      { role: 'basis', title: '东川省民政厅关于加强养老服务的意见', docNumber: '川民发〔2023〕12号' },
      { role: 'cited', title: '云溪县敬老院管理规定', docNumber: undefined },
    ]);
    expect(references[0]).toMatchObject({ place: 'title', confidence: 'high', key: '云溪县养老服务实施办法' });
  });

  it('without a name in the title the first paragraphs say it', () => {
    const [first] =
      page(
        '【答记者问】让老年人安享晚年',
        `<p>为贯彻《东川省养老服务条例》，近日，县政府出台了《云溪县养老服务实施办法》（以下简称《办法》）。</p>${PLAIN}`,
      ).references ?? [];
    expect(first).toMatchObject({ role: 'interpreted', place: 'lead', confidence: 'high' });
    expect(first?.title).toBe('云溪县养老服务实施办法');
  });

  it('a title without brackets that reads as a document', () => {
    const reading = page('【图解】云溪县养老服务实施办法', '<img src="/2024/long.jpg">');
    expect(reading.references?.[0]).toMatchObject({ role: 'interpreted', confidence: 'medium', place: 'title' });
  });

  it('a headline about an interpretation is no name of a document', () => {
    const [first] =
      page(
        '县民政局负责人解读养老服务补贴政策',
        `<p>近日，县政府出台了《云溪县养老服务实施办法》（以下简称《办法》）。</p>${PLAIN}`,
      ).references ?? [];
    expect(first?.title).toBe('云溪县养老服务实施办法');
  });

  it('the link that bears the name is its address', () => {
    const reading = page(
      '《云溪县养老服务实施办法》政策解读',
      `${PLAIN}<p>原文：<a href="/zc/1.html">云溪县人民政府关于印发《云溪县养老服务实施办法》的通知</a></p>`,
    );
    expect(reading.references?.[0]?.href).toBe(`${HOST}/zc/1.html`);
  });

  it('a policy does not cite itself, and 《办法》 is no name', () => {
    const reading = policy(
      '<p>根据《东川省养老服务条例》，制定《云溪县养老服务实施办法》（以下简称《办法》）。《办法》自发布之日起施行。</p>',
    );
    expect(reading.references?.map(({ title, role }) => [title, role])).toEqual([['东川省养老服务条例', 'basis']]);
  });
});

describe('the form of an interpretation', () => {
  const TITLE = '《云溪县养老服务实施办法》政策解读';
  it.each([
    ['文字', TITLE, PLAIN, ['text']],
    ['图解只有一张长图', '【图解】云溪县养老服务实施办法', '<img src="/2024/long.jpg">', ['graphic']],
    ['题目不说也是图解', TITLE, '<p><img src="/2024/P0301.png"></p>', ['graphic']],
    ['视频', TITLE, '<video src="/a.mp4"></video>', ['video']],
    ['新闻发布会', '【新闻发布会】介绍《云溪县养老服务实施办法》有关情况', PLAIN, ['text', 'press-conference']],
    ['专家解读', '【专家解读】看懂《云溪县养老服务实施办法》', PLAIN, ['text', 'expert']],
    [
      '问答的结构',
      TITLE,
      `<p>问：谁能享受？</p><p>答：年满六十周岁的本县户籍老人。</p><p>问：到哪里办？</p><p>答：到村委会办。</p>${PLAIN}`,
      ['text', 'q-and-a'],
    ],
    ['答记者问', '县民政局负责人就《云溪县养老服务实施办法》答记者问', PLAIN, ['text', 'q-and-a']],
    ['媒体解读', '【媒体解读】养老有了新办法《云溪县养老服务实施办法》解读', PLAIN, ['text', 'media']],
    ['动漫', '动漫解读：《云溪县养老服务实施办法》解读', '<video src="/a.mp4"></video>', ['video', 'animation']],
    ['音频', TITLE, '<p><a href="/a.mp3">收听</a></p>', ['audio']],
  ])('%s', (_, title, body, forms) => {
    const reading = page(title, body);
    expect(reading.kind).toBe('interpretation');
    expect(reading.interpretation?.forms).toEqual(forms);
  });

  it.each([
    ['二维码', '<img src="/images/ewm.png">'],
    ['链接里的小图', '<a href="/x.html"><img src="/2024/P1.jpg"></a>'],
  ])('no picture story: %s', (_, body) => {
    expect(page(TITLE, body).interpretation?.forms).toEqual([]);
  });
});

describe('the elements of an interpretation', () => {
  const TITLE = '《云溪县养老服务实施办法》政策解读';
  const elements = (body: string) => page(TITLE, body).interpretation?.elements ?? {};

  it.each([
    ['background', '一、起草背景'],
    ['background', '（一）制定依据'],
    ['background', '问：为什么要出台这个办法？'],
    ['objectives', '二、主要目标'],
    ['objectives', '二、目标任务'],
    ['content', '三、主要内容'],
    ['content', '三、重点举措'],
    ['scope', '四、涉及范围'],
    ['scope', '哪些人可以申请？'],
    ['standards', '五、补贴标准'],
    ['notes', '六、注意事项'],
    ['keywords', '七、名词解释'],
    ['keywords', '什么是居家养老？'],
    ['benefits', '八、惠民利民举措'],
    ['differences', '九、与原政策相比有哪些变化'],
    ['differences', '九、新旧政策差异'],
  ] as const)('%s by the heading %s', (element, heading) => {
    const found = elements(`<p>${heading}</p>${PLAIN}`);
    expect(found[element]).toEqual({ quote: heading, by: 'heading' });
  });

  it.each([
    ['background', '为进一步规范养老服务，根据有关法律法规，县政府制定本办法，现说明如下。'],
    ['scope', '本办法适用于本县行政区域内的养老服务及其监督管理活动，机关事业单位另有规定的除外。'],
    ['standards', '八十周岁以上老人的补贴标准由每人每月一百元提高到一百二十元，由县财政承担。'],
    ['keywords', '“居家养老”是指以家庭为核心、以社区为依托为老年人提供生活照料的服务。'],
    ['differences', '与原办法相比，新办法增加了社区食堂建设的内容，并把期限调整为五年。'],
  ] as const)('%s by a sentence', (element, sentence) => {
    expect(elements(`<p>${sentence}</p>${PLAIN}`)[element]?.by).toBe('sentence');
  });

  it('running text that uses the words in passing says nothing', () => {
    expect(
      elements(
        `<p>会上，有关负责人介绍了全县养老机构的背景资料，并要求各单位结合实际，把目标任务分解到人，把主要内容讲清楚，与其他县相比还要再加一把劲。</p>${PLAIN}`,
      ),
    ).toEqual({});
  });

  it('what a picture says is unknown', () => {
    const reading = page('【图解】云溪县养老服务实施办法', '<img src="/2024/long.jpg">');
    expect(reading.interpretation).toMatchObject({ wordless: true, elements: {} });
    expect(reading.unknown).toContain('interpretation.elements');
    expect(page(TITLE, PLAIN).unknown).not.toContain('interpretation.elements');
  });

  it('an answer of none is quoted', () => {
    expect(elements(`${PLAIN}<p>六、注意事项</p><p>无</p>`).notes?.quote).toBe('六、注意事项：无');
  });
});

describe('who interprets', () => {
  it('the unit is kept, the name of a person is not', () => {
    const reading = page(
      '《云溪县养老服务实施办法》政策解读',
      `${PLAIN}<p>解读单位：云溪县民政局</p><p>解读人：甲乙丙</p><p>咨询电话：0812-1234567</p>`,
    );
    expect(reading.interpretation?.interpreter).toEqual({ unit: '云溪县民政局', person: true });
    expect(reading.interpretation?.contact).toBe(true);
    expect(JSON.stringify(reading.interpretation)).not.toContain('甲乙丙');
  });

  it('nobody', () => {
    const { interpreter, contact } = page('《云溪县养老服务实施办法》政策解读', PLAIN).interpretation ?? {};
    expect([interpreter, contact]).toEqual([undefined, false]);
  });
});
