/**
 * The five texts of ../shared/seeds as pages, read by the collector: what page-observations.md §3 says of each. The
 * texts stay where they are; only the figures and names that §3 cites stand here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../utils/facts/collect.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import type { Reading } from '../../utils/facts/reading.ts';
import { compact } from '../../utils/text/normalise.ts';

const seeds = resolve('../shared/seeds');
const isThere = existsSync(join(seeds, '000_f2eff5dad2943849.txt'));
if (!isThere) console.warn(`没有 ${seeds}：跳过五份种子文本的测试`);

const FILES = {
  luoyang: '000_f2eff5dad2943849.txt',
  qinzhou: '001_546d2eccc0247a10.txt',
  yangpu: '002_4b5a554906f72246.txt',
  lushan: '003_4a7614d198c9f447.txt',
  guangyuan: '004_a63b3882660103f6.txt',
} as const;
type Seed = keyof typeof FILES;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const linesOf = (seed: Seed): string[] => readFileSync(join(seeds, FILES[seed]), 'utf8').split(/\r?\n/).map(escaped);

/** How an editor may have put a text into a page. */
const WRAPPINGS: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'one <p> a line': (lines) => lines.map((line) => `<p>${line}</p>`).join('\n'),
  '<br> between lines': (lines) => `<div>${lines.join('<br>\n')}</div>`,
  'one <pre>': (lines) => `<pre>${lines.join('\n')}</pre>`,
  'cells of a layout table': (lines) =>
    `<table><tr><td>${lines.map((line) => `<div><span>${line}</span></div>`).join('')}</td></tr></table>`,
};

const parser = new new JSDOM('').window.DOMParser();

function read(seed: Seed, wrap: (lines: readonly string[]) => string): PageFacts & Reading {
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${wrap(linesOf(seed))}</body></html>`;
  const facts = collectPageFacts(parser.parseFromString(html, 'text/html'), {
    url: 'http://www.example.gov.cn/zwgk/202301/t20230101_1.html',
    capture: 'live',
    capturedAt: null,
  });
  expect(facts.readerErrors).toEqual([]);
  return { ...facts, ...interpret(facts) };
}

const steps = ({ breadcrumb }: PageFacts): string[] => breadcrumb.map(({ text }) => text).filter(Boolean);

describe.skipIf(!isThere).each(Object.entries(WRAPPINGS))('the seeds as pages: %s', (_, wrap) => {
  it('000: a document that another body republished, signed far before', () => {
    const page = read('luoyang', wrap);
    expect(page).toMatchObject({
      kind: 'policy',
      docNumber: '洛政办〔2016〕55号',
      publishedOn: '2019-06-21',
      writtenOn: '2016-06-20',
      source: '洛阳市农业农村局',
      attachments: [],
      attachmentsNamed: [{ name: '洛阳市2016年政务公开工作要点台账' }],
    });
    expect(page.title).toBe('洛阳市人民政府办公室关于印发洛阳市2016年政务公开工作要点实施方案的通知');
    expect(page.editor).toHaveLength(2);
    expect(page.document?.openStatement).toBeUndefined();
    expect(page.damagedDates).toBeUndefined();
    expect(steps(page)).toEqual(['首页', '政务公开', '政府信息公开制度']);
  });

  it('001: labels that touch the value before them, identifiers in the footer', () => {
    const page = read('qinzhou', wrap);
    expect(page).toMatchObject({
      kind: 'policy',
      issuer: '钦州市人民政府办公室',
      writtenOn: '2017-07-03',
      docNumber: '钦政办〔2017〕70号',
      publishedOn: '2017-07-17',
      attachmentsNamed: [{ name: '政务公开工作开展情况“三随机”抽查巡检内容', onPage: true }],
    });
    expect(compact(page.title ?? '')).toBe(
      compact('钦州市人民政府办公室关于印发钦州市实施全面推进政务公开六项行动工作方案的通知'),
    );
    expect(page.identity).toMatchObject({
      sponsor: '钦州市人民政府办公室',
      icp: '桂ICP备10005983号-1',
      psb: '45070302000553',
      siteCode: '4507000042',
    });
    expect(steps(page)).toEqual(['首页', '政务公开', '信息公开指南和目录', '信息公开制度']);
  });

  it('002: the signed date is damaged, and no other takes its place', () => {
    const page = read('yangpu', wrap);
    expect(page).toMatchObject({
      kind: 'policy',
      title: '关于印发2018年杨浦区政务公开工作要点的通知',
      publishedOn: '2018-05-28',
      damagedDates: [{ text: '2018523', place: 'signature' }],
    });
    expect(page.writtenOn).toBeUndefined();
    expect(page.unknown).toContain('writtenOn');
    expect(page.docNumber).toBeUndefined();
  });

  it('003: an empty number in the block, one in the text; a damaged imprint and deadlines', () => {
    const page = read('lushan', wrap);
    expect(page).toMatchObject({
      kind: 'policy',
      title: '庐山市人民政府办公室关于印发2022年庐山市政务公开工作要点的通知',
      docNumber: '庐府办发〔2022〕31号',
      indexNumber: '000014349/2022-01899',
      publishedOn: '2022-09-21',
      writtenOn: '2022-09-20',
      document: {
        category: '政策文件',
        openMode: '主动公开',
        openTerm: '常年公开',
        openScope: '面向全社会',
        openStatement: { text: '此件主动公开', mode: 'open' },
        emptyLabels: ['number'],
      },
    });
    expect(page.imprintOn).toBeUndefined();
    expect(page.damagedDates).toEqual(
      expect.arrayContaining([
        { text: '2022920日', place: 'imprint' },
        expect.objectContaining({ text: expect.stringMatching(/^20229/) }),
        expect.objectContaining({ text: expect.stringContaining('〔20226号'), place: 'number' }),
      ]),
    );
    expect(steps(page)).toEqual(['首页', '专题专栏', '最新专题', '基层政务公开标准化规范化专题', '政策文件']);
  });

  it('004: a title and nothing else', () => {
    const page = read('guangyuan', wrap);
    expect(page.title).toBe('广元市2017年政务公开工作要点');
    expect(page.publishedOn).toBeUndefined();
    expect(page.docNumber).toBeUndefined();
    expect(page.writtenOn).toBeUndefined();
    expect(page.damagedDates).toBeUndefined();
  });
});
