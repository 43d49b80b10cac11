// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/documents/document-metadata-incomplete.ts';
import { evaluatePage } from '../../../utils/audit/evaluate.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { readPage, testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const whole = {
  索引号: '4699000/2025-00012',
  发布机构: '云溪市人民政府',
  发文字号: '云政发〔2025〕12号',
  成文日期: '2025-05-12',
  发布日期: '2025-05-20',
  主题分类: '民政',
};
const missing = (field: 'indexNumber' | 'issuer') =>
  message('finding.metadata-missing', { field: message(`metadata.${field}`) });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '信息块齐全', html: documentPage({ block: whole }), path },
      {
        name: '没有文号的规划不缺文号',
        html: documentPage({ block: { ...whole, 发文字号: '' } }).replace('<p>云政发〔2025〕12号</p>', ''),
        path,
      },
    ],
    invalid: [
      {
        name: '信息块里没有发布机构',
        html: documentPage({ block: { 索引号: '4699000/2025-00012', 成文日期: '2025-05-12', 主题分类: '民政' } }),
        path,
        certainty: 'suspected',
        findings: [missing('issuer')],
      },
      {
        name: '索引号只有名目，没有内容',
        html: documentPage({ block: { '索引号：': '', '发布机构：': '云溪市人民政府', '成文日期：': '2025-05-12' } }),
        path,
        certainty: 'suspected',
        findings: [message('finding.metadata-empty', { field: message('metadata.indexNumber') })],
      },
    ],
    notApplicable: [
      { name: '页面没有信息块', html: documentPage(), path, because: 'because.no-document-block' },
      {
        name: '转载省厅的文件',
        html: documentPage({ block: { ...whole, 索引号: '', 发布机构: '临海省水利厅' } }),
        path,
        because: 'because.not-own-document',
      },
      { name: '新闻', html: articlePage(), path: ARTICLE_PATH, because: 'because.not-a-policy' },
    ],
    cannotTell: [
      {
        name: '信息块由脚本填写，静态抓取时是空的',
        html: documentPage({ block: { ...whole, 索引号: '' } }).replace(
          '</body>',
          '<script src="/js/block.js"></script></body>',
        ),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);

describe('fields of the block alone', () => {
  const judge = (block: Record<string, string>) => {
    const page = readPage({ html: documentPage({ block }), path });
    const params = { required: ['openMode', 'openTerm'] };
    return evaluatePage(page, [{ rule: rule.id, params }])[0]?.outcome;
  };
  it('are asked for where a system names them', () => {
    expect(judge({ ...whole, 公开方式: '主动公开', 公开时限: '常年公开' })).toEqual({ status: 'pass' });
    expect(judge({ ...whole, 公开方式: '主动公开' })).toMatchObject({
      status: 'fail',
      certainty: 'suspected',
      findings: [{ message: message('finding.metadata-missing', { field: message('metadata.openTerm') }) }],
    });
  });
});
