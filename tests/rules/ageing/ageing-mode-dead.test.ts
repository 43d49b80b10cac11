// @vitest-environment jsdom
import rule from '../../../rules/ageing/ageing-mode-dead.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { entered, noEntrance, UNSEEN, untriedHome } from '../../ageing-mode.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '打开工具条', ...entered() },
      { name: '跳到关怀版页面', ...entered({ how: 'link' }) },
    ],
    invalid: [
      {
        name: '点击后没有任何变化',
        ...entered({ entered: false }),
        certainty: 'suspected',
        findings: [message('finding.ageing-mode-dead')],
      },
    ],
    notApplicable: [
      { name: '首页没有入口', ...noEntrance, because: 'because.no-ageing-entrance' },
      {
        name: '内页没有使用过入口，只看首页',
        path: 'xwdt/1.html',
        html: '<html><head><title>市政府召开防汛会议_云溪市人民政府</title></head><body><a href="/old/">长者模式</a><div class="position"><a href="/">首页</a> &gt; <a href="/xwdt/">新闻动态</a></div><h1>市政府召开防汛会议</h1><p>发布时间：2025-06-01</p></body></html>',
        because: 'because.not-the-home-page',
      },
    ],
    cannotTell: [
      ...UNSEEN.cannotTell.slice(1),
      { name: '没有使用过', ...untriedHome, because: 'because.mode-not-tried' },
    ],
  },
);
