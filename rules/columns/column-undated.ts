import { z } from 'zod';
import type { ItemFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass } from '../rule.ts';
import { owesUpdates, siteColumns } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-undated',
  version: 1,
  /** `pages`: so many contents of the list have to be read, all without a day. Default of the product. */
  params: z.object({ pages: z.number().int().positive().default(2) }),
  needs: ['pages', 'columns', 'menus', 'lists', 'items', 'contents'],
  basis: [
    clause('inspection-indicators-2019', '单项否决（信息未注明发布时间的视为不更新）', 'secondary'),
    clause('website-guidelines-2017', '附件 网页设计规范（发布时间）', 'secondary'),
  ],

  check(facts, { pages }) {
    const listed = new Map(facts.lists.map((list, index) => [list, index]));
    const columns = siteColumns(facts).filter((column) => column.list && column.list.rows > 0 && owesUpdates(column));
    if (columns.length === 0) return notApplicable(message('because.no-such-page-read'));

    const findings: Finding[] = [];
    let good = 0;
    let open = 0;
    const itemsOf = itemsByList(facts.items);
    for (const { list, name } of columns) {
      const items = (list && itemsOf.get(listed.get(list) ?? -1)) ?? [];
      if (!list || items.some(({ day, vague }) => day || vague)) {
        good++;
        continue;
      }
      const read = items.flatMap(({ content }) => (content === undefined ? [] : (facts.contents[content] ?? [])));
      const known = read.filter(({ unknown }) => !unknown.includes('publishedOn'));
      if (known.length < pages || known.length < read.length) {
        open++;
        continue;
      }
      findings.push({
        key: `column-undated:${list.url}`,
        pageUrl: list.url,
        message: message('finding.column-undated', { column: name, count: known.length }),
      });
    }
    if (findings.length === 0 && open === 0) return pass();
    if (good === 0 && findings.length === 0) return cannotTell(message('because.no-such-page-read'));
    return {
      status: 'measured',
      numerator: good,
      denominator: good,
      unknown: open + findings.length,
      // A day may stand in a picture, or under a name that nobody knows.
      certainty: 'suspected',
      findings,
      searched: columns.map(({ url }) => url),
    };
  },
});

function itemsByList(items: readonly ItemFacts[]): Map<number, ItemFacts[]> {
  const byList = new Map<number, ItemFacts[]>();
  for (const item of items) {
    for (const list of item.lists) {
      const rows = byList.get(list);
      if (rows) rows.push(item);
      else byList.set(list, [item]);
    }
  }
  return byList;
}
