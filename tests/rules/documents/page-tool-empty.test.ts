// @vitest-environment jsdom
import rule from '../../../rules/documents/page-tool-empty.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const page = (tools: string, head = '') =>
  articlePage({ head }).replace('<div class="content">', `<div class="tools">${tools}</div><div class="content">`);
const empty = (tool: 'font-size' | 'share') =>
  message('finding.page-tool-empty', { tool: message(`page-tool.${tool}`) });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '大中小三个字，点击由样式绑定',
        html: page('【字体：<span>大</span> <span>中</span> <span>小</span>】'),
        path,
      },
      {
        name: '分享图标没有文字，由样式画出',
        html: page('<span>分享到：</span><a class="icon-wx"></a><a class="icon-wb"></a>'),
        path,
      },
      { name: '字号用按钮', html: page('字号：<button>+</button><button>-</button>'), path },
      { name: '分享到各平台', html: page('分享到：<a href="javascript:share(1)">微博</a>'), path },
      { name: '分享本身是链接', html: page('<a href="javascript:;" class="share">分享</a>'), path },
    ],
    invalid: [
      {
        name: '只剩两个标签',
        html: page('<p>【字体：　　】</p><p>分享到：</p>'),
        path,
        certainty: 'suspected',
        findings: [empty('font-size'), empty('share')],
      },
      {
        name: '分享组件的脚本失效，只剩一个空框',
        html: page('<span>分享到：</span><div class="bdsharebuttonbox"></div>'),
        path,
        certainty: 'suspected',
        findings: [empty('share')],
      },
    ],
    notApplicable: [
      { name: '没有这些控件', html: articlePage(), path, because: 'because.no-page-tool' },
      {
        name: '正文说到字体和分享，不是控件',
        html: page('<p>会议要求规范门头字体，分享典型经验，做好手机阅读推广工作，形成良好氛围。</p>'),
        path,
        because: 'because.no-page-tool',
      },
      { name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' },
    ],
    cannotTell: [
      {
        name: '分享控件由脚本写入，本次没有运行',
        html: page('分享到：<div class="bdsharebuttonbox"></div>', '<script src="/js/share.js"></script>'),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
    ],
  },
);
