/** The format of an indicator system (指标体系): data, never code. Parsed wherever a system enters. */
import { z } from 'zod';
import { bodyKind, level } from '../../utils/model.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const points = z.number().min(0).max(1_000);

/** A text in both languages; systems carry their own words, since users write systems too. */
const words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

export const check = z.object({ rule: id, params: z.record(z.string(), z.json()).default({}) });
export type Check = z.infer<typeof check>;

export const method = z.discriminatedUnion('type', [
  /** All points, or none at the first proven finding. */
  z.object({ type: z.literal('all-or-nothing') }),
  /** Points in proportion to the share met; all from `target` (0–1) on. */
  z.object({ type: z.literal('proportional'), target: z.number().gt(0).max(1).default(1) }),
  /** The share met falls into a band: the first whose `atLeast` is reached gives its share of the points. */
  z.object({
    type: z.literal('graded'),
    bands: z.array(z.object({ atLeast: z.number().min(0).max(1), share: z.number().min(0).max(1) })).min(1),
  }),
  /** `each` points off for every distinct finding, at most the leaf's points. */
  z.object({ type: z.literal('deduct'), each: points }),
  /** 单项否决: has no points; a proven fail fails the body. */
  z.object({ type: z.literal('veto') }),
]);
export type Method = z.infer<typeof method>;

/** Who owes the indicator: a level and kind that is not listed is not applicable. Absent: everybody. */
export const applicability = z.object({
  levels: z.array(level).min(1).optional(),
  kinds: z.array(bodyKind).min(1).optional(),
});
export type Applicability = z.infer<typeof applicability>;

export const whenNotApplicable = z.enum(['rebase', 'full', 'spread']);
export type WhenNotApplicable = z.infer<typeof whenNotApplicable>;

const clause = z.object({
  document: z.string().min(1),
  place: z.string().min(1),
  quote: z.string().optional(),
  status: z.enum(['text', 'secondary', 'default']),
});

export const leaf = z.object({
  id,
  title: words,
  points,
  method,
  /** Absent in a leaf that a person judges. */
  checks: z.array(check).min(1).optional(),
  /** How several checks answer one leaf. */
  combine: z.enum(['all', 'any', 'share']).default('all'),
  /** For the person who judges: what to ask. */
  question: words.optional(),
  clause: clause.optional(),
  applicability: applicability.optional(),
});
export type Leaf = z.infer<typeof leaf>;

export interface Group {
  id: string;
  title: z.infer<typeof words>;
  points: number;
  whenNotApplicable?: WhenNotApplicable;
  children: Node[];
}
export type Node = Group | Leaf;

export const group: z.ZodType<Group> = z.lazy(() =>
  z.object({
    id,
    title: words,
    points,
    whenNotApplicable: whenNotApplicable.optional(),
    children: z.array(z.union([group, leaf])).min(1),
  }),
);

export const system = z.object({
  id,
  version: z.string().min(1),
  title: words,
  /** Shown beside every score: whose weights these are. */
  authority: words,
  whenNotApplicable,
  onVeto: z.union([z.literal('fail'), z.object({ cap: points })]),
  tree: group,
});
export type System = z.infer<typeof system>;
