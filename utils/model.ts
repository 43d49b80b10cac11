/** The nouns of the product (DESIGN: bodies, runs, judgements, scorecards) as schemas, shared by store, scorer and views. */
import { z } from 'zod';
import { COLUMN_IDS } from './facts/columns.ts';
import { captureMode } from './facts/page-facts.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const id = z.string().min(1).max(120);

/** 评估对象's level: 国家、省、市、县、乡镇. */
export const level = z.enum(['national', 'province', 'city', 'county', 'township']);
export type Level = z.infer<typeof level>;

/** 政府, or 部门. */
export const bodyKind = z.enum(['government', 'department']);
export type BodyKind = z.infer<typeof bodyKind>;

/** What a body does, where that decides what it owes. */
export const power = z.enum([
  /** 面向公众的政务服务. */
  'public-services',
  /** 制发行政规范性文件. */
  'rule-making',
  /** 行政执法. */
  'law-enforcement',
  /** 行政事业性收费. */
  'fees',
  /** 主管公共企事业单位. */
  'public-institutions',
]);
export type Power = z.infer<typeof power>;

/**
 * A part of the web that belongs to a body. After 集约化 most departments live inside a portal, so a scope is often a
 * path, or one unit of a disclosure platform that is named by a query parameter.
 */
export const scope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('host'), host: z.string().min(1).max(255), entry: z.string().max(2_000).optional() }),
  z.object({
    type: z.literal('path'),
    host: z.string().min(1).max(255),
    /** Begins and ends with a slash. */
    path: z.string().regex(/^\/(.*\/)?$/),
    entry: z.string().max(2_000).optional(),
  }),
  z.object({
    type: z.literal('platform-unit'),
    host: z.string().min(1).max(255),
    parameter: z.string().min(1).max(60),
    value: z.string().min(1).max(200),
    entry: z.string().max(2_000).optional(),
  }),
]);
export type Scope = z.infer<typeof scope>;

/** 评估对象. */
export const body = z.object({
  id,
  name: z.string().trim().min(1).max(120),
  level,
  kind: bodyKind,
  /** Level and kind were set by a person; until then applicability is a guess, and a fail at most suspected. */
  confirmed: z.boolean(),
  founded: day.optional(),
  merged: day.optional(),
  abolished: day.optional(),
  scopes: z.array(scope).min(1).max(50),
  /** Absent: not known, so that what only some bodies owe is at most suspected. */
  powers: z.array(power).optional(),
  /** The body that a unit's score is counted with (县直部门 and 乡镇 with their county). */
  parentId: id.optional(),
  /** Its columns that fall due are read again once a day, as long as the browser runs. */
  watched: z.boolean().optional(),
  /** ISO date-time. */
  createdAt: z.string(),
});
export type Body = z.infer<typeof body>;

/** Names that a user adds for required columns (必设栏目); `interpret` merges them with the built-in ones. */
export const columnAdditions = z
  .array(
    z.strictObject({
      column: z.enum(COLUMN_IDS),
      names: z.array(z.string().trim().min(1).max(20)).min(1).max(100),
    }),
  )
  .max(100);
export type ColumnAdditions = z.infer<typeof columnAdditions>;

export const runMode = z.enum(['live', 'survey', 'archive']);
export type RunMode = z.infer<typeof runMode>;

/** One visit or survey of one or more bodies. */
export const run = z.object({
  id,
  mode: runMode,
  bodyIds: z.array(id),
  /** ISO date-times. */
  startedAt: z.string(),
  endedAt: z.string().optional(),
  seed: z.string().optional(),
  environment: z.object({
    browser: z.string(),
    viewport: z.string().optional(),
    extensionVersion: z.string(),
  }),
});
export type Run = z.infer<typeof run>;

/** Values of parameters that the campaign adopted, by leaf and by parameter: limits that no document states. */
export const adoptedLimits = z.record(id, z.record(z.string().max(60), z.json()));
export type AdoptedLimits = z.infer<typeof adoptedLimits>;

/** 评估方案: what is judged, when, and by which indicator system. */
export const campaign = z.object({
  id,
  name: z.string().trim().min(1).max(120),
  /** First and last day of the period; without a last day each page is judged as of its capture. */
  start: day.optional(),
  cutoff: day.optional(),
  systemId: id,
  /** The version that the campaign was made with; another one is said. */
  systemVersion: z.string().max(40).optional(),
  /** Limits of the product (默认) that the campaign took over or changed; what is not adopted deducts nothing. */
  adopted: adoptedLimits.optional(),
  /** The amounts of a system whose total waits for it were looked through and taken over. */
  amountsConfirmed: z.boolean().optional(),
  /** 评估对象; absent: every body. */
  roster: z
    .array(
      z.object({
        bodyId: id,
        /** Units that coverage clauses leave out. */
        exemptUnits: z.array(z.string().min(1).max(120)).max(500).optional(),
        /** 日常监测得分 in per cent, imported; counts beside the third party's score. */
        dailyScore: z.number().min(0).max(100).optional(),
      }),
    )
    .max(2_000)
    .optional(),
  /** Of all draws. */
  seed: z.string().min(1).max(60).optional(),
  /** “三随机”抽查: every draw that was made, the earliest first. */
  inspections: z
    .array(
      z.object({
        seed: z.string().min(1).max(80),
        /** ISO date-time. */
        drawnAt: z.string().max(40),
        visits: z.array(z.object({ bodyId: id, day })).max(500),
        items: z.array(id).max(500),
        population: z.object({
          bodies: z.number().int().nonnegative(),
          items: z.number().int().nonnegative(),
          days: z.number().int().nonnegative(),
          mark: z.string().max(20),
        }),
      }),
    )
    .max(200)
    .optional(),
  /** How the scores are put together; absent: the third party's score alone. Shares are of 1. */
  composite: z
    .object({
      /** 第三方评估 × share + 日常监测 × the rest. */
      thirdParty: z.number().min(0).max(1),
      /** A county's own score × share + the mean of its units × the rest. */
      own: z.number().min(0).max(1),
    })
    .optional(),
});
export type Campaign = z.infer<typeof campaign>;

export const DEFAULT_CAMPAIGN_ID = 'default';

/** 模拟依申请 and telephone calls: how a body was asked, and what it did. */
export const contact = z.object({
  channel: z.enum(['online', 'mail', 'email', 'fax', 'visit', 'telephone']),
  sentOn: day,
  /** Working days within which an answer was due. */
  dueWorkingDays: z.number().int().min(0).max(250).optional(),
  answeredOn: day.optional(),
  content: z.string().max(4_000),
});
export type Contact = z.infer<typeof contact>;

/** 符合, 部分符合, 不符合, 不适用, 存疑. */
export const decision = z.enum(['met', 'partly', 'unmet', 'not-applicable', 'doubtful']);
export type Decision = z.infer<typeof decision>;

/** What a person decided for a leaf or one object of it; overrides the verdict, never deletes it. */
export const judgement = z.object({
  campaignId: id,
  bodyId: id,
  systemId: id,
  leafId: id,
  /** The drawn object (its address) or the finding (its key) that was decided; empty: the leaf as a whole. */
  object: z.string().max(2_000).default(''),
  evaluator: z.string().max(60),
  stage: z.enum(['initial', 'review']),
  decision,
  /** The answer of the leaf that was chosen: its share counts. */
  answerId: id.optional(),
  /** Points given for 部分符合; half of the leaf's points where absent. Of an object: of 1. */
  points: z.number().min(0).optional(),
  reason: z.string().max(2_000),
  /** ISO date-time. */
  decidedAt: z.string(),
  /** Mark of what it rested on (`restsOn` of utils/audit): where that changed, it is flagged. */
  restsOn: z.string().max(80).optional(),
  contact: contact.optional(),
  /** Pictures and files, by their ids in the store of evidence. */
  evidence: z.array(id).max(50).optional(),
});
export type Judgement = z.infer<typeof judgement>;

/** An object that may be drawn: a document, a guide, a letter. */
export const sampleObject = z.object({
  /** Its page. */
  url: z.string().min(1).max(2_000),
  title: z.string().max(300),
});
export type SampleObject = z.infer<typeof sampleObject>;

/**
 * 抽样: what of a population is judged object by object for one leaf. The same population, seed and replacements give
 * the same objects; a sample that was drawn stands, whatever the site publishes later.
 */
export const sample = z.object({
  campaignId: id,
  bodyId: id,
  systemId: id,
  leafId: id,
  seed: z.string().min(1).max(60),
  size: z.number().int().min(1).max(500),
  /** How many there were to draw from, and a mark of which ones. */
  population: z.object({ count: z.number().int().nonnegative(), mark: z.string().max(20) }),
  /** In the order of the draw; fewer than `size` where the population is smaller. */
  drawn: z.array(sampleObject).max(500),
  /** Objects that were drawn and put aside, the earliest first; the next of the draw took their place. */
  replaced: z
    .array(z.object({ object: sampleObject, reason: z.string().min(1).max(500), at: z.string().max(40) }))
    .max(500),
  /** ISO date-time. */
  drawnAt: z.string().max(40),
});
export type Sample = z.infer<typeof sample>;

export { captureMode };
