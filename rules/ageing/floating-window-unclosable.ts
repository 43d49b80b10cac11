import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Bars at an edge (back to top, share, QQ) are tools, not windows: what covers less of the screen is left alone. */
const MIN_COVER = 0.01;

export default definePageRule({
  id: 'floating-window-unclosable',
  version: 1,
  params: z.object({}),
  needs: ['audit'],
  basis: [
    clause('website-guidelines-2017', '附件 网页设计规范（浮动窗口可以关闭）', 'default'),
    clause('ageing-design-2021', '适老化通用设计规范（弹窗、浮窗可关闭）', 'secondary'),
  ],

  check({ audit, url }) {
    const layout = audit?.layout;
    if (!layout) return cannotTell(message('because.not-measured'));

    // Headers that stay in place while one scrolls are no windows; what drifts, blocks, or is a picture with a link is.
    const windows = layout.floating.filter(
      ({ drifting, modal, picture, position, cover }) =>
        cover >= MIN_COVER && (drifting || modal || (picture && position !== 'sticky')),
    );
    const stuck = windows.filter(({ close, frame }) => !close && !frame);
    const [first, ...others] = stuck.map(
      ({ selector, text }): Finding => ({
        key: `floating-window-unclosable:${selector.replace(/\d+/g, '0')}`,
        pageUrl: url,
        selector,
        message: message('finding.floating-window-unclosable'),
        ...(text ? { quote: text } : {}),
      }),
    );
    // A way to close it can be drawn in the picture or hidden in a script.
    if (first) return suspected([first, ...others], { searched: [url] });
    return windows.some(({ close }) => !close) ? cannotTell(message('because.inside-frame')) : pass();
  },
});
