// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { menusOf, mergeDetails, type PageDetail, pageDetailOf } from '../../../utils/facts/page-detail.ts';
import { article, column } from '../../rules/published/pages.ts';
import { readPage, type TestPage } from '../../test-rule.ts';

function detailOf(page: TestPage): PageDetail {
  const view = readPage(page);
  return pageDetailOf(view, view, 'run', menusOf(view, view));
}

describe('what is kept of a page', () => {
  it('keeps what a content says of itself, and leaves out what it does not say', () => {
    const detail = detailOf(
      article('云溪市人民政府关于印发《节水办法》的通知', 'zc/a.html', {
        body: '<p>附件：<a href="/zc/f1.doc">节水办法.doc</a></p><p>（此件公开发布）</p>',
      }),
    );
    expect(detail).toMatchObject({
      kind: 'policy',
      path: ['首页', '通知公告', '正文'],
      source: '云溪市人民政府办公室',
      attachments: [{ text: '节水办法.doc', href: 'http://www.yunxi.example.gov.cn/zc/f1.doc' }],
    });
    expect(Object.values(detail)).not.toContain(undefined);
    expect(detail).not.toHaveProperty('letters');
    expect(JSON.parse(JSON.stringify(detail))).toEqual(detail);
  });

  it('says what it cut', () => {
    const files = Array.from(
      { length: 15 },
      (_, index) => `<a href="/zc/f${index}.doc">附件${index + 1}：情况表.doc</a>`,
    );
    const detail = detailOf(article('关于公布情况的通知', 'zc/a.html', { body: `<p>${files.join('<br>')}</p>` }));
    expect(detail.attachments).toHaveLength(12);
    expect(detail.cut).toEqual(['attachments']);
  });

  it('counts the rows that stand beside the main list', () => {
    const block = (from: number) =>
      `<ul>${Array.from({ length: 5 }, (_, index) => `<li><a href="/x/${from + index}.html">关于第${from + index}号事项的公告</a><span>2025-05-0${index + 1}</span></li>`).join('')}</ul>`;
    expect(detailOf(column('通知公告', 'tzgg/', [], { pager: block(1) })).rowsBeside).toBeUndefined();
    const two = detailOf(
      column('通知公告', 'tzgg/', [], { pager: `<h2>通知</h2>${block(1)}<h2>公告</h2>${block(11)}` }),
    );
    expect(two.rowsBeside).toBe(5);
  });
});

describe('menus', () => {
  const menu = (page: TestPage) => {
    const view = readPage(page);
    return menusOf(view, view);
  };

  it('are the same for pages of one template, and kept once', () => {
    const [a, b] = [column('通知公告', 'tzgg/', []), column('人事信息', 'rsxx/', [])].map((page) =>
      menu(page).find(({ links }) => links.some(({ text }) => text === '办事服务')),
    );
    expect(a).toBeDefined();
    expect(a).toEqual(b);
  });

  it('leave out the links in the text of a single content', () => {
    const links = menu(
      article('关于公布情况的通知', 'zc/a.html', { body: '<p><a href="/zc/b.html">节水办法</a></p>' }),
    ).flatMap(({ links: of }) => of.map(({ text }) => text));
    expect(links).toContain('政务公开');
    expect(links).not.toContain('节水办法');
  });

  it('keep long names of columns that look like rows, and leave out dated rows', () => {
    const names = ['权力和责任清单', '公共企事业单位信息公开', '行政许可和行政处罚双公示', '重大建设项目批准和实施'];
    const nav = names.map((name, index) => `<li><a href="/c${index}/">${name}</a></li>`).join('');
    const page: TestPage = {
      html: `<html><head><title>云溪市</title></head><body><div class="nav"><ul>${nav}</ul></div>
      <div class="main"><ul><li><a href="/a.html">关于公布名单的公告</a><span>2025-05-01</span></li><li><a href="/b.html">关于调整时间的公告</a><span>2025-05-02</span></li></ul></div></body></html>`,
    };
    expect(menu(page).flatMap(({ links }) => links.map(({ text }) => text))).toEqual(names);
  });

  it('say where they are cut', () => {
    const many = Array.from({ length: 320 }, (_, index) => `<a href="/c${index}/">栏目${index}</a>`).join(' ');
    const page: TestPage = {
      html: `<html><head><title>云溪市</title></head><body><div class="main">${many}</div></body></html>`,
    };
    expect(menu(page).some(({ cut }) => cut)).toBe(true);
    expect(detailOf(page).cut).toEqual(['menus']);
  });
});

describe('captures of one page together', () => {
  const detail = (more: Partial<PageDetail>): PageDetail => ({
    canonicalUrl: 'http://www.yunxi.example.gov.cn/a.html',
    runId: 'run',
    capture: 'live',
    kind: 'article',
    ...more,
  });

  it('takes from weaker ones only what the strongest cannot know', () => {
    const merged = mergeDetails([
      detail({ capture: 'rendered', source: '云溪市水务局', unknown: ['document', 'attachmentsNamed'] }),
      detail({ source: '云溪日报', issuer: '云溪市', document: {}, attachmentsMissing: ['附件1'], unknown: ['body'] }),
    ]);
    expect(merged).toMatchObject({
      capture: 'rendered',
      source: '云溪市水务局',
      document: {},
      attachmentsMissing: ['附件1'],
    });
    expect(merged).not.toHaveProperty('issuer');
  });

  it('leaves unknown only what no capture knows', () => {
    const merged = mergeDetails([
      detail({ capture: 'rendered', unknown: ['body', 'document'] }),
      detail({ unknown: ['body'] }),
    ]);
    expect(merged?.unknown).toEqual(['body']);
    expect(mergeDetails([detail({ unknown: ['body'] })])?.unknown).toEqual(['body']);
    expect(mergeDetails([])).toBeUndefined();
  });

  it('knows no part of a field that a capture cannot know', () => {
    const merged = mergeDetails([
      detail({ capture: 'rendered', unknown: ['serviceGuide.materials'] }),
      detail({ serviceGuide: { elements: [], empty: [], closed: [] } }),
    ]);
    expect(merged).not.toHaveProperty('serviceGuide');
  });
});
