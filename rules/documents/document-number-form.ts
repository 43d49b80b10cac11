import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const LABELS = new Set(['文号', '发文字号', '文件编号', '发文文号']);
/** A number whose year stands in other brackets than 〔〕: 云政发[2025]12号. */
const OTHER_BRACKETS = /[\u4e00-\u9fa5]\s*[[【（(［﹝「]\s*(?:19|20)\d{2}\s*[\]】）)］﹞」]\s*第?\d{1,6}\s*号/;
const RIGHT = /〔\s*(?:19|20)\d{2}\s*〕/;

export default definePageRule({
  id: 'document-number-form',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'docNumber', 'pairs', 'mainText'],
  basis: [clause('website-guidelines-2017', '信息发布（文号按公文格式著录，年份用六角括号）', 'default')],

  check({ kind, docNumber, pairs, mainText, url }) {
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    if (!docNumber) return notApplicable(message('because.no-document-number'));
    // The block, and the line of its own above the text: numbers that the text cites are others'.
    const own = compact(docNumber).replace(/[〔〕]/g, '');
    const said = [
      ...pairs.filter(({ label }) => LABELS.has(compact(label))).map(({ value }) => value),
      ...mainText
        .split('\n', 20)
        .filter((line) => line.length < 40 && compact(line).replace(/[^\p{L}\p{N}]/gu, '') === own),
    ];
    const [first, ...others] = [...new Set(said)]
      .filter((text) => OTHER_BRACKETS.test(text) && !RIGHT.test(text))
      .map(
        (text): Finding => ({
          key: `document-number-form:${url}:${text.slice(0, 40)}`,
          pageUrl: url,
          message: message('finding.number-brackets', { number: text.slice(0, 60) }),
          quote: text.slice(0, 200),
        }),
      );
    return first ? suspected([first, ...others], { searched: [url] }) : pass();
  },
});
