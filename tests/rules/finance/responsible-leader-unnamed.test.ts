// @vitest-environment jsdom
import rule from '../../../rules/finance/responsible-leader-unnamed.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { home, page } from '../finance-pages.ts';

const leaders = (duties: string) =>
  page(
    'ldzc/1.html',
    '<a href="/ldzc/">领导之窗</a>',
    '市政府领导工作分工',
    `<p>市长：主持市政府全面工作，负责审计、机构编制工作。</p><p>${duties}</p>`,
  );

testRule(
  rule,
  {},
  {
    valid: [
      { name: '副市长分管政务公开', pages: [home, leaders('副市长：协助市长分管市政府办公室、政务公开、信访工作。')] },
    ],
    invalid: [
      {
        name: '分工里没有政务公开',
        pages: [home, leaders('副市长：协助市长分管市政府办公室、信访、机关事务工作。')],
        certainty: 'suspected',
        findings: [message('finding.responsible-leader-unnamed')],
      },
    ],
    cannotTell: [
      { name: '没有读到领导页面', pages: [home], because: 'because.leaders-not-read' },
      {
        name: '只有姓名和照片，没有分工',
        pages: [home, page('ldzc/2.html', '<a href="/ldzc/">领导之窗</a>', '市政府领导', '<p>市长</p><p>副市长</p>')],
        because: 'because.leaders-not-read',
      },
    ],
  },
);
