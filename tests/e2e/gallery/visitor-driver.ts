/** The driver of rendered pages over a tab that a test opened, in a page of the extension. */
import { browser } from 'wxt/browser';
import { observeAsVisitor, type VisitedPage } from '../../../utils/host/rendered/observe-as-visitor.ts';
import { renderTab } from '../../../utils/host/rendered/render-tab.ts';

const world = globalThis as unknown as {
  observe(tabId: number, page: VisitedPage): Promise<object>;
  /** Given by the test: no window of a browser without a screen takes another size. */
  resizeTab(width: number, height: number): Promise<void>;
};

world.observe = async (tabId, page) => {
  const { windowId = 0 } = await browser.tabs.get(tabId);
  return observeAsVisitor({ ...renderTab({ tabId, windowId }), resize: world.resizeTab }, page);
};
