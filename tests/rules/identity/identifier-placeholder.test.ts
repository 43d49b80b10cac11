// @vitest-environment jsdom
import rule from '../../../rules/identity/identifier-placeholder.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (footer: string, more = '') => `<!doctype html><html><head><title>云溪市人民政府</title></head><body>
  <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/xwdt/">新闻动态</a></li>
  <li><a href="/hdjl/">互动交流</a></li></ul></div>
  <div class="list"><h2>通知公告</h2><ul><li><a href="/tz/1.html">关于开展防汛演练的通知</a><span>2025-06-01</span></li></ul></div>
  <div class="footer">主办单位：云溪市人民政府办公室 ${footer}</div>${more}</body></html>`;
const placeholder = (identifier: 'icp' | 'psb' | 'siteCode', number: string) =>
  message('finding.identifier-placeholder', { identifier: message(`identifier.${identifier}`), number });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '号码真实', html: page('网站标识码：4699000001 琼ICP备09001234号-1 琼公网安备 46990002000017号') },
      { name: '标识码里本来就有很多零', html: page('网站标识码：4600000001') },
    ],
    invalid: [
      {
        name: '模板里的备案号没有替换：序号全为零',
        html: page('网站标识码：4699000001 琼ICP备10000000号 琼公网安备 46000000000000号'),
        certainty: 'proven',
        findings: [placeholder('icp', '琼ICP备10000000号'), placeholder('psb', '46000000000000')],
      },
      {
        // Nobody can rule out that a province gave it to somebody.
        name: '备案号是连续数字',
        html: page('琼ICP备12345678号'),
        certainty: 'suspected',
        findings: [placeholder('icp', '琼ICP备12345678号')],
      },
    ],
    notApplicable: [
      { name: '页脚没有写任何号码', html: page('联系电话：0898-66660000'), because: 'because.no-identifier-shown' },
    ],
    cannotTell: [
      {
        name: '静态抓取时页脚由脚本写入',
        html: page('', '<script src="/js/footer.js"></script>'),
        capture: 'fetched',
        because: 'because.identifiers-unknown',
      },
    ],
  },
);
