import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const DUTY = /政务公开|政府信息公开|信息公开/;
const DUTIES = /分管|负责|协助|联系|主持|工作分工|分工/;

export default defineSiteRule({
  id: 'responsible-leader-unnamed',
  version: 1,
  params: z.object({}),
  needs: ['contents', 'places', 'columns'],
  basis: [clause('luoyang-2016', 'LY-6.3.4', 'text', '确定一位负责同志分管政务公开工作,列入工作分工,并对外公布')],

  wants: (facts) => leaderPages(facts).map(({ url }) => url),

  check(facts, _, { textOf }) {
    const pages = leaderPages(facts);
    if (pages.length === 0) return cannotTell(message('because.leaders-not-read'));
    const texts = pages.map(({ url }) => textOf(url));
    const dutiesSeen = texts.some((words) => words && DUTIES.test(words.text));
    const named = texts.some((words) =>
      words?.text.split('\n').some((line) => DUTY.test(line) && (DUTIES.test(line) || line.length < 400)),
    );
    if (named) return pass();
    // The duties may stand on pages of single leaders that were not read, or in a table that a script writes.
    if (!dutiesSeen || texts.some((words) => !words || words.partial))
      return cannotTell(message('because.leaders-not-read'));
    const searched = pages.map(({ url }) => url);
    return suspected(
      [
        {
          key: 'responsible-leader-unnamed',
          pageUrl: searched[0] ?? '',
          message: message('finding.responsible-leader-unnamed'),
        },
      ],
      { searched },
    );
  },
});

function leaderPages({ contents, places, columns }: Pick<SiteFacts, 'contents' | 'places' | 'columns'>) {
  const linked = new Set((columns.leaders ?? []).flatMap(({ target }) => target?.url ?? []));
  return [...places, ...contents]
    .filter(
      ({ url, title = '', path = [] }) =>
        linked.has(url) ||
        /领导分工|工作分工/.test(title) ||
        path.some((step) => /领导(?:之窗|信息|分工|成员|介绍)?$/.test(step)),
    )
    .slice(0, 20);
}
