// @vitest-environment jsdom
import rule from '../../../rules/documents/document-number-repeated.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, documentPage } from '../document-page.ts';

const document = (path: string, title: string, number: string, index: string) => ({
  path: `zwgk/zcwj/202505/${path}.html`,
  html: documentPage({
    title,
    block: { 索引号: index, 发布机构: '云溪市人民政府', 发文字号: number, 成文日期: '2025-05-12' },
  }).replace('云政发〔2025〕12号', number),
});
const ageing = '云溪市人民政府关于加强养老服务工作的通知';
const flood = '云溪市人民政府关于做好防汛工作的通知';

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '各用各的号',
        pages: [
          document('a', ageing, '云政发〔2025〕12号', '4699000/2025-00012'),
          document('b', flood, '云政发〔2025〕13号', '4699000/2025-00013'),
        ],
      },
      {
        name: '同一文件在两个栏目各发一次',
        pages: [
          document('a', ageing, '云政发〔2025〕12号', '4699000/2025-00012'),
          document('b', '关于加强养老服务工作的通知', '云政发〔2025〕12号', '4699000/2025-00012'),
        ],
      },
    ],
    invalid: [
      {
        name: '两件文件用了同一文号',
        pages: [
          document('a', ageing, '云政发〔2025〕12号', '4699000/2025-00012'),
          document('b', flood, '云政发〔2025〕12号', '4699000/2025-00013'),
        ],
        certainty: 'suspected',
        findings: [
          message('finding.document-number-repeated', {
            field: message('metadata.docNumber'),
            number: '云政发〔2025〕12号',
            first: ageing,
            other: flood,
            url: `${HOME}zwgk/zcwj/202505/b.html`,
          }),
        ],
      },
    ],
    cannotTell: [
      {
        name: '没有读到文件',
        pages: [{ html: articlePage(), path: ARTICLE_PATH }],
        because: 'because.no-such-page-read',
      },
    ],
  },
);
