// @vitest-environment jsdom
import rule from '../../../rules/documents/document-open-attribute-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const signed = '<p>云溪市人民政府</p><p>2025年5月12日</p>';
const block = { 发布机构: '云溪市人民政府', 发文字号: '云政发〔2025〕12号', 成文日期: '2025-05-12' };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '正文后写明此件公开发布', html: documentPage({ block }), path },
      { name: '此件依申请公开', html: documentPage({ block, below: `${signed}<p>（此件依申请公开）</p>` }), path },
      { name: '写在信息块里', html: documentPage({ block: { ...block, 公开方式: '主动公开' }, below: signed }), path },
    ],
    invalid: [
      {
        name: '正文后和信息块都没有写',
        html: documentPage({ block, below: signed }),
        path,
        certainty: 'suspected',
        findings: [message('finding.open-attribute-missing', { number: '云政发〔2025〕12号' })],
      },
    ],
    notApplicable: [
      {
        name: '没有文号的文件',
        html: documentPage({
          block: { 索引号: '4699000/2025-00012', 发布机构: '云溪市人民政府', 成文日期: '2025-05-12' },
          below: signed,
        }).replace('<p>云政发〔2025〕12号</p>', ''),
        path,
        because: 'because.no-document-number',
      },
      {
        name: '转载上级文件',
        html: documentPage({ block: { ...block, 发布机构: '临海省民政厅' }, below: signed }),
        path,
        because: 'because.not-own-document',
      },
      {
        name: '部门网站登载本级政府的文件',
        html: documentPage({ block, below: signed, site: '云溪市民政局' }),
        path,
        because: 'because.not-own-document',
      },
      { name: '新闻', html: articlePage(), path: ARTICLE_PATH, because: 'because.not-a-policy' },
    ],
    cannotTell: [
      {
        name: '正文只有一句话，原文在附件里',
        html: documentPage({
          block,
          text: '<p>现予印发，请遵照执行。</p>',
          below: '<p><a href="/f/1.pdf">文件全文.pdf</a></p>',
        }),
        path,
        because: 'because.text-in-attachment',
      },
    ],
  },
);
