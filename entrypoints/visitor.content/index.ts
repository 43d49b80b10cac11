import { defineContentScript } from 'wxt/utils/define-content-script';
import type { VisitorAnswer, VisitorOrder, VisitorStep } from '../../utils/facts/visitor-orders.ts';
import { createVisitor } from './visit.ts';

/**
 * Injected by the driver of rendered pages (utils/host/rendered), which then calls what stands here under
 * `zhengjianVisitor` in the extension's own world: files take no arguments. Injected again, it keeps its state.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Tells the page nothing.
  noScriptStartedPostMessage: true,
  main() {
    const world = globalThis as { zhengjianVisitor?: (order: VisitorOrder) => Promise<VisitorAnswer<VisitorStep>> };
    if (world.zhengjianVisitor) return;
    const visit = createVisitor(document, window);
    // A script that throws is answered with null and no reason, so the reason is part of the answer.
    world.zhengjianVisitor = (order) =>
      visit(order).then(
        (answer) => ({ ok: true as const, answer }),
        (error: unknown) => ({ ok: false as const, detail: String(error) }),
      );
  },
});
