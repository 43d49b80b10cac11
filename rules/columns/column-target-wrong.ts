import { z } from 'zod';
import { COLUMN_IDS, type ColumnId } from '../../utils/facts/columns.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { SAYS_COLUMN, SHARED } from '../column-places.ts';
import { cannotTell, defineSiteRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-target-wrong',
  version: 1,
  params: z.object({}),
  needs: ['columns', 'places', 'contents'],
  basis: [
    clause('inspection-circulars', '错链、死链（常德市2020年11月）', 'secondary'),
    clause('inspection-indicators-2019', '扣分指标 可用性', 'default'),
  ],

  check({ columns, places, contents }) {
    const pages = new Map([...places, ...contents].map((page) => [samePlace(page.url), page]));
    const sure: Finding[] = [];
    const open: Finding[] = [];
    let read = 0;
    for (const column of COLUMN_IDS) {
      if (!SAYS_COLUMN[column]) continue;
      for (const { text, href, from, target, visible } of columns[column] ?? []) {
        const page = target && pages.get(samePlace(target.url));
        if (!page || visible === false) continue;
        read++;
        const path = page.path ?? [];
        const last = compact(path.at(-1) ?? '');
        const title = compact(page.title ?? '');
        if (saysItself(column, text, [...path, title])) continue;
        const byPath = otherOf(column, last);
        const byTitle = otherOf(column, title);
        const other = byPath ?? byTitle;
        if (!other) continue;
        const names = { column: message(`column.${column}`), other: message(`column.${other}`) };
        (byPath === byTitle ? sure : open).push({
          key: `column-target-wrong:${column}:${href}`,
          pageUrl: from[0] ?? href,
          message: message('finding.column-target-wrong', { ...names, text, href }),
          quote: page.title ?? path.at(-1) ?? '',
        });
      }
    }
    if (read === 0) return cannotTell(message('because.no-column-read'));
    const [first, ...others] = sure;
    if (first) return proven(first, ...others);
    const [doubtful, ...more] = open;
    return doubtful ? suspected([doubtful, ...more]) : pass();
  },
});

/** Whether the page names the column that the link promised, or bears the very words of the link. */
function saysItself(column: ColumnId, text: string, names: readonly string[]): boolean {
  const word = compact(text);
  return names.some(
    (name) => SAYS_COLUMN[column]?.test(compact(name)) || (word !== '' && compact(name).includes(word)),
  );
}

/** The other column that the name says, where it says one and pages of both are not shared by custom. */
function otherOf(column: ColumnId, name: string): ColumnId | undefined {
  return COLUMN_IDS.find((id) => id !== column && SAYS_COLUMN[id]?.test(name) && !SHARED.has(`${column} ${id}`));
}
