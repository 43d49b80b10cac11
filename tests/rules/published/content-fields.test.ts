// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/content-fields.ts';
import { evaluateSite, wantedTexts } from '../../../utils/audit/evaluate.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, judgeSite, readSite, type TestPage, testRule } from '../../test-rule.ts';
import { article, column, home, type Row } from './pages.ts';

const name = (...names: string[]) => names.map((of) => message('published.name', { name: of }));
const fields = [
  { name: '招生范围', words: ['招生范围', '招生区域', '学区'] },
  { name: '招生条件', words: ['招生条件', '报名条件'] },
  { name: '招生结果', words: ['招生结果', '录取名单'] },
];
const list = (...rows: Row[]): TestPage =>
  column('义务教育', 'ywjy/', [
    ...rows,
    ['关于做好防溺水工作的通知', '2025-05-20'],
    ['关于学校食堂检查的通报', '2025-05-02'],
  ]);
const plan = (text: string, more: Parameters<typeof article>[2] = {}) =>
  article('云溪市2025年小学招生工作公告', 'ywjy/t1.html', { day: '2025-05-06', above: '义务教育', text, ...more });
const row: Row = ['云溪市2025年小学招生工作公告', '2025-05-06'];
const whole = '一、学区划分见下表。二、报名条件：年满六周岁。三、录取名单于八月公布。';
const part = '一、学区划分见下表。二、报名条件：年满六周岁，监护人联系电话13900001234。';

// Everything is captured on 2025-06-10.
testRule(
  rule,
  { params: { about: ['招生'], columns: ['义务教育'], fields, withinDays: 365 } },
  {
    valid: [
      { name: '正文写全', pages: [home({ 义务教育: 'ywjy/' }), list(row), plan(whole)] },
      {
        name: '一部分写在表格里',
        pages: [
          home({ 义务教育: 'ywjy/' }),
          list(row),
          plan(part, {
            body: '<table><tr><th>学校</th><th>招 生 结 果</th></tr><tr><td>第一小学</td><td>120人</td></tr></table>',
          }),
        ],
      },
      {
        name: '新的一篇不全，旧的一篇全',
        pages: [
          home({ 义务教育: 'ywjy/' }),
          list(['小学招生补充公告', '2025-06-01', '/ywjy/t9.html'], row),
          article('小学招生补充公告', 'ywjy/t9.html', { day: '2025-06-01', above: '义务教育', text: part }),
          plan(whole),
        ],
      },
    ],
    invalid: [
      {
        name: '缺一项',
        pages: [home({ 义务教育: 'ywjy/' }), list(row), plan(part)],
        certainty: 'suspected',
        findings: [
          message('finding.content-lacks', {
            title: '云溪市2025年小学招生工作公告',
            fields: name('招生范围', '招生条件'),
            missing: name('招生结果'),
          }),
        ],
      },
      {
        name: '一篇也没有',
        pages: [home({ 义务教育: 'ywjy/' }), list(['关于寒假放假的通知', '2025-01-06'])],
        certainty: 'suspected',
        findings: [
          message('finding.item-missing', {
            what: message('published.one', { words: name('招生') }),
            conditions: message('published.conditions', { parts: [message('published.within', { days: 365 })] }),
          }),
        ],
      },
    ],
    cannotTell: [
      { name: '文章没有读取', pages: [home({ 义务教育: 'ywjy/' }), list(row)], because: 'because.contents-not-read' },
      { name: '栏目没有读取', pages: [home({ 义务教育: 'ywjy/' })], because: 'because.place-not-read' },
      {
        name: '附件里可能有',
        pages: [
          home({ 义务教育: 'ywjy/' }),
          list(row),
          plan(part, { body: '<p>附件：<a href="/ywjy/a.pdf">2025年小学招生安排表.pdf</a></p>' }),
        ],
        because: 'because.content-elsewhere',
      },
      { name: '采集日期不明', pages: [home({}, { capturedOn: null })], because: 'because.day-unknown' },
    ],
  },
);

describe('content-fields', () => {
  it('引用原文，电话号码打码', () => {
    const { outcome } = judgeSite([home({ 义务教育: 'ywjy/' }), list(row), plan(part)], {
      rule: 'content-fields',
      params: { about: ['招生'], fields },
    });
    expect(outcome).toMatchObject({ status: 'fail', searched: [`${HOME}ywjy/t1.html`] });
    const quote = outcome.status === 'fail' ? (outcome.findings[0].quote ?? '') : '';
    expect(quote).toContain('报名条件');
    expect(quote).not.toContain('13900001234');
    expect(quote.length).toBeLessThanOrEqual(200);
  });

  it('栏目页自己的表格也看', () => {
    const page: TestPage = {
      path: 'sfqd/',
      html: `<!doctype html><html><head><title>收费目录清单</title></head><body><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/sfqd/">收费目录清单</a></div>
      <div class="main"><table><tr><th>收费项目</th><th>收费标准</th><th>收费依据</th></tr><tr><td>不动产登记费</td><td>80元/件</td><td>财税规定</td></tr></table></div></body></html>`,
    };
    const check = {
      rule: 'content-fields',
      params: {
        about: ['收费目录清单'],
        fields: [
          { name: '收费标准', words: ['收费标准'] },
          { name: '收费依据', words: ['收费依据', '文件依据'] },
        ],
      },
    };
    expect(judgeSite([home({ 收费目录清单: 'sfqd/' }), page], check).outcome).toMatchObject({ status: 'pass' });
  });
});

describe('attachments that were read', () => {
  const pages = [
    home({ 义务教育: 'ywjy/' }),
    list(row),
    plan('招生安排见附件。', { body: '<p>附件：<a href="/ywjy/a.pdf">2025年小学招生安排表.pdf</a></p>' }),
  ];
  const file = `${HOME}ywjy/a.pdf`;
  const check = { rule: rule.id, params: { about: ['招生'], columns: ['义务教育'], fields, withinDays: 365 } };
  const judged = (text: string) => {
    const facts = readSite(pages);
    const texts = new Map(
      wantedTexts(facts, [check]).map((url) => [
        url,
        { url, text: url === file ? text : '招生安排见附件。', tables: [], partial: false },
      ]),
    );
    return { asked: [...texts.keys()], outcome: evaluateSite(facts, [check], undefined, texts)[0]?.outcome };
  };

  it('speak for the content that links them', () => {
    const { asked, outcome } = judged(whole);
    expect(asked).toContain(file);
    expect(outcome?.status).toBe('pass');
  });

  it('and what they lack, pictures and other files may say', () => {
    expect(judged(part).outcome?.status).toBe('cannot-tell');
  });
});
