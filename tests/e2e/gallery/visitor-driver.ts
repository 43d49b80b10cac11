/** The driver of rendered pages over a tab that a test opened, in a page of the extension. */
import { browser } from 'wxt/browser';
import { observeAsVisitor, type VisitedPage } from '../../../utils/host/rendered/observe-as-visitor.ts';
import { ask } from '../../../utils/host/rendered/observe-page.ts';
import { observePhone } from '../../../utils/host/rendered/observe-phone.ts';
import { type RenderTab, renderTab } from '../../../utils/host/rendered/render-tab.ts';

const world = globalThis as unknown as {
  observe(tabId: number, page: VisitedPage): Promise<object>;
  observeNarrow(tabId: number, url: string): Promise<object | undefined>;
  /** Given by the test: no window of a browser without a screen takes another size. */
  resizeTab(tabId: number, width: number, height: number): Promise<void>;
};

// The product visits one site at a time and has one script that hears what does not load; here each site keeps its own.
const { scripting } = browser;
const register = scripting.registerContentScripts.bind(scripting);
Object.assign(scripting, {
  registerContentScripts: (scripts: Parameters<typeof register>[0]) =>
    register(scripts.map((script) => ({ ...script, id: `${script.id} ${script.matches}` }))),
  unregisterContentScripts: async () => undefined,
});

async function tabOf(tabId: number): Promise<RenderTab> {
  const { windowId = 0 } = await browser.tabs.get(tabId);
  return { ...renderTab({ tabId, windowId }), resize: (width, height) => world.resizeTab(tabId, width, height) };
}

world.observe = async (tabId, page) => observeAsVisitor(await tabOf(tabId), page);

world.observeNarrow = async (tabId, url) => {
  const tab = await tabOf(tabId);
  return observePhone(tab, { url, load: true, wide: await ask<'wide'>(tab, { step: 'wide' }) });
};
