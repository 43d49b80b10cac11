// @vitest-environment jsdom
import rule from '../../../rules/columns/column-dead.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const NAV = { 新闻动态: '/xw/', 办事服务: '/bs/', 互动交流: '/hd/' };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都有地址', ...homePage({ ...NAV, 政府信息公开: '/zfxxgk/' }) },
      {
        name: '选项卡的标题没有地址，旁边有更多',
        ...homePage(
          NAV,
          {},
          '<ul class="tab"><li><a href="javascript:;">政策解读</a></li></ul><a href="/jd/">更多</a>',
        ),
      },
      {
        name: '同页另有链接可达',
        ...homePage({ ...NAV, 政府信息公开: '#' }, {}, '<a href="/zfxxgk/">政府信息公开</a>'),
      },
    ],
    invalid: [
      {
        name: '导航里的政府信息公开是空链接',
        ...homePage({ ...NAV, 政府信息公开: '#' }),
        certainty: 'suspected',
        findings: [message('finding.column-dead', { column: message('column.disclosure'), text: '政府信息公开' })],
      },
    ],
    notApplicable: [{ name: '栏目页', ...columnPage('xw/', '新闻动态', ''), because: 'because.not-the-home-page' }],
    cannotTell: [
      {
        name: '静态抓取，脚本可能补上地址',
        ...homePage({ ...NAV, 政府信息公开: '#' }, { capture: 'fetched' }, '<script src="/nav.js"></script>'),
        because: 'because.navigation-by-script',
      },
    ],
  },
);
