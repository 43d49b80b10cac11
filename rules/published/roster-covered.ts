import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { keywordScan } from '../../utils/text/keyword-scan.ts';
import { compact } from '../../utils/text/normalise.ts';
import { namesOfUnit } from '../../utils/text/organisation.ts';
import {
  type Conditions,
  evidenceOf,
  ITEM_FACTS,
  type Match,
  matchesOf,
  needsDay,
  type Part,
  type PublishedFacts,
  placesOf,
  searchOf,
  shareOf,
  sortOut,
  wantedMessage,
  yearsWanted,
} from '../items.ts';
import { cannotTell, defineSiteRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'roster-covered',
  version: 1,
  params: z.object({
    /** Names of units; the departments or townships of the body have to be told by its users. */
    roster: z.union([z.enum(['departments', 'townships']), z.array(z.string().min(2)).min(1)]),
    /** Units that do not owe it (涉密单位). */
    exempt: z.array(z.string().min(2)).optional(),
    /** What each of them publishes: words of titles. */
    anyOf: z.array(z.string().min(1)).min(1),
    year: z.union([z.enum(['this', 'last-or-this']), z.number().int().min(1990).max(2100)]).optional(),
  }),
  needs: ITEM_FACTS,
  basis: [
    clause('disclosure-regulations-2019', '第二十条（公开哪些事项、多久公开，由指标体系规定）', 'default'),
    clause('inspection-indicators-2019', '信息发布', 'default'),
  ],
  words: ({ anyOf }) => anyOf,

  check(facts, { roster, exempt = [], anyOf, year }, context) {
    const { asOf } = context;
    if (typeof roster === 'string') return cannotTell(message(`because.roster-unknown.${roster}`));
    if (needsDay(undefined, year) && !asOf) return cannotTell(message('because.day-unknown'));

    const { name: place } = facts.body;
    const spared = new Set(exempt.flatMap((unit) => namesOfUnit(unit, place)));
    const units = roster.filter((unit) => !namesOfUnit(unit, place).some((name) => spared.has(name)));
    const conditions: Conditions = { asOf, years: yearsWanted(year, asOf) };
    const groups = sortOut(matchesOf({ anyOf }, facts, context), facts, conditions);
    const good = byUnit(units, groups.good, place, facts);
    const undated = byUnit(units, groups.undated, place, facts);
    const search = () => searchOf(placesOf(undefined, anyOf, facts, context), facts, () => undefined);
    return shareOf(
      units.map(
        (unit, index): Part => ({
          key: unit,
          name: message('published.name', { name: unit }),
          matches: good[index] ?? [],
          undated: undated[index] ?? [],
          search,
        }),
      ),
      ({ key }, pageUrl) => ({
        key: `roster-covered:${anyOf.join('|')}:${key}`,
        pageUrl,
        message: message('finding.unit-missing', { unit: key, what: wantedMessage({ anyOf }) }),
      }),
      ({ matches }) => evidenceOf(matches, { anyOf }, facts, 'roster-covered'),
    );
  },
});

/** For each unit what names it: title, publisher, or the column in which it stands. */
function byUnit(units: readonly string[], matches: readonly Match[], place: string, facts: PublishedFacts): Match[][] {
  const names: string[] = [];
  const owners: number[] = [];
  units.forEach((unit, index) => {
    for (const name of namesOfUnit(unit, place)) {
      names.push(name);
      owners.push(index);
    }
  });
  const scan = keywordScan(names);
  const found: Match[][] = units.map(() => []);
  for (const match of matches) {
    const item = facts.items[match.at];
    if (!item) continue;
    const content = item.content === undefined ? undefined : facts.contents[item.content];
    const columns = item.lists.flatMap((list) => [
      ...(facts.lists[list]?.names ?? []),
      ...(facts.lists[list]?.path ?? []),
    ]);
    const says = [item.title, content?.issuer, content?.source, ...(content?.path ?? []), ...columns];
    const text = says.map((part) => compact(part ?? '')).join('\u0000');
    for (const owner of new Set(scan(text).map((name) => owners[name] as number))) found[owner]?.push(match);
  }
  return found;
}
