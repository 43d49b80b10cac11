// @vitest-environment jsdom
import rule from '../../../rules/columns/column-blank.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { type TestPage, testRule } from '../../test-rule.ts';

const home: TestPage = {
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/">首页</a><a href="/zcjd/">政策解读</a>
  <a href="https://zwfw.gov.example.gov.cn/">办事服务</a></div></body></html>`,
};
const column = (content: string, more: Partial<TestPage> = {}): TestPage => ({
  path: 'zcjd/',
  html: `<!doctype html><html><head><title>政策解读_云溪市人民政府</title></head><body>
  <div class="nav"><a href="/">首页</a><a href="/zcjd/">政策解读</a></div>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zcjd/">政策解读</a></div>
  <div class="main"><h1><span>政策解读</span></h1>${content}</div>
  <div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`,
  ...more,
});
const pager = '<script>createPageHTML(1, 0, "index", "html");</script>';
const blank = [message('finding.column-blank', { column: message('column.interpretation') })];

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '有条目',
        pages: [
          home,
          column(`<ul><li><a href="./1.html">《云溪市养犬管理办法》解读</a><span>2025-05-01</span></li></ul>${pager}`),
        ],
      },
      { name: '写明暂无此类信息', pages: [home, column(`<ul></ul><p>暂无此类信息</p>${pager}`)] },
      { name: '内容在内嵌框架里', pages: [home, column(`<ul></ul><iframe src="/list.html"></iframe>${pager}`)] },
    ],
    invalid: [
      {
        name: '列表为空，翻页总数为零',
        pages: [home, column(`<ul> </ul>${pager}`)],
        certainty: 'suspected',
        findings: blank,
      },
      {
        name: '列表为空，旁边的部门菜单没有标明是导航',
        pages: [
          home,
          column(`<ul> </ul>${pager}<div><a href="/jgzn/">机构职能</a><a href="/xwdt/">新闻动态</a></div>`),
        ],
        certainty: 'suspected',
        findings: blank,
      },
    ],
    cannotTell: [{ name: '没有读取任何栏目', pages: [home], because: 'because.no-column-read' }],
  },
);
