// @vitest-environment jsdom
import rule from '../../../rules/documents/editor-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const named = articlePage().replace(
  '</div>\n  <div class="footer">',
  '<p>责任编辑：某某</p></div>\n  <div class="footer">',
);

testRule(
  rule,
  {},
  {
    valid: [{ name: '文末写明责任编辑', html: named, path }],
    invalid: [
      {
        name: '没有写',
        html: articlePage(),
        path,
        certainty: 'suspected',
        findings: [message('finding.editor-missing')],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.needs-no-editor' }],
    cannotTell: [
      {
        name: '由脚本写入',
        html: articlePage().replace('</body>', '<script src="/js/editor.js"></script></body>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);
