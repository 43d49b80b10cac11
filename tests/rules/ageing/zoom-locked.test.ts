// @vitest-environment jsdom
import rule from '../../../rules/ageing/zoom-locked.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';

const page = (
  viewport: string,
) => `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title>${viewport}</head><body>
  <div class="nav"><a href="/zwgk/">政务公开</a><a href="/xwdt/">新闻动态</a><a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a></div>
  <div class="footer">主办单位：云溪市人民政府办公室</div></body></html>`;
const locked = [message('finding.zoom-locked')];

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '后一个设置取消了限制',
        html: page(
          '<meta name="viewport" content="user-scalable=no"><meta name="viewport" content="width=device-width">',
        ),
      },
      { name: '没有 viewport 设置', html: page('') },
      { name: '只限定初始比例', html: page('<meta name="viewport" content="width=device-width, initial-scale=1">') },
      {
        name: '允许放大到三倍',
        html: page('<meta name="viewport" content="width=device-width,maximum-scale=3.0,user-scalable=yes">'),
      },
    ],
    invalid: [
      {
        name: '大写的 NO',
        html: page('<meta name="viewport" content="width=device-width, user-scalable=NO">'),
        certainty: 'proven',
        findings: locked,
      },
      {
        name: '禁止缩放',
        html: page('<meta name="viewport" content="width=device-width, user-scalable=no">'),
        certainty: 'proven',
        findings: locked,
      },
      {
        name: '最大比例为一倍',
        html: page('<META NAME="Viewport" CONTENT="width=device-width, maximum-scale = 1.0">'),
        certainty: 'proven',
        findings: locked,
      },
    ],
    notApplicable: [
      {
        name: '错误页',
        html: '<html><head><title>404</title></head><body><h1>404</h1><p>您访问的页面不存在</p></body></html>',
        path: 'nothing.html',
        because: 'because.error-page',
      },
    ],
  },
);
