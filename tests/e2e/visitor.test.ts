/** What a visitor meets, as the driver of rendered pages records it, with the production build in both browsers. */
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import type { Tab } from '../../runner/browser.ts';
import type { PageView } from '../../utils/facts/reading.ts';
import { RENDERED_VERSION, type RenderedFacts, renderedFacts } from '../../utils/facts/rendered-facts.ts';
import { NARROW, NARROW_PAGES, narrowUrl, SENDING } from './gallery/phone-site.ts';
import { HOSTS, PAGES } from './gallery/visitor-site.ts';
import { BROWSERS, type Harness, startHarness } from './harness.ts';

interface Seen {
  facts: RenderedFacts;
  restored: boolean;
  /** What the page keeps afterwards, and its title. */
  kept: string;
  title: string;
}

/** Rules that read what was tried, and what they make of it: the ids of those that suspect, and of those that prove. */
function judged(facts: RenderedFacts, url: string): { suspected: string[]; proven: string[] } {
  const view = { rendered: facts, ageingEntrance: true, kind: 'home', url };
  const found = { suspected: [] as string[], proven: [] as string[] };
  for (const rule of RULES) {
    if (rule.scope !== 'page' || !rule.needs.some((need) => need === 'rendered')) continue;
    const params = rule.params.parse({});
    const outcome = rule.check(view as unknown as PageView, params, {} as Parameters<typeof rule.check>[2]);
    if (outcome.status === 'fail') found[outcome.certainty].push(rule.id);
  }
  return found;
}

/** The driver as one script for a page of the extension, which may do all that the background may. */
async function driverScript(): Promise<string> {
  const entry = `${import.meta.dirname}/gallery/visitor-driver.ts`;
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'visitorDriver' } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error('no driver');
  return output.output[0].code;
}

/** A mode that is larger letters and nothing else. */
const LETTERS_ONLY = [
  'ageing-cursor-missing',
  'ageing-large-text-screen-missing',
  'ageing-read-aloud-missing',
  'ageing-zoom-missing',
];

// Visits wait more than they work, so several sites are visited at once, each in a window of its own.
describe.each(BROWSERS)('%s: what a visitor meets', (browser) => {
  let harness: Harness;
  const shown = new Map<number, Page>();
  beforeAll(async () => {
    harness = await startHarness({ browser, pages: { ...PAGES, ...NARROW_PAGES } });
    await harness.driven.page.exposeFunction('resizeTab', (tabId: number, width: number, height: number) =>
      shown.get(tabId)?.setViewport({ width, height }),
    );
    await harness.driven.page.evaluate(await driverScript());
  });
  afterAll(() => harness?.close());

  let lastOpened: Promise<unknown> = Promise.resolve();
  /** One after the other: a tab is known by its being new. */
  function open(url: string): Promise<Tab> {
    const opened = lastOpened.then(() => harness.open(url, { ownWindow: true }));
    lastOpened = opened.catch(() => undefined);
    return opened;
  }

  async function show(url: string): Promise<Tab> {
    const tab = await open(url);
    shown.set(tab.tabId, tab.page);
    await tab.page.setViewport({ width: 1366, height: 768 });
    return tab;
  }

  async function visit(url: string, options: { tryModes?: boolean; onPhone?: boolean } = {}): Promise<Seen> {
    const tab = await show(url);
    const { driven } = harness;
    const answer = await driven.page.evaluate(
      async (tabId, page) => {
        const world = globalThis as unknown as { observe(tabId: number, page: object): Promise<object> };
        return JSON.stringify(await world.observe(tabId, page));
      },
      tab.tabId,
      { url, ...options },
    );
    const { facts, restored } = JSON.parse(answer) as Pick<Seen, 'facts' | 'restored'>;
    const [kept = '', title = ''] = await tab.page.evaluate(() => [
      [...Object.keys(localStorage), document.cookie].join(),
      document.title,
    ]);
    await tab.page.close();
    expect(renderedFacts.safeParse(facts).error).toBeUndefined();
    return { facts, restored, kept, title };
  }

  async function modeOf(host: string) {
    const seen = await visit(`${host}/`, { tryModes: true });
    expect(seen.restored).toBe(true);
    expect(seen.kept).toBe('');
    const { suspected, proven } = judged(seen.facts, `${host}/`);
    // The pages are looked at in a window, and nothing that a window shows is shown of a phone.
    expect(proven).toEqual([]);
    return { ...seen.facts, suspected };
  }

  it.concurrent('enters a copy of the site', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.copy);
    expect(suspected).toEqual(LETTERS_ONLY);
    expect(ageingMode).toMatchObject({
      scriptLoaded: true,
      entered: true,
      how: 'link',
      before: { medianPx: 14, below18: 1 },
      after: { medianPx: 22, below18: 0 },
      readAloud: false,
      holdsOnNextPage: true,
      onNextPage: { medianPx: 22 },
      canBeLeft: true,
      floats: [],
    });
  });

  it.concurrent('enters a mode that marks body and carries itself on in addresses', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.parameter);
    // Its entrance is a span that only reacts to a click.
    expect(suspected).toEqual([...LETTERS_ONLY, 'keyboard-unreachable']);
    expect(ageingMode).toMatchObject({
      entered: true,
      how: 'script',
      after: { medianPx: 20 },
      holdsOnNextPage: true,
      canBeLeft: true,
    });
  });

  it.concurrent('opens the bar of a vendor and enlarges the page as far as it goes', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.bar);
    expect(suspected).toEqual([]);
    expect(ageingMode).toMatchObject({
      entered: true,
      how: 'toolbar',
      zoom: true,
      allSizes: true,
      readAloud: true,
      largeCursor: true,
      largeTextScreen: true,
      smallestTargetPx: 60,
      holdsOnNextPage: true,
      canBeLeft: true,
      floats: [],
    });
    expect(ageingMode?.after?.medianPx).toBeCloseTo(18.2, 1);
    expect(ageingMode?.largestPx).toBeCloseTo(25.2, 1);
  });

  it.concurrent('tries the sizes of a mode that is kept in the browser', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.stored);
    expect(suspected).toEqual(LETTERS_ONLY.filter((id) => id !== 'ageing-zoom-missing'));
    expect(ageingMode).toMatchObject({
      entered: true,
      after: { medianPx: 18 },
      largestPx: 24,
      allSizes: true,
      zoom: true,
      holdsOnNextPage: true,
      canBeLeft: true,
    });
  });

  it.concurrent('enters a mode by a cookie', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.cookie);
    expect(suspected).toEqual(LETTERS_ONLY);
    expect(ageingMode).toMatchObject({
      entered: true,
      after: { medianPx: 20 },
      holdsOnNextPage: true,
      canBeLeft: true,
    });
  });

  it.concurrent('enters a mode by another style sheet', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.sheet);
    expect(suspected).toEqual(LETTERS_ONLY);
    expect(ageingMode).toMatchObject({
      entered: true,
      after: { medianPx: 21 },
      holdsOnNextPage: true,
      canBeLeft: true,
    });
  });

  it.concurrent('answers a dialogue that asks which mode is meant', async () => {
    const { ageingMode } = await modeOf(HOSTS.dialogue);
    expect(ageingMode).toMatchObject({ entered: true, after: { medianPx: 20 }, holdsOnNextPage: true });
  });

  it.concurrent('is not taken in by words alone', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.toast);
    expect(suspected).toEqual(['ageing-mode-dead']);
    expect(ageingMode).toMatchObject({ scriptLoaded: true, entered: false, said: '已切换到长者模式' });
    const { ageingMode: built } = await modeOf(HOSTS.alert);
    expect(built).toMatchObject({ entered: false, said: '功能建设中' });
  });

  it.concurrent('sees that a mode is lost on the next page', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.lost);
    expect(suspected).toEqual([...LETTERS_ONLY, 'ageing-mode-lost'].sort());
    expect(ageingMode).toMatchObject({ entered: true, holdsOnNextPage: false, canBeLeft: true });
  });

  it.concurrent('does not press what nobody sees', async () => {
    const facts = await modeOf(HOSTS.hidden);
    expect(facts.suspected).toEqual([]);
    expect(facts.ageingMode).toBeUndefined();
  });

  it.concurrent('knows nothing of a mode whose script did not come', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.broken);
    expect(suspected).toEqual([]);
    expect(ageingMode).toMatchObject({
      scriptLoaded: false,
      entered: 'unknown',
      zoom: 'unknown',
      readAloud: 'unknown',
      holdsOnNextPage: 'unknown',
      canBeLeft: 'unknown',
    });
  });

  it.concurrent('records a bar that covers all and cannot be closed', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.covering);
    expect(suspected).toEqual([
      'ageing-app-numbers-unmet',
      'ageing-cursor-missing',
      'ageing-float-unclosable',
      'ageing-mode-lost',
      'ageing-mode-stuck',
    ]);
    expect(ageingMode).toMatchObject({ entered: true, readAloud: true, canBeLeft: false });
    expect(ageingMode?.floats).toMatchObject([{ selector: '#cover', closable: false }]);
  });

  it.concurrent('measures sizes that are too small, and what comes late', async () => {
    const { ageingMode, suspected } = await modeOf(HOSTS.small);
    expect(suspected).toEqual([
      'ageing-advertisement',
      'ageing-cursor-missing',
      'ageing-float-unclosable',
      'ageing-large-text-screen-missing',
      'ageing-mode-lost',
      'ageing-mode-stuck',
      'ageing-read-aloud-missing',
      'ageing-text-small',
    ]);
    expect(ageingMode).toMatchObject({ entered: true, after: { medianPx: 16 }, largestPx: 17, allSizes: true });
    expect(ageingMode?.floats).toMatchObject([{ selector: '#ad', late: true, advertises: true, closable: false }]);
  });

  it.concurrent('opens and closes a tool for accessible browsing', async () => {
    const { accessibleTool, ageingMode } = await modeOf(HOSTS.tool);
    expect(ageingMode).toBeUndefined();
    expect(accessibleTool).toMatchObject({
      opened: true,
      how: 'toolbar',
      readAloud: true,
      largeCursor: true,
      zoom: true,
      contrast: true,
      largeTextScreen: false,
      closable: true,
    });
  });

  it.concurrent('looks at captchas and sends nothing', async () => {
    const { facts, title } = await visit(`${HOSTS.plain}/captchas`);
    expect(facts.captchas?.map(({ selector, form, spoken }) => [selector, form, spoken])).toEqual([
      ['#code', 'picture', false],
      ['#sms', 'message', 'unknown'],
      ['#spoken', 'picture', true],
      ['#slide', 'drag', 'unknown'],
    ]);
    expect(title).not.toBe('sent');
  });

  it.concurrent('walks through the page in the order of Tab', async () => {
    const { keyboard } = (await visit(`${HOSTS.plain}/keyboard`)).facts;
    expect(keyboard).toMatchObject({ walkedBy: 'script', ended: 'end', clickOnlyCount: 1 });
    expect(keyboard?.clickOnly).toMatchObject([{ selector: '#only', text: '打开详情' }]);
    expect(keyboard?.path?.[0]).toMatchObject({ selector: '#a', landed: true, visible: true });
    const ids = keyboard?.path?.map(({ selector }) => selector).filter((selector) => /^#[a-d]$/.test(selector));
    expect(ids).toEqual(['#a', '#b', '#c', '#d']);
    expect(keyboard?.reached).toBe(keyboard?.focusable);
  });

  it.concurrent('stops where the focus is held', async () => {
    const held = (await visit(`${HOSTS.plain}/trap`)).facts.keyboard;
    expect(held).toMatchObject({ ended: 'trap', trap: '#trap' });
    const pulled = (await visit(`${HOSTS.plain}/pull`)).facts.keyboard;
    expect(pulled).toMatchObject({ ended: 'trap', trap: '#ok' });
  });

  it.concurrent('sees what moves above the page and what comes late', async () => {
    const { facts } = await visit(`${HOSTS.plain}/popups`);
    const { popups } = facts;
    expect(judged(facts, `${HOSTS.plain}/popups`).suspected).toEqual(['late-window-unclosable']);
    expect(popups?.find(({ selector }) => selector === '#drift')).toMatchObject({
      moves: true,
      closable: true,
      late: false,
    });
    expect(popups?.find(({ selector }) => selector === '#notice')).toMatchObject({
      modal: true,
      late: true,
      closable: false,
    });
  });

  it.concurrent.each(Object.entries(NARROW))(
    'sees a page in a narrow window: %s',
    async (name, { truth, cut, suspected }) => {
      const url = narrowUrl(name);
      const tab = await show(url);
      const answer = await harness.driven.page.evaluate(
        async (tabId, address) => {
          const world = globalThis as unknown as { observeNarrow(tabId: number, url: string): Promise<object> };
          return JSON.stringify(await world.observeNarrow(tabId, address));
        },
        tab.tabId,
        url,
      );
      expect(await tab.page.evaluate(() => innerWidth)).toBe(1366);
      await tab.page.close();
      const facts = renderedFacts.parse({ renderedVersion: RENDERED_VERSION, phone: JSON.parse(answer) });
      expect(facts.phone).toMatchObject({ viewport: { width: 390 }, loaded: true, stylesMissing: false, ...truth });
      expect(facts.phone?.otherEdition).toBe(truth.otherEdition);
      expect(facts.phone?.movedTo).toBeUndefined();
      const { cut: lost = 1, cutOnDesktop = 0 } = facts.phone ?? {};
      expect(lost - cutOnDesktop).toBeCloseTo(cut ?? 0, 1);
      expect(judged(facts, url)).toEqual({ suspected, proven: [] });
    },
  );

  it.concurrent('puts everything back where a page sends narrow windows on', async () => {
    const { facts, restored, kept } = await visit(narrowUrl('sending'), { onPhone: true });
    expect(facts.phone).toMatchObject(SENDING.truth);
    expect(judged({ ...facts, keyboard: undefined }, narrowUrl('sending')).suspected).toEqual(SENDING.suspected);
    expect({ restored, kept }).toEqual({ restored: true, kept: '' });
  });
});
