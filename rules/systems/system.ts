/**
 * The format of an indicator system (指标体系): data, never code. Parsed wherever a system enters; a field that it does not
 * know is refused, since nobody would do what it says. `validate.ts` checks what a schema cannot.
 */
import { z } from 'zod';
import { bodyKind, level, power } from '../../utils/model.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const points = z.number().min(0).max(1_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A text in both languages; systems carry their own words, since users write systems too. */
export const words = z.strictObject({ 'zh-CN': z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) });

export const check = z.strictObject({
  rule: id,
  params: z.record(z.string(), z.json()).default({}),
  /**
   * Names of parameters whose numbers are the product's own (`default`): what they find is at most suspected until the
   * campaign adopts them.
   */
  defaults: z.array(z.string()).min(1).optional(),
});
export type Check = z.infer<typeof check>;

export const method = z.discriminatedUnion('type', [
  /** All points, or none at the first proven finding. */
  z.strictObject({ type: z.literal('all-or-nothing') }),
  /** Points in proportion to the share met; all from `target` (0–1) on. */
  z.strictObject({ type: z.literal('proportional'), target: z.number().gt(0).max(1).default(1) }),
  /** The share met falls into a band: the highest `atLeast` that is reached gives its share of the points. */
  z.strictObject({
    type: z.literal('graded'),
    bands: z.array(z.strictObject({ atLeast: z.number().min(0).max(1), share: z.number().min(0).max(1) })).min(1),
  }),
  /** `each` points off for every distinct finding, at most the leaf's points. */
  z.strictObject({ type: z.literal('deduct'), each: points }),
  /** 单项否决: has no points; so many distinct proven findings (1 where absent) fail the body. */
  z.strictObject({ type: z.literal('veto'), atLeast: z.number().int().min(1).optional() }),
  /** 加分: points on top of the score, in proportion to the share met; what the system says of `bonus` opens it. */
  z.strictObject({ type: z.literal('bonus') }),
]);
export type Method = z.infer<typeof method>;

/** Who owes the indicator, and when: who is not listed, or a day outside, is not applicable. Absent: everybody, always. */
export const applicability = z.strictObject({
  levels: z.array(level).min(1).optional(),
  kinds: z.array(bodyKind).min(1).optional(),
  /** Bodies of `levels` × `kinds` that owe it nevertheless not: 县级部门 have no site of their own. */
  except: z
    .array(z.strictObject({ level, kind: bodyKind }))
    .min(1)
    .optional(),
  /** Owed by who has a site of its own: not by a path of a portal or a unit of a platform. */
  ownSite: z.literal(true).optional(),
  /** Owed by a body with one of these. Where the powers of a body are not known it is at most suspected. */
  powers: z.array(power).min(1).optional(),
  /**
   * Departments that owe it, as the document names them (市财政局, 相关部门); a government owes it all the same. A department
   * that is none of them does not; one of which that cannot be said is at most suspected, and so is one of several, who
   * share it out among themselves.
   */
  units: z.array(z.string().min(1).max(120)).min(1).optional(),
  /** First and last day on which it was owed; afterwards 已过时效. */
  validFrom: day.optional(),
  validTo: day.optional(),
});
export type Applicability = z.infer<typeof applicability>;

export const whenNotApplicable = z.enum(['rebase', 'full', 'spread']);
export type WhenNotApplicable = z.infer<typeof whenNotApplicable>;

/** Whose requirement it is. `observed`: no document asks for it; it was seen on the page that a document stood on. */
export const clauseStatus = z.enum(['text', 'secondary', 'default', 'observed']);
export type ClauseStatus = z.infer<typeof clauseStatus>;

export const clause = z.strictObject({
  document: z.string().min(1),
  /** Where the document is cut into numbered clauses: `LY-1.1.1`. */
  id: z.string().min(1).max(40).optional(),
  place: z.string().min(1),
  /** Verbatim. */
  quote: z.string().optional(),
  status: clauseStatus,
});
export type LeafClause = z.infer<typeof clause>;

/** A day by which it was due. Where documents contradict each other the later one deducts, the earlier one reminds. */
export const deadline = z.strictObject({
  /** As the document says it. */
  text: z.string().min(1).max(200),
  /** Absent where it is no day of the calendar. */
  on: day.optional(),
  clauseId: z.string().max(40).optional(),
});
export type Deadline = z.infer<typeof deadline>;

/** `auto`: pages decide. `assisted`: checks bring candidates and proof, a person decides. `manual`: a person alone. */
export const observable = z.enum(['auto', 'assisted', 'manual']);
export type Observable = z.infer<typeof observable>;

/** An answer that a person may choose: the share of the points that it gives, 0–1; null: not applicable. */
export const answer = z.strictObject({ id, title: words, share: z.number().min(0).max(1).nullable() });

/** What is judged object by object, on objects that are drawn by seed. */
export const drawing = z.strictObject({
  kind: z.enum(['policy', 'interpretation', 'service-guide', 'article']),
  size: z.number().int().min(1).max(500),
});

export const leaf = z.strictObject({
  id,
  title: words,
  points,
  method,
  /** Absent: `auto` where it has checks, else `manual`. */
  observable: observable.optional(),
  /** Absent where a person alone judges. */
  checks: z.array(check).min(1).optional(),
  /** How several checks answer one leaf. */
  combine: z.enum(['all', 'any', 'share']).default('all'),
  /** For the person who judges: what to ask. */
  question: words.optional(),
  /** Where and how to look. */
  howToLook: words.optional(),
  answers: z.array(answer).min(2).optional(),
  /** Objects that a person judges one by one; the leaf is what they come to together. */
  sample: drawing.optional(),
  clause: clause.optional(),
  /** Further places that ask the same: rows of a document's table that repeat it. */
  alsoAsked: z.array(z.strictObject({ clause, unit: z.string().optional(), deadline: deadline.optional() })).optional(),
  applicability: applicability.optional(),
  /** Responsible units, as the document names them. */
  unit: z.string().optional(),
  deadlines: z.array(deadline).min(1).optional(),
});
export type Leaf = z.infer<typeof leaf>;

export interface Group {
  id: string;
  title: z.infer<typeof words>;
  points: number;
  whenNotApplicable?: WhenNotApplicable | undefined;
  children: Node[];
}
export type Node = Group | Leaf;

const groupFields = { id, title: words, points, whenNotApplicable: whenNotApplicable.optional() };
/** A group without looking at what is in it, for who walks the tree himself. */
export const groupShell = z.strictObject({ ...groupFields, children: z.array(z.unknown()).min(1) });
export const group: z.ZodType<Group> = z.lazy(() =>
  z.strictObject({ ...groupFields, children: z.array(z.union([group, leaf])).min(1) }),
);

/** 等级 of a score, in per cent of the points. */
export const grade = z.strictObject({ title: words, atLeast: z.number().min(0).max(100) });

export const source = z.strictObject({
  title: z.string().min(1).max(300),
  number: z.string().max(100).optional(),
  issuedOn: day.optional(),
  url: z.string().max(500).optional(),
});
export type Source = z.infer<typeof source>;

/** All of a system but its tree. */
export const systemShell = z.strictObject({
  id,
  version: z.string().min(1).max(40),
  title: words,
  /** Shown beside every score: whose weights these are. */
  authority: words,
  sources: z.array(source).optional(),
  /** The highest first; absent: no grades. */
  grades: z.array(grade).min(1).optional(),
  whenNotApplicable,
  onVeto: z.union([z.literal('fail'), z.strictObject({ cap: points })]),
  /** Bonus counts from a score above `opensAbove` on, at most `cap` points of it. Absent: bonus leaves always count. */
  bonus: z.strictObject({ opensAbove: points, cap: points }).optional(),
  /** `after-confirmation`: amounts are the product's own; no total is shown until the campaign confirms them in one table. */
  total: z.enum(['always', 'after-confirmation']).optional(),
  /** Clauses of the sources that no website can show, each with the reason. */
  notOnWebsite: z.array(z.strictObject({ clause, because: words })).optional(),
  /** Leaves that its user switched off, with the group that they come back to; nothing asks them. */
  switchedOff: z.array(z.strictObject({ group: id, leaf })).optional(),
});

export const system = systemShell.extend({ tree: group });
export type System = z.infer<typeof system>;
