// @vitest-environment jsdom
import rule from '../../../rules/ageing/floating-window-unclosable.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { auditFacts, floating } from '../../audit-facts.ts';
import { testRule } from '../../test-rule.ts';

const html = '<html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><p>政务公开</p></body></html>';
const close = { selector: '#float .close', label: '关闭', width: 20, height: 20 };
const stuck = [message('finding.floating-window-unclosable')];

testRule(
  rule,
  {},
  {
    valid: [
      { name: '没有浮窗', html, audit: auditFacts({}) },
      { name: '飘窗有关闭按钮', html, audit: auditFacts({ windows: [floating({ drifting: true, close })] }) },
      {
        name: '随页面停留的导航栏不是浮窗',
        html,
        audit: auditFacts({ windows: [floating({ position: 'sticky', picture: false, cover: 0.1 })] }),
      },
      {
        name: '返回顶部的小按钮不是浮窗',
        html,
        audit: auditFacts({ windows: [floating({ width: 40, height: 40, cover: 0.002 })] }),
      },
    ],
    invalid: [
      {
        name: '飘动的图片广告关不掉',
        html,
        audit: auditFacts({ windows: [floating({ drifting: true })] }),
        certainty: 'suspected',
        findings: stuck,
      },
      {
        name: '遮挡大半屏的弹窗关不掉',
        html,
        audit: auditFacts({ windows: [floating({ modal: true, picture: false, cover: 0.7 })] }),
        certainty: 'suspected',
        findings: stuck,
      },
    ],
    cannotTell: [
      { name: '标签页在后台，没有布局', html, audit: auditFacts({ hidden: true }), because: 'because.not-measured' },
      {
        name: '浮窗内容在内嵌框架里',
        html,
        audit: auditFacts({ windows: [floating({ frame: true })] }),
        because: 'because.inside-frame',
      },
    ],
  },
);
