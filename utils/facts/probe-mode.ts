/** The page as it stands while a mode is on or off: sizes, tools, marks, what stands above it. */
import type { Dom } from './dom.ts';
import { failedScripts } from './heard.ts';
import { kindsOf } from './interpret-entrances.ts';
import { lowestContrast } from './probe-contrast.ts';
import { seenText } from './probe-mode-text.ts';
import { leadsTo, readModeControls } from './probe-mode-tools.ts';
import { readFloating } from './probe-popups.ts';
import { quoteOf, round1, selectorOf } from './probe-quote.ts';
import { openSight, type Sight } from './probe-style.ts';
import { hostOf } from './site-of.ts';
import type { ModeSight } from './visitor-orders.ts';

const MOST_MARKS = 60;
const NEXT = 6;
const LINKS = 300;

export async function measureMode(dom: Dom, document: Document, view: Window): Promise<ModeSight> {
  const floating = await readFloating(dom, document, view);
  const sight = openSight(dom, document, view);
  const controls = readModeControls(sight);
  const contrast = lowestContrast(sight);
  const sides = [...controls.tools.values(), ...controls.sizes, ...(controls.larger ? [controls.larger] : [])].map(
    ({ element }) => Math.min(sight.rect(element).width, sight.rect(element).height),
  );
  const { bar, leaving } = controls;
  const href = leaving && leadsTo(leaving.element);
  return {
    url: document.URL,
    status: statusOf(),
    visible: document.visibilityState === 'visible',
    viewport: { width: view.innerWidth, height: view.innerHeight },
    hasViewport: dom
      .all(document, 'meta[name=viewport i]')
      .some((one) => /width\s*=\s*device-width/i.test(dom.attribute(one, 'content', 300) ?? '')),
    text: seenText(sight),
    marks: marksOf(sight),
    ...(bar ? { bar: { selector: bar.selector, cover: bar.cover, tools: bar.tools } } : {}),
    tools: [...controls.tools.keys()],
    offered: controls.offered,
    sizes: controls.sizes.length,
    hasLarger: controls.larger !== undefined,
    ownCursor: dom.all(document, 'html,body').some((one) => sight.style(one).cursor.includes('url(')),
    ...(leaving ? { leaving: { text: leaving.name, ...(href ? { href } : {}) } } : {}),
    ...(contrast === undefined ? {} : { contrast }),
    ...(bar && sides.length > 0 ? { smallestToolPx: round1(Math.min(...sides)) } : {}),
    overlays: overlaysOf(sight, bar?.element),
    next: nextPages(sight),
    hrefs: seenLinks(sight),
    failed: failedScripts(document),
    floating,
  };
}

/** Attributes of html and body, and the style sheets in force. */
function marksOf({ dom, document }: Sight): string[] {
  const marks: string[] = [];
  for (const element of dom.all(document, 'html,body')) {
    const tag = dom.tag(element);
    for (const token of (dom.attribute(element, 'class', 400) ?? '').split(/\s+/).filter(Boolean)) {
      marks.push(`${tag}.${token}`);
    }
    for (const { name, value } of element.attributes) {
      if (name !== 'class') marks.push(`${tag}[${name}=${value.slice(0, 80)}]`);
    }
  }
  for (const sheet of document.styleSheets) {
    const owner = sheet.ownerNode as Element | null;
    const id = owner && dom.attribute(owner, 'id', 60);
    if (!sheet.disabled && (sheet.href || id)) marks.push(`sheet ${sheet.href ?? `#${id}`}`.slice(0, 300));
  }
  return marks.slice(0, MOST_MARKS);
}

/** What lies over the page and is no bar of tools. */
function overlaysOf(sight: Sight, bar: Element | undefined): ModeSight['overlays'] {
  const { dom, document, view } = sight;
  const found: ModeSight['overlays'] = [];
  for (const element of dom.all(document, 'body *')) {
    if (found.length === 8) break;
    const { position, zIndex } = sight.style(element);
    const role = dom.attribute(element, 'role', 20) ?? '';
    const lies = position === 'fixed' || (position === 'absolute' && Number(zIndex) >= 10);
    if (!lies && !/^(?:alert)?dialog$/.test(role) && dom.tag(element) !== 'dialog') continue;
    if (!sight.isVisible(element) || bar?.contains(element) || element.contains(bar ?? null)) continue;
    const { width, height } = sight.rect(element);
    if (width * height < 2_000 || width * height > view.innerWidth * view.innerHeight * 1.5) continue;
    const controls = [...element.querySelectorAll('a[href],button,input,select,[onclick],[role=button],iframe')];
    found.push({
      selector: selectorOf(dom, element),
      text: quoteOf(dom, element, 60) ?? '',
      controls: controls.filter((one) => sight.isVisible(one)).length,
    });
  }
  return found;
}

const NO_PAGE = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|txt|jpe?g|png|gif|mp[34]|apk|exe|wps|ofd)$/i;
const ARTICLE = /\/(?:t?20\d{2}|art|content|info)[/_\d]|\d{5,}\.s?html?$/i;

/** Links of the same host that are seen: articles first, since they have running text. */
function nextPages(sight: Sight): string[] {
  const { dom, document } = sight;
  const own = document.URL.replace(/#.*$/s, '');
  const host = hostOf(own);
  const found = new Set<string>();
  for (const link of dom.all(document, 'a[href]')) {
    if (found.size >= 200) break;
    const href = leadsTo(link)?.replace(/#.*$/s, '');
    if (!href || href === own || found.has(href) || hostOf(href) !== host) continue;
    const text = (quoteOf(dom, link, 40) ?? '').replace(/\s+/g, '');
    if (text.length < 2 || kindsOf(text, false).length > 0 || /退出|返回|首页|登录|注册|English|RSS/i.test(text))
      continue;
    const path = new URL(href).pathname;
    if (NO_PAGE.test(path) || path === '/' || /login|logout|register|captcha/i.test(path)) continue;
    if (sight.isVisible(link)) found.add(href);
  }
  const all = [...found];
  return [...all.filter((url) => ARTICLE.test(url)), ...all.filter((url) => !ARTICLE.test(url))].slice(0, NEXT);
}

function seenLinks(sight: Sight): string[] {
  const hrefs = new Set<string>();
  for (const link of sight.dom.all(sight.document, 'a[href]')) {
    const href = leadsTo(link);
    if (href && hrefs.size < LINKS && sight.isVisible(link)) hrefs.add(href.replace(/#.*$/s, ''));
  }
  return [...hrefs];
}

function statusOf(): number {
  const [page] = performance.getEntriesByType('navigation') as { responseStatus?: number }[];
  return page?.responseStatus ?? 0;
}
