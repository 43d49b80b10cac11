/** What rules about pages in a narrow window share: when there is anything to judge. */
import type { PageView } from '../utils/facts/reading.ts';
import type { PhoneFacts } from '../utils/facts/rendered-facts.ts';
import { message } from '../utils/text/catalogue/index.ts';
import { cannotTell, notApplicable, type Outcome } from './rule.ts';

/** Wider windows show what tablets show; CSS px. Default of the product. */
const PHONE_WIDTH = 500;
/** Pages with less text are frames, redirects and the like. Default of the product. */
const LEAST_CHARACTERS = 50;

/** The page as it was seen, or why nobody can judge it. */
export function onPhone({ rendered, kind }: Pick<PageView, 'rendered' | 'kind'>): PhoneFacts | { outcome: Outcome } {
  if (kind === 'negative' || kind === 'error') return { outcome: notApplicable(message('because.error-page')) };
  const phone = rendered?.phone;
  if (!phone) return { outcome: cannotTell(message('because.not-on-phone')) };
  if (phone.viewport.width > PHONE_WIDTH) return { outcome: cannotTell(message('because.window-not-narrow')) };
  const { environment } = rendered;
  // What did not come may be what arranges the page.
  if (phone.stylesMissing || environment?.settled === false || environment?.requestsFailed) {
    return { outcome: cannotTell(message('because.page-incomplete')) };
  }
  if ((phone.text?.characters ?? 0) < LEAST_CHARACTERS) {
    return { outcome: notApplicable(message('because.nothing-of-the-kind')) };
  }
  return phone;
}

/** Phones are shown another page than this one. */
export const hasOther = ({ movedTo, otherEdition }: PhoneFacts): boolean =>
  movedTo !== undefined || otherEdition !== undefined;
