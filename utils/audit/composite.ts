/** Composite scores: 第三方评估 with 日常监测, and a county with its units (DESIGN §5). In per cent. */
import type { Body, Campaign } from '../model.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import type { Interval } from './scorecard.ts';

export interface CompositeInput {
  campaign: Pick<Campaign, 'composite' | 'roster'>;
  /** Of the roster, or all. */
  bodies: readonly Pick<Body, 'id' | 'parentId'>[];
  /** The third party's scores in per cent (`rankedScore`), by body; absent where there is none yet. */
  thirdParty: ReadonlyMap<string, Interval>;
  /** Bodies that are judged and have no score since nobody confirmed the amounts. */
  unconfirmed?: ReadonlySet<string>;
}

export interface Composite {
  /** In per cent, unrounded: what is missing is anything between 0 and 100. */
  score: Interval;
  /** Absent where it is not there yet. */
  thirdParty?: Interval;
  /** 日常监测得分; absent where the campaign has no share for it, or it was not entered. */
  daily?: number;
  /** Third party and daily together; differs from `score` where units count. */
  own: Interval;
  /** The mean of its units, and which they are; absent where it has none. */
  units?: { score: Interval; ids: string[] };
  because: Message[];
}

const ANYTHING: Interval = { low: 0, high: 100 };
const THIRD_PARTY_ALONE: NonNullable<Campaign['composite']> = { thirdParty: 1, own: 1 };

/**
 * The composite score of every body of the roster. A body's own score is third party × share + daily × the rest; that
 * of a body with units is own × share + the mean of its units × the rest. Where a body has no units on the roster its
 * own score is all of it.
 */
export function compositesOf({ campaign, bodies, thirdParty, unconfirmed }: CompositeInput): Map<string, Composite> {
  const { composite = THIRD_PARTY_ALONE, roster } = campaign;
  const entries = new Map(roster?.map((entry) => [entry.bodyId, entry]));
  const listed = bodies.filter(({ id }) => !roster || entries.has(id));
  const done = new Map<string, Composite>();

  const compose = (id: string, above: ReadonlySet<string>): Composite => {
    const known = done.get(id);
    if (known) return known;
    const missing = message(unconfirmed?.has(id) ? 'because.amounts-unconfirmed' : 'because.third-party-missing');
    const own = ownScore(composite.thirdParty, thirdParty.get(id) ?? missing, entries.get(id)?.dailyScore);
    // Bodies that are each other's units would never end.
    const path = new Set([...above, id]);
    const units = listed.filter((unit) => unit.parentId === id && !path.has(unit.id));
    const made =
      composite.own < 1 && units.length > 0
        ? withUnits(
            own,
            composite.own,
            units.map((unit) => ({ id: unit.id, composite: compose(unit.id, path) })),
          )
        : own;
    done.set(id, made);
    return made;
  };
  return new Map(listed.map(({ id }) => [id, compose(id, new Set())]));
}

function ownScore(share: number, scored: Interval | Message, daily: number | undefined): Composite {
  const rest = 1 - share;
  const [thirdParty, missing] = 'low' in scored ? [scored] : [undefined, scored];
  const measured = thirdParty ?? ANYTHING;
  const watched = daily === undefined ? ANYTHING : { low: daily, high: daily };
  const own = weighted(measured, share, watched);
  return {
    score: own,
    own,
    ...(thirdParty ? { thirdParty } : {}),
    ...(daily !== undefined && rest > 0 ? { daily } : {}),
    because: [
      ...(missing && share > 0 ? [missing] : []),
      ...(daily !== undefined || rest === 0 ? [] : [message('because.daily-missing')]),
    ],
  };
}

function withUnits(own: Composite, share: number, units: readonly { id: string; composite: Composite }[]): Composite {
  const mean = (side: keyof Interval) =>
    units.reduce((sum, { composite }) => sum + composite.score[side], 0) / units.length;
  const score = { low: mean('low'), high: mean('high') };
  const missing = units.filter(({ composite }) => composite.because.length > 0).length;
  return {
    ...own,
    score: weighted(own.own, share, score),
    units: { score, ids: units.map(({ id }) => id) },
    because: [...own.because, ...(missing > 0 ? [message('because.units-unscored', { units: missing })] : [])],
  };
}

function weighted(first: Interval, share: number, second: Interval): Interval {
  const of = (side: keyof Interval) => first[side] * share + second[side] * (1 - share);
  return { low: of('low'), high: of('high') };
}
