/** Reads the page around it as a visitor has it before him. */
import { collectInSlices } from '../../utils/facts/collect.ts';
import type { PageFacts } from '../../utils/facts/page-facts.ts';
import { whenQuiet } from '../../utils/facts/when-quiet.ts';
import { navigationStatus } from '../../utils/platform.ts';
import { gatherRows } from './gather-rows.ts';
import { findPress } from './press-more.ts';

/** Presses, rows of a list and milliseconds after which enough was seen for every rule. Defaults of the product. */
const PRESSES = 8;
const ROWS = 120;
const PRESS_TIME = 8_000;

export interface RenderedReading {
  facts: PageFacts;
  /** What pressing brought came to rest. */
  rested: boolean;
  visible: boolean;
  viewport: { width: number; height: number };
  /** Something may be pressed for further rows. */
  more: boolean;
  pressed: number;
}

export interface RenderedReader {
  read(): Promise<RenderedReading>;
  press(): Promise<RenderedReading>;
}

export function createRenderedReader(document: Document, view: Window): RenderedReader {
  let reading: RenderedReading | undefined;

  const collect = () => {
    const status = navigationStatus(performance);
    return collectInSlices(
      document,
      {
        url: location.href,
        capture: 'rendered',
        capturedAt: new Date().toISOString(),
        ...(status ? { status } : {}),
      },
      () => new Promise((resolve) => setTimeout(resolve)),
    );
  };
  const isVisible = () => document.visibilityState === 'visible';

  async function read(): Promise<RenderedReading> {
    const seenBefore = isVisible();
    const facts = await collect();
    reading = {
      facts,
      rested: true,
      visible: seenBefore && isVisible(),
      viewport: { width: view.innerWidth, height: view.innerHeight },
      more: findPress(document) !== undefined,
      pressed: 0,
    };
    return reading;
  }

  async function press(): Promise<RenderedReading> {
    let { facts, rested, pressed, ...rest } = reading ?? (await read());
    const deadline = Date.now() + PRESS_TIME;
    for (let target = findPress(document); target && pressed < PRESSES && Date.now() < deadline; ) {
      const place = { left: view.scrollX, top: view.scrollY };
      target.element.click();
      pressed++;
      rested = (await whenQuiet(document, { quiet: 1_000, atMost: Math.max(1_000, deadline - Date.now()) })) && rested;
      view.scrollTo({ ...place, behavior: 'instant' });
      const gathered = gatherRows(facts, await collect());
      facts = gathered.facts;
      if (gathered.added === 0 || facts.lists.some(({ items }) => items.length >= ROWS)) break;
      target = findPress(document);
    }
    reading = { ...rest, facts, rested, pressed, more: findPress(document) !== undefined, visible: isVisible() };
    return reading;
  }

  return { read, press };
}
