/** Shows all of a page to its own scripts, as a visitor who scrolls down does: pictures and rows come where they are seen. */
import { whenQuiet } from '../../utils/facts/when-quiet.ts';

/** Steps of a window's height, at most: a page that grows below for ever is left. Default of the product. */
const STEPS = 20;
/** Milliseconds between two steps: an IntersectionObserver needs a frame or two. */
const STEP = 60;
/** At the end of the page further rows are waited for so long; milliseconds. */
const GROWS = 1_000;
/** What came into view is waited for so long; milliseconds. */
const QUIET = { quiet: 500, atMost: 4_000 };

/** Scrolls to the end and back. Answers whether what that brought came to rest. Nothing where nobody sees the page. */
export async function walkPage(document: Document, view: Window): Promise<boolean> {
  if (document.visibilityState !== 'visible') return true;
  const place = { left: view.scrollX, top: view.scrollY };
  /** Whether more comes at the end of the page, as where rows are appended when the last one is seen. */
  const grows = async () => {
    const height = rootHeight();
    for (let waited = 0; steps > 0 && waited < GROWS; waited += STEP) {
      if (rootHeight() > height) return true;
      await pause(STEP);
    }
    return false;
  };
  const rootHeight = () => document.documentElement?.scrollHeight ?? 0;
  let steps = 0;
  for (let top = view.innerHeight; steps < STEPS; top += view.innerHeight) {
    if (top >= rootHeight() + view.innerHeight || (top >= rootHeight() && !(await grows()))) break;
    view.scrollTo({ left: 0, top, behavior: 'instant' });
    steps++;
    await pause(STEP);
  }
  const rested = steps === 0 || (await whenQuiet(document, QUIET));
  view.scrollTo({ ...place, behavior: 'instant' });
  return rested;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
