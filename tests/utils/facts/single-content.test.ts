// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';

const read = (html: string) =>
  interpret(
    collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
      url: 'http://www.yunxi.gov.cn/zwgk/202403/t1.html',
      capture: 'live',
      capturedAt: null,
    }),
  );
const TITLE = '云溪县人民政府关于印发《云溪县春季绿化工作方案》的通知';
const TEXT =
  '<p>各村、社区，县直各单位：为做好今年的春季绿化工作，现将有关事项通知如下，请认真贯彻执行，及时报告进展情况，确保按期完成任务。</p>'.repeat(
    3,
  );
const policy = (byline: string, more = '', block = '') =>
  read(`<title>${TITLE}_云溪县人民政府</title>${block}<div><h1>${TITLE}</h1><div>${byline}</div>${TEXT}${more}</div>`);

describe('publication dates', () => {
  it.each([
    ['中文数字', '发布日期：二〇二四年三月五日'],
    ['数字与汉字混写', '发布日期：二○二四年3月5日'],
    ['廿', '发布日期：二〇二四年三月廿五日', '2024-03-25'],
    ['紧贴来源', '来源：县林业局发布日期：2024-03-05'],
    ['时间紧贴日期', '发布时间：2024-03-0510:20'],
    ['八位数字', '发布时间：20240305'],
    ['标签后没有冒号', '发布时间 2024年03月05日'],
    ['标签在方头括号里', '【发布日期】2024-03-05'],
    ['倒写的标签', '<span>时间发布：2024-03-05 09:51</span> 阅读次数: <b></b>次'],
    ['日与年月分开', '<div>05</div><div>2024年03月</div>'],
    ['自定元素', '<publishtime>2024-03-05</publishtime>'],
    ['注释与属性里的不算', '<!--发布时间：2020-01-01--><span alt="时间：2019-01-01"><i>时间：</i>2024-03-05</span>'],
  ])('%s', (_, byline, day = '2024-03-05') => expect(policy(byline).publishedOn).toBe(day));

  it.each(['报名时间：2024-03-05', '开标时间：2024-03-05', '本项目招标公告日期：2024-03-05', '浏览时间：2024-03-05'])(
    'is none: %s',
    (byline) => expect(policy(byline).publishedOn).toBeUndefined(),
  );

  it('a damaged one is told, and no other takes its place', () => {
    const reading = policy('发布时间：2024305', '<p>云溪县人民政府</p><p>2024年3月1日</p>');
    expect(reading.publishedOn).toBeUndefined();
    expect(reading.unknown).toContain('publishedOn');
    expect(reading.damagedDates).toEqual([{ text: '2024305', label: '发布时间', place: 'byline' }]);
  });

  it('one that a script writes is not replaced by a day of the text', () => {
    const at = (capture: 'live' | 'fetched', byline: string, text: string) =>
      interpret({
        ...collectPageFacts(
          new DOMParser().parseFromString(
            `<title>${TITLE}</title><h1>${TITLE}</h1><p>发布时间：${byline} 字体：大 中 小</p>${text}${TEXT}`,
            'text/html',
          ),
          { url: 'http://www.yunxi.gov.cn/t1.html', capture, capturedAt: null },
        ),
        scriptFilled: capture === 'fetched',
      });
    for (const text of ['<p>信息发布时间：2009-11-25</p>', '<p>云林发〔2023〕5号</p><p>2023年12月26日</p>']) {
      const reading = at('fetched', '', text);
      expect(reading.publishedOn).toBeUndefined();
      expect(reading.unknown).toContain('publishedOn');
      expect(at('live', '2024-03-05', text).publishedOn).toBe('2024-03-05');
    }
    expect(at('fetched', '</p><p>2024-03-05</p><p>', '').publishedOn).toBe('2024-03-05');
  });

  it('one without a year stays without one', () => {
    const reading = policy('发布时间：03-05 10:20');
    expect(reading.publishedOn).toBeUndefined();
    expect(reading.unknown).toContain('publishedOn');
  });
});

describe('成文日期', () => {
  it.each([
    ['落款', '<p>云溪县人民政府办公室</p><p>&nbsp;&nbsp;&nbsp;&nbsp;2024年3月1日</p>'],
    ['落款用中文数字', '<p>云溪县人民政府</p><p>二〇二四年三月一日</p>'],
    ['机关与日期同行', '<p>云溪县人民政府办公室　2024年3月1日</p>'],
    ['附件另有日期', '<p>云溪县人民政府</p><p>2024年3月1日</p><p>附件</p><p>云溪县绿化协会</p><p>2023年5月6日</p>'],
    ['版记', '<p>云溪县人民政府</p><p>2024年3月1日</p><p>云溪县人民政府办公室 2024年3月2日印发</p>'],
  ])('%s', (_, more) => expect(policy('发布日期：2024-03-05', more).writtenOn).toBe('2024-03-01'));

  it.each([
    '（2009年6月27日云溪县第十一届人民代表大会第九次会议通过）',
    '（２００９年６月２７日云溪县人民代表大会通过）',
  ])('of a rule of law: %s', (enacted) => {
    const law = read(
      `<title>云溪县绿化管理办法_云溪县人民政府</title><h1>云溪县绿化管理办法</h1><p>来源：县林业局 时间：2020-03-20</p><p>${enacted}</p><p>目录</p>${TEXT}`,
    );
    expect(law).toMatchObject({ kind: 'policy', publishedOn: '2020-03-20', writtenOn: '2009-06-27' });
  });

  it('of the block comes first, the imprint stands apart', () => {
    const reading = policy(
      '发布日期：2024-03-05',
      '<p>云溪县人民政府办公室 2024年3月2日印发</p>',
      '<p>发文机关:云溪县人民政府成文日期:2024年3月1日</p>',
    );
    expect(reading).toMatchObject({ writtenOn: '2024-03-01', imprintOn: '2024-03-02', issuer: '云溪县人民政府' });
  });

  it.each([
    [
      '落款',
      '<p>云溪县人民政府</p><p>202431</p><p>附件</p><p>云溪县绿化协会</p><p>2023年5月6日</p>',
      '202431',
      'signature',
    ],
    ['版记', '<p>云溪县人民政府办公室202432日印发</p>', '202432日', 'imprint'],
    ['文号', '<p>参照《云溪县园林办法》（云政办〔20226号）办理。</p>', '云政办〔20226号', 'number'],
    ['期限', '<p>202412月底前完成。</p>', '202412月', 'text'],
  ])('damaged: %s', (_, more, text, place) => {
    const reading = policy('发布日期：2024-03-05', more);
    expect(reading.damagedDates).toEqual([{ text, place }]);
    expect(reading.writtenOn).toBeUndefined();
  });

  it('a number in the text is no damaged date', () => {
    const reading = policy('发布日期：2024-03-05', '<p>邮编</p><p>201801</p><p>累计用工2024500个</p>');
    expect(reading.damagedDates).toBeUndefined();
  });
});

describe('the document block', () => {
  it.each([
    [
      '表格',
      '<table><tr><td>索&emsp;引&emsp;号</td><td>001/2024-0012</td><td>文　　号</td><td>云政发[2024]3号</td></tr></table>',
    ],
    [
      'th 与 td',
      '<table><tr><th>索<span></span>引<span></span>号：</th><td>001/2024-0012</td><th>文号：</th><td>云政发【2024】3号</td></tr></table>',
    ],
    ['同格', '<table><tr><td>索引号: 001/2024-0012</td><td>文号: 云政发（2024）3号</td></tr></table>'],
    ['定义列表', '<dl><dt>索引号</dt><dd>001/2024-0012</dd><dt>发文字号</dt><dd>云政发〔2024〕3号</dd></dl>'],
    [
      '上下两行',
      '<table><tr><th>索引号</th><th>文号</th></tr><tr><td>001/2024-0012</td><td>云政发〔2024〕3号</td></tr></table>',
    ],
    ['粗体标签', '<p><strong>索引号</strong>：001/2024-0012 <strong>文号</strong>：云政发〔2024〕3号</p>'],
  ])('%s', (_, block) =>
    expect(policy('发布日期：2024-03-05', '', block)).toMatchObject({
      indexNumber: '001/2024-0012',
      docNumber: '云政发〔2024〕3号',
    }),
  );

  it('an empty number, while the text has one', () => {
    const reading = policy(
      '发布日期：2024-03-05',
      '',
      '<p>信息类别: 政策文件 文件编号:</p><p>公开方式: 主动公开 公开时限: 常年公开</p><p>公开范围: 面向全社会 信息索取号: 001/2024-0012</p>',
    );
    expect(reading.document).toEqual({
      category: '政策文件',
      openMode: '主动公开',
      openTerm: '常年公开',
      openScope: '面向全社会',
      emptyLabels: ['number'],
    });
    expect(policy('发布日期：2024-03-05</div><p>云政发〔2024〕3号</p><div>').docNumber).toBe('云政发〔2024〕3号');
  });

  it.each([
    ['（此件公开发布）', '此件公开发布', 'open'],
    ['（此件主动公开）', '此件主动公开', 'open'],
    ['此件依申请公开', '此件依申请公开', 'on-request'],
    ['（此件不予公开）', '此件不予公开', 'withheld'],
    ['（信息公开形式：主动公开）', '公开形式：主动公开', 'open'],
  ])('statement: %s', (line, text, mode) =>
    expect(policy('发布日期：2024-03-05', `<p>${line}</p>`).document?.openStatement).toEqual({ text, mode }),
  );
  it('no statement in a sentence about another document', () => {
    const more = '<p>各单位应当在文末注明属性，例如本文件主动公开的，由县政府办公室统一登记并送公报室刊登。</p>';
    expect(policy('发布日期：2024-03-05', more).document).toBeUndefined();
  });

  it.each([
    ['标签', '<p>有效性：已失效</p>', { state: 'expired', text: '已失效', from: 'label' }],
    ['图章', '<img src="/i/a.png" alt="已废止">', { state: 'repealed', text: '已废止', from: 'stamp' }],
    ['图章的文件名', '<img src="/i/yifeizhi.png">', { state: 'repealed', text: 'yifeizhi', from: 'stamp' }],
    ['一行', '<p>（本文件已废止）</p>', { state: 'repealed', text: '（本文件已废止）', from: 'text' }],
  ])('in force or not: %s', (_, more, validity) =>
    expect(policy('发布日期：2024-03-05', more).document?.validity).toEqual(validity),
  );
  it('a title that repeals others is in force', () => {
    const title = '云溪县人民政府关于废止部分文件的决定';
    const reading = read(`<title>${title}</title><h1>${title}</h1><p>发布日期：2024-03-05</p>${TEXT}`);
    expect(reading.document).toBeUndefined();
    expect(
      read(`<title>${title}</title><h1>${title}（已失效）</h1><p>发布日期：2024-03-05</p>${TEXT}`).document?.validity,
    ).toEqual({ state: 'expired', text: '已失效', from: 'title' });
  });
});

describe('title, byline and body', () => {
  it.each([
    ['几个 h1', `<h1>云溪县人民政府</h1><h1>${TITLE}</h1><p>发布日期：2024-03-05</p>`],
    ['断成两段', '<p>云溪县人民政府关于印发《云溪县春季绿化</p><p>工作方案》的通知</p><p>发布日期：2024-03-05</p>'],
    ['自定元素', `<ucaptitle>${TITLE}</ucaptitle><p>发布日期：2024-03-05</p>`],
    ['与日期同行', `<p>${TITLE} 2024-03-05</p>`],
  ])('title: %s', (_, html) => {
    const reading = read(`<title>${TITLE}_云溪县人民政府</title>${html}${TEXT}`);
    expect(reading).toMatchObject({ title: TITLE, publishedOn: '2024-03-05' });
  });
  it.each([
    ['设5个内设机构，分别为：办公室、法规科、营林科、人事科、财务科，各科室职责由局务会议另行规定。'],
    ['地址：云溪县丰收大街1号'],
  ])('title: no line of the text that begins with the name of the site: %s', (rest) =>
    expect(
      read(`<title>云溪县林业和草原局</title><h2>单位简介</h2>${TEXT}<p>云溪县林业和草原局${rest}</p>`).title ?? '',
    ).not.toMatch(/设5个|地址/),
  );
  it('title: that the document title cuts', () =>
    expect(
      read(
        `<title>云溪县林业局关于开展春季</title><p>云溪县林业局关于开展春季绿化工作的通知</p><p>发布日期：2024-03-05</p>${TEXT}`,
      ).title,
    ).toBe('云溪县林业局关于开展春季绿化工作的通知'));
  it('title: nothing but a line says it', () =>
    expect(read(`<p>${TITLE}</p><p>发布日期：2024-03-05</p>${TEXT}`).title).toBe(TITLE));

  it('author, editor and source end where the next label begins', () => {
    const reading = policy('来源：县林业局 文章类型：原创 作者：某甲 责任编辑：某乙');
    expect(reading).toMatchObject({ source: '县林业局', author: '某甲', editor: '某乙' });
  });

  it('counts what is the content and nothing around it', () => {
    const reading = policy(
      '发布日期：2024-03-05 来源：县林业局 字体：大 中 小',
      '<img src="/p/1.jpg"><video src="/v/1.mp4"></video><img src="/images/icon/qr.png"><p>上一篇：没有了</p><p>后面的话不算。</p>',
    );
    expect(reading.body).toEqual({ letters: TEXT.replace(/<[^>]+>/g, '').length, images: 1, videos: 1, audios: 0 });
  });

  it.each([
    ['没有链接', '<p>附件：1.绿化任务表 2.苗木清单</p>', [{ name: '绿化任务表' }, { name: '苗木清单' }]],
    ['有链接', '<p>附件：1.绿化任务表</p><p><a href="1.xlsx">绿化任务表.xlsx</a></p>', undefined],
    ['链接不说名字', '<p>附件：绿化任务表</p><p><a href="1.xlsx">附件下载</a></p>', undefined],
    ['死链接', '<p>附件：<a href="javascript:;">绿化任务表</a></p>', [{ name: '绿化任务表' }]],
    ['就在页内', '<p>附件：绿化任务表</p><p>附件</p><p>绿化任务表</p>', [{ name: '绿化任务表', onPage: true }]],
    ['一句话', '<p>申请人提交的附件应当完整。</p>', undefined],
  ])('attachments that are named: %s', (_, more, named) =>
    expect(policy('发布日期：2024-03-05', more).attachmentsNamed).toEqual(named),
  );
});
