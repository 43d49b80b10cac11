import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { cannotTell, defineSiteRule, type Finding, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

/** 对市十届人大三次会议第12号建议的答复, 关于政协第45号提案办理情况的复函. */
const REPLY = /(?:建议|提案|议案).{0,16}(?:答复|复函|回复|办理(?:结果|情况))|(?:答复|复函).{0,20}(?:建议|提案)/;
/** Letters of a reply that says something. Default of the product. */
const FULL_TEXT = 200;

export default defineSiteRule({
  id: 'motion-replies-incomplete',
  version: 1,
  params: z.object({ withinDays: z.number().int().positive().default(730) }),
  needs: ['contents', 'items'],
  basis: [clause('motions-disclosure', '建议提案办理结果公开（答复全文）', 'default')],

  words: () => ['建议', '提案', '议案'],

  check({ contents, items }, { withinDays }, { asOf, titles }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const replies = [...new Set(['建议', '提案', '议案'].flatMap((word) => titles.withWord(word)))]
      .sort((a, b) => a - b)
      .flatMap((index) => items[index] ?? [])
      .filter(({ title, day }) => REPLY.test(title) && (!day || (day >= from && day <= asOf)));
    if (replies.length === 0) return cannotTell(message('because.no-motion-reply'));
    const read = replies.flatMap(({ content }) => (content === undefined ? [] : (contents[content] ?? [])));
    const whole = read.filter(
      ({ body, attachments = [] }) =>
        (body?.letters ?? 0) >= FULL_TEXT || attachments.length > 0 || (body?.images ?? 0) > 0,
    );
    const short = read.filter(
      (content) => !whole.includes(content) && content.body && !content.unknown.includes('body'),
    );
    return suspectedShare({
      met: whole.length,
      open: replies.length - whole.length,
      findings: short.map(
        ({ url, title = url, body }): Finding => ({
          key: `motion-replies-incomplete:${url}`,
          pageUrl: url,
          message: message('finding.motion-reply-short', { title, letters: body?.letters ?? 0 }),
        }),
      ),
    });
  },
});
