// @vitest-environment jsdom
import rule from '../../../rules/hygiene/personal-data-exposed.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage } from '../document-page.ts';

const path = ARTICLE_PATH;
/** An invented number whose check character is right. */
const ID = '469900199002150014';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const number = (seventeen: string) =>
  seventeen + '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(seventeen[i]), 0) % 11];
const valid = number(ID.slice(0, 17));
const masked = `${valid.slice(0, 6)}${'*'.repeat(10)}${valid.slice(-2)}`;
const page = (text: string, title?: string) =>
  articlePage({ text: `<p>现将有关名单公示如下，公示期五个工作日。</p>${text}`, ...(title && { title }) });
const exposed = message('finding.personal-data', { what: message('personal.id-number'), masked });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '已经打码', html: page('<p>身份证号：469900********0014</p>'), path },
      { name: '办公电话', html: page('<p>联系人：王科长，联系电话：13800001111</p>'), path },
      {
        name: '统一社会信用代码和项目编号',
        html: page('<p>统一社会信用代码：91469900MA5T000000</p><p>项目编号：460000202506010001</p>'),
        path,
      },
      {
        name: '校验码不对的数字',
        html: page(`<p>身份证号：${valid.slice(0, 17)}${valid.endsWith('0') ? '1' : '0'}</p>`),
        path,
      },
    ],
    invalid: [
      {
        name: '公示名单写了完整身份证号',
        html: page(`<p>身份证号：${valid}</p>`),
        path,
        certainty: 'proven',
        findings: [exposed],
      },
      {
        name: '填写样表里的号码是编的',
        html: page(`<p>身份证号：${valid}</p>`, '养老补贴申请表填写样表'),
        path,
        certainty: 'suspected',
        findings: [exposed],
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
