import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { localeOf } from '../../utils/text/catalogue/index.ts';
import { en, zhCN } from '../../utils/text/catalogue/show.ts';
import { createHighlighter } from './highlight.ts';

/**
 * Injected by `page.show`, which then calls what stands here under `zhengjianShow` in the extension's own world: files
 * take no arguments. Injected again, it keeps the mark that stands.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Tells the page nothing.
  noScriptStartedPostMessage: true,
  main() {
    const world = globalThis as { zhengjianShow?: ReturnType<typeof createHighlighter> };
    const words = { 'zh-CN': zhCN, en }[localeOf([browser.i18n.getUILanguage(), ...navigator.languages])];
    world.zhengjianShow ??= createHighlighter(document, {
      close: words['show.close'],
      gone: words['show.gone'],
      unseen: words['show.unseen'],
      page: words['show.whole-page'],
      quote: words['show.by-quote'],
    });
  },
});
