// @vitest-environment jsdom
import rule from '../../../rules/hygiene/link-dead.ts';
import type { TargetFacts } from '../../../utils/facts/site-facts.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { HOME, testRule } from '../../test-rule.ts';
import { COLUMN } from '../document-page.ts';

const pages = [COLUMN];
const from = `${HOME}tzgg/1.html`;
const file = (state: TargetFacts['state'], status?: number): TargetFacts => ({
  address: `${HOME}f/1.docx`,
  kind: 'attachment',
  state,
  ...(status && { status }),
  from,
  text: '申请表',
});
const site = (state: TargetFacts['state'], status?: number): TargetFacts => ({
  ...file(state, status),
  address: 'http://www.yunling.example.gov.cn/old',
  kind: 'off-site',
  text: '云岭市政府',
});
const gone = message('finding.file-gone', { text: '申请表', target: `${HOME}f/1.docx` });
const dead = message('finding.link-dead', { text: '云岭市政府', target: 'http://www.yunling.example.gov.cn/old' });

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都打得开', pages, links: [file('read', 200), site('read', 200)] },
      { name: '站外网站拒绝访问不算死链', pages, links: [file('read', 200), site('blocked', 403)] },
    ],
    invalid: [
      {
        name: '附件两次都是404',
        pages,
        links: [file('dead', 404), site('read', 200)],
        certainty: 'proven',
        findings: [gone],
      },
      { name: '站外网页已删除', pages, links: [site('dead', 404)], certainty: 'proven', findings: [dead] },
      {
        name: '站外网站连接不上，可能只是对方限制',
        pages,
        links: [site('dead')],
        certainty: 'suspected',
        findings: [dead],
      },
    ],
    cannotTell: [
      { name: '没有检查链接', pages, because: 'because.links-not-checked' },
      { name: '没有一个得到应答', pages, links: [site('unknown')], because: 'because.links-not-checked' },
    ],
  },
);
