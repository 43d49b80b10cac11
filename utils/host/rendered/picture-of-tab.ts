/** What a tab of the survey's window shows, as a picture. */
import { browser } from 'wxt/browser';
import type { RenderTabPlace } from './render-tab.ts';

/** Browsers give two pictures a second; milliseconds. */
const BETWEEN = 550;
/** Of a window that is not drawn (minimised, its screen locked) some browsers never give one; milliseconds. */
const TIMEOUT = 10_000;
/** Waits after a refusal: the browser's count of pictures is not ours alone. */
const AGAIN = [700, 1_500, 3_000] as const;
const OVER_QUOTA = /quota|MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/i;

let pictured = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * A `data:` address. Undefined where the window shows another tab: what stands in it is nobody's business.
 * @throws what the browser says where it gives no picture, or after ten seconds.
 */
export function pictureOfTab(
  place: RenderTabPlace,
  format: { format: 'png' } | { format: 'jpeg'; quality: number },
): Promise<string | undefined> {
  const picture = turn.then(() => take(place, format));
  turn = picture.catch(() => undefined);
  return picture;
}

async function take(
  place: RenderTabPlace,
  format: { format: 'png' } | { format: 'jpeg'; quality: number },
): Promise<string | undefined> {
  for (const again of [...AGAIN, undefined]) {
    await pause(Math.min(BETWEEN, pictured + BETWEEN - Date.now()));
    if (!(await isShown(place))) return undefined;
    pictured = Date.now();
    try {
      const picture = await inTime(browser.tabs.captureVisibleTab(place.windowId, format));
      return (await isShown(place)) ? picture : undefined;
    } catch (error) {
      if (again === undefined || !OVER_QUOTA.test(String(error))) throw error;
      await pause(again);
    }
  }
  return undefined;
}

/** Pictures are of windows: somebody may have opened another tab in it, or taken the tab away. */
async function isShown({ tabId, windowId }: RenderTabPlace): Promise<boolean> {
  const tab = await browser.tabs.get(tabId);
  return tab.active && tab.windowId === windowId;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no picture in time')), TIMEOUT);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const pause = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
