// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-problems-repeated.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const OLD =
  '一是部分单位主动公开的意识还不强，公开的内容以动态信息为主，群众关心的办理结果公开得不够；二是政策解读以文字为主，图解、视频等形式运用不足，群众不易看懂；三是专栏维护人员更换频繁，业务培训没有跟上。下一步，将细化公开事项目录，压实栏目维护责任，每季度组织一次业务培训。';
const NEW =
  '本年度机构改革后公开目录调整滞后，移交的历史文件尚未清理完毕，依申请公开答复中引用依据不够准确。针对上述问题，已成立工作专班逐件梳理移交文件，计划于六月底前完成目录调整，并邀请法律顾问对答复书逐件审核把关，对疑难申请开展集体会商。';
const report = (year: number, problems: string, more: Parameters<typeof reportPage>[0] = {}): TestPage => ({
  path: `zwgk/nb/${year}.html`,
  html: reportPage({ year, problems, ...more }),
});
const repeated = (before: number, percent: number) =>
  message('finding.annual-report-problems-repeated', { before, after: before + 1, percent });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '问题和措施都不同', pages: [report(2022, OLD), report(2023, NEW)] },
      { name: '隔一年相同的不是与上一年度雷同', pages: [report(2021, OLD), report(2022, NEW), report(2023, OLD)] },
    ],
    invalid: [
      {
        name: '一字不改',
        pages: [report(2022, OLD), report(2023, OLD)],
        certainty: 'suspected',
        findings: [repeated(2022, 100)],
      },
    ],
    cannotTell: [
      { name: '只有一年', pages: [report(2023, OLD)], because: 'because.report-no-two-years' },
      {
        name: '只有一句话',
        pages: [report(2022, '无。'), report(2023, '无。')],
        because: 'because.report-no-two-years',
      },
      {
        name: '2020年度以前没有此要求',
        pages: [report(2019, OLD), report(2020, OLD)],
        because: 'because.report-no-two-years',
      },
      {
        name: '下级单位照抄本级的，另行评估',
        pages: [report(2022, OLD), report(2023, OLD, { title: '云溪市水务局2023年政府信息公开工作年度报告' })],
        because: 'because.report-no-two-years',
      },
    ],
  },
);
