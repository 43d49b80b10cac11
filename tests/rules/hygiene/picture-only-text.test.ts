// @vitest-environment jsdom
import rule from '../../../rules/hygiene/picture-only-text.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const title = '一图读懂云溪市养老服务办法';
const pictures = (html: string) => articlePage({ title, text: html });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '有正文的新闻配图',
        html: articlePage({
          text: '<p>云溪市召开防汛工作会议，总结上半年工作，部署主汛期各项任务，要求各乡镇各部门压实责任、备足物资，加强监测预报预警，及时转移危险区域群众。</p><p><img src="/p/1.jpg"></p>',
        }),
        path,
      },
      {
        name: '图解写了替代文字',
        html: pictures('<p><img src="/p/1.jpg" alt="养老服务办法图解：补贴对象、标准和申请流程"></p>'),
        path,
      },
      {
        name: '图解附有文字版下载',
        html: pictures('<p><img src="/p/1.jpg"></p><p><a href="/f/1.docx">文字版.docx</a></p>'),
        path,
      },
    ],
    invalid: [
      {
        name: '图解只有两张长图',
        html: pictures('<p><img src="/p/1.jpg"></p><p><img src="/p/2.jpg" alt="2.jpg"></p>'),
        path,
        certainty: 'suspected',
        findings: [message('finding.picture-only-text', { count: 2 })],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
  },
);
