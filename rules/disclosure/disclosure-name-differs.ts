import { z } from 'zod';
import type { ColumnId } from '../../utils/facts/columns.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { SECTIONS } from '../disclosure-names.ts';
import { cannotTell, defineSiteRule, type Finding, pass } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'disclosure-name-differs',
  version: 1,
  params: z.object({}),
  needs: ['columns'],
  basis: [
    clause('disclosure-platform-2019', '二、统一规范', 'text', '必须统一名称、统一格式，加强规范'),
    clause('disclosure-platform-2019', '四个栏目的名称', 'default'),
  ],

  check({ columns }) {
    const findings: Finding[] = [];
    let same = 0;
    for (const [column, name] of Object.entries(SECTIONS) as [ColumnId, string][]) {
      const links = (columns[column] ?? []).filter(({ visible }) => visible !== false);
      const [first] = links;
      if (!first) continue;
      if (links.some(({ text }) => compact(text) === name)) same++;
      else {
        findings.push({
          key: `disclosure-name-differs:${column}`,
          pageUrl: first.from[0] ?? first.href,
          message: message('finding.disclosure-name-differs', { name, text: first.text }),
          quote: first.text,
        });
      }
    }
    if (same + findings.length === 0) return cannotTell(message('because.no-column-read'));
    if (findings.length === 0) return pass();
    const numbers = { numerator: same, denominator: same, unknown: findings.length };
    return { status: 'measured', ...numbers, certainty: 'suspected', findings };
  },
});
