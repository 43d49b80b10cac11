/** What rules about the mode for older people (长者模式) share: when there is anything to judge, and rules of one form. */
import { z } from 'zod';
import type { PageView } from '../utils/facts/reading.ts';
import type { AgeingModeFacts } from '../utils/facts/rendered-facts.ts';
import { type Message, message } from '../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, type Outcome, type PageRule, pass, suspected } from './rule.ts';
import { type Clause, clause, type StandardStatus } from './standards.ts';

/** Narrower pages are looked at as on a phone (移动端); CSS px. Default of the product. */
const MOBILE_WIDTH = 768;

type Needed = Pick<PageView, 'rendered' | 'ageingEntrance' | 'kind'>;

/** Why there is no mode to judge: it is asked of the home page, and of every page where it was tried. */
export function untried({ ageingEntrance, kind }: Needed): Outcome {
  if (ageingEntrance === false) return notApplicable(message('because.no-ageing-entrance'));
  return kind === 'home'
    ? cannotTell(message('because.mode-not-tried'))
    : notApplicable(message('because.not-the-home-page'));
}

/** The mode as it was entered, or why nobody can judge it. */
export function enteredMode(view: Needed): AgeingModeFacts | { outcome: Outcome } {
  const mode = view.rendered?.ageingMode;
  if (!mode) return { outcome: untried(view) };
  if (!mode.scriptLoaded) return { outcome: cannotTell(message('because.mode-script-missing')) };
  if (mode.entered !== true) return { outcome: cannotTell(message('because.mode-not-entered')) };
  return mode;
}

export const isMobile = ({ viewport }: AgeingModeFacts): boolean => viewport.width < MOBILE_WIDTH;

/** A rule that asks whether the mode offers one thing, on phones, on desktops or on both. */
export function offeredInMode({
  id,
  field,
  on,
  place,
  status = 'secondary',
  said,
}: {
  id: string;
  field: 'zoom' | 'largeTextScreen' | 'readAloud' | 'largeCursor' | 'holdsOnNextPage' | 'canBeLeft';
  on: 'desktop' | 'both';
  /** Where the document asks for it. */
  place: string;
  status?: StandardStatus;
  /** The finding. */
  said: Message;
}): PageRule {
  const basis: readonly [Clause] = [clause('ageing-design-2021', place, status)];
  return definePageRule({
    id,
    version: 1,
    params: z.object({}),
    needs: ['rendered', 'ageingEntrance', 'kind'],
    basis,

    check(view) {
      const mode = enteredMode(view);
      if ('outcome' in mode) return mode.outcome;
      if (on === 'desktop' && isMobile(mode)) return notApplicable(message('because.desktop-only'));
      if (mode[field] === 'unknown') return cannotTell(message('because.mode-unclear'));
      if (mode[field]) return pass();
      // A control that is drawn in a picture or named otherwise is easily missed.
      return suspected([{ key: id, pageUrl: view.url, message: said }], { searched: [view.url] });
    },
  });
}
