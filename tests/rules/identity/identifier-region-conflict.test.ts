// @vitest-environment jsdom
import rule from '../../../rules/identity/identifier-region-conflict.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (footer: string) => `<!doctype html><html><head><title>云溪市交通运输局</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li></ul></div>
  <div class="footer">主办单位：云溪市交通运输局 ${footer}</div></body></html>`;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都是本省的', html: page('网站标识码：4699000014 琼ICP备09001234号 琼公网安备 46990002000017号') },
      { name: '四川的两种简称', html: page('网站标识码：5101000014 蜀ICP备09001234号') },
      { name: '兵团的网站在新疆备案', html: page('网站标识码：6601000014 新ICP备09001234号') },
      {
        name: '部委网站在哪里备案都可以',
        html: page('网站标识码：bm14000001 粤ICP备09001234号 粤公网安备 44010402000017号'),
      },
    ],
    invalid: [
      {
        name: '页脚沿用了外省网站的备案号',
        html: page('网站标识码：4699000014 陕ICP备09001234号-1'),
        certainty: 'suspected',
        findings: [
          message('finding.identifier-region-conflict', {
            numbers: [
              message('identifier-of-province', {
                identifier: message('identifier.siteCode'),
                number: '4699000014',
                province: '海南',
              }),
              message('identifier-of-province', {
                identifier: message('identifier.icp'),
                number: '陕ICP备09001234号-1',
                province: '陕西',
              }),
            ],
          }),
        ],
      },
    ],
    notApplicable: [{ name: '只有备案号', html: page('琼ICP备09001234号'), because: 'because.nothing-to-compare' }],
    cannotTell: [
      {
        name: '标识码可能由脚本写入',
        html: page('琼ICP备09001234号<script src="/js/footer.js"></script>'),
        capture: 'fetched',
        because: 'because.identifiers-unknown',
      },
    ],
  },
);
