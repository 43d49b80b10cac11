import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { enteredMode, isMobile } from '../ageing-mode.ts';
import { cannotTell, definePageRule, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'ageing-text-small',
  version: 2,
  /** `minPx`: what the largest size on a phone has to reach, in CSS px (dp/pt). */
  params: z.object({ minPx: z.number().positive().default(18) }),
  needs: ['rendered', 'ageingEntrance', 'kind'],
  basis: [clause('ageing-design-2021', '可感知性（移动端字体大小，至少一种不小于18dp/pt）', 'secondary')],

  check(view, { minPx }) {
    const mode = enteredMode(view);
    if ('outcome' in mode) return mode.outcome;
    const { phone } = mode;
    if (!isMobile(mode) && !phone) return notApplicable(message('because.mobile-only'));
    const sizes = isMobile(mode) ? [mode.largestPx, mode.after?.medianPx] : [phone?.after?.medianPx];
    const largest = Math.max(...sizes.map((px) => px ?? 0));
    // A page of links has no running text to measure.
    if (largest === 0) return cannotTell(message('because.mode-no-text'));
    if (largest >= minPx) return pass();
    const px = Math.round(largest * 10) / 10;
    const finding = {
      key: 'ageing-text-small',
      pageUrl: view.url,
      message: message('finding.ageing-text-small', { px, limit: minPx }),
    };
    // A window made narrow is no phone: a site may send phones another page.
    return mode.allSizes && isMobile(mode) ? proven(finding) : suspected([finding], { searched: [view.url] });
  },
});
