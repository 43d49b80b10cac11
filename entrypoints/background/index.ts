import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../../utils/host/background.ts';
import { createHost } from '../../utils/host/host.ts';
import { renderPages } from '../../utils/host/rendered/render-pages.ts';
import { watchColumns } from '../../utils/host/watch-alarm.ts';
import { watchSurveys } from '../../utils/host/watch-surveys.ts';
import { listen, send } from '../../utils/messaging.ts';
import { ensureOffscreen } from '../../utils/platform.ts';

export default defineBackground(() => {
  // In Firefox the event page is the host itself; in Chrome the worker only wakes it and passes on.
  const pages = renderPages();
  // Written out, as the bundler sees through nothing less: all rules and systems would ride in Chrome's worker.
  const host = import.meta.env.FIREFOX ? createHost(pages) : undefined;
  const forward = async (message: Parameters<typeof send>[0]) => {
    if (host) return host.handle(message);
    return send({ ...message, to: 'host' }, ensureOffscreen);
  };
  // Waking the host is enough: it settles by itself what a kill left unjudged, and goes on with surveys. An update of the
  // extension needs no more either: nobody hears `onUpdateAvailable`, so the browser updates when it likes.
  const surveys = watchSurveys(forward);
  const columns = watchColumns(surveys.forward);
  listen('background', startBackground(columns.forward, pages));
  for (const event of [browser.runtime.onStartup, browser.runtime.onInstalled]) {
    event.addListener(() => void surveys.wake().then(columns.wake));
  }
});
