import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { type Day, daysBetween } from '../../utils/text/day.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { workingDaysBetween } from '../../utils/text/working-days.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'document-published-late',
  version: 1,
  /**
   * `maxWorkingDays`: 20 by 第二十六条. `importedAfterDays`: what appears so much later was moved to this site far more
   * often than it was kept back; the product's default.
   */
  params: z.object({
    maxWorkingDays: z.number().int().positive().default(20),
    importedAfterDays: z.number().int().positive().default(180),
  }),
  needs: ['kind', 'title', 'issuer', 'source', 'writtenOn', 'publishedOn', 'identity', 'metaTags'],
  basis: [clause('disclosure-regulations-2019', '第二十六条（20个工作日）', 'text')],

  check(facts, { maxWorkingDays, importedAfterDays }, { isUnknown }) {
    const { kind, title = '', issuer, source, writtenOn, publishedOn, identity, metaTags, url } = facts;
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    const own = isOwnDocument([issuer, authorOfTitle(title), source], [metaTags.sitename, identity.sponsor]);
    if (own === undefined) return cannotTell(message('because.author-unknown'));
    if (!own) return notApplicable(message('because.not-own-document'));
    if (!writtenOn || !publishedOn) {
      const byScript = (!writtenOn && isUnknown('writtenOn')) || (!publishedOn && isUnknown('publishedOn'));
      return cannotTell(message(byScript ? 'because.content-by-script' : 'because.days-not-shown'));
    }
    if (publishedOn < writtenOn) return cannotTell(message('because.days-contradict'));
    // Where the holidays of a year are not known, they may explain every weekday beyond the limit.
    const days = workingDaysBetween(writtenOn, publishedOn);
    if ((days ?? weekdaysBetween(writtenOn, publishedOn)) <= maxWorkingDays) return pass();
    if (days === undefined) return cannotTell(message('because.holidays-unknown'));
    const finding: Finding = {
      key: `document-published-late:${url}`,
      pageUrl: url,
      message: message('finding.document-published-late', {
        written: writtenOn,
        published: publishedOn,
        days,
        limit: maxWorkingDays,
      }),
      quote: title.slice(0, 200),
    };
    if (daysBetween(writtenOn, publishedOn) > importedAfterDays) {
      return cannotTell(message('because.may-be-imported'), { nearest: finding });
    }
    // It may have been published elsewhere before, or made open later.
    return suspected([finding], { searched: [url] });
  },
});

/** Mondays to Fridays after `from` up to `to`. */
function weekdaysBetween(from: Day, to: Day): number {
  const days = daysBetween(from, to);
  const weekday = new Date(from).getUTCDay();
  let count = Math.floor(days / 7) * 5;
  for (let i = 1; i <= days % 7; i++) if ((weekday + i) % 7 !== 0 && (weekday + i) % 7 !== 6) count++;
  return count;
}
