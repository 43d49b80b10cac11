import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { type Message, message } from '../../utils/text/catalogue/index.ts';
import { addDays, type Day } from '../../utils/text/day.ts';
import {
  completePeriods,
  FREQUENCIES,
  type Frequency,
  isCoarse,
  type Period,
  periodOfTitle,
  serves,
} from '../../utils/text/periods.ts';
import { isWorkingDay } from '../../utils/text/working-days.ts';
import {
  absent,
  type Conditions,
  conditionsMessage,
  evidenceOf,
  ITEM_FACTS,
  MAX_SEARCHED,
  type Match,
  matchesOf,
  nearestOf,
  needsDay,
  type Places,
  type PublishedFacts,
  placesNamed,
  placesOf,
  searchOf,
  sortOut,
  wantedMessage,
  windowStart,
  wordsOf,
  yearsWanted,
} from '../items.ts';
import { cannotTell, defineSiteRule, type Finding, type Outcome, pass, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

const word = z.string().min(1);
const params = z.object({
  /** A title has to hold one of them at least. */
  anyOf: z.array(word).min(1),
  /** And all of these. */
  allOf: z.array(word).optional(),
  /** And none of these. */
  noneOf: z.array(word).optional(),
  withinDays: z.number().int().positive().optional(),
  /** Something new in each of the last complete periods. */
  frequency: z.object({ every: z.enum(FREQUENCIES), periods: z.number().int().positive().max(60) }).optional(),
  /** So many of them; with a frequency so many in each period. */
  minimum: z.number().int().positive().default(1),
  /** Ids or names of the columns in which it has to stand. */
  columns: z.array(word).min(1).optional(),
  /** The year that the title names, or else its day. */
  titleYear: z.union([z.enum(['this', 'last-or-this']), z.number().int().min(1990).max(2100)]).optional(),
});
type Params = z.infer<typeof params>;

/** Days after the end of a period in which figures about it may still be made. Defaults of the product. */
const GRACE: Readonly<Record<Frequency, number>> = {
  week: 7,
  month: 30,
  'two-months': 30,
  quarter: 45,
  'half-year': 75,
  year: 210,
};

export default defineSiteRule({
  id: 'item-published',
  version: 1,
  params,
  needs: ITEM_FACTS,
  basis: [
    clause('disclosure-regulations-2019', '第二十条（公开哪些事项、多久公开，由指标体系规定）', 'default'),
    clause('inspection-indicators-2019', '信息发布', 'default'),
  ],
  words: ({ anyOf, allOf, noneOf, columns }) => wordsOf({ anyOf, allOf, noneOf }, columns),

  check(facts, asked, context) {
    const { asOf } = context;
    const { withinDays, titleYear, columns, frequency, minimum } = asked;
    if (!asOf && (frequency || needsDay(withinDays, titleYear))) return cannotTell(message('because.day-unknown'));

    const within = columns ? placesNamed(columns, facts, context) : undefined;
    const conditions: Conditions = {
      asOf,
      withinDays,
      years: yearsWanted(titleYear, asOf),
      within: within && { lists: within.lists, columns: columns ?? [] },
    };
    const groups = sortOut(matchesOf(asked, facts, context, columns), facts, conditions);
    const places = (): Places => within ?? placesOf(undefined, asked.anyOf, facts, context);
    const nearest = (searched: readonly number[]) =>
      nearestOf(groups, asked, facts, context, conditions, 'item-published', searched);

    if (frequency && asOf) {
      const series = seriesOf([...groups.good, ...groups.undated], facts, frequency, asOf);
      return judgeSeries(series, { facts, asked, places, nearest });
    }
    if (groups.good.length >= minimum) return pass(evidenceOf(groups.good, asked, facts, 'item-published'));
    if (groups.good.length + groups.undated.length >= minimum) {
      return cannotTell(message('because.matches-undated'), { nearest: nearest([]) });
    }
    const found = places();
    return absent(
      searchOf(found, facts, windowStart(asOf, withinDays)),
      columns ?? asked.anyOf,
      (pageUrl) => ({
        key: keyOf(asked),
        pageUrl,
        message: message('finding.item-missing', {
          what: wantedMessage(asked),
          conditions: conditionsMessage(conditions, minimum),
        }),
      }),
      nearest(found.lists),
    );
  },
});

const keyOf = ({ anyOf, allOf = [] }: Params): string => `item-published:${[...anyOf, ...allOf].join('|')}`;

interface Series {
  /** The periods that are asked for, the earliest first, with what serves each. */
  periods: readonly (Period & { matches: readonly Match[] })[];
  every: Frequency;
  /** Matches of which nobody can tell the time. */
  untimed: readonly Match[];
}

function seriesOf(
  matches: readonly Match[],
  facts: PublishedFacts,
  { every, periods: count }: NonNullable<Params['frequency']>,
  asOf: Day,
): Series {
  const timed: { match: Match; of: readonly Period[]; titled: boolean }[] = [];
  const untimed: Match[] = [];
  const horizon = completePeriods(every, count, asOf)[0]?.from ?? asOf;
  // A year and the grace: what is older can speak of no period that is asked for.
  const tooOld = addDays(horizon, -2 * GRACE.year) ?? horizon;
  for (const match of matches) {
    const item = facts.items[match.at];
    if (!item || (item.day && item.day < tooOld)) continue;
    const titled = periodOfTitle(item.title, item.day);
    const ofDay = item.day ? { from: item.day, to: item.day } : undefined;
    // Weeks are counted each site in its own way; what comes out weekly comes out in its week.
    const exact = titled && !isCoarse(titled, every) && !(every === 'week' && ofDay) ? titled : undefined;
    const of = exact ? [exact] : [ofDay, titled].filter((period) => period !== undefined);
    if (of.length > 0) timed.push({ match, of, titled: exact !== undefined });
    else untimed.push(match);
  }
  // Figures about a period come after it; notices of a day are late on the next one.
  const before = timed.some(({ titled }) => titled) ? (addDays(asOf, -GRACE[every]) ?? asOf) : asOf;
  const periods = completePeriods(every, count, before).filter((period) => every !== 'week' || isWorked(period));
  return {
    periods: periods.map((period) => ({
      ...period,
      matches: timed.flatMap(({ match, of }) => (of.some((found) => serves(found, period)) ? [match] : [])),
    })),
    every,
    untimed,
  };
}

/** Whether a week has three working days at least: nobody owes a weekly notice over 春节 or 国庆. */
function isWorked({ from }: Period): boolean {
  const days = [0, 1, 2, 3, 4].map((offset) => addDays(from, offset));
  return days.filter((day) => day !== undefined && isWorkingDay(day) !== false).length >= 3;
}

function judgeSeries(
  { periods, every, untimed }: Series,
  {
    facts,
    asked,
    places,
    nearest,
  }: {
    facts: PublishedFacts & Pick<SiteFacts, 'body'>;
    asked: Params;
    places: () => Places;
    nearest: (searched: readonly number[]) => Finding | undefined;
  },
): Outcome {
  const { minimum, columns } = asked;
  const gaps = periods.filter(({ matches }) => matches.length < minimum);
  const met = periods.length - gaps.length;
  const [firstGap] = gaps;
  if (!firstGap)
    return pass(
      evidenceOf(
        periods.flatMap(({ matches }) => matches.slice(-1)),
        asked,
        facts,
        'item-published',
      ),
    );
  if (untimed.length > 0) return cannotTell(message('because.matches-undated'), { nearest: nearest([]) });

  const found = places();
  const search = searchOf(found, facts, () => firstGap.from);
  const missing = (pageUrl: string): Finding => ({
    key: keyOf(asked),
    pageUrl,
    message: message('finding.item-missing', {
      what: wantedMessage(asked),
      conditions: message('published.conditions', { parts: [message(`published.every.${every}`)] }),
    }),
  });
  const [pageUrl] = search.searched;
  if (met === 0 || search.missing.length > 0 || pageUrl === undefined) {
    return absent(search, columns ?? asked.anyOf, missing, nearest(found.lists));
  }
  return suspectedShare({
    met: met,
    open: gaps.length,
    findings: gaps.map((gap) => ({
      key: `${keyOf(asked)}:${gap.from}`,
      pageUrl,
      message: message('finding.period-missing', { what: wantedMessage(asked), period: periodName(every, gap) }),
    })),
    searched: search.searched.slice(0, MAX_SEARCHED),
  });
}

function periodName(every: Frequency, { from, to }: Period): Message {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  switch (every) {
    case 'week':
      return message('period.days', { from, to });
    case 'month':
      return message('period.month', { year, month });
    case 'two-months':
      return message('period.months', { year, first: month, last: month + 1 });
    case 'quarter':
      return message('period.quarter', { year, quarter: (month + 2) / 3 });
    case 'half-year':
      return message(month === 1 ? 'period.first-half' : 'period.second-half', { year });
    case 'year':
      return message('period.year', { year });
  }
}
