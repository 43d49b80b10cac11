/** The page at two widths: what of it a desktop shows, and what is left of that in a window as narrow as a phone. */
import type { Dom } from './dom.ts';
import { missingStylesheets } from './missing-stylesheets.ts';
import { openReach, pageScrolls, probeCutText, scrolls } from './probe-cut-text.ts';
import { seenText } from './probe-mode-text.ts';
import { parentOf, quoteOf, round1, selectorOf } from './probe-quote.ts';
import { openSight, type Sight } from './probe-style.ts';
import { probeText } from './probe-text.ts';
import { otherEdition, phoneLayout, viewportSettings } from './read-phone-edition.ts';
import type { PhoneFacts } from './rendered-facts.ts';

/** What a desktop shows of the parts that are looked for again. */
export interface WideSight {
  /** Names of the links of the navigation. */
  navigation: string[];
  search: boolean;
  cut: number;
}

/** With the address of the page that stands there. */
export type NarrowSight = Omit<PhoneFacts, 'loaded' | 'movedTo'> & { url: string };

const NAVIGATION = 'nav a[href],[role=navigation] a[href]';
const NAVIGATION_NAME =
  /(?:^|[-_])(?:main|top|site|head(?:er)?)?(?:nav|navbar|navigation|navi|menu|daohang|dh)\d*(?:[-_]|$)/i;
const MOST_LINKS = 60;
const MENU_NAME =
  /^(?:(?:主|网站|展开|打开|显示|切换|站点)?(?:菜单|导航)|栏目|目录|(?:open|toggle|show|main)?\s*(?:menu|nav(?:igation)?))$/i;
const MENU_MARK =
  /hamburger|burger|(?:menu|nav|navbar)[-_]?(?:btn|button|toggler?|icon|switch|open|handle|trigger)|(?:btn|toggle|icon|open)[-_]?(?:menu|nav)(?:[-_]|$)|aside[-_]?btn|offcanvas|drawer/i;
const MENU_NAMED = 'a,button,input[type=button],label,[role=button],[onclick],[aria-expanded],[tabindex]';
const MENU_MARKED = '[id],[class]';
const SEARCH = /搜\s*索|检\s*索|search|站内|查找|全文|sousuo|jiansuo|keyword|searchword|^(?:q|qt|wd|kw)$/i;
const OTHER_FIELD = /验证码|用户名|密码|账号|姓名|身份证/;
const SEARCH_NAME = /^(?:(?:站内|全站|智能|站群|全文|高级)?(?:搜索|检索|搜一下|查询)|search)$/i;
/** Narrower overhang is rounding. */
const SLACK = 1;
const MOST_STICKING = 3;

export function lookWide(dom: Dom, document: Document, view: Window): WideSight {
  const sight = openSight(dom, document, view);
  const reached = openReached(sight);
  const names = navigationLinks(sight)
    .filter(({ element }) => reached(element))
    .map(({ name }) => name);
  return {
    navigation: [...new Set(names)].slice(0, MOST_LINKS),
    search: searchControls(sight).some(reached),
    cut: probeCutText(sight).share,
  };
}

export function lookNarrow(dom: Dom, document: Document, view: Window, wide: WideSight): NarrowSight {
  const sight = openSight(dom, document, view);
  const root = dom.documentElement;
  const [content, window] = [root?.scrollWidth ?? 0, root?.clientWidth ?? 0];
  const reached = openReached(sight);
  const cut = probeCutText(sight);
  const { main: running } = seenText(sight);
  const { text } = probeText(sight);
  const links = linksNamed(sight, wide.navigation).filter(({ element }) => reached(element));
  const search = searchControls(sight).filter(reached);
  const menus = menuButtons(sight).filter(reached);
  const smallest = smallestOf(sight, [...links.map(({ element }) => element), ...search, ...menus]);
  const edition = otherEdition(dom, document);
  return {
    url: document.URL,
    viewport: { width: view.innerWidth, height: view.innerHeight },
    layout: phoneLayout(viewportSettings(dom, document)),
    ...(edition ? { otherEdition: edition.slice(0, 60) } : {}),
    stylesMissing: missingStylesheets(dom) > 0,
    width: { content, window },
    sideways: content > window + SLACK && pageScrolls(sight),
    sticksOut: sticksOut(sight, window),
    ...(text.characters > 0
      ? {
          text: {
            characters: text.characters,
            medianPx: text.medianPx,
            below12: text.below12,
            below14: text.below14,
          },
        }
      : {}),
    ...(running ? { running } : {}),
    cut: cut.share,
    cutOnDesktop: wide.cut,
    ...(cut.example ? { cutExample: cut.example } : {}),
    ...(smallest ? { smallestMain: smallest } : {}),
    navigation: { onDesktop: wide.navigation.length, seen: new Set(links.map(({ name }) => name)).size },
    menuButton: menus.length > 0,
    search: { onDesktop: wide.search, seen: search.length > 0 },
  };
}

/** Whether at least half of an element can be brought into sight. */
function openReached(sight: Sight): (element: Element) => boolean {
  const { around } = openReach(sight);
  return (element) => {
    if (!sight.isVisible(element)) return false;
    const place = sight.rect(element);
    const { left, right } = around(element);
    return Math.min(place.right, right) - Math.max(place.left, left) >= place.width / 2;
  };
}

const linkName = ({ dom }: Sight, link: Element): string => {
  const text = quoteOf(dom, link, 30)?.replace(/\s+/g, '') ?? '';
  if (text !== '') return text;
  const [picture] = link.querySelectorAll('img[alt]');
  return (dom.attribute(link, 'title', 30) ?? (picture && dom.attribute(picture, 'alt', 30)) ?? '').trim();
};

function navigationLinks(sight: Sight): { element: Element; name: string }[] {
  const { dom, document } = sight;
  const marked = new Set(dom.all(document, NAVIGATION));
  const inside = new Map<Element, boolean>();
  const isInside = (element: Element): boolean => {
    const known = inside.get(element);
    if (known !== undefined) return known;
    const names = `${dom.attribute(element, 'id', 80) ?? ''} ${dom.attribute(element, 'class', 160) ?? ''}`;
    const own = dom.tag(element) !== 'body' && names.split(/\s+/).some((name) => NAVIGATION_NAME.test(name));
    const outer = parentOf(element);
    const answer = own || (outer !== null && isInside(outer));
    inside.set(element, answer);
    return answer;
  };
  return dom.all(document, 'a[href]').flatMap((element) => {
    if (!marked.has(element) && !isInside(element)) return [];
    const name = linkName(sight, element);
    return name === '' ? [] : [{ element, name }];
  });
}

/** Wherever they stand now: a page may have a second navigation for phones. */
function linksNamed(sight: Sight, names: readonly string[]): { element: Element; name: string }[] {
  const wanted = new Set(names);
  return sight.dom.all(sight.document, 'a[href]').flatMap((element) => {
    const name = linkName(sight, element);
    return wanted.has(name) ? [{ element, name }] : [];
  });
}

function searchControls({ dom, document }: Sight): Element[] {
  const told = (element: Element, names: readonly string[]): string[] =>
    names.map((name) => dom.attribute(element, name, 80) ?? '');
  const fields = dom.all(document, 'input').filter((field) => {
    const type = dom.attribute(field, 'type', 20)?.toLowerCase() ?? 'text';
    if (type === 'search') return true;
    if (type !== 'text') return false;
    const said = told(field, ['placeholder', 'title', 'aria-label', 'name', 'id', 'class']);
    return said.some((text) => SEARCH.test(text)) && !said.some((text) => OTHER_FIELD.test(text));
  });
  const controls = dom.all(document, 'a,button,[role=button],input[type=submit],input[type=button],input[type=image]');
  const buttons = controls.filter((one) => {
    const said = [quoteOf(dom, one, 12) ?? '', ...told(one, ['title', 'aria-label', 'alt', 'value'])];
    return said.some((text) => SEARCH_NAME.test(text.replace(/\s+/g, '')));
  });
  const marked = dom
    .all(document, 'a,button,[role=button],[onclick]')
    .filter((one) => told(one, ['id', 'class', 'href']).some((text) => /search|sousuo|jiansuo/i.test(text)));
  return [...new Set([...fields, ...buttons, ...marked])];
}

function menuButtons({ dom, document }: Sight): Element[] {
  const told = (element: Element, names: readonly string[], length: number): string[] =>
    names.map((name) => (dom.attribute(element, name, length) ?? '').trim());
  const named = dom.all(document, MENU_NAMED).filter((element) => {
    const text = quoteOf(dom, element, 12) ?? '';
    const texts = [text, ...told(element, ['title', 'aria-label', 'alt', 'value'], 30)];
    if (texts.some((one) => MENU_NAME.test(one) || /^[☰≡]$/.test(one))) return true;
    // A button without a word that opens something.
    return text === '' && dom.attribute(element, 'aria-expanded', 10) !== null;
  });
  const marked = dom
    .all(document, MENU_MARKED)
    .filter((element) => told(element, ['id', 'class'], 160).some((mark) => MENU_MARK.test(mark)));
  return [...new Set([...named, ...marked])];
}

function smallestOf(sight: Sight, elements: readonly Element[]): PhoneFacts['smallestMain'] {
  const least = (one: Element) => Math.min(sight.rect(one).width, sight.rect(one).height);
  const [first] = [...elements].sort((a, b) => least(a) - least(b));
  if (!first) return undefined;
  const { width, height } = sight.rect(first);
  const text = quoteOf(sight.dom, first, 60);
  return {
    selector: selectorOf(sight.dom, first),
    ...(text ? { text } : {}),
    width: round1(width),
    height: round1(height),
  };
}

/** What is fixed to the window, and what stands in a box that scrolls or hides, does not widen the page. */
function sticksOut(sight: Sight, window: number): PhoneFacts['sticksOut'] {
  const { dom, document, style, view } = sight;
  const found: { element: Element; right: number }[] = [];
  const rightOf = (element: Element) => sight.rect(element).right + view.scrollX;
  const visit = (element: Element): void => {
    for (let node = dom.firstChild(element); node; node = dom.nextSibling(node)) {
      if (dom.nodeType(node) !== 1) continue;
      const child = node as Element;
      const { position, display, overflowX } = style(child);
      if (display === 'none' || position === 'fixed') continue;
      if (sight.isVisible(child) && rightOf(child) > window + SLACK)
        found.push({ element: child, right: rightOf(child) });
      else if (!scrolls(overflowX) && overflowX !== 'hidden' && overflowX !== 'clip') visit(child);
    }
  };
  for (const body of dom.all(document, 'body')) visit(body);
  return found
    .sort((a, b) => b.right - a.right)
    .slice(0, MOST_STICKING)
    .map(({ element, right }) => {
      const text = quoteOf(dom, element, 60);
      return {
        selector: selectorOf(dom, element),
        tag: dom.tag(element).slice(0, 20),
        ...(text ? { text } : {}),
        right: Math.round(right),
      };
    });
}
