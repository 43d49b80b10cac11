import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { parseChineseNumber } from '../../utils/text/numerals.ts';
import { maskPrivacy } from '../../utils/text/privacy.ts';
import { FIRST_OF_TABLES, textFrom } from '../annual-report.ts';
import { definePageRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** 一是……二是……: whether a list leaves a number out or has it twice. */
export default definePageRule({
  id: 'annual-report-list-skips',
  version: 1,
  params: z.object({}),
  needs: ['annualReport', 'publishedOn', 'mainText'],
  basis: [clause('annual-report-format-2021', '五、存在的主要问题及改进情况（文字质量）', 'default')],

  check(page, _, context) {
    const judged = textFrom(FIRST_OF_TABLES, page, context);
    if ('outcome' in judged) return judged.outcome;
    const lines = page.mainText.split('\n');
    const [first, ...others] = judged.report.sections.flatMap(({ from, to, title }): Finding[] =>
      brokenLists(lines.slice(from, to).join('\n')).map(({ numbers, quote }, i) => ({
        key: `annual-report-list-skips:${page.url}:${from}:${i}`,
        pageUrl: page.url,
        message: message('finding.annual-report-list-skips', { section: title, numbers: numbers.join('……') }),
        quote: maskPrivacy(quote),
      })),
    );
    return first ? suspected([first, ...others]) : pass();
  },
});

/** At the beginning of a clause: 十一是 and 统一是 are none. */
const MARK = /(?<=^|[。；;，,、：:！!？?）)"”\s])([一二三四五六七八九十]{1,3})是/g;
/** 说一是一，说二是二. */
const IDIOM = /[一二]是[一二](?=[，,、。；;])|说[一二]是/;
/** What a list may begin with instead. */
const OTHER_START = /首先|第一|其一|一要|一方面|（一）|\(一\)|1[.．、]/;

interface List {
  last: number;
  /** As they stand. */
  numbers: string[];
  at: number;
  broken?: string;
}

/** Lists may stand in one another; a list that seems to lack a number which the text has in another form is whole. */
export function brokenLists(text: string): { numbers: string[]; quote: string }[] {
  const all: List[] = [];
  let open: List[] = [];
  for (const { index, 1: numeral = '' } of text.matchAll(MARK)) {
    const number = parseChineseNumber(numeral);
    if (number === undefined || IDIOM.test(text.slice(Math.max(0, index - 1), index + 6))) continue;
    const mark = `${numeral}是`;
    if (number === 1) {
      const list = { last: 1, numbers: [mark], at: index };
      all.push(list);
      open.push(list);
      continue;
    }
    const continued = open.map(({ last }) => last).lastIndexOf(number - 1);
    const list = open[continued >= 0 ? continued : open.length - 1];
    if (!list) continue;
    if (continued >= 0) open = open.slice(0, continued + 1);
    else if (!isElsewhere(text.slice(list.at, index + mark.length), list.last, number)) {
      list.broken ??= quoteOf(text, list.at, index);
    }
    list.last = number;
    list.numbers.push(mark);
    list.at = index;
  }
  return all.flatMap(({ numbers, broken }) => (broken ? [{ numbers, quote: broken }] : []));
}

const quoteOf = (text: string, from: number, to: number): string =>
  to - from <= 120 ? text.slice(from, to + 60) : `${text.slice(from, from + 60)}……${text.slice(to, to + 60)}`;

/** Between two marks: the numbers left out stand there in another form, or another list began. */
function isElsewhere(between: string, last: number, number: number): boolean {
  if (number <= last) return OTHER_START.test(between);
  const left = Array.from({ length: number - last - 1 }, (_, i) => NUMERALS[last + i] ?? '');
  const inside = between.slice(2, -2);
  return left.every((numeral) => numeral !== '' && inside.includes(numeral));
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
