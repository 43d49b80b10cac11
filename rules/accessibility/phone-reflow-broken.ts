import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { onPhone } from '../phone.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** What may need two dimensions: pictures, maps, films, tables of data. */
const EXCEPTED = new Set(['table', 'img', 'picture', 'svg', 'canvas', 'video', 'object', 'embed', 'iframe', 'map']);

/** A page that is laid out for phones and still has to be scrolled both ways, or loses text at its edge. */
export default definePageRule({
  id: 'phone-reflow-broken',
  version: 1,
  /** `minPx`: how far the page reaches beyond the window; `minCut`: share of the text that is lost, 0 to 1. */
  params: z.object({
    minPx: z.number().min(1).default(20),
    minCut: z.number().min(0.01).max(1).default(0.05),
  }),
  needs: ['rendered', 'kind', 'template'],
  basis: [clause('wcag-2.2', '1.4.10 Reflow', 'text')],

  check(view, { minPx, minCut }) {
    const phone = onPhone(view);
    if ('outcome' in phone) return phone.outcome;
    // Phones lay other pages out as wide as desktops do.
    if (phone.layout !== 'device') return notApplicable(message('because.not-for-phones'));
    const print = view.template?.whole ?? view.url;
    const { sideways, sticksOut, width, cut, cutOnDesktop, cutExample } = phone;
    const findings: Finding[] = [];
    const isWide = sideways && width.content - width.window >= minPx;
    const part = sticksOut.find(({ tag, right }) => !EXCEPTED.has(tag) && right - width.window >= minPx);
    if (isWide && part) {
      findings.push({
        key: `phone-reflow-broken:sideways:${print}`,
        pageUrl: view.url,
        selector: part.selector,
        message: message('finding.phone-sideways', { content: width.content, window: width.window }),
        ...(part.text ? { quote: part.text } : {}),
      });
    }
    if (cut - cutOnDesktop >= minCut) {
      findings.push({
        key: `phone-reflow-broken:cut:${print}`,
        pageUrl: view.url,
        ...(cutExample ? { selector: cutExample.selector } : {}),
        message: message('finding.phone-text-cut', { share: Math.round(cut * 100) }),
        ...(cutExample?.text ? { quote: cutExample.text } : {}),
      });
    }
    const [first, ...others] = findings;
    // The window of a desktop shows it, and no phone was asked.
    if (first) return suspected([first, ...others], { searched: [view.url] });
    return isWide ? cannotTell(message('because.sideways-unclear')) : pass();
  },
});
