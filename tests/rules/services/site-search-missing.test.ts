// @vitest-environment jsdom
import rule from '../../../rules/services/site-search-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { body, guide, home } from '../services-pages.ts';

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '有搜索框',
        ...home('<form action="/search"><input name="q" placeholder="请输入关键词"><button>搜索</button></form>'),
      },
      { name: '只有搜索入口', ...home('<a href="/search/">站内搜索</a>') },
    ],
    invalid: [
      { name: '没有搜索', ...home(), certainty: 'suspected', findings: [message('finding.site-search-missing')] },
    ],
    notApplicable: [
      { name: '办事指南', ...guide(body()), because: 'because.not-the-home-page' },
      { name: '门户里部门频道的首页', ...home(), path: 'bmzd/jyj/', because: 'because.not-the-home-page' },
    ],
    cannotTell: [
      {
        name: '搜索框可能由脚本写入',
        ...home('<div id="search"></div><script src="/js/app.js"></script>'),
        capture: 'fetched',
        because: 'because.search-by-script',
      },
    ],
  },
);
