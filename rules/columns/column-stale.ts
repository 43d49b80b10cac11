import { z } from 'zod';
import { COLUMN_IDS } from '../../utils/facts/columns.ts';
import type { PageBrief } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { daysBetween, earliest } from '../../utils/text/day.ts';
import { cannotTell, defineSiteRule, type Finding, pass } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-stale',
  version: 1,
  /** `maxDays`: how old the newest item may be. 14 for 动态要闻, six months for 通知公告 and 政策文件. */
  params: z.object({ column: z.enum(COLUMN_IDS), maxDays: z.number().int().positive() }),
  needs: ['columns', 'home'],
  basis: [clause('inspection-indicators-2019', '单项否决 栏目不更新', 'secondary')],

  check({ columns, home }, { column, maxDays }, { asOf }) {
    const shown = (columns[column] ?? []).filter(({ visible }) => visible !== false);
    // The column of the site is the one that its home page links; a department inside it keeps its own.
    const onHome = shown.filter(({ from }) => home !== undefined && from.includes(home.url));
    const links = onHome.length > 0 ? onHome : shown;
    if (links.length === 0) return cannotTell(message('because.column-not-found', { column: columnName(column) }));
    const read = [...new Map(links.flatMap(({ target }) => (target ? [[target.url, target] as const] : []))).values()];
    if (read.length === 0) return cannotTell(message('because.column-not-read', { column: columnName(column) }));
    // Blank is only suspected: while it is, freshness stays open too.
    if (read.every(({ blank }) => blank)) return cannotTell(message('because.column-blank'));
    if (!asOf) return cannotTell(message('because.day-unknown'));

    // One column can be linked in several ways; whoever keeps one of them fresh keeps the column.
    const aged = read.flatMap((page) => ageOf(page, asOf) ?? []).sort((a, b) => a.days - b.days);
    const [freshest] = aged;
    const searched = read.map(({ url }) => url);
    if (!freshest) return cannotTell(message('because.no-dated-item'), { searched });
    if (freshest.days < 0) return cannotTell(message('because.newer-than-cutoff'), { searched });
    if (freshest.days <= maxDays) return pass();
    // A column that is linked elsewhere too, where it was not read or shows no date, may be kept fresh there.
    if (links.some(({ target }) => !target)) {
      return cannotTell(message('because.column-not-read', { column: columnName(column) }), { searched });
    }
    if (aged.length < read.length || aged.some(({ sure }) => !sure))
      return cannotTell(message('because.no-dated-item'), { searched });

    const finding: Finding = {
      key: `column-stale:${column}`,
      pageUrl: freshest.page.url,
      message: message('finding.column-stale', {
        column: columnName(column),
        newest: freshest.newest,
        days: freshest.days,
        limit: maxDays,
      }),
      quote: freshest.newest,
    };
    // On the pages of the list that were not read something newer may stand, pinned or sorted otherwise.
    const certainty = freshest.page.list?.complete ? 'proven' : 'suspected';
    return { status: 'fail', certainty, findings: [finding], searched };
  },
});

const columnName = (column: (typeof COLUMN_IDS)[number]) => message(`column.${column}`);

interface Aged {
  page: PageBrief;
  newest: string;
  days: number;
  /** Rows that say 刚刚 or 06-05 can be newer than the newest one with a whole date. */
  sure: boolean;
}

/** Days since the newest item, as of the earlier of the cut-off and the day on which the list was read. */
function ageOf(page: PageBrief, asOf: string): Aged | undefined {
  const { freshest: newest, undated = 0 } = page.list ?? {};
  const until = earliest(asOf, page.capturedOn);
  if (!newest || !until || page.unknown.includes('list')) return undefined;
  return { page, newest, days: daysBetween(newest, until), sure: undated === 0 };
}
