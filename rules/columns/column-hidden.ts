import { z } from 'zod';
import { COLUMN_IDS } from '../../utils/facts/columns.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspectedShare } from '../rule.ts';
import { samePlace } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'column-hidden',
  version: 1,
  params: z.object({}),
  needs: ['columns', 'menus'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（栏目设置）', 'default')],

  check({ columns, menus }) {
    // What opens when a menu is pointed at is hidden until then, and no fault.
    const inMenu = new Set(
      menus
        .filter(({ region }) => region === 'navigation' || region === 'header' || region === 'unknown')
        .map(({ href }) => samePlace(href)),
    );
    const findings: Finding[] = [];
    let good = 0;
    let open = 0;
    for (const column of COLUMN_IDS) {
      const links = columns[column] ?? [];
      const [first] = links;
      if (!first) continue;
      if (links.some(({ visible }) => visible !== false)) good++;
      else if (links.some(({ href }) => inMenu.has(samePlace(href)))) open++;
      else {
        findings.push({
          key: `column-hidden:${column}`,
          pageUrl: first.from[0] ?? first.href,
          message: message('finding.column-hidden', { column: message(`column.${column}`), text: first.text }),
          quote: first.text,
        });
      }
    }
    if (good + open + findings.length === 0) return cannotTell(message('because.no-column-read'));
    if (findings.length === 0 && open === 0) return pass();
    return suspectedShare({
      met: good,
      open: open + findings.length,
      findings,
    });
  },
});
