// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import rule from '../../../rules/published/link-present.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, judgeSite, type TestPage, testRule } from '../../test-rule.ts';
import { column } from './pages.ts';

const named = (...names: string[]) => names.map((of) => message('published.name', { name: of }));
const home = (links: string, more: Partial<TestPage> = {}): TestPage => ({
  html: `<!doctype html><html><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/zwgk/">政务公开</a></div>
  <div class="main"><h2>网站导航</h2>${links}</div><div class="footer">主办：云溪市人民政府办公室</div></body></html>`,
  ...more,
});
const credit = '<a href="https://www.creditchina.gov.cn/xinyong/">信用中国</a>';

testRule(
  rule,
  { params: { hosts: ['creditchina.gov.cn'], names: ['信用云溪'] } },
  {
    valid: [
      { name: '链接到目标域名', pages: [home(credit)] },
      { name: '图片链接没有文字', pages: [home('<a href="https://www.creditchina.gov.cn/"><img src="/c.png"></a>')] },
      { name: '地方平台按名称', pages: [home('<a href="https://credit.yunxi.example.cn/">信用云溪</a>')] },
      {
        name: '在友情链接的列表里',
        pages: [
          home(
            `<ul>${['中国政府网', '信用中国官方网站入口', '国家企业信用信息公示系统', '云岭省政务服务网']
              .map(
                (name, index) =>
                  `<li><a href="https://${index === 1 ? 'www.creditchina.gov.cn' : `p${index}.example.cn`}/">${name}</a></li>`,
              )
              .join('')}</ul>`,
          ),
        ],
      },
    ],
    invalid: [
      {
        name: '首页没有',
        pages: [home('<a href="https://www.gsxt.gov.cn/">企业信用公示</a>')],
        certainty: 'suspected',
        findings: [message('finding.link-missing-home', { names: named('信用云溪', 'creditchina.gov.cn') })],
      },
      {
        name: '域名只是看起来像',
        pages: [
          home(
            '<a href="https://creditchina.gov.cn.example.com/">查询</a><a href="https://notcreditchina.gov.cn/">查询</a>',
          ),
        ],
        certainty: 'suspected',
        findings: [message('finding.link-missing-home', { names: named('信用云溪', 'creditchina.gov.cn') })],
      },
      {
        name: '只在别的栏目里有',
        pages: [home(''), column('专题', 'zt/', [], { pager: `<p>${credit}</p>` })],
        certainty: 'suspected',
        findings: [message('finding.link-missing-home', { names: named('信用云溪', 'creditchina.gov.cn') })],
      },
    ],
    cannotTell: [
      { name: '首页没有读取', pages: [column('专题', 'zt/', [])], because: 'because.home-not-read' },
      {
        name: '导航由脚本生成',
        pages: [
          {
            html: '<html><head><title>云溪市人民政府</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
            capture: 'fetched',
          },
        ],
        because: 'because.navigation-by-script',
      },
      {
        name: '菜单太长没有全部保存',
        pages: [home(Array.from({ length: 400 }, (_, index) => `<a href="/c${index}/">栏目${index}</a>`).join(' '))],
        because: 'because.navigation-by-script',
      },
    ],
  },
);

describe('link-present', () => {
  const judge = (pages: readonly TestPage[], params: object) =>
    judgeSite(pages, { rule: 'link-present', params: params as never }).outcome;

  it('任何网页都可以时，栏目里的也算', () => {
    const pages = [home(''), column('专题', 'zt/', [], { pager: `<p>${credit}</p>` })];
    expect(judge(pages, { hosts: ['creditchina.gov.cn'], on: 'any' })).toMatchObject({
      status: 'pass',
      evidence: [{ pageUrl: `${HOME}zt/`, message: { code: 'finding.link-found' } }],
    });
    expect(judge(pages, { hosts: ['creditchina.gov.cn'] })).toMatchObject({
      status: 'fail',
      nearest: { message: { code: 'finding.link-found' } },
    });
  });

  it('data.* 是以此开头的任何域名', () => {
    const pages = [home('<a href="https://data.yunxi.example.cn/">开放数据</a>')];
    expect(judge(pages, { hosts: ['data.*'] })).toMatchObject({ status: 'pass' });
    expect(judge([home('<a href="https://opendata.example.cn/">开放数据</a>')], { hosts: ['data.*'] })).toMatchObject({
      status: 'fail',
    });
  });
});
