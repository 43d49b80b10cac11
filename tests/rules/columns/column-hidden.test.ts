// @vitest-environment jsdom
import rule from '../../../rules/columns/column-hidden.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { homePage } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const hidden = '<div style="display:none"><a href="/nb/">政府信息公开年报</a></div>';
const home = (nav: Record<string, string>, inFooter = '', main = '') => {
  const { html } = homePage(nav, {}, main);
  return { html: html.replace('</div></body>', `${inFooter}</div></body>`) };
};

testRule(
  rule,
  {},
  {
    valid: [
      { name: '链接可见', pages: [homePage({ 政府信息公开: '/zfxxgk/' })] },
      { name: '隐藏的一处之外还有可见的一处', pages: [home({ 政府信息公开年报: '/nb/' }, hidden)] },
    ],
    invalid: [
      {
        name: '页脚里只有隐藏的链接',
        pages: [home({ 政府信息公开: '/zfxxgk/' }, hidden)],
        certainty: 'suspected',
        findings: [
          message('finding.column-hidden', { column: message('column.annual-reports'), text: '政府信息公开年报' }),
        ],
      },
    ],
    cannotTell: [{ name: '没有任何栏目的链接', pages: [homePage({})], because: 'because.no-column-read' }],
  },
);
