/** Shows all of a page to its own scripts, as a visitor who scrolls down does: pictures and rows come where they are seen. */
import { whenQuiet } from '../../utils/facts/when-quiet.ts';

/** Steps of a window's height, at most: a page that grows below for ever is left. Default of the product. */
const STEPS = 20;
/** Milliseconds between two steps: an IntersectionObserver needs a frame or two. */
const STEP = 60;

/**
 * Scrolls to the end and back as the page comes to rest, and on where it grows meanwhile, as where rows are appended when
 * the last one is seen. Answers whether it was quiet for `quiet` ms, with all of it shown, within `atMost` ms. Where
 * nobody sees the page it is not scrolled.
 */
export async function walkPage(
  document: Document,
  view: Window,
  { quiet, atMost }: { quiet: number; atMost: number },
): Promise<boolean> {
  const deadline = Date.now() + atMost;
  const height = () => document.documentElement?.scrollHeight ?? 0;
  while (document.readyState !== 'complete' && Date.now() < deadline) await pause(STEP);
  const place = { left: view.scrollX, top: view.scrollY };
  let steps = document.visibilityState === 'visible' ? 0 : STEPS;
  let shown = view.innerHeight;
  const showRest = async () => {
    for (; shown < height() && steps < STEPS && Date.now() < deadline; steps++) {
      view.scrollTo({ left: 0, top: shown, behavior: 'instant' });
      shown = Math.min(shown + view.innerHeight, Math.max(shown, height()));
      await pause(STEP);
    }
  };
  const growth = async (signal: AbortSignal) => {
    while (!signal.aborted && steps < STEPS && Date.now() < deadline) {
      if (height() > shown) return 'grown' as const;
      await pause(STEP);
    }
    return new Promise<never>(() => undefined);
  };
  let rested: boolean | 'grown' = 'grown';
  while (rested === 'grown') {
    await showRest();
    const still = new AbortController();
    rested = await Promise.race([
      whenQuiet(document, { quiet, atMost: Math.max(0, deadline - Date.now()) }),
      growth(still.signal),
    ]);
    still.abort();
  }
  if (steps > 0) view.scrollTo({ ...place, behavior: 'instant' });
  return rested;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
