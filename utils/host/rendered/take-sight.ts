/** A picture of what the survey's window shows, with what has to be covered in it. Nothing is drawn in the page. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import {
  FOUND,
  type Glimpse,
  type PathStep,
  type Rect,
  rect,
  type Sight,
  type VisitRole,
} from '../../evidence/evidence.ts';
import type { Place } from '../../facts/find-place.ts';
import { ask } from './observe-page.ts';
import { type RenderTab, within } from './render-tab.ts';
import { DESKTOP } from './survey-window.ts';

const SCRIPT = '/content-scripts/evidence.js';
const CALL_TIMEOUT = 15_000;
/** A page that moves while it is pictured, or of which the browser gives no picture, is pictured again so often. */
const TRIES = 3;
/** The first wait where the browser gives no picture; milliseconds. */
const AGAIN = 500;
const MAX_DETAIL = 200;
/** CSS px that a place may move between two looks and be the same. */
const STEADY = 2;
/** What takes pictures of windows that nobody clicked in. */
const PICTURES = { origins: ['<all_urls>'] };

export const mayPicture = (): Promise<boolean> => browser.permissions.contains(PICTURES).catch(() => false);

/** The page's own process wrote it. */
const view = z.object({
  found: z.enum(FOUND),
  rect: rect.optional(),
  text: z.string().max(2_000).optional(),
  holds: z.boolean().optional(),
  covers: z.array(rect),
  viewport: z.object({ width: z.number().positive(), height: z.number().positive() }),
  visible: z.boolean(),
});
type View = z.infer<typeof view>;

export interface SightOptions {
  /** Pictures are permitted. */
  may: boolean;
  /** The window stays where it is; else the place is brought into view, or the top of the page. */
  still?: boolean;
}

/** Rejects never: a place that cannot be pictured says why. */
export async function takeSight(tab: RenderTab, place: Place, { may, still = false }: SightOptions): Promise<Sight> {
  let last: View | undefined;
  let detail: string | undefined;
  try {
    await within(tab.inject(SCRIPT), CALL_TIMEOUT);
    for (let tries = 0; tries < TRIES; tries++) {
      const before = await viewOf(tab, place, still || tries > 0);
      last = before;
      if (!may) return sightOf(before, 'permission');
      if (!before.visible) return sightOf(before, 'hidden');
      const picture = await tab.picture().catch((error: unknown) => {
        detail = String(error);
        return undefined;
      });
      const after = await viewOf(tab, place, true);
      last = after;
      if (!after.visible) return sightOf(after, 'hidden');
      if (picture === undefined) {
        // A window that was just opened may not be drawn yet.
        await pause(AGAIN * (tries + 1));
        continue;
      }
      if (isSteady(before, after)) return { ...sightOf(after), covers: [...before.covers, ...after.covers], picture };
      detail = 'the page moved';
    }
  } catch (error) {
    detail = String(error);
  }
  console.warn('[政鉴] evidence', detail);
  const seen = last ? sightOf(last, 'failed') : blind('failed');
  return { ...seen, ...(detail ? { detail: detail.slice(0, MAX_DETAIL) } : {}) };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Pictures of what a visitor meets, the latest of each kind. */
export interface Album {
  readonly glimpses: readonly Glimpse[];
  /** The page from its top, as it stands. */
  picture(role: VisitRole): Promise<void>;
  /** The way of the focus, screen by screen, after a walk. */
  takePath(screens: readonly number[]): Promise<void>;
}

/** What cannot be pictured is in it with the reason. */
export function albumOf(tab: RenderTab, may: boolean): Album {
  let glimpses: Glimpse[] = [];
  const keep = (glimpse: Glimpse) => {
    glimpses = [...glimpses.filter(({ role, part }) => role !== glimpse.role || part !== glimpse.part), glimpse];
  };
  const see = (still: boolean): Promise<Sight> =>
    may ? takeSight(tab, {}, { may, still }) : Promise.resolve(blind('permission'));
  return {
    get glimpses() {
      return glimpses;
    },
    async picture(role) {
      const url = await tab.url();
      const { found: _, ...sight } = await see(false);
      keep({ role, url, sight });
    },
    async takePath(screens) {
      const url = await tab.url();
      if (!may && screens.length > 0) keep({ role: 'focus-path', url, part: 0, sight: blind('permission') });
      if (!may) return;
      for (const [part, top] of screens.entries()) {
        const before = await ask<'path'>(tab, { step: 'path', top });
        const { found: _, ...sight } = await see(true);
        const after = await ask<'path'>(tab, { step: 'path' });
        keep({ role: 'focus-path', url, part, sight, path: after.map((step, at) => whereItStayed(step, before[at])) });
      }
    },
  };
}

/** What moved while it was pictured is nowhere in the picture. */
function whereItStayed({ rect: now, ...step }: PathStep, before: PathStep | undefined): PathStep {
  const then = before?.rect;
  return now && then && isNear(now, then) ? { ...step, rect: now } : step;
}

const blind = (missing: Sight['missing']): Sight => ({
  at: new Date().toISOString(),
  covers: [],
  viewport: { ...DESKTOP },
  ...(missing ? { missing } : {}),
});

function sightOf({ visible: _, ...seen }: View, missing?: Sight['missing']): Sight {
  return {
    at: new Date().toISOString(),
    found: seen.found,
    covers: seen.covers,
    viewport: seen.viewport,
    ...(seen.rect ? { rect: seen.rect } : {}),
    ...(seen.text === undefined ? {} : { text: seen.text }),
    ...(seen.holds === undefined ? {} : { holds: seen.holds }),
    ...(missing ? { missing } : {}),
  };
}

async function viewOf({ tabId }: RenderTab, place: Place, still: boolean): Promise<View> {
  const [injection] = await within(
    browser.scripting.executeScript({
      target: { tabId },
      func: (wanted: object, isStill: boolean) =>
        (globalThis as unknown as { zhengjianPlace(place: object, still: boolean): Promise<unknown> }).zhengjianPlace(
          wanted,
          isStill,
        ),
      args: [place, still] as never,
    }),
    CALL_TIMEOUT,
  );
  return view.parse(injection?.result);
}

function isSteady(one: View, other: View): boolean {
  if (one.found !== other.found || one.viewport.width !== other.viewport.width) return false;
  if (!one.rect || !other.rect) return one.rect === other.rect;
  return isNear(one.rect, other.rect);
}

const isNear = (a: Rect, b: Rect): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= STEADY);
