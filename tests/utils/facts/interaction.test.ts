// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { type CaptureMode, pageFacts } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
const collect = (html: string, capture: CaptureMode = 'live') =>
  pageFacts.parse(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url: `${HOST}/hdjl/1.html`,
      capture,
      capturedAt: null,
    }),
  );
const page = (title: string, body: string, { column = '互动交流', capture = 'live' as CaptureMode } = {}) =>
  interpret(
    collect(
      `<title>${title}_云溪县人民政府</title><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/c/">${column}</a></div><div class="content"><h1>${title}</h1><div>发布时间：2024-03-05　来源：云溪县民政局</div>${body}</div>`,
      capture,
    ),
  );

describe('依申请公开', () => {
  const FORM = `<form action="/apply" method="post"><table>
    <tr><td>申请人姓名</td><td><input name="a"></td><td>证件号码</td><td><input name="b"></td></tr>
    <tr><td>联系电话</td><td><input name="c"></td></tr>
    <tr><td>所需信息的内容描述</td><td><textarea name="d"></textarea></td></tr>
    <tr><td>获取信息的方式</td><td><input type="checkbox" name="e">邮寄<input type="checkbox" name="e">传真<input type="checkbox" name="e">自行领取</td></tr>
    </table><button>提交</button></form>`;

  it('the fields that article 29 asks for', () => {
    const { applicationForm } = page('依申请公开', FORM);
    expect(applicationForm).toMatchObject({
      fields: ['applicant', 'identity', 'contact', 'description', 'form', 'submit'],
      online: true,
      // An applicant's own telephone and the ways to get an answer are no ways to apply.
      channels: ['online'],
    });
  });

  it('the form alone says what it is', () => {
    expect(page('网上办理', FORM).applicationForm?.fields).toContain('description');
  });

  it('channels and contact of a text', () => {
    const { applicationForm } = page(
      '政府信息公开申请说明',
      '<p>申请人可以当面提交申请，也可以通过信函、传真方式提出申请，暂不受理以电子邮件方式提出的申请。</p><p>申请应当包括下列内容：</p><p>1.申请人的姓名或者名称、身份证明、联系方式；</p><p>2.申请公开的政府信息的名称、文号或者其他特征性描述；</p><p>3.获取信息的方式等形式要求。</p><p>受理机构：云溪县人民政府办公室</p><p>办公地址：云溪县中山路1号</p><p>联系电话：0812-1234567</p><p>传真：0812-7654321</p><p>办公时间：周一至周五 9:00-17:00</p><p><a href="/f/sqb.docx">政府信息公开申请表.docx</a></p>',
    );
    expect(applicationForm).toMatchObject({
      fields: [],
      online: false,
      asked: ['applicant', 'identity', 'contact', 'description', 'form'],
      channels: ['in-person', 'post', 'fax', 'phone'],
      contact: {
        authority: '云溪县人民政府办公室',
        address: '云溪县中山路1号',
        phone: '0812-1234567',
        fax: '0812-7654321',
        hours: '周一至周五 9:00-17:00',
      },
      files: [{ href: `${HOST}/f/sqb.docx` }],
    });
  });

  it('of a guide only its part on applications', () => {
    const guide = page(
      '云溪县政府信息公开指南',
      `<p>一、主动公开</p><p>${'主动公开的信息在门户网站发布。'.repeat(20)}</p><p>咨询电话：0812-1111111</p><p>二、依申请公开</p><p>申请人可以通过信函方式提出申请。</p><p>联系电话：0812-2222222</p><p>三、监督方式</p><p>监督电话可以咨询：0812-3333333，传真受理投诉。</p>`,
    );
    expect(guide.applicationForm).toMatchObject({ channels: ['post', 'phone'], contact: { phone: '0812-2222222' } });
  });

  it.each([
    [
      '写信的表单',
      '<form><p>姓名<input name="a"></p><p>电话<input name="b"></p><p>内容<textarea name="c"></textarea></p><button>提交</button></form>',
    ],
    ['新闻', '<p>全县依申请公开工作培训会召开，会议要求各单位及时办理。</p>'],
  ])('no application: %s', (_, body) => {
    expect(page('县长信箱', body).applicationForm).toBeUndefined();
  });
});

describe('letters', () => {
  it('a list under a row of heads; the writer is not kept', () => {
    const { letters } = page(
      '县长信箱',
      `<table><tr><th>序号</th><th>标题</th><th>来信人</th><th>来信时间</th><th>回复单位</th><th>回复时间</th><th>状态</th></tr>
      <tr><td>1</td><td><a href="/x/1.html">路灯不亮</a></td><td>甲乙丙</td><td>2024-03-01</td><td>云溪县住建局</td><td>2024-03-04</td><td>已回复</td></tr>
      <tr><td>2</td><td><a href="/x/2.html">公交改线</a></td><td>丁戊</td><td>2024-03-02</td><td>云溪县交通局</td><td></td><td>办理中</td></tr></table>`,
    );
    expect(letters).toEqual({
      form: 'list',
      items: [
        {
          title: '路灯不亮',
          href: `${HOST}/x/1.html`,
          askedOn: '2024-03-01',
          answeredOn: '2024-03-04',
          unit: '云溪县住建局',
          status: 'answered',
        },
        {
          title: '公交改线',
          href: `${HOST}/x/2.html`,
          askedOn: '2024-03-02',
          unit: '云溪县交通局',
          status: 'open',
        },
      ],
    });
  });

  it('heads in a block of their own, rows as lists', () => {
    const html =
      '<div class="head"><span>信件标题</span><span>提交时间</span><span>办理状态</span></div><ul><li><span><a href="/x/1.html">路灯不亮</a></span><span>2024-03-01</span><span>已办结</span></li><li><span><a href="/x/2.html">公交改线</a></span><span>2024-03-02</span><span>待受理</span></li></ul>';
    expect(page('留言选登', html).letters?.items.map(({ askedOn, status }) => [askedOn, status])).toEqual([
      ['2024-03-01', 'answered'],
      ['2024-03-02', 'open'],
    ]);
    expect(collect(html).letterGrids).toHaveLength(1);
  });

  it('rows that bear their labels', () => {
    const { letters } = page(
      '诉求平台',
      '<ul><li><p>路灯什么时候修？</p><p>[提交时间：2024-03-01]回复人：云溪县住建局[回复时间：2024-03-04]</p></li><li><p>公交改线吗？</p><p>[提交时间：2024-03-02]回复人：甲乙丙[回复时间：2024-03-05]</p></li></ul>',
    );
    expect(letters).toEqual({
      form: 'list',
      items: [
        { title: '路灯什么时候修？', askedOn: '2024-03-01', answeredOn: '2024-03-04', unit: '云溪县住建局' },
        { title: '公交改线吗？', askedOn: '2024-03-02', answeredOn: '2024-03-05' },
      ],
    });
  });

  it('letters listed beside an article are no letters of it', () => {
    const { letters } = page(
      '我县召开春季绿化工作会议',
      `<p>${'会议要求，各乡镇要抓紧时机，做好春季绿化工作，确保成活。'.repeat(6)}</p><table><tr><th>来信标题</th><th>来信时间</th><th>状态</th></tr><tr><td>路灯不亮</td><td>2024-03-01</td><td>已回复</td></tr></table>`,
      { column: '本地要闻' },
    );
    expect(letters).toBeUndefined();
  });

  const LETTER = `<p>来信人：甲**</p><p>来信时间：2024-03-01 09:10</p><p>是否公开：公开</p><p>来信内容：我家门口的路灯不亮，请尽快修理。</p>`;
  it.each([
    [
      '已答复',
      `${LETTER}<p>答复单位：云溪县住建局</p><p>答复时间：2024年3月4日</p><p>答复内容：您好，路灯已于今日修好，感谢来信。</p>`,
      {
        askedOn: '2024-03-01',
        answeredOn: '2024-03-04',
        unit: '云溪县住建局',
        status: 'answered',
        public: true,
        hasAnswer: true,
      },
    ],
    ['办理中', `${LETTER}<p>办理状态：办理中</p>`, { askedOn: '2024-03-01', status: 'open', hasAnswer: false }],
    [
      '表格',
      '<table><tr><td>来信标题</td><td>路灯不亮</td><td>来信时间</td><td>2024-03-01</td></tr><tr><td>来信内容</td><td>门口的路灯不亮。</td></tr><tr><td>回复时间</td><td>2024-03-04</td></tr><tr><td>回复内容</td><td>已经修好。</td></tr></table>',
      { title: '路灯不亮', askedOn: '2024-03-01', answeredOn: '2024-03-04', hasAnswer: true },
    ],
  ])('one letter: %s', (_, body, expected) => {
    const { letters } = page('关于路灯的来信', body);
    expect(letters?.form).toBe('single');
    expect(letters?.items[0]).toMatchObject(expected);
    expect(JSON.stringify(letters)).not.toContain('甲');
  });

  it.each([
    [
      '写信的表单',
      '<form><table><tr><td>姓名</td><td><input name="a"></td></tr><tr><td>来信内容</td><td><textarea name="b"></textarea></td></tr></table></form>',
    ],
    [
      '一张别的表',
      '<table><tr><th>项目名称</th><th>办理单位</th><th>办理时间</th></tr><tr><td>道路</td><td>交通局</td><td>上午</td></tr></table>',
    ],
    ['新闻', '<p>县信访局局长说，来信内容要件件有着落，答复时间要缩短。</p>'],
  ])('no letter: %s', (_, body) => {
    expect(page('云溪县信访局', body).letters).toBeUndefined();
  });
});

describe('calls for opinions', () => {
  const call = (body: string, title = '关于公开征求《云溪县养老服务办法（征求意见稿）》意见的公告') =>
    page(title, body).consultation;

  it('draft, basis, period, channels', () => {
    expect(
      call(
        '<p>为贯彻落实《东川省养老服务条例》，县民政局起草了《云溪县养老服务办法（征求意见稿）》，现公开征求意见。征求意见时间：2024年3月5日至4月4日。</p><p>有关意见可以通过以下方式反馈：</p><p>通信地址：云溪县中山路1号，邮政编码：617000</p><p>电子邮箱：minzheng@yunxi.gov.cn</p><p>联系电话：0812-1234567</p><p>附件：<a href="/f/1.docx">云溪县养老服务办法（征求意见稿）.docx</a></p><p><a href="/f/2.docx">起草说明.docx</a></p>',
      ),
    ).toMatchObject({
      stages: ['draft'],
      draft: { href: `${HOST}/f/1.docx` },
      basis: { href: `${HOST}/f/2.docx` },
      from: '2024-03-05',
      to: '2024-04-04',
      channels: ['post', 'email', 'phone'],
      contact: { phone: '0812-1234567', email: 'minzheng@yunxi.gov.cn' },
    });
  });

  it.each([
    ['请于2024年4月4日前反馈', { to: '2024-04-04' }],
    ['截止时间：2024-04-04', { to: '2024-04-04' }],
    ['征集时间：2024年3月5日—2024年4月4日', { from: '2024-03-05', to: '2024-04-04' }],
    ['征集时间为2024年3月5日至14日', { from: '2024-03-05', to: '2024-03-14' }],
    ['自本公告发布之日起30日内反馈', { term: '自本公告发布之日起30日内' }],
    ['请于4月4日前反馈', { term: '4月4日前' }],
    ['自2024年3月5日起，至2024年2月30日止', {}],
  ])('period: %s', (sentence, expected) => {
    const { from, to, term } = call(`<p>现公开征求意见，${sentence}。</p>`) ?? {};
    expect({ ...(from && to && { from }), ...(to && { to }), ...(term && { term }) }).toEqual(expected);
  });

  it('the draft on the page itself; its own days and addresses are not those of the call', () => {
    const consultation = call(
      `<p>现公开征求意见，请于2024年4月4日前发送至邮箱 mz@yunxi.gov.cn。</p><p>附件1</p><p>云溪县养老服务办法</p><p>（征求意见稿）</p><p>第一条 根据《东川省养老服务条例》，制定本办法。</p><p>${'各乡镇应当建立养老服务中心，'.repeat(30)}</p><p>第二条 征集时间为2025年1月1日至2025年2月1日，传真至县民政局。</p>`,
    );
    expect(consultation).toMatchObject({
      draft: { text: '云溪县养老服务办法' },
      to: '2024-04-04',
      channels: ['email'],
    });
    expect(consultation?.draft?.href).toBeUndefined();
    expect(consultation?.from).toBeUndefined();
  });

  it.each([
    ['共收到意见建议12条，采纳8条，未采纳的主要原因是与上位法不一致。', { received: 12, adopted: 8 }],
    ['公示期间共收到反馈意见三条，均已采纳。', { received: 3, adopted: 3 }],
    ['截至期满，未收到任何意见建议。', { received: 0 }],
  ])('result: %s', (sentence, expected) => {
    const consultation = call(`<p>${sentence}</p>`, '《云溪县养老服务办法（征求意见稿）》意见采纳情况');
    expect(consultation).toMatchObject({ stages: ['result'], ...expected });
  });

  it('why opinions were not adopted', () => {
    expect(
      call('<p>收到意见5条，采纳2条。</p><p>未予采纳的理由：与上位法不一致。</p>', '意见征集采纳情况反馈')?.reasons,
    ).toContain('与上位法不一致');
  });

  it.each([
    ['<p>状态：已结束</p><p>现公开征求意见。</p>', 'closed'],
    ['<p>【进行中】</p><p>现公开征求意见。</p>', 'open'],
    ['<p>现公开征求意见，活动进行中请踊跃参加。</p>', undefined],
  ])('state: %s', (body, state) => {
    expect(call(body)?.state).toBe(state);
  });

  it.each([
    '关于征集2024年青年见习岗位的公告',
    '关于征集县歌作品的启事',
    '云溪县养老服务实施意见',
    '我县召开征求意见座谈会的准备会',
  ])('none: %s', (title) => {
    const reading = page(title, '<p>请各单位认真准备，按时参加。</p>');
    if (title.includes('座谈会')) expect(reading.consultation?.stages ?? []).toEqual([]);
    else expect(reading.consultation).toBeUndefined();
  });
});

describe('hostile texts', () => {
  it('never throw, and invent no day', () => {
    const bits = [
      '来信时间：',
      '回复时间：',
      '征集时间：',
      '至',
      '2024年13月45日',
      '2024-02-30',
      '采纳',
      '意见',
      '条',
      '共收到',
      '九九九',
      '申请人姓名',
      '\n',
      '｜',
      '联系电话：',
      '（征求意见稿）',
      '办理状态：',
      '一、申请材料',
      '暂无',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 60 }), (parts) => {
        const body = parts.map((bit) => (bit === '\n' ? '<br>' : bit)).join('');
        const reading = page('关于公开征求意见的公告', `<p>${body}</p>`);
        const days = [
          reading.consultation?.from,
          reading.consultation?.to,
          ...(reading.letters?.items.flatMap(({ askedOn, answeredOn }) => [askedOn, answeredOn]) ?? []),
        ];
        expect(days.every((day) => day === undefined)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
