/** What a visitor meets on a page that is rendered in a tab of the survey window. */
import type { Glimpse } from '../../evidence/evidence.ts';
import { RENDERED_VERSION, type RenderedFacts } from '../../facts/rendered-facts.ts';
import type { ModeKind } from '../../facts/visitor-orders.ts';
import { tryMode } from './observe-mode.ts';
import { ask, hush } from './observe-page.ts';
import { isBack, isSame, observePhone } from './observe-phone.ts';
import type { RenderTab } from './render-tab.ts';
import { albumOf, mayPicture } from './take-sight.ts';

export interface VisitedPage {
  url: string;
  /** The mode for older people and the tool for accessible browsing are tried: asked for once a site. */
  tryModes?: boolean;
  /** What is met is pictured, where that is permitted. */
  pictures?: boolean;
  /** It is also loaded in a window as narrow as a phone. */
  onPhone?: boolean;
  /** No further part is begun after so many milliseconds. */
  budget?: number;
}

export interface VisitorObservation {
  facts: RenderedFacts;
  glimpses: readonly Glimpse[];
  /** The page stands as it did before, and keeps nothing of a mode; else the tab should not be used again. */
  restored: boolean;
}

/** Defaults of the product, ms. */
const BUDGET = 20_000;
const BUDGET_OF_MODES = 60_000;

/**
 * Observes captchas, what stands above the page, the walk of the focus and, if asked, the modes of a page. Goes to the
 * page where the tab is elsewhere, and leaves the tab on it, loaded anew. Sends no form, and presses nothing but
 * entrances of modes and their controls. A part that fails or for which there is no time is absent from the facts.
 * @param tab a tab that is seen: in a hidden one only captchas are looked at.
 * @throws Error where the page cannot be read at all.
 */
export async function observeAsVisitor(tab: RenderTab, page: VisitedPage): Promise<VisitorObservation> {
  let until = Date.now() + (page.budget ?? (page.tryModes ? BUDGET_OF_MODES : BUDGET));
  const isLate = () => Date.now() > until;
  if (!isSame(await tab.url(), page.url)) await tab.goTo(page.url);
  const { url, visible, captchas, entrances, floating } = await ask<'look'>(tab, { step: 'look' });
  const facts: RenderedFacts = { renderedVersion: RENDERED_VERSION, captchas };
  const album = page.pictures ? albumOf(tab, await mayPicture()) : undefined;
  const observation = (restored = true): VisitorObservation => ({ facts, glimpses: album?.glimpses ?? [], restored });
  if (!visible) return observation();
  const wide = page.onPhone ? await ask<'wide'>(tab, { step: 'wide' }).catch(() => undefined) : undefined;
  const kept = await ask<'keep'>(tab, { step: 'keep' });
  let restored = true;
  let screens: number[] = [];
  const began = Date.now();
  const part = async (name: string, work: () => Promise<void>): Promise<void> => {
    if (isLate()) return;
    await work().catch((error: unknown) => console.warn('[政鉴] visitor', name, error));
  };
  await part('keyboard', async () => {
    await hush(tab);
    const walk = await ask<'walk'>(tab, { step: 'walk' });
    facts.keyboard = walk.keyboard;
    screens = walk.screens;
  });
  await part('popups', async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + LATE - Date.now())));
    facts.popups = await ask<'popups'>(tab, { step: 'popups', first: floating });
  });
  if (album) {
    const before = Date.now();
    await part('pictures', async () => {
      if (facts.popups?.length) await album.picture('popup');
      await album.takePath(screens);
    });
    // What is measured has as much time as it has without pictures.
    until += Date.now() - before;
  }
  await part('phone', async () => {
    if (!wide) return;
    // Fields were focused, menus opened: the page is loaded anew in any case.
    const phone = await observePhone(tab, { url, load: true, wide, take: async () => album?.picture('phone') });
    if (phone) facts.phone = phone;
    restored &&= await isBack(tab, { url, kept, moved: phone?.movedTo !== undefined });
  });
  if (!page.tryModes) {
    if (!facts.phone) await tab.goTo(url);
    return observation(restored);
  }
  const trial = async (kind: ModeKind): Promise<void> =>
    part(kind, async () => {
      const seen = entrances.filter((one) => one.kind === kind);
      const found = await tryMode(tab, {
        ...{ url, kind, seen, until },
        take: async (moment) =>
          album?.picture(ROLES[kind][moment]).catch((error: unknown) => console.warn('[政鉴] visitor', error)),
      });
      if (!found) return;
      restored &&= found.restored;
      if (found.ageingMode) facts.ageingMode = found.ageingMode;
      if (found.accessibleTool) facts.accessibleTool = found.accessibleTool;
    });
  await trial('ageing');
  await trial('accessible');
  if (!facts.ageingMode && !facts.accessibleTool) await tab.goTo(url);
  return observation(restored);
}

const ROLES = {
  ageing: { before: 'ageing-before', after: 'ageing-after', next: 'ageing-next' },
  accessible: { before: 'tool-before', after: 'tool-after', next: 'tool-after' },
} as const;

/** How long one waits for windows that come late, ms. */
const LATE = 2_500;
