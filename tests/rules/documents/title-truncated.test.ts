// @vitest-environment jsdom
import rule from '../../../rules/documents/title-truncated.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;
const label = (title: string) => `<meta name="ArticleTitle" content="${title}">`;

testRule(
  rule,
  {},
  {
    valid: [{ name: '标题完整', html: articlePage(), path }],
    invalid: [
      {
        name: '内容页沿用了列表里截断的标题',
        html: articlePage({
          title: '云溪市召开防汛工作会议部署主汛期…',
          head: label('云溪市召开防汛工作会议部署主汛期各项重点任务'),
        }),
        path,
        certainty: 'proven',
        findings: [
          message('finding.title-truncated-whole', {
            title: '云溪市召开防汛工作会议部署主汛期…',
            whole: '云溪市召开防汛工作会议部署主汛期各项重点任务',
          }),
        ],
      },
      {
        // Headlines may end so on purpose: no longer one is anywhere on the page.
        name: '标题以省略号结尾，没有更长的标题',
        html: articlePage({ title: '春天里，云溪的山水田园……', head: label('春天里，云溪的山水田园……') }),
        path,
        certainty: 'suspected',
        findings: [message('finding.title-truncated', { title: '春天里，云溪的山水田园……' })],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
  },
);
