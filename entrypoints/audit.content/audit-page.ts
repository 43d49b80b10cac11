/** axe-core and the layout probes over one page. The only file that runs axe-core. */
import axe from 'axe-core';
import { AUDIT_CAPS, AUDIT_VERSION } from '../../utils/facts/audit-caps.ts';
import type { AuditFacts, AxeFacts } from '../../utils/facts/audit-facts.ts';
import { AXE_OPTIONS, digestAxe, fitAudit, type RawRule } from '../../utils/facts/axe-digest.ts';
import { type Dom, openDom } from '../../utils/facts/dom.ts';
import { missingStylesheets } from '../../utils/facts/missing-stylesheets.ts';
import { startLayoutProbe } from '../../utils/facts/probe-layout.ts';
import { readZoom } from '../../utils/facts/probe-motion.ts';
import { browserName } from '../../utils/platform.ts';

/** Between the two looks at what may drift, in milliseconds. */
const DRIFT_TIME = 80;

const REPORTER = 'zhengjian';

interface Digest {
  axe: AxeFacts;
  truncated: string[];
}

export async function auditPage(document: Document, view: Window): Promise<AuditFacts> {
  const dom = openDom(document);
  const errors: string[] = [];
  const guarded = <T>(part: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      errors.push(`${part}: ${error}`.slice(0, 200));
      return undefined;
    }
  };
  const place = { left: view.scrollX, top: view.scrollY };
  const focused = document.activeElement;
  try {
    const visibleBefore = document.visibilityState === 'visible';
    const began = performance.now();
    const probe = visibleBefore ? guarded('layout', () => startLayoutProbe(dom, document, view)) : undefined;
    const missing = guarded('stylesheets', () => missingStylesheets(dom)) ?? 0;
    const digest = await runAxe(dom, document, missing).catch((error: unknown) => {
      errors.push(`axe: ${error}`.slice(0, 200));
      return undefined;
    });
    const rest = DRIFT_TIME - (performance.now() - began);
    if (probe?.mayDrift) await new Promise((resolve) => setTimeout(resolve, Math.max(20, rest)));
    const visible = visibleBefore && document.visibilityState === 'visible';
    const layout = probe && visible ? guarded('layout', () => probe.finish()) : undefined;
    return fitAudit({
      auditVersion: AUDIT_VERSION,
      environment: {
        browser: browserName(navigator.userAgent),
        viewport: { width: view.innerWidth, height: view.innerHeight },
        pixelRatio: Math.round(view.devicePixelRatio * 1000) / 1000,
        visible,
        ...(missing > 0 ? { stylesheetsMissing: missing } : {}),
      },
      zoom: readZoom(dom, document),
      axe: digest?.axe ?? null,
      layout: layout?.layout ?? null,
      errors,
      truncated: [...(digest?.truncated ?? []), ...(layout?.truncated ?? [])],
    });
  } finally {
    if (view.scrollX !== place.left || view.scrollY !== place.top) view.scrollTo({ ...place, behavior: 'instant' });
    if (document.activeElement !== focused && focused instanceof HTMLElement && focused.isConnected) {
      focused.focus({ preventScroll: true });
    }
  }
}

/** The digest is made as axe's reporter: selectors are dear, and so are only made for the elements that are kept. */
async function runAxe(dom: Dom, document: Document, stylesheetsMissing: number): Promise<Digest> {
  const elements = dom.all(document, '*').length;
  if (elements > AUDIT_CAPS.elements) throw new Error(`${elements} elements`);
  axe.addReporter<Digest>(REPORTER, (raw, _options, callback) => {
    callback(digestAxe(raw as unknown as RawRule[], { dom, version: axe.version, stylesheetsMissing }));
  });
  return (await axe.run(document, { ...AXE_OPTIONS, reporter: REPORTER })) as unknown as Digest;
}
