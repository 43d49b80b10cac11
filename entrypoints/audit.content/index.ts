import { defineContentScript } from 'wxt/utils/define-content-script';
import type { AuditAnswer } from '../../utils/facts/audit-facts.ts';
import { auditPage } from './audit-page.ts';

/** Survives a second injection, which runs this whole file again beside the first. */
const shared = globalThis as { zhengjianAudit?: Promise<AuditAnswer> | undefined };

/** Injected on demand by `page.audit`, after the capture; its answer is the result of the injection. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // Tells the page nothing.
  noScriptStartedPostMessage: true,
  async main() {
    // Two runs at a time would hold the page twice as long and find the same.
    shared.zhengjianAudit ??= answer().finally(() => {
      shared.zhengjianAudit = undefined;
    });
    return shared.zhengjianAudit;
  },
});

/** A script that throws is answered with null and no reason, so the reason is part of the answer. */
async function answer(): Promise<AuditAnswer> {
  try {
    return { ok: true, url: location.href, audit: await auditPage(document, window) };
  } catch (error) {
    return { ok: false, detail: String(error) };
  }
}
