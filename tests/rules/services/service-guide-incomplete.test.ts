// @vitest-environment jsdom
import rule from '../../../rules/services/service-guide-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { body, guide, home, TITLE } from '../services-pages.ts';

const lacks = (...elements: ('place' | 'hours' | 'basis')[]) => [
  message('finding.service-guide-incomplete', {
    title: TITLE,
    elements: elements.map((element) => message(`guide-element.${element}`)),
  }),
];

testRule(
  rule,
  {},
  {
    valid: [{ name: '八项齐全', ...guide(body()) }],
    invalid: [
      {
        name: '没有办理地点和时间',
        ...guide(body(['place', 'hours'])),
        certainty: 'suspected',
        findings: lacks('place', 'hours'),
      },
      { name: '没有设定依据', ...guide(body(['basis'])), certainty: 'suspected', findings: lacks('basis') },
    ],
    notApplicable: [{ name: '首页', ...home(), because: 'because.not-a-guide' }],
    cannotTell: [
      {
        name: '要素由脚本填入',
        ...guide(`${body(['place', 'hours'])}<div id="more"></div><script src="/js/guide.js"></script>`),
        capture: 'fetched',
        because: 'because.guide-by-script',
      },
    ],
  },
);
