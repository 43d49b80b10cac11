/** The on-demand audit of a page: axe and the layout probes, with the production build, in both browsers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../../runner/browser.ts';
import { type AuditFacts, auditFacts, MAX_AUDIT_BYTES } from '../../utils/facts/audit-facts.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import { wordAxeCheck, wordAxeRule } from '../../utils/text/axe/index.ts';
import { axeZhCn } from '../../utils/text/axe/zh-cn.ts';
import { ENGLISH } from '../english.ts';
import { BROWSERS, type Harness, startHarness } from './harness.ts';

const SITE = 'http://www.hebian.example.gov.cn';
const page = (main: string, head = '<meta name="viewport" content="width=device-width">') =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>河边县人民政府</title>${head}</head><body style="margin:0">${main}</body></html>`;
const paragraph = (length: number) =>
  '河边县人民政府办公室关于做好防汛工作的通知'.repeat(Math.ceil(length / 21)).slice(0, length);
const AD = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const pages = {
  // Each number in it is asked for below.
  [`${SITE}/text/`]: page(
    `<div class="header"><a href="/" style="font-size:11px">无障碍</a></div>
     <h1 style="font-size:24px">防汛工作</h1>
     <div style="font-size:16px;line-height:32px"><p>${paragraph(300)}</p></div>
     <p style="font-size:13px">${paragraph(100)}</p>
     <p style="font-size:9px;display:none">${paragraph(500)}</p>
     <div style="position:absolute;left:-9999px;font-size:8px">${paragraph(500)}</div>
     <div style="height:3000px"></div><p style="font-size:16px" id="end">完</p>`,
  ),
  [`${SITE}/floating/`]: page(
    `<div id="closable" style="position:fixed;right:10px;top:200px;width:120px;height:160px"><a href="/zt/"><img src="${AD}" alt="" width="120" height="140"></a><span onclick="this.parentNode.style.display='none'" style="position:absolute;right:0;bottom:0;width:16px;height:16px">×</span></div>
     <div id="drifting" style="position:absolute;left:50px;top:90px;width:200px;height:100px"><a href="/hd/"><img src="${AD}" alt="" width="200" height="100"></a></div>
     <div id="slides" style="position:relative;overflow:hidden;height:80px"><ul style="position:absolute;left:0;margin:0;width:4000px"><li>一</li></ul></div>
     <p>${paragraph(200)}</p>
     <script>let x = 50; setInterval(() => { x += 2; drifting.style.left = x + 'px'; slides.firstChild.style.left = -x + 'px'; }, 15);</script>`,
  ),
  [`${SITE}/locked/`]: page(
    `<p>${paragraph(100)}</p><marquee>滚动公告</marquee>
     <video autoplay loop src="/none.mp4" width="200" height="100"></video>
     <a href="/a" tabindex="3">序</a><div onclick="go()">打开</div><div style="width:3000px;height:1px"></div>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1.0, maximum-scale=1.0, user-scalable=no">
     <meta http-equiv="refresh" content="3600; url=/"><style>a:focus{outline:none}</style>`,
  ),
  [`${SITE}/targets/`]: page(
    `<a id="small" href="/1" style="display:inline-block;width:20px;height:20px;overflow:hidden">小</a>
     <a href="/2" style="display:inline-block;width:40px;height:40px;overflow:hidden">中</a>
     <a href="/3" style="display:inline-block;width:60px;height:60px">大</a>
     <p>按照有关规定，现将 <a href="/4">通知</a> 印发给你们，请认真贯彻执行。</p>`,
  ),
  // One that the server has not, one that is a page of words, and one that came.
  [`${SITE}/unstyled/`]: page(
    `<p style="color:#bbb">${paragraph(60)}</p>`,
    '<link rel="stylesheet" href="/none.css"><link rel="stylesheet" href="/text/"><link rel="stylesheet" href="/there.css">',
  ),
  [`${SITE}/there.css`]: { body: 'p { margin: 8px }', contentType: 'text/css' },
  [`${SITE}/strict/`]: page(
    `<img src="/x.png"><p>${paragraph(60)}</p>`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'">`,
  ),
  [`${SITE}/own/`]: page(
    `<img src="/x.png"><form><input name="parentElement"><input name="attributes"><input name="tabIndex"><input name="style"><a href="/">回</a></form>
     <script>window.axe = { own: true }; window.before = Object.getOwnPropertyNames(window);</script>`,
  ),
  // As many defects of as many kinds as a page can have: the digest must hold.
  [`${SITE}/bad/`]: page(
    `${Array.from({ length: 120 }, (_, i) => `<img src="/${i}-${'长'.repeat(40)}.png"><a href="/${i}" style="color:#bbb;background:#ccc">${paragraph(30)}</a><input id="i${i % 7}" name="n" value="110101199003077715"><table><tr><td headers="nothing" scope="x">1</td></tr></table><ul><div>项</div></ul><dl><p>甲</p></dl><h${(i % 6) + 1}></h${(i % 6) + 1}><div role="nothing" aria-hidden="maybe" aria-nothing="1">乙</div><button></button><select></select><svg role="img"></svg><object data="/x"></object><li>丙</li><div role="checkbox"></div><div role="dialog"></div><div role="list"><p>丁</p></div><iframe src="about:blank"></iframe><div lang="xx-nothing">戊</div><area><blink>己</blink>`).join('')}
     <a href="tel:13800138000">联系 13800138000</a>`,
  ),
};

async function audit(harness: Harness, tab: Tab): Promise<{ facts: PageFacts; audit: AuditFacts }> {
  const { facts } = await harness.call('page.audit', { tabId: tab.tabId, withFacts: true });
  if (!facts) throw new Error('no facts');
  expect(facts.audit, 'the audit is there').toBeDefined();
  const found = auditFacts.parse(facts.audit);
  expect(found.errors).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThanOrEqual(MAX_AUDIT_BYTES);
  return { facts: facts as unknown as PageFacts, audit: found };
}

describe.each(BROWSERS)('%s: the audit of a page', (browser) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ browser, pages });
  });
  afterAll(() => harness?.close());

  const open = async (path: string) => {
    const tab = await harness.open(`${SITE}${path}`);
    return { tab, done: () => tab.page.close() };
  };
  const layoutOf = ({ layout }: AuditFacts) => {
    if (!layout) throw new Error('no layout');
    return layout;
  };

  it('measures font sizes of the text that is seen, and leaves the place where it was', async () => {
    const { tab, done } = await open('/text/');
    await tab.page.evaluate(() => window.scrollTo(0, 1_234));
    const { audit: found } = await audit(harness, tab);
    expect(await tab.page.evaluate(() => window.scrollY)).toBe(1_234);
    expect(found.environment.visible).toBe(true);
    expect(found.environment.browser).toMatch(browser === 'chromium' ? /^Chrome\/\d/ : /^Firefox\/\d/);
    const { text, width } = layoutOf(found);
    expect(text.sizes).toEqual([
      { px: 11, characters: 3 },
      { px: 13, characters: 100 },
      { px: 16, characters: 301 },
      { px: 24, characters: 4 },
    ]);
    expect(text).toMatchObject({
      characters: 408,
      minPx: 11,
      medianPx: 16,
      below12: 0.007,
      below14: 0.252,
      below18: 0.99,
    });
    expect(text.main).toMatchObject({ characters: 400, minPx: 13, medianPx: 16, below16: 0.25, lineHeight: 2 });
    expect(text.smallest[0]).toMatchObject({ px: 11, text: '无障碍' });
    expect(width.content).toBe(width.window);
    await done();
  });

  it('finds floating windows, whether they drift, and how they are closed', async () => {
    const { tab, done } = await open('/floating/');
    const { floating } = layoutOf((await audit(harness, tab)).audit);
    const [drifting, closable] = ['#drifting', '#closable'].map((id) =>
      floating.find(({ selector }) => selector === id),
    );
    expect(floating.map(({ selector }) => selector).sort()).toEqual(['#closable', '#drifting']);
    expect(drifting).toMatchObject({
      position: 'absolute',
      drifting: true,
      picture: true,
      close: null,
      links: 1,
      width: 200,
    });
    expect(closable).toMatchObject({
      position: 'fixed',
      drifting: false,
      picture: true,
      width: 120,
      close: { label: '×', width: 16, height: 16 },
    });
    await done();
  });

  it('finds zoom locks, autoplay, running text, reloads, hidden focus and a page too wide', async () => {
    const { tab, done } = await open('/locked/');
    const { audit: found } = await audit(harness, tab);
    expect(found.zoom).toMatchObject({ maximumScale: 1, userScalable: false });
    const { motion, focus, width } = layoutOf(found);
    expect(motion.autoplay).toMatchObject([
      { kind: 'video', muted: false, loop: true, controls: false, visible: true },
    ]);
    expect(motion).toMatchObject({ marquees: 1, refresh: { seconds: 3_600, elsewhere: true } });
    expect(focus).toMatchObject({ positiveTabindex: 1, clickOnly: 1, skipLink: null });
    expect(focus.outline).toMatchObject({ removed: 1, replaced: 0, unreadableSheets: 0 });
    expect(width.content).toBeGreaterThan(width.window);
    const violated = found.axe?.rules.filter(({ violations }) => violations > 0).map(({ id }) => id);
    expect(violated).toEqual(expect.arrayContaining(['meta-viewport', 'marquee', 'tabindex']));
    await done();
  });

  it('measures what is clicked, and not links in a sentence', async () => {
    const { tab, done } = await open('/targets/');
    const { targets } = layoutOf((await audit(harness, tab)).audit);
    expect(targets).toMatchObject({ count: 3, inline: 1, below24: 1, below44: 2 });
    expect(targets.smallest[0]).toMatchObject({ selector: '#small', text: '小', width: 20, height: 20 });
    await done();
  });

  it('counts the style sheets that did not come', async () => {
    const { tab, done } = await open('/unstyled/');
    const { audit: found } = await audit(harness, tab);
    expect(found.environment.stylesheetsMissing).toBe(2);
    await done();
  });

  it('works under a strict policy of the page', async () => {
    const { tab, done } = await open('/strict/');
    const { audit: found } = await audit(harness, tab);
    expect(found.axe?.rules.find(({ id }) => id === 'image-alt')).toMatchObject({
      violations: 1,
      impact: 'critical',
      criteria: ['1.1.1'],
      level: 'A',
      principle: 'perceivable',
      nodes: [{ is: 'violation', target: 'img', checks: expect.arrayContaining([{ id: 'has-alt', outcome: 'fail' }]) }],
    });
    await done();
  });

  it('leaves the page its own globals, its own axe, and stands fields that clobber forms', async () => {
    const { tab, done } = await open('/own/');
    await audit(harness, tab);
    const page = await tab.page.evaluate(() => {
      const own = window as unknown as { axe: unknown; before: string[] };
      return { axe: own.axe, added: Object.getOwnPropertyNames(window).filter((name) => !own.before.includes(name)) };
    });
    expect(page.axe).toEqual({ own: true });
    // The driver's own traces do not count.
    expect(page.added.filter((name) => /axe|zhengjian/i.test(name))).toEqual([]);
    await done();
  });

  it('answers audits that come at once', async () => {
    const { tab, done } = await open('/targets/');
    const answers = await Promise.all([audit(harness, tab), audit(harness, tab), audit(harness, tab)]);
    for (const { audit: found } of answers) expect(found.axe?.rules.length).toBeGreaterThan(0);
    expect(answers[1]?.audit).toEqual(answers[0]?.audit);
    await done();
  });

  it('stays within its limit on the worst of pages, and quotes nothing that is typed or private', async () => {
    const { tab, done } = await open('/bad/');
    const { audit: found } = await audit(harness, tab);
    expect(found.axe?.rules.length).toBeGreaterThan(15);
    expect(found.truncated).toContain('axe.nodes');
    expect(found.axe?.rules.find(({ id }) => id === 'image-alt')?.violations).toBe(120);
    expect(JSON.stringify(found)).not.toMatch(/110101199003077715|13800138000/);
    expect(found.axe?.rules.map(({ id }) => id)).not.toContain('frame-tested');
    for (const { id, nodes } of found.axe?.rules ?? []) {
      const sentences = [
        Object.values(wordAxeRule(axeZhCn, id)),
        nodes.map(({ checks }) => checks.map((check) => wordAxeCheck(axeZhCn, check))),
      ];
      for (const sentence of sentences.flat(3)) {
        expect(sentence, id).toMatch(/\p{Script=Han}/u);
        expect(sentence, id).not.toMatch(ENGLISH);
      }
    }
    await done();
  });

  it('knows no layout in a hidden tab', async () => {
    const { tab, done } = await open('/text/');
    const other = await harness.open(`${SITE}/targets/`);
    await other.page.bringToFront();
    await tab.page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 100, timeout: 10_000 });
    const { audit: found } = await audit(harness, tab);
    expect(found.environment.visible).toBe(false);
    expect(found.layout).toBeNull();
    expect(found.axe).not.toBeNull();
    await other.page.close();
    await done();
  });

  it('keeps the capture where no audit is asked for', async () => {
    const { tab, done } = await open('/targets/');
    const { facts } = await harness.call('page.audit', { tabId: tab.tabId, withFacts: true, audit: false });
    expect(facts?.documentTitle).toBe('河边县人民政府');
    expect(facts?.audit).toBeUndefined();
    await done();
  });
});
