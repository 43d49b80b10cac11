// @vitest-environment jsdom
import rule from '../../../rules/disclosure/disclosure-search-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, homePage, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const home = homePage({ 新闻动态: '/xw/', 政府信息公开: '/zfxxgk/', 法定主动公开内容: '/fd/' });
const box =
  '<form action="/s"><input type="text" name="q" placeholder="请输入关键词"><input type="submit" value="搜索"></form>';
const platform = (content: string, more = {}) =>
  columnPage('zfxxgk/', '政府信息公开', `${content}${rowsOf('2025-06-01')}`, more);

testRule(
  rule,
  {},
  {
    valid: [
      { name: '平台页有检索框', pages: [home, platform(box)] },
      { name: '检索框在法定主动公开内容页', pages: [home, platform(''), columnPage('fd/', '法定主动公开内容', box)] },
    ],
    invalid: [
      {
        name: '平台和目录都没有检索框',
        pages: [home, platform('')],
        certainty: 'suspected',
        findings: [message('finding.disclosure-search-missing')],
      },
      {
        name: '登录框不是检索框',
        pages: [home, platform('<form><input type="text" name="username"><input type="password" name="pwd"></form>')],
        certainty: 'suspected',
        findings: [message('finding.disclosure-search-missing')],
      },
    ],
    cannotTell: [
      { name: '平台没有读取', pages: [home], because: 'because.platform-not-read' },
      {
        name: '静态抓取，检索框可能由脚本写入',
        pages: [home, platform('<script src="/search.js"></script>', { capture: 'fetched' })],
        because: 'because.search-by-script',
      },
    ],
  },
);
