// @vitest-environment jsdom
import rule from '../../../rules/documents/document-published-late.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const days = (written: string, published: string, site?: string) =>
  documentPage({
    block: { 发布机构: '云溪市人民政府', 发文字号: '云政发〔2025〕12号', 成文日期: written },
    byline: `发布时间：${published} 09:30　来源：云溪市人民政府办公室`,
    below: '',
    ...(site && { site }),
  });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '八天后公开', html: days('2025-05-12', '2025-05-20'), path },
      { name: '当天公开', html: days('2025-05-12', '2025-05-12'), path },
      {
        // 21 weekdays, of which 26 May to 2 June hold one day off (端午).
        name: '中间有端午放假，正好20个工作日',
        html: days('2025-05-08', '2025-06-06'),
        path,
      },
      { name: '节假日安排不明的年份，按周一至周五也不超过', html: days('2012-05-08', '2012-06-05'), path },
    ],
    invalid: [
      {
        name: '两个月后才公开',
        html: days('2025-03-10', '2025-05-20'),
        path,
        certainty: 'suspected',
        findings: [
          message('finding.document-published-late', {
            written: '2025-03-10',
            published: '2025-05-20',
            days: 48,
            limit: 20,
          }),
        ],
      },
    ],
    notApplicable: [
      {
        name: '部门网站登载本级政府的文件',
        html: days('2025-03-10', '2025-05-20', '云溪市民政局'),
        path,
        because: 'because.not-own-document',
      },
      { name: '新闻', html: articlePage(), path: ARTICLE_PATH, because: 'because.not-a-policy' },
    ],
    cannotTell: [
      {
        name: '三年前的文件随新网站一起上线',
        html: days('2022-03-10', '2025-05-20'),
        path,
        because: 'because.may-be-imported',
      },
      {
        name: '节假日安排不明的年份',
        html: days('2012-03-08', '2012-06-05'),
        path,
        because: 'because.holidays-unknown',
      },
      {
        name: '成文日期晚于发布日期',
        html: days('2025-06-12', '2025-05-20'),
        path,
        because: 'because.days-contradict',
      },
      {
        name: '没有写发布日期',
        html: days('2025-03-10', '2025-05-20').replace('发布时间：2025-05-20 09:30　', ''),
        path,
        because: 'because.days-not-shown',
      },
    ],
  },
);
