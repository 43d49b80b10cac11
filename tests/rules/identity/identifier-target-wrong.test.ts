// @vitest-environment jsdom
import rule from '../../../rules/identity/identifier-target-wrong.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (footer: string, more = '') => `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li></ul></div>
  ${more}<div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室 ${footer}</div></body></html>`;
const icp = (href: string) => `<a href="${href}">琼ICP备09001234号</a>`;
const wrong = (identifier: 'icp' | 'psb' | 'conac' | 'reportError', target: string) =>
  message('finding.identifier-target-wrong', { identifier: message(`identifier.${identifier}`), target });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '各自链接到查询平台',
        html: page(`${icp('https://beian.miit.gov.cn/')}
          <a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=46990002000017">琼公网安备 46990002000017号</a>
          <a href="https://bszs.conac.cn/sitename?method=show&id=1F"><img src="/red.png" alt="党政机关"></a>
          <a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4699000001"><img src="/jc.png" alt="政府网站找错"></a>`),
      },
      { name: '经过IPv6转换的网址', html: page(icp('http://beian-miit-gov-cn.v6.example.cn/')) },
      {
        name: '经过离站提醒页',
        html: page(icp('/leave.html?to=https%3A%2F%2Fbeian.miit.gov.cn%2F')),
      },
      {
        name: '菜单里的“党政机关”是一组单位，不是标识',
        html: page(icp('https://beian.miit.gov.cn/'), '<div class="nav"><a href="/dzjg/">党政机关</a></div>'),
      },
      {
        name: '本站自己的纠错入口不是“政府网站找错”',
        html: page(`${icp('https://beian.miit.gov.cn/')}<a href="/wzjc/">网站纠错</a>`),
      },
    ],
    invalid: [
      {
        name: 'ICP备案编号链接回本站首页',
        html: page(icp('/index.html')),
        certainty: 'suspected',
        findings: [wrong('icp', 'http://www.yunxi.example.gov.cn/index.html')],
      },
      {
        name: '党政机关标识和政府网站找错链接到别处',
        html: page(`<a href="http://www.dangzheng.example.com/"><img src="/red.png" alt="党政机关"></a>
          <a href="/lyb/">我为政府网站找错</a>`),
        certainty: 'suspected',
        findings: [
          wrong('conac', 'http://www.dangzheng.example.com/'),
          wrong('reportError', 'http://www.yunxi.example.gov.cn/lyb/'),
        ],
      },
    ],
    notApplicable: [{ name: '标识没有链接', html: page('琼ICP备09001234号'), because: 'because.no-identifier-linked' }],
  },
);
