// @vitest-environment jsdom
import rule from '../../../rules/interaction/consultation-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { BASIS, CALL, CHANNEL, call, DRAFT, home, PERIOD } from '../interaction-pages.ts';

const lacks = (...parts: ('draft' | 'basis' | 'period' | 'channel')[]) => [
  message('finding.consultation-incomplete', {
    title: CALL,
    parts: parts.map((part) => message(`consultation-part.${part}`)),
  }),
];

testRule(
  rule,
  {},
  {
    valid: [{ name: '草案、依据、期限、渠道都有', ...call({ body: BASIS + DRAFT + PERIOD + CHANNEL }) }],
    invalid: [
      {
        name: '只挂附件，没有依据',
        ...call({ body: `<p>现就办法公开征求意见。</p>${DRAFT}${PERIOD}${CHANNEL}` }),
        certainty: 'suspected',
        findings: lacks('basis'),
      },
      {
        name: '没有期限，也没有渠道',
        ...call({ body: BASIS + DRAFT }),
        certainty: 'suspected',
        findings: lacks('period', 'channel'),
      },
    ],
    notApplicable: [{ name: '首页', ...home, because: 'because.not-a-consultation' }],
    cannotTell: [
      {
        name: '只读到静态网页，附件可能由脚本填入',
        ...call({ body: `${BASIS}${PERIOD}${CHANNEL}<div id="files"></div><script src="/js/files.js"></script>` }),
        capture: 'fetched',
        because: 'because.text-by-script',
      },
    ],
  },
);
