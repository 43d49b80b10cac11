import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { latest } from '../../utils/text/day.ts';
import {
  type Conditions,
  evidenceOf,
  ITEM_FACTS,
  isColumnId,
  type Match,
  matchesOf,
  type Part,
  placesNamed,
  placesOf,
  searchOf,
  shareOf,
  sortOut,
  windowStart,
} from '../items.ts';
import { cannotTell, defineSiteRule, notApplicable } from '../rule.ts';
import { clause } from '../standards.ts';

const topic = z.object({
  name: z.string().min(1),
  words: z.array(z.string().min(1)).min(1),
  /** Last day on which the matter was current (疫情, 棚户区改造): later nobody owes it. */
  until: z.iso.date().optional(),
});
type Topic = z.infer<typeof topic>;

export default defineSiteRule({
  id: 'topics-covered',
  version: 2,
  params: z
    .object({
      /** Each of them needs an item. */
      topics: z.array(topic).min(1).optional(),
      /** Instead: every row with every stage (四大类 × 五环节). */
      rows: z.array(topic).min(1).optional(),
      stages: z.array(topic).min(1).optional(),
      columns: z.array(z.string().min(1)).min(1).optional(),
      withinDays: z.number().int().positive().optional(),
    })
    .refine(
      ({ topics, rows, stages }) => (topics ? !rows && !stages : rows && stages),
      'either topics, or rows and stages',
    ),
  needs: ITEM_FACTS,
  basis: [
    clause('disclosure-regulations-2019', '第二十条（公开哪些事项、多久公开，由指标体系规定）', 'default'),
    clause('disclosure-platform-2019', '法定主动公开内容', 'default'),
  ],
  words: ({ topics = [], rows = [], stages = [], columns = [] }) => [
    ...[...topics, ...rows, ...stages].flatMap(({ words }) => words),
    ...columns.filter((column) => !isColumnId(column)),
  ],

  check(facts, { topics: allTopics = [], rows: allRows = [], stages = [], columns, withinDays }, context) {
    const { asOf } = context;
    const asked = [...allTopics, ...allRows];
    const hasEnd = asked.some(({ until }) => until !== undefined);
    if ((withinDays !== undefined || hasEnd) && !asOf) return cannotTell(message('because.day-unknown'));
    const isCurrent = ({ until }: Topic) => !until || !asOf || asOf <= until;
    const [topics, rows] = [allTopics.filter(isCurrent), allRows.filter(isCurrent)];
    if (topics.length + rows.length === 0) {
      const last = latest(...asked.flatMap(({ until }) => until ?? []));
      return notApplicable(message('because.expired', { day: last ?? '' }));
    }
    const within = columns ? placesNamed(columns, facts, context) : undefined;
    const conditions: Conditions = {
      asOf,
      withinDays,
      within: within && { lists: within.lists, columns: columns ?? [] },
    };
    const dated = (matches: readonly Match[]) => {
      const { good, undated } = sortOut(matches, facts, conditions);
      return { matches: good, undated };
    };
    const partOf = (key: string, name: Part['name'], words: readonly string[], matches: readonly Match[]): Part => ({
      key,
      name,
      ...dated(matches),
      search: () =>
        searchOf(within ?? placesOf(undefined, words, facts, context), facts, windowStart(asOf, withinDays)),
    });
    const found = (of: Topic) => matchesOf({ anyOf: of.words }, facts, context);
    const parts = [
      ...topics.map((of) => partOf(of.name, message('published.name', { name: of.name }), of.words, found(of))),
      ...cells(rows, stages, found).map(({ row, stage, matches }) =>
        partOf(
          `${row.name}|${stage.name}`,
          message('published.cell', { row: row.name, stage: stage.name }),
          // Where neither is the name of a place the other one may be: 成交公告 stands in 政府采购.
          [...row.words, ...stage.words],
          matches,
        ),
      ),
    ];
    return shareOf(
      parts,
      ({ key, name }, pageUrl) => ({
        key: `topics-covered:${key}`,
        pageUrl,
        message: message('finding.topic-missing', { topic: name }),
      }),
      ({ matches }) => evidenceOf(matches, { anyOf: wordsOfAll(topics, rows) }, facts, 'topics-covered'),
    );
  },
});

const wordsOfAll = (...lists: readonly (readonly Topic[])[]): string[] => lists.flat().flatMap(({ words }) => words);

/** What is of a row and of a stage at once, by its title or by the column in which it stands. */
function cells(
  rows: readonly Topic[],
  stages: readonly Topic[],
  found: (topic: Topic) => Match[],
): { row: Topic; stage: Topic; matches: Match[] }[] {
  const ofStages = stages.map((stage) => ({ stage, at: new Set(found(stage).map(({ at }) => at)) }));
  return rows.flatMap((row) => {
    const ofRow = found(row);
    return ofStages.map(({ stage, at }) => ({ row, stage, matches: ofRow.filter((match) => at.has(match.at)) }));
  });
}
