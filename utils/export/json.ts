/** Scorecards as canonical JSON: the same results are the same bytes, so that files can be compared and hashed. */
import { z } from 'zod';
import { SCORECARD_SCHEMA_VERSION, type Scorecard } from '../audit/scorecard.ts';
import type { Message } from '../text/catalogue/index.ts';

export function scorecardsToJson(scorecards: readonly Scorecard[]): string {
  return `${JSON.stringify(canonical({ schemaVersion: SCORECARD_SCHEMA_VERSION, scorecards }), null, 2)}\n`;
}

/** Reads an exported file back. Throws a `SyntaxError` or `ZodError` where it is none, or of another version. */
export function parseScorecards(text: string): Scorecard[] {
  const file = scorecardFile.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  return file.scorecards as Scorecard[];
}

/** Keys sorted by code unit at every depth; what is undefined is left out, as it would be on any wire. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, canonical(entry)]),
  );
}

const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const interval = z.object({ low: z.number(), high: z.number() });
const vetoes = z.object({
  confirmed: z.number().int(),
  open: z.number().int(),
  suspected: z.number().int().optional(),
});
const certainty = z.enum(['proven', 'suspected']);
const decision = z.enum(['met', 'partly', 'unmet', 'not-applicable', 'doubtful']);
const adopted = z.record(z.string(), z.record(z.string(), z.json()));

// A code is any text here: a file may be newer or older than the catalogue that words it.
const message: z.ZodType<Message> = z.lazy(() =>
  z.object({
    code: z.string() as unknown as z.ZodType<Message['code']>,
    params: z.record(z.string(), z.union([z.string(), z.number(), message, z.array(message)])).optional(),
  }),
);

const finding = z.object({
  key: z.string(),
  pageUrl: z.string(),
  selector: z.string().optional(),
  message,
  quote: z.string().optional(),
});

const ledgerRow = z.object({
  ruleId: z.string(),
  key: z.string(),
  object: z.string(),
  url: z.string(),
  title: z.string(),
  on: z.string().optional(),
  counted: z.boolean(),
  because: message,
  met: z.boolean().optional(),
  by: z.string().optional(),
  decision: decision.optional(),
  decidedBy: z.string().optional(),
});

const leaf = z.object({
  id: z.string(),
  title: words,
  path: z.array(words),
  points: z.number(),
  weight: z.number(),
  method: z.enum(['all-or-nothing', 'proportional', 'graded', 'deduct', 'veto', 'bonus']),
  score: interval,
  state: z.enum(['met', 'partly', 'unmet', 'not-applicable', 'undecided']),
  veto: z.boolean(),
  vetoCount: z.object({ proven: z.number(), open: z.number().nullable(), atLeast: z.number().int() }).optional(),
  because: z.array(message),
  findings: z.array(
    z.object({
      ruleId: z.string(),
      certainty,
      finding,
      pages: z.number().int(),
      deductedIn: z.string().optional(),
      decision: decision.optional(),
    }),
  ),
  findingCount: z.number().int(),
  deductedElsewhere: z.number().int().optional(),
  moreKeys: z.array(z.string()).optional(),
  rules: z.array(z.object({ id: z.string(), version: z.number().int(), paramsKey: z.string() })),
  clause: z
    .object({
      document: z.string(),
      place: z.string(),
      quote: z.string().optional(),
      id: z.string().optional(),
      status: z.enum(['text', 'secondary', 'default', 'observed']),
    })
    .optional(),
  unit: z.string().optional(),
  deadlines: z
    .array(z.object({ text: z.string(), on: z.string().optional(), clauseId: z.string().optional() }))
    .optional(),
  judged: z.boolean(),
  judgedBy: z.array(z.string()).optional(),
  decision: decision.optional(),
  overrules: z.literal(true).optional(),
  restsOnChanged: z.literal(true).optional(),
  ledger: z.array(ledgerRow).optional(),
  ledgerBeyond: z.number().int().optional(),
  sample: z.object({ drawn: z.number().int(), judged: z.number().int() }).optional(),
  marks: z.object({
    restsOn: z.string(),
    results: z.string(),
    definition: z.string(),
    judgements: z.string().optional(),
  }),
});

const scorecard = z.object({
  schemaVersion: z.literal(SCORECARD_SCHEMA_VERSION),
  id: z.string(),
  body: z.object({
    id: z.string(),
    name: z.string(),
    level: z.enum(['national', 'province', 'city', 'county', 'township']),
    kind: z.enum(['government', 'department']),
    confirmed: z.boolean(),
    powers: z
      .array(z.enum(['public-services', 'rule-making', 'law-enforcement', 'fees', 'public-institutions']))
      .optional(),
  }),
  system: z.object({ id: z.string(), version: z.string(), title: words, authority: words }),
  campaign: z.object({
    id: z.string(),
    cutoff: z.string().optional(),
    seed: z.string().optional(),
    adopted: adopted.optional(),
    amountsConfirmed: z.boolean().optional(),
  }),
  asOf: z.string().optional(),
  madeAt: z.string(),
  versions: z.object({
    extension: z.string(),
    rules: z.string(),
    schema: z.number().int(),
    reader: z.number().int(),
    interpret: z.number().int(),
    axe: z.string(),
    browser: z.string(),
  }),
  factsHash: z.string(),
  pages: z.object({ total: z.number().int(), byKind: z.record(z.string(), z.number().int()) }),
  score: interval,
  total: z.literal('unconfirmed').optional(),
  points: z.number(),
  decided: z.number().min(0).max(1),
  vetoes,
  result: z.enum(['failed', 'passed', 'open']).optional(),
  grades: z.array(words).optional(),
  bonus: z.object({ score: interval, opens: z.enum(['yes', 'no', 'open']) }).optional(),
  areas: z.array(
    z.object({
      id: z.string(),
      title: words,
      points: z.number(),
      score: interval,
      decided: z.number().min(0).max(1),
      leaves: z.array(leaf),
    }),
  ),
  pageTitles: z.record(z.string(), z.string()).optional(),
  unread: z.array(z.object({ url: z.string(), because: message })),
});

const scorecardFile = z.object({
  schemaVersion: z.literal(SCORECARD_SCHEMA_VERSION),
  scorecards: z.array(scorecard),
});
