import { z } from 'zod';
import type { ContentFacts, SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day } from '../../utils/text/day.ts';
import { isOfAuthority } from '../../utils/text/organisation.ts';
import { cannotTell, defineSiteRule, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const OWN = /本站|本网|原创/;
/** Media and authorities elsewhere. What is neither own nor one of these (市水务局, 融媒体中心) may be the body's. */
const OUTSIDE =
  /日报|晚报|早报|时报|周报|商报|都市报|新华|人民网|人民政协|央视|央广|中国|国务院|中央|国家|求是|学习强国|澎湃|新浪|搜狐|腾讯|网易|百度|今日头条|[^本我全]省|自治区|[^干支总部]部$/;
const PLACE = /^.{2,}?(?=特别行政区|自治[区州县旗]|地区|新区|[省市县区州盟旗])/;

export default defineSiteRule({
  id: 'original-share',
  version: 2,
  /** `fall`: by so much the share has to lie below that of the period before, the product's default. */
  params: z.object({
    withinDays: z.number().int().positive().default(365),
    /** Fewer contents whose source tells say nothing. */
    least: z.number().int().positive().default(10),
    fall: z.number().min(0).max(1).default(0.1),
  }),
  needs: ['contents', 'home'],
  basis: [clause('lushan-2022', 'LS-4.11.3', 'text', '提高信息原创比例')],

  check({ contents, home, body }, { withinDays, least, fall }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const before = addDays(from, -withinDays) ?? from;
    const now = countOf(contents, body, from, asOf);
    if (now.own + now.others < least) return cannotTell(message('because.too-few-sources'));
    const then = countOf(contents, body, before, addDays(from, -1) ?? from);
    const [share, earlier] = [shareOf(now), shareOf(then)];
    if (then.own + then.others >= least && share < earlier - fall) {
      const said = message('finding.original-share-fell', {
        share: Math.round(share * 100),
        earlier: Math.round(earlier * 100),
        from,
      });
      const pageUrl = home?.url ?? contents[0]?.url ?? '';
      return suspected([{ key: 'original-share:fell', pageUrl, message: said }]);
    }
    return {
      status: 'measured',
      numerator: now.own,
      denominator: now.own + now.others,
      unknown: now.open,
      certainty: 'suspected',
      findings: [],
    };
  },
});

interface Count {
  own: number;
  others: number;
  /** Without a source, or with one of which nobody knows whose it is. */
  open: number;
}

const shareOf = ({ own, others }: Count): number => own / Math.max(1, own + others);

/** Of what was published from one day to another, both inclusive. */
function countOf(contents: readonly ContentFacts[], { name }: SiteFacts['body'], from: Day, until: Day): Count {
  const place = PLACE.exec(name)?.[0];
  const count: Count = { own: 0, others: 0, open: 0 };
  for (const { kind, publishedOn, source } of contents) {
    if (kind !== 'article' || !publishedOn || publishedOn < from || publishedOn > until) continue;
    if (source && (isOfAuthority(source, name) || OWN.test(source))) count.own++;
    else if (source && place && !source.includes(place) && OUTSIDE.test(source)) count.others++;
    else count.open++;
  }
  return count;
}
