import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { localeOf, render } from '../../utils/text/catalogue/index.ts';
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
    const locale = localeOf([browser.i18n.getUILanguage(), ...navigator.languages]);
    world.zhengjianShow ??= createHighlighter(document, {
      close: render(locale, { code: 'show.close' }),
      gone: render(locale, { code: 'show.gone' }),
      unseen: render(locale, { code: 'show.unseen' }),
      page: render(locale, { code: 'show.whole-page' }),
      quote: render(locale, { code: 'show.by-quote' }),
    });
  },
});
