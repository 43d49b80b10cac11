// @vitest-environment jsdom
import rule from '../../../rules/interaction/motion-replies-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { article, home } from '../interaction-pages.ts';

const title = '对市十届人大三次会议第12号建议的答复';
const long = `<p>您提出的关于增加城区公办幼儿园学位的建议收悉，现答复如下。</p>${'<p>近三年我市新建改建公办幼儿园九所，新增学位两千余个，但城区北部片区的学位仍然紧张，主要原因是新建小区集中交付、配套幼儿园移交滞后。下一步我局将会同自然资源、住房城乡建设部门逐一核查配套幼儿园建设移交情况，确保今年秋季学期前再新增三所。</p>'.repeat(2)}`;

testRule(
  rule,
  {},
  {
    valid: [{ name: '答复全文', pages: [home, article('zwgk/jyta/1.html', title, long)] }],
    invalid: [
      {
        name: '只有一句话',
        pages: [home, article('zwgk/jyta/1.html', title, '<p>该建议已办理，代表表示满意。</p>')],
        certainty: 'suspected',
        findings: [message('finding.motion-reply-short', { title, letters: 14 })],
      },
      {
        name: '正文是附件，不指出',
        pages: [home, article('zwgk/jyta/1.html', title, '<p>附件：<a href="/f/12.pdf">第12号建议的答复.pdf</a></p>')],
        certainty: 'suspected',
        findings: [],
      },
    ],
    cannotTell: [{ name: '没有建议提案', pages: [home], because: 'because.no-motion-reply' }],
  },
);
