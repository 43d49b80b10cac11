/** Short forms in which the built-in systems are written. */
import type { BodyKind, Level } from '../../utils/model.ts';
import type { StandardId, StandardStatus } from '../standards.ts';
import type { Applicability, Check, Group, Leaf, LeafClause, Method } from './system.ts';

/** A text in both languages, Chinese first. */
export type Words = readonly [chinese: string, english: string];

export const words = ([chinese, english]: Words) => ({ 'zh-CN': chinese, en: english });

/** `defaults`: names of parameters whose numbers are the product's own. */
export const check = (rule: string, params: Check['params'] = {}, defaults: readonly string[] = []): Check => ({
  rule,
  params,
  ...(defaults.length > 0 && { defaults: [...defaults] }),
});

export const cites = (document: StandardId, place: string, status: StandardStatus, quote?: string): LeafClause => ({
  document,
  place,
  status,
  ...(quote && { quote }),
});

type Rest = Omit<Partial<Leaf>, 'id' | 'title' | 'points' | 'checks' | 'question' | 'howToLook' | 'clause'>;

/** What rules answer. */
export const leaf = (
  id: string,
  title: Words,
  points: number,
  checks: readonly [Check, ...Check[]],
  method: Method,
  clause: LeafClause,
  rest: Rest = {},
): Leaf => ({ id, title: words(title), points, method, checks: [...checks], combine: 'all', clause, ...rest });

export interface Asked {
  /** Questions that a yes answers well. */
  question: Words;
  howToLook: Words;
}

/** What a person answers; with checks, that show where to look, it is assisted. */
export const asked = (
  id: string,
  title: Words,
  points: number,
  { question, howToLook }: Asked,
  clause: LeafClause,
  { checks, ...rest }: Rest & { checks?: readonly [Check, ...Check[]] } = {},
): Leaf => ({
  id,
  title: words(title),
  points,
  method: { type: 'all-or-nothing' },
  observable: checks ? 'assisted' : 'manual',
  ...(checks && { checks: [...checks] }),
  combine: 'all',
  question: words(question),
  howToLook: words(howToLook),
  clause,
  ...rest,
});

export const area = (
  id: string,
  title: Words,
  points: number,
  whenNotApplicable: Group['whenNotApplicable'],
  children: Group['children'],
): Group => ({ id, title: words(title), points, whenNotApplicable, children });

export const all: Method = { type: 'all-or-nothing' };
export const share = (target = 1): Method => ({ type: 'proportional', target });
export const deduct = (each: number): Method => ({ type: 'deduct', each });

const DOWN_TO_COUNTY: Level[] = ['national', 'province', 'city', 'county'];
const except = (level: Level, kind: BodyKind) => [{ level, kind }];

/** 乡镇 have no site, and little of a platform, of their own. */
export const downToCounty: Applicability = { levels: DOWN_TO_COUNTY };
/** Nor have most 县级部门: a path of the portal. */
export const withSite: Applicability = { levels: DOWN_TO_COUNTY, except: except('county', 'department') };
/** What belongs to a whole site and not to a channel of it: search, entrances, channels to write to. */
export const ownSite: Applicability = { levels: DOWN_TO_COUNTY, ownSite: true };
export const governments: Applicability = { levels: DOWN_TO_COUNTY, kinds: ['government'] };
