import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { isOfAuthority } from '../../utils/text/organisation.ts';
import { cannotTell, defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'original-share',
  version: 1,
  params: z.object({
    withinDays: z.number().int().positive().default(365),
    /** Fewer contents with a source say nothing. */
    least: z.number().int().positive().default(10),
  }),
  needs: ['contents'],
  basis: [clause('lushan-2022', 'LS-4.11.3', 'text')],

  check({ contents, body }, { withinDays, least }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const dated = contents.filter(
      ({ kind, publishedOn }) => kind === 'article' && publishedOn && publishedOn >= from && publishedOn <= asOf,
    );
    const sourced = dated.filter(({ source }) => source);
    if (sourced.length < least) return cannotTell(message('because.too-few-sources'));
    const own = sourced.filter(({ source = '' }) => isOfAuthority(source, body.name) || /本站|本网|原创/.test(source));
    return {
      status: 'measured',
      numerator: own.length,
      denominator: sourced.length,
      unknown: dated.length - sourced.length,
      certainty: 'suspected',
      findings: [],
    };
  },
});
