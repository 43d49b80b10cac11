/**
 * The page in the survey's window while that is as narrow as a phone. Both browsers make an unfocused window of type
 * `popup` 390 px wide; what it reached is part of the facts. It is no phone: the browser does not say that it is one.
 */
import type { Kept } from '../../facts/probe-mode-storage.ts';
import type { WideSight } from '../../facts/probe-phone.ts';
import type { PhoneFacts } from '../../facts/rendered-facts.ts';
import { ask } from './observe-page.ts';
import type { RenderTab } from './render-tab.ts';
import { DESKTOP, PHONE } from './survey-window.ts';

/** Until a page in which the window was narrowed has laid itself out anew, ms. */
const AFTER_RESIZE = 250;

export interface PhoneOrder {
  url: string;
  /** What a desktop shows of the page. */
  wide: WideSight;
  /** It is loaded in the narrow window; else it is narrowed as it stands. */
  load: boolean;
  /** While the page stands there. */
  take?: () => Promise<void>;
}

/**
 * Whatever happens, the window is as large as a desktop's afterwards.
 * @returns undefined where the page did not come.
 */
export async function observePhone(
  tab: RenderTab,
  { url, wide, load, take }: PhoneOrder,
): Promise<PhoneFacts | undefined> {
  try {
    await tab.resize(PHONE.width, PHONE.height);
    if (!load) await pause(AFTER_RESIZE);
    else if (!['settled', 'unsettled'].includes(await tab.goTo(url))) return undefined;
    const { url: there, ...narrow } = await ask<'narrow'>(tab, { step: 'narrow', wide });
    await take?.();
    return { ...narrow, loaded: load, ...(isSame(there, url) ? {} : { movedTo: there }) };
  } finally {
    await tab.resize(DESKTOP.width, DESKTOP.height);
  }
}

/**
 * Takes back what the page kept in the narrow window. What sends such windows on may keep that it did.
 * @param moved the page is elsewhere, and gone back to.
 * @returns whether the page stands in the tab.
 */
export async function isBack(
  tab: RenderTab,
  { url, kept, moved }: { url: string; kept: Kept; moved: boolean },
): Promise<boolean> {
  const putBack = async () => {
    if (new URL(await tab.url()).origin === new URL(url).origin)
      await ask<'putBack'>(tab, { step: 'putBack', before: kept });
  };
  const isThere = async () => isSame(await tab.url(), url);
  if (moved) await tab.goTo(url);
  if (!(await isThere())) {
    // What the page kept sends it on before it stands: it is put back from an address of its host that has no scripts.
    await tab.goTo(new URL('/robots.txt', url).href);
    await putBack();
    await tab.goTo(url);
  }
  await putBack();
  return isThere();
}

/** The same page, whatever part of it is pointed at. */
export const isSame = (one: string, other: string): boolean => one.replace(/#.*$/s, '') === other.replace(/#.*$/s, '');

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
