// @vitest-environment jsdom
import rule from '../../../rules/documents/source-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = ARTICLE_PATH;
const nameless = articlePage({ byline: '发布时间：2025-06-01 09:30' });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '标题下写明来源', html: articlePage(), path },
      { name: '写作“信息来源”', html: articlePage({ byline: '时间：2025-06-01　信息来源：云溪日报' }), path },
    ],
    invalid: [
      {
        name: '只有发布时间',
        html: nameless,
        path,
        certainty: 'suspected',
        findings: [message('finding.source-missing')],
      },
    ],
    notApplicable: [
      { name: '政策文件以发布机构为准', html: documentPage(), path: DOCUMENT_PATH, because: 'because.needs-no-source' },
    ],
    cannotTell: [
      {
        name: '来源由脚本写入',
        html: nameless.replace('</body>', '<script src="/js/source.js"></script></body>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);
