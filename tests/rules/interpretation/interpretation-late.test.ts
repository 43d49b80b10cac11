// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-late.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, dogsExplained, home, interpretation, policy } from '../interpretation-pages.ts';

const pair = (day: string) => [home, policy(dogs), interpretation({ ...dogsExplained, day })];
const late = (interpreted: string, days: number) => [
  message('finding.interpretation-late', { title: dogs.title, published: dogs.day, interpreted, days, limit: 3 }),
];
/** Ten documents of ten days whose interpretations all carry one day: they were moved together. */
const moved = Array.from({ length: 10 }, (_, index) => {
  const title = `云溪市第${index}号河道管理保护办法`;
  return [
    policy({
      ...dogs,
      path: `zcwj/m${index}.html`,
      title,
      day: `2025-03-${10 + index}`,
      number: `云政发〔2025〕${20 + index}号`,
    }),
    interpretation({ ...dogsExplained, path: `zcjd/m${index}.html`, title: `《${title}》政策解读`, day: '2025-05-20' }),
  ];
}).flat();

testRule(
  rule,
  {},
  {
    valid: [
      { name: '次日解读', pages: pair('2025-05-09') },
      { name: '隔了周末，仍在3个工作日内', pages: pair('2025-05-13') },
      { name: '先解读后公布文件', pages: pair('2025-05-06') },
    ],
    invalid: [
      { name: '第4个工作日才解读', pages: pair('2025-05-14'), certainty: 'suspected', findings: late('2025-05-14', 4) },
      { name: '十份解读同一天上线，像是整体迁移', pages: [home, ...moved], certainty: 'suspected', findings: [] },
    ],
    cannotTell: [
      { name: '只有文件', pages: [home, policy(dogs)], because: 'because.no-dated-pair' },
      {
        name: '采集日期不明',
        pages: pair('2025-05-20').map((page) => ({ ...page, capturedOn: null })),
        because: 'because.day-unknown',
      },
    ],
  },
);
