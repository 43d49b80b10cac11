// @vitest-environment jsdom
import rule from '../../../rules/reports/annual-report-list-skips.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { reportPage } from './generated-reports.ts';

const skips = (numbers: string, section = '存在的主要问题及改进情况') =>
  message('finding.annual-report-list-skips', { section, numbers });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '序号连贯', html: reportPage() },
      {
        name: '问题和措施各列一遍',
        html: reportPage({ problems: '问题：一是更新慢；二是形式少。措施：一是勤巡查；二是多图解；三是强培训。' }),
      },
      {
        name: '列举里套着列举',
        html: reportPage({ problems: '一是抓重点：一是教育，二是医疗；二是抓巡查；三是抓培训。' }),
      },
      {
        name: '“二”以别的形式出现',
        html: reportPage({ problems: '一是更新慢；第二，形式少；三是培训不够。' }),
      },
      {
        name: '一体、统一、十一不是序号',
        html: reportPage({ problems: '一是整合平台；二是一体化推进，统一是关键；三是在“十一”前完成。' }),
      },
      { name: '说一是一', html: reportPage({ problems: '我们说一是一，说二是二。一是改；二是督。' }) },
      {
        name: '首先开头的另一处列举',
        html: reportPage({ problems: '一是慢；二是少。下一步，首先加强巡查，二是丰富形式。' }),
      },
      { name: '没有列举', html: reportPage({ year: 2019, problems: '存在的不足主要是培训少。' }) },
    ],
    invalid: [
      {
        name: '一是之后就是三是',
        html: reportPage({ problems: '一是更新不够及时；三是形式不够丰富。' }),
        certainty: 'suspected',
        findings: [skips('一是……三是')],
      },
      {
        name: '两个三是',
        html: reportPage({ problems: '一是更新慢；二是形式少；三是培训不够；三是考核不严。' }),
        certainty: 'suspected',
        findings: [skips('一是……二是……三是……三是')],
      },
    ],
    notApplicable: [
      {
        name: '2018年度',
        html: reportPage({ year: 2018, problems: '一是更新不够及时；三是形式不够丰富。' }),
        because: 'because.report-before-format',
      },
    ],
  },
);
