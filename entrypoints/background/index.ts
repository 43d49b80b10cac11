import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../../utils/host/background.ts';
import { createHost } from '../../utils/host/host.ts';
import { listen, send } from '../../utils/messaging.ts';
import { ensureOffscreen, HOST_IS_OFFSCREEN } from '../../utils/platform.ts';

export default defineBackground(() => {
  // In Firefox the event page is the host itself; in Chrome the worker only wakes it and passes on.
  const host = HOST_IS_OFFSCREEN ? undefined : createHost();
  const forward = async (message: Parameters<typeof send>[0]) => {
    if (host) return host.handle(message);
    return send({ ...message, to: 'host' }, ensureOffscreen);
  };
  listen('background', startBackground(forward));
  browser.runtime.onStartup.addListener(() => void ensureStarted());
  browser.runtime.onInstalled.addListener(() => void ensureStarted());
  // Waking the host is enough: it settles by itself what a kill left unjudged.
  async function ensureStarted() {
    if (HOST_IS_OFFSCREEN) await ensureOffscreen();
  }
});
