// @vitest-environment jsdom
import rule from '../../../rules/labels/meta-tag-invalid.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const meta = (tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');
const page = (
  tags: Record<string, string>,
) => `<!doctype html><html><head><title>关于开展防汛演练的通知_云溪市人民政府</title>${meta(tags)}</head><body>
  <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
  <h1>关于开展防汛演练的通知</h1><p>发布时间：2025-06-01 09:30　来源：市应急管理局</p>
  <div class="content"><p>各乡镇人民政府、市直各单位：为检验防汛应急预案，定于本月中旬在滨江路一带开展防汛演练，请各单位按职责分工做好准备。</p></div>
  </body></html>`;
const good = {
  SiteDomain: 'www.yunxi.example.gov.cn',
  SiteIDCode: '4699000001',
  ArticleTitle: '关于开展防汛演练的通知',
  PubDate: '2025-06-01 09:30',
};
const path = 'tzgg/202506/t20250601_1.html';
const invalid = (tag: string, content: string) => message('finding.meta-tag-invalid', { tag, content });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '取值都对', html: page(good), path },
      {
        name: '域名写成网址，时间带秒',
        html: page({ ...good, SiteDomain: 'http://www.yunxi.gov.cn/', PubDate: '2025-06-01 09:30:12' }),
        path,
      },
      { name: '几个域名并列', html: page({ ...good, SiteDomain: 'www.yunxi.gov.cn,zw.yunxi.gov.cn' }), path },
      { name: '部委的标识码', html: page({ ...good, SiteIDCode: 'bm14000001' }), path },
      {
        name: '为空和占位文字由别的规则检查',
        html: page({ ...good, SiteIDCode: '政府网站标识码', PubDate: '', SiteDomain: '####' }),
        path,
      },
    ],
    invalid: [
      {
        name: '标识码写成了备案号，域名写成了网站名称',
        html: page({ ...good, SiteDomain: '云溪市人民政府门户网站', SiteIDCode: '琼ICP备09001234号' }),
        path,
        certainty: 'proven',
        findings: [invalid('SiteDomain', '云溪市人民政府门户网站'), invalid('SiteIDCode', '琼ICP备09001234号')],
      },
      {
        name: '标题里留有换行代码',
        html: page({ ...good, ArticleTitle: '关于开展防汛演练的通知&lt;br/&gt;（第二号）' }),
        path,
        certainty: 'proven',
        findings: [invalid('ArticleTitle', '关于开展防汛演练的通知<br/>（第二号）')],
      },
      {
        name: '发布时间只有日期',
        html: page({ ...good, PubDate: '2025年6月1日' }),
        path,
        certainty: 'suspected',
        findings: [message('finding.meta-tag-form', { tag: 'PubDate', content: '2025年6月1日' })],
      },
    ],
    notApplicable: [{ name: '一个标签也没有填', html: page({}), path, because: 'because.no-filled-tag' }],
  },
);
