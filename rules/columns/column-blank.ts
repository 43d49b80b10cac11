import { z } from 'zod';
import { COLUMN_IDS, type ColumnId } from '../../utils/facts/columns.ts';
import type { PageBrief } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspectedShare } from '../rule.ts';
import { hostOf, hostsOf, mayBeFilled, samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-blank',
  version: 2,
  params: z.object({}),
  needs: ['columns'],
  basis: [
    clause('inspection-indicators-2019', '单项否决 栏目不更新（空白栏目）', 'secondary'),
    clause('website-guidelines-2017', '附件 网页设计规范（避免空白栏目）', 'secondary'),
  ],

  check({ body, columns }) {
    const hosts = hostsOf(body);
    // Several names can lead to one page: it is one column. What lies on another host is not this body's to fill.
    const linked = new Map<string, { column: ColumnId; target: PageBrief | undefined }>();
    for (const column of COLUMN_IDS) {
      for (const { href, target, visible } of columns[column] ?? []) {
        if (visible === false || !hosts.has(hostOf(href))) continue;
        const key = samePlace(target?.url ?? href);
        if (!linked.has(key)) linked.set(key, { column, target });
      }
    }
    const read = [...linked.values()].filter(({ target }) => target);
    if (read.length === 0) return cannotTell(message('because.no-column-read'));

    const blank = read.flatMap(({ column, target }) => (target?.blank ? [{ column, target }] : []));
    const undecided = [...linked.values()].filter(({ target }) => !target || mayBeFilled(target)).length;
    const [first, ...others] = blank.map(
      ({ column, target }): Finding => ({
        key: `column-blank:${target.url}`,
        pageUrl: target.url,
        message: message('finding.column-blank', { column: message(`column.${column}`) }),
      }),
    );
    if (!first && undecided === 0) return pass();
    const good = linked.size - undecided - blank.length;
    return suspectedShare({
      met: good,
      // That nothing stands there is an absence: a person looks before it counts.
      open: undecided + blank.length,
      findings: first ? [first, ...others] : [],
      searched: read.flatMap(({ target }) => (target ? [target.url] : [])),
    });
  },
});
