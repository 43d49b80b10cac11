// @vitest-environment jsdom
import rule from '../../../rules/columns/column-target-wrong.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, contentPage, homePage, rowsOf } from '../../column-site.ts';
import { HOME, testRule } from '../../test-rule.ts';

const home = homePage({ 政府信息公开年报: '/nb/' });
const wrong = [
  message('finding.column-target-wrong', {
    column: message('column.annual-reports'),
    other: message('column.guide'),
    text: '政府信息公开年报',
    href: `${HOME}nb/`,
  }),
];
const guide = (column: string) => {
  const page = contentPage(
    'nb/',
    column,
    '云溪市政府信息公开指南',
    {},
    '<p>发布时间：2025-05-20　来源：市政府办公室</p>',
  );
  return { ...page, html: page.html.replace(' &gt; 正文', '') };
};

testRule(
  rule,
  {},
  {
    valid: [
      { name: '打开的就是年报栏目', pages: [home, columnPage('nb/', '政府信息公开年报', rowsOf('2025-01-20'))] },
      { name: '面包屑只写到平台', pages: [home, columnPage('nb/', '政府信息公开', rowsOf('2025-01-20'))] },
      {
        name: '依申请公开打开指南里的申请说明，是习惯做法',
        pages: [homePage({ 依申请公开: '/ysq/' }), columnPage('ysq/', '政府信息公开指南', '<p>申请说明</p>')],
      },
    ],
    invalid: [
      {
        name: '年报打开了指南，标题和面包屑都写着指南',
        pages: [home, guide('政府信息公开指南')],
        certainty: 'proven',
        findings: wrong,
      },
      {
        name: '只有面包屑写着指南',
        pages: [home, columnPage('nb/', '政府信息公开指南', rowsOf('2025-01-20'))],
        certainty: 'suspected',
        findings: wrong,
      },
    ],
    cannotTell: [{ name: '打开的页面没有读取', pages: [home], because: 'because.no-column-read' }],
  },
);
