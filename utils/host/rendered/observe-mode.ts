/** Tries a mode of a page as a visitor would: enters it, looks at it, goes on to another page, leaves it, tidies up. */
import {
  type How,
  hasGrown,
  isAsLarge,
  isInCopy,
  isLeft,
  judgeEntering,
  newOverlays,
  newTools,
  offeredOn,
  showsMode,
} from '../../facts/mode-change.ts';
import type { Tool } from '../../facts/mode-words.ts';
import type { Kept } from '../../facts/probe-mode-storage.ts';
import type { AccessibleToolFacts, AgeingModeFacts } from '../../facts/rendered-facts.ts';
import type { ModeKind, ModeSight, SeenEntrance } from '../../facts/visitor-orders.ts';
import { ask, hearing, press } from './observe-page.ts';
import type { RenderTab } from './render-tab.ts';
import { DESKTOP, PHONE } from './survey-window.ts';

/** Defaults of the product. */
const LATE_LOOK = 2_500;
const SECOND_LOOK = 1_200;
const MOST_SIZES = 6;
const MOST_STEPS = 8;

type Tri = boolean | 'unknown';

export interface ModeTrial {
  ageingMode?: AgeingModeFacts;
  accessibleTool?: AccessibleToolFacts;
  /** The page is as it was before, and keeps nothing of the mode. */
  restored: boolean;
}

/** When a picture is taken: before the mode is entered, with it, and on the page after. */
export type Moment = 'before' | 'after' | 'next';

interface Entered {
  before: ModeSight;
  after: ModeSight;
  entrance: SeenEntrance;
  entered: Tri;
  scriptLoaded: boolean;
  how?: How;
  said?: string;
}

/**
 * @param seen entrances of one kind, the best first; those that would send something are passed over.
 * @param until no further part is begun after it, ms of the clock; what was not tried stays unknown.
 * @returns undefined where no entrance can be used.
 */
export function tryMode(
  tab: RenderTab,
  {
    url,
    kind,
    seen,
    until,
    take,
  }: {
    url: string;
    kind: ModeKind;
    seen: readonly SeenEntrance[];
    until: number;
    take(moment: Moment): Promise<void>;
  },
): Promise<ModeTrial | undefined> {
  const usable = seen.filter(({ barred }) => !barred);
  if (usable.length === 0) return Promise.resolve(undefined);
  return hearing(url, async () => {
    await tab.goTo(url);
    const kept = await ask<'keep'>(tab, { step: 'keep' });
    const entered = await enter(tab, url, usable, take);
    let trial: Pick<ModeTrial, 'ageingMode' | 'accessibleTool'> = {};
    let plainOf: (() => Promise<Tri>) | undefined;
    try {
      if (kind === 'ageing') {
        const { facts, holds } = await observeAgeing(tab, entered, until, take);
        trial = { ageingMode: facts };
        plainOf = holds;
      } else trial = { accessibleTool: await observeTool(tab, entered, until) };
    } finally {
      await tidyUp(tab, url, kept);
    }
    if (trial.ageingMode && plainOf) trial.ageingMode.holdsOnNextPage = await plainOf().catch(() => 'unknown' as const);
    const restored = await isAsBefore(tab, url, entered.before);
    return { ...trial, restored };
  });
}

/** Uses one entrance after the other until one does something. */
async function enter(
  tab: RenderTab,
  url: string,
  entrances: readonly SeenEntrance[],
  take: (moment: 'before' | 'after') => Promise<void>,
): Promise<Entered> {
  let last: Entered | undefined;
  for (const entrance of entrances.slice(0, 2)) {
    if (last) await tab.goTo(url);
    const before = await ask<'measure'>(tab, { step: 'measure' });
    if (!last) await take('before');
    const now = await enterBy(tab, before, entrance);
    if (!last || now.entered === true || last.entered === false) {
      last = now;
      await take('after');
    }
    if (last.entered === true) break;
  }
  return last as Entered;
}

async function enterBy(tab: RenderTab, before: ModeSight, entrance: SeenEntrance): Promise<Entered> {
  const unknown = { before, after: before, entrance, entered: 'unknown' as const, scriptLoaded: true };
  try {
    let outcome = await press(tab, { what: 'entrance', selector: entrance.selector });
    if (!outcome.pressed) return unknown;
    let after = await ask<'measure'>(tab, { step: 'measure' });
    let change = judgeEntering(before, after, outcome);
    const dialogue = newOverlays(before, after).find(({ controls }) => controls > 0);
    if (change.entered !== true && dialogue) {
      const at = { what: 'inner-entrance', kind: entrance.kind, within: dialogue.selector } as const;
      const inner = await press(tab, at);
      if (inner.pressed) {
        outcome = { ...inner, appeared: [...outcome.appeared, ...inner.appeared] };
        after = await ask<'measure'>(tab, { step: 'measure' });
        change = judgeEntering(before, after, outcome);
      }
    }
    if (change.entered !== true) {
      await pause(SECOND_LOOK);
      after = await ask<'measure'>(tab, { step: 'measure' });
      change = judgeEntering(before, after, outcome);
    }
    return { before, after, entrance, ...change };
  } catch (error) {
    // A dialogue that cannot be held back, a host that may not be read, a page that hangs.
    console.warn('[政鉴] visitor', error);
    return unknown;
  }
}

const named = ({ selector, text, href }: SeenEntrance) => ({ selector, text, ...(href ? { href } : {}) });

async function observeAgeing(
  tab: RenderTab,
  entered: Entered,
  until: number,
  take: (moment: 'next') => Promise<void>,
): Promise<{ facts: AgeingModeFacts; holds?: () => Promise<Tri> }> {
  const { before, after, entrance, how, said } = entered;
  const facts: AgeingModeFacts = {
    scriptLoaded: entered.scriptLoaded,
    entered: entered.entered,
    entrance: named(entrance),
    ...(said ? { said } : {}),
    ...(how ? { how } : {}),
    viewport: before.viewport,
    ...(before.text.main ? { before: before.text.main } : {}),
    allSizes: false,
    zoom: 'unknown',
    largeTextScreen: 'unknown',
    readAloud: 'unknown',
    largeCursor: 'unknown',
    floats: [],
    holdsOnNextPage: 'unknown',
    canBeLeft: 'unknown',
  };
  if (entered.entered !== true) return { facts };
  const isLate = () => Date.now() > until;
  if (after.text.main) facts.after = after.text.main;
  if (after.contrast !== undefined) facts.contrast = after.contrast;
  if (after.smallestToolPx !== undefined) facts.smallestTargetPx = after.smallestToolPx;
  const sights = [after];
  const say = () => {
    const offers = (tool: Tool): Tri => offeredOn(tool, sights);
    facts.readAloud = offers('readAloud');
    facts.largeTextScreen = offers('largeTextScreen');
    facts.largeCursor = (after.ownCursor && !before.ownCursor) || offers('largeCursor');
  };
  say();
  try {
    await pause(LATE_LOOK);
    facts.floats = await ask<'floats'>(tab, { step: 'floats', first: after.floating });
    if (isLate()) return { facts };
    const sizes = await trySizes(tab, after);
    Object.assign(facts, sizes);
    if (isLate()) return { facts };
    const phone = after.hasViewport ? await onPhone(tab, after.url) : undefined;
    if (phone) facts.phone = phone;
    if (isLate()) return { facts };
    facts.canBeLeft = await leave(tab, entered);
    if (isLate() || !(await enterAgain(tab, entered))) return { facts };
    const next = await nextPage(tab, entered);
    if (!next) return { facts };
    await take('next');
    facts.holdsOnNextPage = next.holds;
    if (next.holds === true) {
      sights.push(next.sight);
      say();
      if (next.sight.text.main) facts.onNextPage = next.sight.text.main;
    }
    return next.holds === 'unknown' && how !== 'link'
      ? { facts, holds: () => comparePlain(tab, before, next.sight) }
      : { facts };
  } catch (error) {
    console.warn('[政鉴] visitor', error);
    return { facts };
  }
}

type Sizes = Pick<AgeingModeFacts, 'largestPx' | 'allSizes' | 'zoom'>;

/** Presses every size, and what enlarges by steps until nothing grows any more. The largest stays on. */
async function trySizes(tab: RenderTab, after: ModeSight): Promise<Sizes> {
  const seen: ModeSight[] = [after];
  let complete = after.sizes > 0 || after.hasLarger;
  let best: { index: number; px: number } | undefined;
  const pressAt = async (at: Parameters<typeof press>[1]): Promise<ModeSight | undefined> => {
    const { pressed, moved } = await press(tab, at);
    if (!pressed || moved) {
      complete = false;
      return undefined;
    }
    const sight = await ask<'measure'>(tab, { step: 'measure' });
    seen.push(sight);
    return sight;
  };
  for (let index = 0; index < after.sizes; index++) {
    if (index === MOST_SIZES) complete = false;
    if (index === MOST_SIZES) break;
    const sight = await pressAt({ what: 'size', index });
    if (!sight) break;
    if (!best || sight.text.meanPx > best.px) best = { index, px: sight.text.meanPx };
  }
  if (best && complete && best.index < after.sizes - 1) await pressAt({ what: 'size', index: best.index });
  for (let step = 0; after.hasLarger && complete; step++) {
    const was = seen.at(-1) as ModeSight;
    if (step === MOST_STEPS) complete = false;
    if (step === MOST_STEPS) break;
    const sight = await pressAt({ what: 'larger' });
    if (!sight || sight.text.meanPx <= was.text.meanPx * 1.005) break;
  }
  const means = seen.map(({ text }) => text.meanPx);
  const grows = Math.max(...means) > Math.min(...means) * 1.03;
  const medians = seen.flatMap(({ text }) => (text.main ? [text.main.medianPx] : []));
  return {
    ...(medians.length > 0 ? { largestPx: Math.max(...medians) } : {}),
    // Controls that change nothing under our hands may do so under those of a visitor.
    allSizes: complete && grows,
    zoom: grows || (after.offered.zoom === false ? false : 'unknown'),
  };
}

/** The page as it stands, at the width of a phone; undefined where the window cannot be so narrow or the page leaves. */
async function onPhone(tab: RenderTab, url: string): Promise<AgeingModeFacts['phone']> {
  try {
    await tab.resize(PHONE.width, PHONE.height);
    await ask<'settle'>(tab, { step: 'settle' });
    const sight = await ask<'measure'>(tab, { step: 'measure' });
    if (sight.viewport.width > 500 || sight.url !== url) return undefined;
    return { viewport: sight.viewport, ...(sight.text.main ? { after: sight.text.main } : {}) };
  } catch (error) {
    console.warn('[政鉴] visitor', error);
    return undefined;
  } finally {
    await tab.resize(DESKTOP.width, DESKTOP.height).catch(() => undefined);
    await ask<'settle'>(tab, { step: 'settle' }).catch(() => undefined);
  }
}

/** By the control that says so, else by the entrance once more. */
async function leave(tab: RenderTab, { before, after, entrance, how }: Entered): Promise<Tri> {
  const now = await ask<'measure'>(tab, { step: 'measure' });
  if (how === 'link') {
    const out = [now.leaving?.href, ...now.hrefs].find((href) => href && !isInCopy(before.url, after.url, href));
    const home = new URL('/', before.url).href;
    const isBack = (href: string | undefined) => href === before.url.replace(/#.*$/s, '') || href === home;
    if (now.leaving?.href && !isInCopy(before.url, after.url, now.leaving.href)) return true;
    if (now.hrefs.some(isBack)) return true;
    if (now.leaving && !now.leaving.href) return leaveByPress(tab, { before, after });
    return out ? 'unknown' : false;
  }
  if (now.leaving) {
    const left = await leaveByPress(tab, { before, after });
    if (left === true) return true;
  }
  const { pressed, moved } = await press(tab, { what: 'entrance', selector: entrance.selector });
  if (pressed && !moved) {
    const again = await ask<'measure'>(tab, { step: 'measure' });
    if (isLeft(before, after, again)) return true;
  }
  const mayHide = Object.values(now.offered).includes('unknown');
  return now.leaving || mayHide ? 'unknown' : false;
}

async function leaveByPress(tab: RenderTab, { before, after }: Pick<Entered, 'before' | 'after'>): Promise<Tri> {
  const { pressed, moved } = await press(tab, { what: 'leaving' });
  if (!pressed) return 'unknown';
  const now = await ask<'measure'>(tab, { step: 'measure' });
  if (moved && now.url.replace(/#.*$/s, '') === before.url.replace(/#.*$/s, '')) return true;
  return isLeft(before, after, now) || 'unknown';
}

/** Back into the mode after it was left. */
async function enterAgain(tab: RenderTab, { before, after, entrance, how }: Entered): Promise<boolean> {
  if (how === 'link') {
    await tab.goTo(after.url);
    return true;
  }
  const still = await ask<'measure'>(tab, { step: 'measure' });
  if (!isLeft(before, after, still)) return true;
  await tab.goTo(before.url);
  const fresh = await ask<'measure'>(tab, { step: 'measure' });
  if (!isLeft(before, after, fresh)) return true;
  const again = await enterBy(tab, fresh, entrance);
  return again.entered === true;
}

async function nextPage(
  tab: RenderTab,
  { before, after, how }: Entered,
): Promise<{ holds: Tri; sight: ModeSight } | undefined> {
  const here = await ask<'measure'>(tab, { step: 'measure' });
  const inCopy = (url: string) => how === 'link' && isInCopy(before.url, after.url, url);
  const [url] = [...here.next.filter(inCopy), ...here.next];
  if (!url) return undefined;
  const arrived = await tab.goTo(url);
  if (arrived === 'failed' || arrived === 'timeout') return undefined;
  let sight = await ask<'measure'>(tab, { step: 'measure' });
  if (sight.status >= 400) return undefined;
  const shows = () => showsMode(before, after, sight) || inCopy(sight.url);
  if (!shows()) {
    await pause(SECOND_LOOK);
    sight = await ask<'measure'>(tab, { step: 'measure' });
  }
  if (shows()) return { holds: true, sight };
  const isSure = how === 'link' && sight.failed.length === 0;
  return { holds: isSure ? false : 'unknown', sight };
}

/** The next page without the mode: as large and as marked as it was with it, the mode was not on. */
async function comparePlain(tab: RenderTab, before: ModeSight, withMode: ModeSight): Promise<Tri> {
  // An address that no link of the page without the mode bears may carry the mode on.
  if (withMode.failed.length > 0 || !before.hrefs.includes(withMode.url)) return 'unknown';
  await tab.goTo(withMode.url);
  const plain = await ask<'measure'>(tab, { step: 'measure' });
  if (hasGrown(plain, withMode)) return true;
  const marks = withMode.marks.filter((mark) => !plain.marks.includes(mark));
  return isAsLarge(plain, withMode) && newTools(plain, withMode).length === 0 && marks.length === 0 ? false : 'unknown';
}

async function observeTool(tab: RenderTab, entered: Entered, until: number): Promise<AccessibleToolFacts> {
  const { before, after, entrance, how, said } = entered;
  const opened = entered.entered;
  const offers = (tool: Tool): Tri => (opened === true ? offeredOn(tool, [after]) : 'unknown');
  const [zoom, magnifier] = [offers('zoom'), offers('magnifier')];
  return {
    scriptLoaded: entered.scriptLoaded,
    opened,
    entrance: named(entrance),
    ...(said ? { said } : {}),
    ...(how ? { how } : {}),
    viewport: before.viewport,
    readAloud: offers('readAloud'),
    largeCursor: opened === true && after.ownCursor && !before.ownCursor ? true : offers('largeCursor'),
    zoom: zoom === true || magnifier === true || (zoom === 'unknown' || magnifier === 'unknown' ? 'unknown' : false),
    contrast: offers('contrast'),
    largeTextScreen: offers('largeTextScreen'),
    ...(opened === true && after.bar ? { cover: after.bar.cover } : {}),
    closable:
      opened === true && Date.now() <= until ? await leave(tab, entered).catch(() => 'unknown' as const) : 'unknown',
  };
}

/** What the mode kept is taken back, on the page that stands and on that of the start. */
async function tidyUp(tab: RenderTab, url: string, kept: Kept): Promise<void> {
  const { origin } = new URL(url);
  try {
    if (new URL(await tab.url()).origin === origin) await putBackOn(tab, kept);
    await tab.goTo(url);
    await putBackOn(tab, kept);
    await tab.goTo(url);
  } catch (error) {
    console.warn('[政鉴] visitor', error);
  }
}

const putBackOn = (tab: RenderTab, before: Kept) => ask<'putBack'>(tab, { step: 'putBack', before });

async function isAsBefore(tab: RenderTab, url: string, before: ModeSight): Promise<boolean> {
  try {
    if ((await tab.url()) !== url) await tab.goTo(url);
    const now = await ask<'measure'>(tab, { step: 'measure' });
    return newTools(before, now).length === 0 && !hasGrown(before, now);
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
