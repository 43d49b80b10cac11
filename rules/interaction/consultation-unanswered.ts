import { z } from 'zod';
import type { ContentFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { documentKey } from '../../utils/text/document-title.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, defineSiteRule, type Finding, MAX_LEDGER, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'consultation-unanswered',
  version: 2,
  params: z.object({
    /** Days after the end of the call in which the result may be published. 60: default of the product. */
    limit: z.number().int().positive().default(60),
    withinDays: z.number().int().positive().default(365),
  }),
  needs: ['contents', 'items', 'lists'],
  basis: [
    clause('inspection-circulars', '征集调查的结果反馈更新不及时（常德市2020年11月）', 'secondary'),
    clause('website-guidelines-2017', '互动交流（征集调查公布结果）', 'default'),
  ],

  check({ contents, items, lists }, { limit, withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const due = addDays(asOf, -limit) ?? asOf;
    const ended = contents.filter(({ consultation, publishedOn }) => {
      const end = consultation?.to ?? (consultation?.term && publishedOn ? addDays(publishedOn, 30) : undefined);
      return consultation?.stages.includes('draft') && end && end >= from && end < due;
    });
    if (ended.length === 0) return cannotTell(message('because.no-ended-consultation'));
    const results = items
      .filter(({ title }) => RESULT.test(title))
      .map(({ title, url }) => ({ key: subjectOf(title), url }));
    const answered = (content: ContentFacts) =>
      content.consultation?.stages.includes('result')
        ? content.url
        : results.find(({ key }) => isSameSubject(key, subjectOf(content.title ?? '')))?.url;
    const judged = ended.map((content) => ({ content, by: answered(content) }));
    const read = lists.filter(
      ({ columns, names, complete, since }) =>
        (complete || (since !== undefined && since <= from)) &&
        (columns.includes('opinion') || names.some((name) => /征集|征求意见|意见反馈|结果反馈/.test(name))),
    );
    const open = judged.filter(({ by }) => !by);
    return suspectedShare({
      met: judged.length - open.length,
      open: open.length,
      findings:
        read.length === 0
          ? []
          : open.map(
              ({ content: { url, title = url } }): Finding => ({
                key: keyOf(url),
                pageUrl: url,
                message: message('finding.consultation-unanswered', { title }),
              }),
            ),
      searched: read.map(({ url }) => url),
      ledger: judged.slice(0, MAX_LEDGER).map(({ content: { url, title = url, publishedOn }, by }) => ({
        key: keyOf(url),
        url,
        title,
        ...(publishedOn ? { on: publishedOn } : {}),
        counted: true,
        because: message('ledger.consultation-ended'),
        ...(by ? { met: true, by } : {}),
      })),
    });
  },
});

const keyOf = (url: string): string => `consultation-unanswered:${url}`;

const RESULT = /采纳|反馈情况|结果反馈|反馈结果|征集结果|征集情况|意见反馈|意见汇总|意见吸纳|结果公布/;
/** What calls and results say around the name of the draft. */
const AROUND =
  /关于|公开|向社会|社会|公众|广泛|征求|征集|征询|听取|意见|建议|的|公告|通告|通知|启事|结果|反馈|采纳|情况|说明|汇总|征求意见稿|草案|送审稿|修订|[（）()《》〈〉“”"：:、，,·\s]/g;
const subjectOf = (title: string): string => compact(documentKey(title) || title).replace(AROUND, '');
/** Letters of a subject without which nothing is named. */
const NAMED = 6;
const isSameSubject = (a: string, b: string): boolean =>
  a.length >= NAMED && b.length >= NAMED && (a.includes(b) || b.includes(a));
