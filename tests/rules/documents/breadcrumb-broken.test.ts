// @vitest-environment jsdom
import rule from '../../../rules/documents/breadcrumb-broken.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const position = /<div class="position">.*<\/div>/;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '路径完整', html: articlePage(), path },
      { name: '末级是标题', html: articlePage().replace('云溪要闻</a></div>', '云溪要闻</a> &gt; 正文</div>'), path },
    ],
    invalid: [
      {
        name: '末级为空，尾部悬空',
        html: articlePage().replace('云溪要闻</a></div>', '云溪要闻</a> &gt; </div>'),
        path,
        certainty: 'suspected',
        findings: [message('finding.breadcrumb-dangling', { last: '云溪要闻' })],
      },
      {
        name: '没有位置导航',
        html: articlePage().replace(position, ''),
        path,
        certainty: 'suspected',
        findings: [message('finding.breadcrumb-missing')],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
    cannotTell: [
      {
        name: '由脚本写入',
        html: articlePage().replace(position, '<script src="/js/position.js"></script>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);
