/** Whether a body owes an indicator: by what it is, by what it does, and by the day as of which it is judged. */
import type { Applicability } from '../../rules/systems/system.ts';
import type { Body } from '../model.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import type { Day } from '../text/day.ts';
import { namesDepartment } from './units.ts';

/** What decides whether a body owes something. Without scopes it is taken to have a site of its own. */
export type Owner = Pick<Body, 'level' | 'kind' | 'confirmed' | 'powers'> & Partial<Pick<Body, 'name' | 'scopes'>>;

/** Whether the body owes it, by level, kind and scopes. */
export function applies(
  applicability: Applicability | undefined,
  { level, kind, scopes }: Pick<Owner, 'level' | 'kind' | 'scopes'>,
): boolean {
  const { levels, kinds, except = [], ownSite } = applicability ?? {};
  return (
    (levels?.includes(level) ?? true) &&
    (kinds?.includes(kind) ?? true) &&
    !except.some((body) => body.level === level && body.kind === kind) &&
    !(ownSite && isChannel({ scopes }))
  );
}

/** A path of a portal, or a unit of a platform. */
function isChannel({ scopes }: Pick<Owner, 'scopes'>): boolean {
  return scopes?.every(({ type }) => type !== 'host') ?? false;
}

/**
 * - `yes`;
 * - `no`: it is not applicable;
 * - `guessed`: by a level or kind that nobody confirmed; what is met stands, and nobody is accused;
 * - `unknown`: nothing is decided, whatever the pages show.
 */
export type Owing =
  | { owed: 'yes' }
  | { owed: 'no'; because: Message }
  | { owed: 'guessed' | 'unknown'; because: Message };

/** What is certainly not owed for one reason is not owed, however little is known of the others. */
export function owingOf(applicability: Applicability | undefined, body: Owner, asOf: Day | undefined): Owing {
  if (!applicability) return { owed: 'yes' };
  const reasons = [
    ofDay(applicability, asOf),
    ofSite(applicability, body),
    ofPowers(applicability, body),
    ofUnits(applicability, body),
    ofLevel(applicability, body),
  ];
  const first = (owed: Owing['owed']) => reasons.find((reason) => reason.owed === owed);
  return first('no') ?? first('unknown') ?? first('guessed') ?? { owed: 'yes' };
}

function ofSite({ ownSite }: Applicability, body: Owner): Owing {
  return ownSite && isChannel(body) ? { owed: 'no', because: message('because.no-own-site') } : { owed: 'yes' };
}

function ofLevel({ levels, kinds, except }: Applicability, body: Owner): Owing {
  if (!levels && !kinds && !except) return { owed: 'yes' };
  const fits = applies({ levels, kinds, except }, body);
  if (body.confirmed) return fits ? { owed: 'yes' } : { owed: 'no', because: message('because.not-owed') };
  return { owed: fits ? 'guessed' : 'unknown', because: message('because.level-unconfirmed') };
}

function ofPowers({ powers }: Applicability, body: Owner): Owing {
  if (!powers) return { owed: 'yes' };
  const named = powers.map((power) => message(`power.${power}`));
  if (!body.powers) return { owed: 'unknown', because: message('because.powers-unknown', { powers: named }) };
  return body.powers.some((power) => powers.includes(power))
    ? { owed: 'yes' }
    : { owed: 'no', because: message('because.power-lacking', { powers: named }) };
}

/**
 * A government answers for all its departments. Where several units stand beside each other, each does its part
 * (按职责分工), and which part is whose nobody can say.
 */
function ofUnits({ units }: Applicability, { kind, confirmed, name = '' }: Owner): Owing {
  if (!units || (kind === 'government' && confirmed)) return { owed: 'yes' };
  const named = namesDepartment(units, name);
  if (named === 'yes' && units.length === 1) return { owed: 'yes' };
  if (named === 'no' && kind === 'department' && confirmed) {
    return { owed: 'no', because: message('because.unit-other', { units: units.join('、') }) };
  }
  return { owed: 'guessed', because: message('because.unit-unsure', { units: units.join('、') }) };
}

function ofDay({ validFrom, validTo }: Applicability, asOf: Day | undefined): Owing {
  if (!validFrom && !validTo) return { owed: 'yes' };
  if (!asOf) return { owed: 'unknown', because: message('because.day-unknown') };
  if (validTo && asOf > validTo) return { owed: 'no', because: message('because.expired', { day: validTo }) };
  if (validFrom && asOf < validFrom)
    return { owed: 'no', because: message('because.not-yet-owed', { day: validFrom }) };
  return { owed: 'yes' };
}
