// @vitest-environment jsdom
import rule from '../../../rules/documents/bracket-unmatched.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { ARTICLE_PATH, articlePage, COLUMN } from '../document-page.ts';

const path = ARTICLE_PATH;

testRule(
  rule,
  {},
  {
    valid: [
      { name: '都成对', html: articlePage(), path },
      {
        name: '序号只有半个括号',
        html: articlePage({ text: '<p>会议提出三项要求：1）压实责任；2）备足物资；3）加强值守，确保群众安全。</p>' }),
        path,
      },
    ],
    invalid: [
      {
        name: '书名号少了一半',
        html: articlePage({
          text: '<p>会议学习了《云溪市防汛应急预案，要求各乡镇压实责任、备足物资，确保人民群众安全度汛。</p>',
        }),
        path,
        certainty: 'suspected',
        findings: [message('finding.bracket-unmatched', { mark: '《', place: message('residue-place.text') })],
      },
    ],
    notApplicable: [{ name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' }],
  },
);
