// @vitest-environment jsdom
import rule from '../../../rules/hygiene/foreign-script.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage } from '../document-page.ts';

const path = ARTICLE_PATH;
const script = (src: string) => articlePage({ head: `<script src="${src}"></script>` });

testRule(
  rule,
  { params: { allowed: ['jianzhan-test.com'] } },
  {
    valid: [
      { name: '本站的脚本', html: script('/js/common.js'), path },
      { name: '访问统计', html: script('https://hm.baidu.com/hm.js?1f'), path },
      {
        name: '党政机关标识',
        html: script('http://dcs.conac.cn/js/46/000/0000/00000000/CA460000000000000000001.js'),
        path,
      },
      { name: '用户认可的建站单位', html: script('https://static.jianzhan-test.com/lib.js'), path },
    ],
    invalid: [
      {
        name: '来历不明的脚本',
        html: script('https://kb-test.net.cn/js/kb.js'),
        path,
        certainty: 'suspected',
        findings: [message('finding.foreign-script', { host: 'kb-test.net.cn' })],
      },
    ],
    notApplicable: [
      {
        name: '不是政府网站',
        html: '<html><head><title>云溪美食网</title></head><body><p>本地餐馆推荐。</p></body></html>',
        path: 'http://www.yunximeishi.com/',
        because: 'because.not-a-government-site',
      },
    ],
  },
);
