/** A real browser with the built extension in it, and a way to talk to that extension through its own messages. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import {
  type Envelope,
  envelope,
  type Reply,
  type Request,
  type RequestName,
  type WireReply,
} from '../utils/protocol.ts';
import { SCOPES_KEY } from '../utils/settings.ts';
import { InputError } from './errors.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** Fixed, so that the address of the extension's pages in Firefox is known before it starts. */
const FIREFOX_UUID = '5a2d6b0e-6c1f-4f59-9d0e-7a656e676a69';
const WORKBENCH = '/workbench.html';
const VIEWPORT = { width: 1366, height: 900 };
/** No answer of the extension takes longer; a page that hangs must not hold the campaign. */
const CALL_TIMEOUT_MS = 90_000;
const CALL_ATTEMPTS = 5;
const DISCARD_TIMEOUT_MS = 5_000;
/** What browsers say when the other end was stopped or is not there yet, and a further try wakes it. */
const DEAD_CHANNEL =
  /message (port|channel) (is )?closed|Receiving end does not exist|Could not establish connection|engine-unreachable|disconnected port|Extension context invalidated|Execution context was destroyed|Cannot find context|detached Frame|Target closed|Session closed|no such frame|no such node/i;

export interface LaunchOptions {
  browser: BrowserName;
  /** A built extension, `.output/chrome-mv3` or `.output/firefox-mv3`. */
  extensionDir: string;
  /** Everything goes to this proxy of the loopback interface; absent: the network as it is. */
  proxyPort?: number;
  headed?: boolean;
  /** The caller closes the browser when the process is told to stop; otherwise the driver ends the process itself. */
  callerHandlesSignals?: boolean;
  /** Switches of the driver's own to leave out, for tests of what they hide. */
  ignoreDefaultArgs?: string[];
  /** Further preferences of Firefox, for tests. */
  firefoxPrefs?: Record<string, unknown>;
  /** The profile's folder, to start a browser again on it; absent: a fresh profile that goes with the browser. */
  profile?: string;
}

/** A refusal by the extension, with the code that its catalogue words as `error.<code>`. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  readonly detail: string;

  constructor(request: string, code: string, detail: string) {
    super(`${request}: ${code}${detail ? ` (${detail})` : ''}`);
    this.code = code;
    this.detail = detail;
  }
}

/** A tab that pages are opened in, with its number in the extension's world. */
export interface Tab {
  page: Page;
  tabId: number;
}

export interface DrivenBrowser {
  name: BrowserName;
  browser: Browser;
  /** Name and version, as the browser says them. */
  version: string;
  extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  origin: string;
  extensionVersion: string;
  /** The extension page that requests are sent from. */
  page: Page;
  /**
   * Sends a request to the extension and answers its value. All requests are idempotent, so one that met a stopped
   * worker is sent again.
   * @throws CallError where the extension refuses.
   */
  call<N extends RequestName>(name: N, payload: Request<N>): Promise<Reply<N>>;
  /**
   * Stops the automatic capture of pages inside the bodies' scopes: it is made for browsing, and would keep each page
   * a second time, as captured today. Holds until a body is put again. It is done behind the extension's back, by
   * removing the scopes that its content script compares addresses with: the product has no request that would switch
   * its capture off, and one that existed for the runner alone would be a way for others to blind it.
   */
  stopAutomaticCapture(): Promise<void>;
  /** Opens a page of the extension in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>;
  /**
   * Opens an empty tab in the foreground, or in a window of its own: a hidden one lazy-loads nothing and lies about
   * layout. One at a time.
   */
  openTab(options?: { ownWindow?: boolean }): Promise<Tab>;
  /** Gets rid of a tab whose page may hang; it never throws and never waits long. */
  discardTab(tab: Tab): Promise<void>;
  close(): Promise<void>;
}

/** The program of this browser, or undefined where the machine has none that loads unpacked extensions. */
export function findBrowser(name: BrowserName, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env[name === 'chromium' ? 'CHROMIUM_PATH' : 'FIREFOX_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  // Branded Chrome from 137 on ignores unpacked extensions, so it is not among them.
  const programs = name === 'chromium' ? ['chromium', 'chromium-browser'] : ['firefox-esr', 'firefox'];
  return (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .sort((a, b) => programs.findIndex((p) => a.endsWith(p)) - programs.findIndex((p) => b.endsWith(p)))
    .find((path) => existsSync(path));
}

/** Starts a browser with the extension in it. */
export async function launchWithExtension(options: LaunchOptions): Promise<DrivenBrowser> {
  const { browser: name, extensionDir } = options;
  const manifest = readManifest(extensionDir);
  const executablePath = findBrowser(name);
  if (!executablePath) throw new InputError(`找不到 ${name} 浏览器`);
  const browser = await puppeteer.launch({
    ...(name === 'chromium' ? chromiumOptions(options) : firefoxOptions(options, manifest.geckoId)),
    executablePath,
    // The extension words its manifest and its first start in the browser's language.
    env: { ...process.env, LANGUAGE: 'zh_CN' },
    headless: !options.headed,
    defaultViewport: null,
    acceptInsecureCerts: true,
    ...(options.callerHandlesSignals ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
    ...(options.ignoreDefaultArgs ? { ignoreDefaultArgs: options.ignoreDefaultArgs } : {}),
    ...(options.profile ? { userDataDir: options.profile } : {}),
  });
  try {
    const extensionId = await browser.installExtension(extensionDir);
    const origin = name === 'chromium' ? `chrome-extension://${extensionId}` : `moz-extension://${FIREFOX_UUID}`;
    const driven: DrivenBrowser = {
      name,
      browser,
      version: await browser.version(),
      extensionId,
      origin,
      extensionVersion: manifest.version,
      page: await openExtensionPage(browser, name, origin + WORKBENCH),
      call: (request, payload) => callWithRetries(driven, request, payload),
      stopAutomaticCapture: () => driven.page.evaluate(forgetScopes, SCOPES_KEY),
      openExtensionPage: (path) => openExtensionPage(browser, name, origin + path),
      openTab: (options) => openTab(driven, options),
      discardTab: (tab) => discardTab(name, tab),
      close: () => browser.close(),
    };
    return driven;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * A copy of a built extension that may read any site and take pictures: only `host_permissions` in its manifest is
 * another. Audits of addresses outside `*.gov.cn` and those that keep evidence use it, since no one is there to grant the
 * optional permission. Pictures take the literal `<all_urls>`.
 */
export function widenedCopy(extensionDir: string): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'zhengjian-extension-'));
  cpSync(extensionDir, dir, { recursive: true });
  const path = join(dir, 'manifest.json');
  writeFileSync(path, widenHostPermissions(readFileSync(path, 'utf8')));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Replaces the list of `host_permissions` in the text of a manifest and leaves every other byte as it is. */
export function widenHostPermissions(manifest: string): string {
  const list = /("host_permissions"\s*:\s*)\[[^\]]*\]/g;
  if ((manifest.match(list) ?? []).length !== 1) throw new Error('manifest.json has no single host_permissions');
  return manifest.replace(list, '$1["<all_urls>"]');
}

function chromiumOptions({ proxyPort }: LaunchOptions) {
  return {
    browser: 'chrome' as const,
    pipe: true,
    enableExtensions: true,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--accept-lang=zh-CN,zh',
      `--window-size=${VIEWPORT.width},${VIEWPORT.height}`,
      // A headless screen is 800×600 otherwise, and the window of a survey may not stand beyond its edges.
      '--screen-info={1920x1080}',
      // Without the first, http:// navigations silently become https://. The others fetch things of their own.
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,NetworkTimeServiceQuerying',
      ...(proxyPort === undefined
        ? []
        : [
            `--proxy-server=http://127.0.0.1:${proxyPort}`,
            // An archive may hold pages of localhost, which Chromium would ask for directly.
            '--proxy-bypass-list=<-loopback>',
            '--ignore-certificate-errors',
            '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
          ]),
    ],
  };
}

function firefoxOptions({ proxyPort, firefoxPrefs }: LaunchOptions, geckoId: string | undefined) {
  if (!geckoId) throw new Error('the Firefox build has no browser_specific_settings.gecko.id');
  return {
    browser: 'firefox' as const,
    args: ['-remote-allow-system-access', `--width=${VIEWPORT.width}`, `--height=${VIEWPORT.height}`],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: FIREFOX_UUID }),
      'intl.accept_languages': 'zh-CN, zh',
      'dom.security.https_first': false,
      'dom.security.https_only_mode': false,
      // Popups would take the foreground from the page that is read.
      'dom.disable_open_during_load': true,
      ...(proxyPort === undefined
        ? {}
        : {
            'network.proxy.type': 1,
            'network.proxy.http': '127.0.0.1',
            'network.proxy.http_port': proxyPort,
            'network.proxy.ssl': '127.0.0.1',
            'network.proxy.ssl_port': proxyPort,
            'network.proxy.no_proxies_on': '',
            'network.proxy.allow_hijacking_localhost': true,
            'network.dns.disablePrefetch': true,
            'network.trr.mode': 5,
            'media.peerconnection.enabled': false,
            'network.stricttransportsecurity.preloadlist': false,
          }),
      ...firefoxPrefs,
    },
  };
}

function readManifest(dir: string): { version: string; geckoId?: string } {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
  return { version: manifest.version, geckoId: manifest.browser_specific_settings?.gecko?.id };
}

async function openExtensionPage(browser: Browser, name: BrowserName, url: string): Promise<Page> {
  const page = await browser.newPage();
  const opened = page.goto(url, { timeout: 20_000 });
  if (name === 'chromium') {
    await opened;
    return page;
  }
  // In Firefox the page opens, but the driver never hears of it.
  opened.catch(() => undefined);
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const ready = await page
      .evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url)
      .catch(() => false);
    if (ready) return page;
    await sleep(100);
  }
  throw new Error(`${url} did not open`);
}

async function openTab(driven: DrivenBrowser, { ownWindow = false } = {}): Promise<Tab> {
  const before = new Set(await tabIds(driven.page));
  const page = await driven.browser.newPage({ type: ownWindow ? 'window' : 'tab' });
  // Pages of the wild open dialogs, and an open one stops everything.
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('popup', (popup) => void popup?.close().catch(() => undefined));
  const tabId = (await tabIds(driven.page)).find((id) => !before.has(id));
  if (tabId === undefined) throw new Error('the new tab has no number');
  return { page, tabId };
}

async function discardTab(name: BrowserName, { page }: Tab): Promise<void> {
  const closed = (milliseconds: number) =>
    Promise.race([
      page.close().then(
        () => true,
        () => page.isClosed(),
      ),
      sleep(milliseconds, false),
    ]);
  if (await closed(DISCARD_TIMEOUT_MS)) return;
  if (name === 'chromium') {
    // Answered by the process, not by the thread of the page, which may be in a loop without end.
    const crash = page.createCDPSession().then((session) => session.send('Page.crash'));
    await Promise.race([crash.catch(() => undefined), sleep(DISCARD_TIMEOUT_MS)]);
  }
  await closed(DISCARD_TIMEOUT_MS);
}

/** Tabs are told apart by when they appeared: without permission for its address a tab has none to search by. */
function tabIds(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const api = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
    return (await (api.browser ?? api.chrome).tabs.query({})).map((tab) => tab.id);
  });
}

async function forgetScopes(key: string): Promise<void> {
  const api = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
  await (api.browser ?? api.chrome).storage.local.remove(key);
}

interface ExtensionApi {
  storage: { local: { remove(key: string): Promise<void> } };
  tabs: { query(filter: object): Promise<{ id: number }[]> };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}

async function callWithRetries<N extends RequestName>(
  driven: DrivenBrowser,
  name: N,
  payload: Request<N>,
): Promise<Reply<N>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await callOnce(driven.page, envelope(name, payload));
    } catch (error) {
      const dead = DEAD_CHANNEL.test(error instanceof Error ? error.message : String(error));
      if (!dead || attempt >= CALL_ATTEMPTS) throw error;
      await sleep(200 * attempt);
      if (!(await isAlive(driven.page))) {
        driven.page = await openExtensionPage(driven.browser, driven.name, driven.origin + WORKBENCH);
      }
    }
  }
}

async function callOnce<N extends RequestName>(page: Page, message: Envelope<N>): Promise<Reply<N>> {
  const sent = page.evaluate(
    async (wire) => {
      const api = globalThis as unknown as { browser?: ExtensionApi; chrome: ExtensionApi };
      return JSON.stringify((await (api.browser ?? api.chrome).runtime.sendMessage(wire)) ?? null);
    },
    message as unknown as object,
  );
  const reply: WireReply<Reply<N>> | null = JSON.parse(await withTimeout(sent, message.name));
  // No listener answered: the worker was stopped while it registered them.
  if (!reply) throw new CallError(message.name, 'engine-unreachable', 'no answer');
  if (!reply.ok) throw new CallError(message.name, reply.error.code, reply.error.detail);
  return reply.value;
}

async function isAlive(page: Page): Promise<boolean> {
  if (page.isClosed()) return false;
  return page.evaluate(() => true).catch(() => false);
}

async function withTimeout<T>(work: Promise<T>, what: string): Promise<T> {
  const cancel = new AbortController();
  const late = sleep(CALL_TIMEOUT_MS, undefined, { signal: cancel.signal }).then(() => {
    throw new Error(`${what}: no answer within ${CALL_TIMEOUT_MS / 1000} s`);
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel.abort();
  }
}
