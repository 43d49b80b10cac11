/** A browser with the production build to which a script was added: axe-core alone, injected by the same call. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { Archive } from '../../runner/archive.ts';
import {
  type BrowserName,
  type DrivenBrowser,
  launchWithExtension,
  type Tab,
  widenedCopy,
} from '../../runner/browser.ts';
import { startProxy } from '../../runner/proxy.ts';
import type { AuditAnswer } from '../../utils/facts/audit-facts.ts';
import { buildOf } from '../e2e/harness.ts';
import type { Alone } from './axe-alone-entry.ts';

export interface BesideAxe {
  driven: DrivenBrowser;
  /** Opens an archived page in a tab, its scripts at rest. False where it cannot be opened. */
  open(tab: Tab, url: string): Promise<boolean>;
  /** Milliseconds from the call to the answer, as the extension sees them. */
  audit(tab: Tab): Promise<{ ms: number; answer: AuditAnswer }>;
  /** @param nodes elements to name for each rule */
  axe(tab: Tab, nodes: number): Promise<{ ms: number; answer: Record<string, Alone> }>;
  close(): Promise<void>;
}

interface Api {
  scripting: { executeScript(of: object): Promise<{ result: unknown }[]> };
}

export async function startBesideAxe(browser: BrowserName, archive: Archive): Promise<BesideAxe> {
  const proxy = await startProxy(archive);
  const copy = widenedCopy(buildOf(browser));
  const code = await bundle();
  for (const nodes of [0, 5])
    writeFileSync(join(copy.dir, `axe-alone-${nodes}.js`), `${code}\nzhengjianAxeAlone.run(${nodes});`);
  const around = async () => {
    await proxy.close();
    copy.remove();
  };
  const driven = await launchWithExtension({ browser, extensionDir: copy.dir, proxyPort: proxy.port }).catch(
    async (error: unknown) => {
      await around();
      throw error;
    },
  );
  const inject = async <T>(tab: Tab, file: string): Promise<{ ms: number; answer: T }> => {
    await tab.page.bringToFront();
    const said = await driven.page.evaluate(
      async (tabId, file) => {
        const api = ((globalThis as { browser?: unknown }).browser ??
          (globalThis as { chrome?: unknown }).chrome) as Api;
        const began = performance.now();
        const [injection] = await api.scripting.executeScript({ target: { tabId }, files: [file] });
        return { ms: performance.now() - began, answer: injection?.result };
      },
      tab.tabId,
      file,
    );
    if (!said.answer) throw new Error(`no answer from ${file}`);
    return said as { ms: number; answer: T };
  };
  return {
    driven,
    async open(tab, url) {
      proxy.holdStill(url);
      return tab.page.goto(url, { waitUntil: 'load', timeout: 20_000 }).then(
        () => true,
        () => false,
      );
    },
    audit: (tab) => inject(tab, '/content-scripts/audit.js'),
    axe: (tab, nodes) => inject(tab, `/axe-alone-${nodes}.js`),
    async close() {
      await driven.close();
      await around();
    },
  };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.FIREFOX': 'false' },
    resolve: { alias: { 'wxt/browser': resolve(import.meta.dirname, 'no-browser.ts') } },
    build: {
      write: false,
      target: 'chrome109',
      lib: { entry: resolve(import.meta.dirname, 'axe-alone-entry.ts'), formats: ['iife'], name: 'zhengjianAxeAlone' },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('no bundle');
  return output.output[0].code;
}
