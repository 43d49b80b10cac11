import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

const CUT = /(?:…|\.{2,}|。{2,})$/;
/** Of a title so much at least must stand before the cut to be found again. */
const STEM = 6;

export default definePageRule({
  id: 'title-truncated',
  version: 1,
  params: z.object({}),
  needs: ['body', 'kind', 'title', 'metaTags', 'documentTitle'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（页面标签 ArticleTitle 与标题）', 'default')],

  check({ kind, body, title, metaTags, documentTitle, url }, _, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing) return owesNothing;
    if (!title) {
      return isUnknown('title')
        ? cannotTell(message('because.content-by-script'))
        : notApplicable(message('because.no-title'));
    }
    const text = title.trim();
    if (!CUT.test(text)) return pass();
    const stem = compact(text.replace(CUT, ''));
    const whole = [metaTags.articletitle ?? '', documentTitle].find((said) => goesOn(compact(said), stem));
    const finding: Finding = {
      key: `title-truncated:${url}`,
      pageUrl: url,
      message: whole
        ? message('finding.title-truncated-whole', { title: text, whole: whole.slice(0, 120) })
        : message('finding.title-truncated', { title: text }),
      quote: text.slice(0, 200),
    };
    // News may end in …… on purpose; a longer title on the same page shows that it was cut.
    return whole ? proven(finding) : suspected([finding], { searched: [url] });
  },
});

/** Whether the text holds the title and more of it than the site's name: 春天里……_云溪市人民政府 is no longer title. */
function goesOn(text: string, stem: string): boolean {
  return (
    stem.length >= STEM && text.startsWith(stem) && /^[\p{L}\p{N}“”《》（）、，]{2}/u.test(text.slice(stem.length))
  );
}
