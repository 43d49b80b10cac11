/** Pages that mean harm, or are no HTML, under the production build: each is read, and no reader fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import { BROWSERS, type Harness, type Pages, startHarness } from './harness.ts';

const SITE = 'http://www.hebian.example.gov.cn';
const LINK = '<p>正文在此，说明春耕安排。</p><a href="/a.html">关于春耕的通知</a>';
const page = (body: string, head = '') =>
  `<!doctype html><html><head><meta charset="utf-8"><title>河边县人民政府</title>${head}</head><body>${body}</body></html>`;
const NAMES =
  'title body head firstChild nextSibling nodeType getAttribute documentElement querySelectorAll checkVisibility';

const hostile: Record<string, string> = {
  clobbered: page(
    `${NAMES.split(' ')
      .map((name) => `<form name="${name}"><input name="${name}"></form><img name="${name}">`)
      .join('')}${LINK}`,
  ),
  getters: page(
    `${LINK}<script>for (const name of ['firstChild', 'nextSibling', 'nodeType']) Object.defineProperty(Node.prototype, name, { get() { throw new Error('own'); } }); Element.prototype.checkVisibility = () => { throw new Error('own'); }; Function.prototype.call = () => { throw new Error('own'); };</script>`,
  ),
  changing: page(
    `${LINK}<ul id="rows"></ul><script>const began = Date.now(); const timer = setInterval(() => { rows.innerHTML = '<li><a href="/x">第一项工作的通知</a></li>'.repeat(500 + Date.now() % 500); if (Date.now() - began > 8000) clearInterval(timer); }, 5);</script>`,
  ),
  // The parser nests 512 levels, a script as many as it likes; at 3,000 the layout of Chromium ends the tab by itself.
  deep: page(
    `${LINK}<script>let node = document.body; for (let i = 0; i < 1000; i++) { const child = document.createElement('div'); node.append(child); node = child; } node.append('深处');</script>`,
  ),
  attributes: page(
    `${LINK}<script>const link = document.querySelector('a'); for (const name of ['class', 'title', 'style', 'onclick', 'data-x']) link.setAttribute(name, '长 '.repeat(5e6)); for (let i = 0; i < 5000; i++) document.body.setAttribute('data-' + i, 'y');</script>`,
  ),
  addresses: page(
    `${LINK}<script>for (const href of ['/' + 'a'.repeat(5e6), 'data:text/html,' + 'b'.repeat(5e6), 'java\\nscript:x()']) { const link = document.createElement('a'); link.href = href; link.textContent = '另一处'; document.body.append(link); }</script>`,
  ),
  shadow: page(
    `<div id="host">宿主</div><template><a href="/t">模板</a></template><svg><title>图</title><a href="/s"><text>图中</text></a></svg>${LINK}<script>host.attachShadow({ mode: 'closed' }).innerHTML = '<a href="/s">影子</a>';</script>`,
  ),
  unclosed: page(Array.from({ length: 40 }, (_, i) => `<a href="/${i}"><font><b>第${i}项工作安排`).join('') + LINK),
};
const xhtml = `<?xml version="1.0" encoding="utf-8"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>河边县人民政府</h:title></h:head><h:body><h:p><![CDATA[正文在此 < 说明春耕安排。]]></h:p><h:a href="/a.html">关于春耕的通知</h:a></h:body></h:html>`;
const pages: Pages = {
  ...Object.fromEntries(Object.entries(hostile).map(([name, html]) => [`${SITE}/${name}.html`, html])),
  [`${SITE}/xhtml.xhtml`]: { body: xhtml, contentType: 'application/xhtml+xml' },
  [`${SITE}/frames.html`]:
    '<!doctype html><html><head><title>框架</title></head><frameset cols="1,2"><frame src="unclosed.html"></frameset></html>',
};

describe.each(BROWSERS)('%s: hostile pages', (browser) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness({ browser, pages });
  });
  afterAll(() => harness?.close());

  it.each(Object.keys(pages))('%s', async (url) => {
    const tab = await harness.open(url);
    const { facts } = await harness.call('page.audit', { tabId: tab.tabId, withFacts: true });
    const { readerErrors, links, mainText } = facts as unknown as PageFacts;
    expect(readerErrors).toEqual([]);
    if (!url.includes('frames')) {
      expect(links.map(({ text }) => text)).toContain('关于春耕的通知');
      expect(mainText).toContain('说明春耕安排');
    }
    await tab.page.close();
  });
});
