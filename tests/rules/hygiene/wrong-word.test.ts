// @vitest-environment jsdom
import rule from '../../../rules/hygiene/wrong-word.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, ERROR } from '../document-page.ts';

const path = ARTICLE_PATH;
const text = (sentence: string) =>
  articlePage({ text: `<p>云溪市召开防汛工作会议，部署主汛期各项任务。</p><p>${sentence}</p>` });
const own = [
  { id: '领导', kind: 'names' as const, entries: [{ wrong: '王某某副市长', right: '王某某市长' }] },
  { id: '敏感', kind: 'sensitive' as const, entries: [{ wrong: '禁用词', exceptions: ['禁用词表'] }] },
];

testRule(
  rule,
  { params: { lexicons: own } },
  {
    valid: [
      { name: '没有命中', html: articlePage(), path },
      { name: '例外词：妨碍物写作防碍物另有用法', html: text('施工单位应当及时清除消防碍物，保证通道畅通。'), path },
      { name: '用户词库的例外', html: text('编辑应当熟悉广告法禁用词表的各项规定。'), path },
      { name: '谈论错别字的通报', html: text('抽查发现错别字12处，如“拔款”“关健环节”等。'), path },
      {
        name: '“有关健康”“竟然”里没有错字',
        html: text('有关健康管理的问题，究竟聘用多少人，毕竟价格是公开的。'),
        path,
      },
    ],
    invalid: [
      {
        name: '通报里的常见错字，同一个词只报一次',
        html: text('市财政拔款一百万元，用户登陆系统查询，拔款进度每月公布。'),
        path,
        certainty: 'suspected',
        findings: [
          message('finding.wrong-word-right', {
            what: message('lexicon.wrong-words'),
            wrong: '拔款',
            right: '拨款',
          }),
          message('finding.wrong-word-right', {
            what: message('lexicon.wrong-words'),
            wrong: '用户登陆',
            right: '用户登录',
          }),
        ],
      },
      {
        name: '用户导入的姓名职务和敏感词',
        html: text('会议由王某某副市长主持，不得使用禁用词。'),
        path,
        certainty: 'suspected',
        findings: [
          message('finding.wrong-word-right', {
            what: message('lexicon.names'),
            wrong: '王某某副市长',
            right: '王某某市长',
          }),
          message('finding.wrong-word', { what: message('lexicon.sensitive'), wrong: '禁用词' }),
        ],
      },
    ],
    notApplicable: [{ name: '错误页', ...ERROR, because: 'because.error-page' }],
  },
);
