// @vitest-environment jsdom
import rule from '../../../rules/documents/document-number-form.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const numbered = (number: string) => documentPage({ block: { 发文字号: number, 成文日期: '2025-05-12' } });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '六角括号', html: numbered('云政发〔2025〕12号'), path },
      {
        name: '正文引用的文号用了方括号，不是本文件的',
        html: documentPage({
          block: { 发文字号: '云政发〔2025〕12号' },
          below: '<p>《云溪市养老服务办法》（云政办[2020]6号）同时废止。</p><p>2025年5月12日</p>',
        }),
        path,
      },
    ],
    invalid: [
      {
        name: '信息块里写成方括号',
        html: numbered('云政发[2025]12号'),
        path,
        certainty: 'suspected',
        findings: [message('finding.number-brackets', { number: '云政发[2025]12号' })],
      },
      {
        name: '正文上方写成方头括号',
        html: documentPage({ block: { 成文日期: '2025-05-12' } }).replace('云政发〔2025〕12号', '云政发【2025】12号'),
        path,
        certainty: 'suspected',
        findings: [message('finding.number-brackets', { number: '云政发【2025】12号' })],
      },
    ],
    notApplicable: [{ name: '新闻', html: articlePage(), path: ARTICLE_PATH, because: 'because.not-a-policy' }],
  },
);
