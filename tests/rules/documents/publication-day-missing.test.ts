// @vitest-environment jsdom
import rule from '../../../rules/documents/publication-day-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const undated = articlePage({ byline: '来源：云溪市融媒体中心' });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '标题下写明发布时间', html: articlePage(), path },
      { name: '只写日期，没有名目', html: articlePage({ byline: '2025-06-01' }), path },
    ],
    invalid: [
      {
        name: '没有发布时间',
        html: undated,
        path,
        certainty: 'suspected',
        findings: [message('finding.publication-day-missing')],
      },
    ],
    notApplicable: [
      { name: '栏目页', ...COLUMN, because: 'because.needs-no-day' },
      {
        name: '发布时间残缺，另有检查',
        html: articlePage({ byline: '发布时间：202561日　来源：云溪市融媒体中心' }),
        path,
        because: 'because.day-damaged',
      },
    ],
    cannotTell: [
      {
        name: '发布时间由脚本写入',
        html: undated.replace('</body>', '<script src="/js/date.js"></script></body>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
      {
        name: '只写了几月几日',
        html: articlePage({ byline: '发布时间：06-01 09:30　来源：云溪市融媒体中心' }),
        path,
        because: 'because.content-by-script',
      },
    ],
  },
);
