// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-in-attachment.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const inFile = (year: number) =>
  `<title>云溪市人民政府${year}年政府信息公开工作年度报告</title><div class="content"><h1>云溪市人民政府${year}年政府信息公开工作年度报告</h1><p>发布时间：${year + 1}-01-20</p><p><a href="/nb/${year}.pdf">云溪市人民政府${year}年政府信息公开工作年度报告.pdf</a></p></div>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '网页上有全文', html: reportPage() },
      {
        name: '全文之外另有附件',
        html: reportPage({ after: '<p>附件：<a href="nb.pdf">云溪市2023年度报告.pdf</a></p>' }),
      },
    ],
    invalid: [
      {
        name: '只有一个文件',
        html: inFile(2023),
        certainty: 'suspected',
        findings: [message('finding.annual-report-in-attachment')],
      },
    ],
    notApplicable: [{ name: '2014年度', html: inFile(2014), because: 'because.report-before-format' }],
    cannotTell: [
      {
        name: '正文可能由脚本写入',
        capture: 'fetched',
        html: `${inFile(2023)}<div id="app"></div><script src="/static/js/app.js"></script>`,
        because: 'because.report-by-script',
      },
    ],
  },
);
