// @vitest-environment jsdom
import rule from '../../../rules/documents/residue-left.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, ERROR } from '../document-page.ts';

const path = ARTICLE_PATH;
const left = (what: 'word' | 'template' | 'markup' | 'empty-value', place: 'text' | 'document-title') =>
  message('finding.residue-left', { what: message(`residue.${what}`), place: message(`residue-place.${place}`) });

testRule(
  rule,
  {},
  {
    valid: [{ name: '没有残留', html: articlePage(), path }],
    invalid: [
      {
        name: '窗口标题留有代码',
        html: articlePage().replace('<title>', '<title>&lt;p style="text-align:center"&gt;'),
        path,
        certainty: 'proven',
        findings: [left('markup', 'document-title')],
      },
      {
        name: '正文留有Word样式',
        html: articlePage({ text: '<p>mso-style-name:普通表格; 会议要求各乡镇压实责任、备足物资，确保安全度汛。</p>' }),
        path,
        certainty: 'proven',
        findings: [left('word', 'text')],
      },
      {
        name: '正文里有没有替换的变量，文章也可能在讲代码',
        html: articlePage({
          text: '<p>发布人：{{doc.author}}</p><p>会议要求各乡镇压实责任、备足物资，确保安全度汛。</p>',
        }),
        path,
        certainty: 'suspected',
        findings: [left('template', 'text')],
      },
    ],
    notApplicable: [{ name: '错误页', ...ERROR, because: 'because.error-page' }],
  },
);
