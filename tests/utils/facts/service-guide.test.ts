// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import { partFinder } from '../../../utils/facts/labelled-parts.ts';
import type { CaptureMode } from '../../../utils/facts/page-facts.ts';

const HOST = 'http://www.yunxi.gov.cn';
const page = (title: string, body: string, capture: CaptureMode = 'live') =>
  interpret(
    collectPageFacts(
      new DOMParser().parseFromString(
        `<title>${title}_云溪县人民政府</title><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/c/">办事服务</a></div><div class="content"><h1>${title}</h1><div>发布时间：2024-03-05　来源：云溪县民政局</div>${body}</div>`,
        'text/html',
      ),
      { url: `${HOST}/bsfw/1.html`, capture, capturedAt: null },
    ),
  );
const TITLE = '养老服务补贴申领办事指南';

const HEADINGS = `<p>一、设定依据</p><p>《东川省养老服务条例》第三条。</p><p>二、受理条件</p><p>年满六十周岁的本县户籍老人。</p><p>三、申请材料</p><p>（一）身份证复印件</p><p>（二）户口簿复印件</p><p>四、办理流程</p><p>申请、受理、审核、发放。</p><p>五、办理时限</p><p>20个工作日</p><p>六、收费标准</p><p>不收费</p><p>七、其他</p><p>略。</p>`;
const ROWS = `<table><tr><td>事项名称</td><td>养老服务补贴申领</td></tr><tr><td>设定依据</td><td>《东川省养老服务条例》第三条</td></tr><tr><td>受理条件</td><td>年满六十周岁的本县户籍老人</td></tr><tr><td>申请材料</td><td>身份证复印件</td></tr><tr><td>法定办结时限</td><td>20个工作日</td><td>承诺办结时限</td><td>5个工作日</td></tr><tr><td>收费标准</td><td>不收费</td></tr><tr><td>监督电话</td><td>0812-7654321</td></tr></table>`;
const LABELS = `<p>事项名称：养老服务补贴申领</p><p>设定依据：《东川省养老服务条例》</p><p>受理条件：年满六十周岁</p><p>申请材料：身份证复印件</p><p>办理地点：云溪县中山路1号 办理时间：周一至周五</p><p>联系电话：0812-1234567</p>`;

describe('elements of a service guide', () => {
  it.each([
    ['标题', HEADINGS, ['name', 'basis', 'conditions', 'materials', 'process', 'time-limit', 'fees']],
    [
      '表格',
      ROWS,
      [
        'name',
        'basis',
        'conditions',
        'materials',
        'time-limit',
        'statutory-limit',
        'promised-limit',
        'fees',
        'supervision-phone',
      ],
    ],
    ['标签', LABELS, ['name', 'basis', 'conditions', 'materials', 'place', 'hours', 'phone']],
  ])('%s', (_, body, elements) => {
    const { serviceGuide } = page(TITLE, body);
    expect(Object.keys(serviceGuide?.elements ?? {}).sort()).toEqual([...elements].sort());
    expect(serviceGuide?.empty).toEqual([]);
  });

  it('what stands under a name is quoted, as far as the next', () => {
    const elements = page(TITLE, HEADINGS).serviceGuide?.elements;
    expect(elements?.materials).toBe('（一）身份证复印件 （二）户口簿复印件');
    expect(elements?.fees).toBe('不收费');
    expect(page(TITLE, ROWS).serviceGuide?.elements['promised-limit']).toBe('5个工作日');
  });

  it('a name with nothing under it is empty', () => {
    const { serviceGuide } = page(
      TITLE,
      '<p>事项名称：补贴申领</p><p>设定依据：《条例》</p><p>受理条件：</p><p>申请材料：身份证</p><p>办理流程：暂无</p><p>收费标准：不收费</p>',
    );
    expect(serviceGuide?.empty.sort()).toEqual(['conditions', 'process']);
  });

  it('a closed tab that says its name is read; one that does not is unknown', () => {
    const body = `<ul><li>设定依据</li><li>受理条件</li><li>申请材料</li><li>办理流程</li><li>收费标准</li></ul><div><p>《东川省养老服务条例》</p></div><div style="display:none"><h3>受理条件</h3><p>年满六十周岁</p></div><div style="display:none"><p>收费标准见公示，先提交申请材料。</p></div>`;
    const reading = page(TITLE, body);
    expect(reading.serviceGuide?.elements.conditions).toBe('年满六十周岁');
    expect(reading.serviceGuide?.closed).toContain('process');
    expect(reading.unknown).toContain('serviceGuide.process');
  });

  it('a file to fill in is a form', () => {
    const { serviceGuide } = page(TITLE, `${LABELS}<p><a href="/f/1.doc">补贴申请表</a></p>`);
    expect(serviceGuide?.elements.forms).toBe('补贴申请表');
  });

  it.each([
    [
      '政策文件说到这些词',
      '云溪县人民政府关于优化营商环境的实施意见',
      '<p>各单位应当公布设定依据、受理条件、申请材料、办理流程、办理时限、收费标准，不得增加申请材料。</p>',
    ],
    [
      '新闻',
      '县民政局开展养老服务宣传',
      '<p>工作人员向老人讲解办理流程和申请材料，现场解答收费标准，受理条件也一并说明。</p>',
    ],
  ])('none: %s', (_, title, body) => {
    expect(page(title, body.repeat(3)).serviceGuide).toBeUndefined();
  });
});

describe('parts by their names', () => {
  const find = partFinder({ a: ['申请材料', '材料'], b: ['办理时限'], c: ['收费'] });
  const parts = (text: string) => find(text).map(({ id, value }) => [id, value]);
  it.each([
    ['申 请 材 料：身份证', [['a', '身份证']]],
    ['【办理时限】\n5日', [['b', '5日']]],
    [
      '三、申请材料及要求\n身份证\n四、办理时限\n5日',
      [
        ['a', '身份证'],
        ['b', '5日'],
      ],
    ],
    [
      '申请材料 身份证 办理时限 5日',
      [
        ['a', '身份证'],
        ['b', '5日'],
      ],
    ],
    ['申请材料：身份证\n别的一段话', [['a', '身份证']]],
    ['准备好申请材料后提交', []],
    ['二、办理时限\n三、其他规定\n见附件', [['b', '']]],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});
