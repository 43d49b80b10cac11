// @vitest-environment jsdom
import rule from '../../../rules/disclosure/disclosure-name-differs.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { homePage } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '规范名称',
        pages: [
          homePage({
            政府信息公开指南: '/zn/',
            政府信息公开制度: '/zd/',
            法定主动公开内容: '/fd/',
            '政府信息 公开年报': '/nb/',
          }),
        ],
      },
      { name: '别处另有规范名称的链接', pages: [homePage({ 公开指南: '/zn/', 政府信息公开指南: '/zn/index.html' })] },
    ],
    invalid: [
      {
        name: '叫“公开年报”，只是提示',
        pages: [homePage({ 政府信息公开指南: '/zn/', 公开年报: '/nb/' })],
        certainty: 'suspected',
        findings: [message('finding.disclosure-name-differs', { name: '政府信息公开年报', text: '公开年报' })],
      },
    ],
    cannotTell: [
      { name: '没有这些栏目的链接', pages: [homePage({ 新闻动态: '/xw/' })], because: 'because.no-column-read' },
    ],
  },
);
