/**
 * Buttons for more rows (加载更多) and pagers that only a script turns, pressed as a visitor does. Never a button that
 * submits, never anything inside a form, never a link with an address of its own: those are followed, not pressed.
 */
import { unspaced } from '../../utils/text/normalise.ts';

const MORE =
  /^(?:点击|加载|查看|显示|展开|浏览|获取|请)*(?:加载|更多)(?:更多)?(?:信息|内容|文章|新闻|公告|通知|文件|数据|列表|条目)?$|^(?:load|view|show|see)more$/;
const NEXT = /^(?:下一?页|后一页|next(?:page)?)$/;
/** Beside its words. */
const DECORATION = /[>»›→▶<«‹|·.…+[\]()（）【】]/g;
/** A handler that names one of these may send something. */
const SENDS = /submit|__dopostback|\.post\s*\(|login|logout|delete|download|print|confirm|alert/i;
const NO_ADDRESS = /^(?:#.*|javascript:.*|\s*)$/i;

/** What may be pressed for further rows, `more` before `next`; undefined where nothing may. */
export function findPress(document: Document): { element: HTMLElement; how: 'more' | 'next' } | undefined {
  let next: HTMLElement | undefined;
  for (const element of document.querySelectorAll<HTMLElement>('a, button, span, div, li, input[type=button], p')) {
    if (element.childElementCount > 2) continue;
    const text = wordsOf(element);
    if (text === '' || text.length > 14) continue;
    const how = MORE.test(text) ? 'more' : NEXT.test(text) ? 'next' : undefined;
    // The innermost one takes the click: what is around it does not hand it down.
    if (!how || [...element.children].some((child) => wordsOf(child as HTMLElement) === text)) continue;
    if (!mayPress(element)) continue;
    if (how === 'more') return { element, how };
    next ??= element;
  }
  return next && { element: next, how: 'next' };
}

function wordsOf(element: HTMLElement): string {
  const value = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
  return value.length > 60 ? '' : unspaced(value).replace(DECORATION, '').toLowerCase();
}

function mayPress(element: HTMLElement): boolean {
  if (element.closest('form, header, footer, nav')) return false;
  const link = element.closest('a');
  const href = link?.getAttribute('href') ?? '';
  if (!NO_ADDRESS.test(href) || link?.hasAttribute('download')) return false;
  if (element.closest('button')?.getAttribute('form')) return false;
  if (element.closest('[disabled], [aria-disabled="true"], .disabled, .disable')) return false;
  const handlers = [href, ...[element, link, element.parentElement].map((one) => one?.getAttribute('onclick') ?? '')];
  if (handlers.some((handler) => SENDS.test(handler))) return false;
  // Where there is no layout (a test without a browser) nothing has a size.
  return element.checkVisibility?.() !== false;
}
