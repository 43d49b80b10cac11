import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Bars that slide in at an edge are tools: what covers less of the window and stands still is left alone. */
const MIN_COVER = 0.1;

/** Windows that come while the page is read, and those of pages that were not measured when they had come to rest. */
export default definePageRule({
  id: 'late-window-unclosable',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'audit'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（浮动窗口可以关闭）', 'default'),
    clause('ageing-design-2021', '适老化通用设计规范（弹窗、浮窗可关闭）', 'secondary'),
  ],

  check({ rendered, audit, url }) {
    const popups = rendered?.popups;
    if (!popups) return cannotTell(message('because.not-tried'));
    // What stood there from the start is asked by another rule where it was measured.
    const asked = new Set(audit?.layout?.floating.map(({ selector }) => selector));
    const windows = popups.filter(
      ({ late, moves, modal, cover, selector }) =>
        !asked.has(selector) && (moves || modal || (late && cover >= MIN_COVER)),
    );
    const [first, ...others] = windows
      .filter(({ closable }) => closable === false)
      .map(
        ({ selector, text, late }): Finding => ({
          key: `late-window-unclosable:${selector.replace(/\d+/g, '0')}`,
          pageUrl: url,
          selector,
          message: message(late ? 'finding.late-window-unclosable' : 'finding.floating-window-unclosable'),
          ...(text ? { quote: text } : {}),
        }),
      );
    // A way to close it can be drawn in the picture, and what comes late may go again.
    if (first) return suspected([first, ...others], { searched: [url] });
    return windows.some(({ closable }) => closable === 'unknown')
      ? cannotTell(message('because.inside-frame'))
      : pass();
  },
});
