// @vitest-environment jsdom
import rule from '../../../rules/documents/document-metadata-contradictory.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const block = {
  索引号: '4699000/2025-00012',
  发布机构: '云溪市人民政府',
  发文字号: '云政发〔2025〕12号',
  成文日期: '2025-05-12',
};

testRule(
  rule,
  {},
  {
    valid: [
      { name: '各处一致', html: documentPage({ block }), path },
      {
        name: '元月印发的文件用上年的文号',
        html: documentPage({ block: { ...block, 发文字号: '云政发〔2024〕98号' } }).replace(
          '<p>云政发〔2025〕12号</p>',
          '<p>云政发〔2024〕98号</p>',
        ),
        path,
      },
      {
        name: '发布机构一处写全称，一处写到办公室',
        html: documentPage({ block, below: '<p>发布机构：云溪市人民政府办公室</p><p>2025年5月12日</p>' }),
        path,
      },
    ],
    invalid: [
      {
        name: '成文日期晚于发布日期',
        html: documentPage({ block: { ...block, 成文日期: '2025-06-12' }, below: '' }),
        path,
        certainty: 'suspected',
        findings: [message('finding.written-after-published', { written: '2025-06-12', published: '2025-05-20' })],
      },
      {
        name: '信息块的文号与标题中的文号不同',
        html: documentPage({ block, title: '云溪市人民政府关于加强养老服务工作的通知（云政发〔2025〕21号）' }),
        path,
        certainty: 'suspected',
        findings: [message('finding.number-differs', { block: '云政发〔2025〕12号', title: '云政发〔2025〕21号' })],
      },
      {
        name: '文号年份错了三年',
        html: documentPage({ block: { ...block, 发文字号: '云政发〔2022〕12号' } }).replace(
          '<p>云政发〔2025〕12号</p>',
          '',
        ),
        path,
        certainty: 'suspected',
        findings: [message('finding.number-year', { number: '云政发〔2022〕12号', written: '2025-05-12' })],
      },
    ],
    notApplicable: [{ name: '新闻', html: articlePage(), path: ARTICLE_PATH, because: 'because.not-a-policy' }],
  },
);
