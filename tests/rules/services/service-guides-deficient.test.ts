// @vitest-environment jsdom
import rule from '../../../rules/services/service-guides-deficient.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { body, guide, hollow, home } from '../services-pages.ts';

const poor = (index: number) => ({
  title: `第${index}项补贴申领办事指南`,
  page: guide(hollow(['place', 'hours', 'phone', 'basis']), {
    title: `第${index}项补贴申领办事指南`,
    path: `bsfw/${index}.html`,
  }),
});
const found = (indexes: readonly number[]) =>
  indexes.map((index) =>
    message('finding.service-guide-incomplete', {
      title: poor(index).title,
      elements: (['basis', 'place', 'hours', 'phone'] as const).map((element) => message(`guide-element.${element}`)),
    }),
  );
const good = guide(body(), { path: 'bsfw/9.html' });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '六份中只有四份缺四类',
        pages: [home(), good, guide(body(), { path: 'bsfw/8.html' }), ...[1, 2, 3, 4].map((index) => poor(index).page)],
      },
    ],
    invalid: [
      {
        name: '五份各缺四类',
        pages: [home(), good, ...[1, 2, 3, 4, 5].map((index) => poor(index).page)],
        certainty: 'suspected',
        findings: found([1, 2, 3, 4, 5]),
      },
      {
        name: '只有两份指南，都缺四类',
        pages: [home(), ...[1, 2].map((index) => poor(index).page)],
        certainty: 'suspected',
        findings: found([1, 2]),
      },
    ],
    cannotTell: [{ name: '没有读到指南', pages: [home()], because: 'because.no-guide-read' }],
  },
);
