// @vitest-environment jsdom
import rule from '../../../rules/disclosure/catalogue-field-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const table = (...heads: string[]) =>
  `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${['一', '二', '三']
    .map(
      (number) =>
        `<tr>${heads.map((_, cell) => `<td>${cell === 1 ? `<a href="./${number}.html">关于印发防汛工作方案${number}的通知</a>` : '2025-05-01'}</td>`).join('')}</tr>`,
    )
    .join('')}</table>`;
const page = (content: string) => columnPage('ml/', '政府信息公开目录', content);

testRule(
  rule,
  {},
  {
    valid: [
      { name: '四项齐全', ...page(table('索引号', '信息名称', '内容概述', '生成日期')) },
      { name: '叫法不同', ...page(table('索 引 号', '标题', '摘要', '成文日期')) },
    ],
    invalid: [
      {
        name: '没有内容概述',
        ...page(table('索引号', '信息名称', '发文机关', '生成日期')),
        certainty: 'suspected',
        findings: [message('finding.catalogue-field-missing', { field: message('catalogue-field.summary') })],
      },
      {
        name: '普通列表只有标题和日期',
        ...page(rowsOf('2025-05-01', '2025-04-01', '2025-03-01')),
        certainty: 'suspected',
        findings: [
          message('finding.catalogue-field-missing', { field: message('catalogue-field.index') }),
          message('finding.catalogue-field-missing', { field: message('catalogue-field.summary') }),
        ],
      },
    ],
    notApplicable: [
      {
        name: '权责清单不是公开目录',
        ...columnPage('qz/', '权责清单目录', table('序号', '事项')),
        because: 'because.not-a-catalogue',
      },
    ],
    cannotTell: [
      {
        name: '目录页只有下级栏目的菜单',
        ...page('<a href="/ml/1/">机构信息</a><a href="/ml/2/">政策文件</a>'),
        because: 'because.catalogue-below',
      },
    ],
  },
);
