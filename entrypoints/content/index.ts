import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { captureLive } from '../../utils/capture-live.ts';
import { request } from '../../utils/messaging.ts';
import type { Scope } from '../../utils/model.ts';
import { isPrivateWindow } from '../../utils/platform.ts';
import { SCOPES_KEY } from '../../utils/settings.ts';
import { isInScopes } from '../../utils/store/scopes.ts';

/** The automatic capture: only inside the scopes of bodies that the user added; elsewhere nothing is read or kept. */
export default defineContentScript({
  matches: ['*://*.gov.cn/*'],
  runAt: 'document_idle',
  async main() {
    if (isPrivateWindow() || document.querySelector('input[type=password]')) return;
    const stored = await browser.storage.local.get(SCOPES_KEY);
    if (!isInScopes((stored[SCOPES_KEY] ?? []) as Scope[], location.href)) return;
    await request('page.captured', { facts: await captureLive() });
  },
});
