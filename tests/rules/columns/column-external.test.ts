// @vitest-environment jsdom
import rule from '../../../rules/columns/column-external.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { homePage } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const body = {
  scopes: [{ type: 'host' as const, host: 'jyj.yunxi.gov.cn', entry: 'http://www.yunxi.example.gov.cn/' }],
};

testRule(
  rule,
  {},
  {
    valid: [
      { name: '在本网站', pages: [homePage({ 政府信息公开年报: 'http://jyj.yunxi.gov.cn/nb/' })], body },
      { name: '设在本级政府门户', pages: [homePage({ 政府信息公开年报: 'http://www.yunxi.gov.cn/jyj/nb/' })], body },
      {
        name: '办事服务通常在省级平台',
        pages: [homePage({ 办事服务: 'https://zwfw.haibin.gov.cn/', 领导信息: 'http://jyj.yunxi.gov.cn/ld/' })],
        body,
      },
      { name: '经 IPv6 天窗的链接看不出是谁的', pages: [homePage({ 机构职能: 'http://x1.ipv6best.cn/jg/' })], body },
    ],
    invalid: [
      {
        name: '年报链接到另一个市',
        pages: [homePage({ 政府信息公开年报: 'http://www.haibin.gov.cn/nb/' })],
        body,
        certainty: 'suspected',
        findings: [
          message('finding.column-external', {
            column: message('column.annual-reports'),
            host: 'www.haibin.gov.cn',
          }),
        ],
      },
    ],
    cannotTell: [
      { name: '没有这些栏目的链接', pages: [homePage({ 新闻动态: '/xw/' })], body, because: 'because.no-column-read' },
    ],
  },
);
