import { z } from 'zod';
import type { ContentFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day, daysBetween, earliest, latest } from '../../utils/text/day.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { workingDaysBetween } from '../../utils/text/working-days.ts';
import { cannotTell, defineSiteRule, type Finding, type LedgerEntry, MAX_LEDGER, pass } from '../rule.ts';
import { clause } from '../standards.ts';

/** So many documents of one day of publication, written over so many days, were moved here together. The product's own. */
const BULK = { documents: 5, days: 60 };

type Dated = ContentFacts & { writtenOn: Day; publishedOn: Day };

export default defineSiteRule({
  id: 'documents-published-late',
  version: 2,
  /** `maxWorkingDays`: 20 by 第二十六条. `withinDays`: documents published so long before the day of judgement. */
  params: z.object({
    maxWorkingDays: z.number().int().positive().default(20),
    withinDays: z.number().int().positive().default(365),
    importedAfterDays: z.number().int().positive().default(180),
  }),
  needs: ['contents'],
  basis: [clause('disclosure-regulations-2019', '第二十六条（20个工作日）', 'text')],

  check({ body, contents }, { maxWorkingDays, withinDays, importedAfterDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const since = addDays(asOf, -withinDays) ?? asOf;
    const dated = contents.filter(
      (content): content is Dated =>
        content.kind === 'policy' &&
        Boolean(content.writtenOn && content.publishedOn) &&
        (content.publishedOn ?? '') > since &&
        (content.publishedOn ?? '') <= asOf &&
        isOwn(content, body.name),
    );
    if (dated.length === 0) return cannotTell(message('because.no-dated-document'));
    const imports = importDays(dated);
    const judged = dated.map((content) => {
      const { writtenOn, publishedOn } = content;
      const days = workingDaysBetween(writtenOn, publishedOn);
      const inTime = days !== undefined && days >= 0 && days <= maxWorkingDays;
      const moved = imports.has(publishedOn) || daysBetween(writtenOn, publishedOn) > importedAfterDays;
      return { content, days, inTime, moved };
    });
    const inTime = judged.filter((one) => one.inTime);
    if (inTime.length === judged.length) return pass();
    const late = judged.flatMap(({ content, days, moved }) =>
      days !== undefined && days > maxWorkingDays && !moved ? [{ content, days }] : [],
    );
    return {
      status: 'measured',
      numerator: inTime.length,
      denominator: inTime.length,
      // It may have been published elsewhere before, made open later, or moved here.
      unknown: judged.length - inTime.length,
      certainty: 'suspected',
      findings: late.map(
        ({ content, days }): Finding => ({
          key: keyOf(content.url),
          pageUrl: content.url,
          message: message('finding.document-published-late', {
            written: content.writtenOn,
            published: content.publishedOn,
            days,
            limit: maxWorkingDays,
          }),
          ...(content.title && { quote: content.title.slice(0, 200) }),
        }),
      ),
      ledger: judged
        .sort((a, b) => (a.content.publishedOn < b.content.publishedOn ? 1 : -1))
        .slice(0, MAX_LEDGER)
        .map(({ content, inTime: met, moved }): LedgerEntry => {
          const { url, title, publishedOn: on } = content;
          const undecided = !met && moved;
          return {
            key: keyOf(url),
            url,
            title: title ?? url,
            on,
            counted: true,
            because: message(undecided ? 'because.may-be-imported' : 'because.own-dated-document'),
            ...(met && { met }),
          };
        }),
    };
  },
});

const keyOf = (url: string): string => `documents-published-late:${url}`;

function isOwn({ issuer, title, source }: ContentFacts, bodyName: string): boolean {
  return isOwnDocument([issuer, title && authorOfTitle(title), source], [bodyName]) === true;
}

/** Days on which documents of a long time appeared together. */
function importDays(contents: readonly Dated[]): ReadonlySet<Day> {
  const written = new Map<Day, { count: number; first: Day; last: Day }>();
  for (const { publishedOn, writtenOn } of contents) {
    const { count, first, last } = written.get(publishedOn) ?? { count: 0, first: writtenOn, last: writtenOn };
    written.set(publishedOn, {
      count: count + 1,
      first: earliest(first, writtenOn) ?? first,
      last: latest(last, writtenOn) ?? last,
    });
  }
  return new Set(
    [...written].flatMap(([day, { count, first, last }]) =>
      count >= BULK.documents && daysBetween(first, last) > BULK.days ? [day] : [],
    ),
  );
}
