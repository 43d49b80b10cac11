/** What a check says, and what persons decided of its findings, reduced to what points need. */
import type { Finding, LedgerEntry, VerdictOutcome } from '../../rules/rule.ts';
import type { Judgement } from '../model.ts';
import { type Message, message } from '../text/catalogue/index.ts';
import { decidedByMachine } from './ledger.ts';
import type { CheckResult, Interval, RuleTally, ScoredFinding } from './scorecard.ts';

/** A finding, and how much of it counts: all of it, or less where a person said 部分符合. */
export type CountedFinding = ScoredFinding & { cost: number };

export interface Answer {
  applicable: boolean;
  /** Of the objects or pages that are asked, 0–1: all undecided unmet … all met. */
  share: Interval;
  /** Nothing of it is known yet, not even that it applies. */
  unknown: boolean;
  findings: CountedFinding[];
  /** Findings that there could be beside the suspected ones: Infinity where nobody knows. */
  unseen: number;
  because: Message[];
}

/** Judgements of single findings, and of entries of ledgers, by their keys. */
export type FindingJudgements = ReadonlyMap<string, Judgement>;
export const NO_JUDGEMENTS: FindingJudgements = new Map();

const OPEN: Interval = { low: 0, high: 1 };

export function unknownAnswer(because: Message): Answer {
  return {
    applicable: true,
    share: OPEN,
    unknown: true,
    findings: [],
    unseen: Number.POSITIVE_INFINITY,
    because: [because],
  };
}

/** Results stand still: what they say before any judgement is worked out once. */
const plain = new WeakMap<CheckResult, { hard?: Answer; soft?: Answer }>();

/** A check without a result has not been asked yet. `soft`: whatever it found is at most suspected. */
export function answerOf(result: CheckResult | undefined, judgements: FindingJudgements, soft: boolean): Answer {
  if (!result) return unknownAnswer(message('because.not-asked'));
  if (judgements.size > 0) return makeAnswer(result, judgements, soft);
  const known = plain.get(result) ?? {};
  plain.set(result, known);
  const kind = soft ? 'soft' : 'hard';
  known[kind] ??= makeAnswer(result, judgements, soft);
  return known[kind];
}

function makeAnswer(result: CheckResult, judgements: FindingJudgements, soft: boolean): Answer {
  if (result.scope === 'page') return fromTally(soft ? softTally(result.tally) : result.tally, judgements);
  return fromOutcome(result.ruleId, soft ? softOutcome(result.outcome) : result.outcome, judgements);
}

function softTally(tally: RuleTally): RuleTally {
  return {
    ...tally,
    fail: 0,
    suspected: tally.fail + tally.suspected,
    findings: tally.findings.map((entry) => ({ ...entry, certainty: 'suspected' })),
  };
}

function softOutcome(outcome: VerdictOutcome): VerdictOutcome {
  if (outcome.status === 'fail') return { ...outcome, certainty: 'suspected' };
  if (outcome.status !== 'measured') return outcome;
  const { numerator, denominator, unknown, ledger } = outcome;
  return {
    ...outcome,
    certainty: 'suspected',
    denominator: numerator,
    unknown: unknown + denominator - numerator,
    ...(ledger ? { ledger: ledger.map(softEntry) } : {}),
  };
}

function softEntry({ met, ...entry }: LedgerEntry): LedgerEntry {
  return met ? { ...entry, met } : entry;
}

/** Whether softening a result changes anything: whether it accuses. */
export function accuses(result: CheckResult | undefined): boolean {
  if (result?.scope === 'page') return result.tally.fail > 0;
  if (result?.outcome.status === 'fail') return result.outcome.certainty === 'proven';
  return result?.outcome.status === 'measured' && result.outcome.denominator > result.outcome.numerator;
}

/** What a finding leaves of the object that it stands on: nothing where it is proven, all where it was dropped. */
interface Judged {
  /** Undefined where a person said that it is none. */
  kept?: CountedFinding;
  left: Interval;
  /** The object itself is out of the count. */
  out: boolean;
}

function judged(entry: ScoredFinding, judgement: Judgement | undefined): Judged {
  const keep = (certainty: ScoredFinding['certainty'], cost: number): CountedFinding => ({
    ...entry,
    certainty,
    cost,
    ...(judgement ? { decision: judgement.decision } : {}),
  });
  const open = { kept: keep('suspected', 1), left: OPEN, out: false };
  const lost = { kept: keep('proven', 1), left: { low: 0, high: 0 }, out: false };
  switch (judgement?.decision) {
    case undefined:
      return entry.certainty === 'proven' ? lost : open;
    case 'doubtful':
      return open;
    case 'unmet':
      return lost;
    case 'partly': {
      const left = Math.min(1, judgement.points ?? 0.5);
      return { kept: keep('proven', 1 - left), left: { low: left, high: left }, out: false };
    }
    case 'met':
      return { left: { low: 1, high: 1 }, out: false };
    case 'not-applicable':
      return { left: { low: 1, high: 1 }, out: true };
  }
}

const keptOf = (all: readonly Judged[]): CountedFinding[] => all.flatMap(({ kept }) => (kept ? [kept] : []));

/** Pages, and how much of them is met. */
interface Met {
  pages: number;
  met: number;
}

function fromTally(tally: RuleTally, judgements: FindingJudgements): Answer {
  const entries = tally.findings.map((entry) => ({
    was: entry.certainty,
    pages: entry.pages,
    ...judged({ ruleId: tally.ruleId, ...entry }, judgements.get(entry.finding.key)),
  }));
  const proven = entries.filter(({ was }) => was === 'proven');
  const suspected = entries.filter(({ was }) => was === 'suspected');
  const unread = tally.cannotTell + tally.error;
  const share = (side: 'low' | 'high'): number | undefined => {
    const arrange = side === 'low' ? leastMet : mostMet;
    const parts: Met[] = [
      { pages: tally.pass, met: tally.pass },
      { pages: unread, met: side === 'low' ? 0 : unread },
      arrange(tally.fail, proven, 0),
      arrange(tally.suspected, suspected, side === 'low' ? 0 : 1),
    ];
    const pages = parts.reduce((sum, part) => sum + part.pages, 0);
    return pages === 0 ? undefined : parts.reduce((sum, part) => sum + part.met, 0) / pages;
  };
  // No page that the rule speaks about was read: that is ignorance, not absence.
  const [low = 0, high = 1] = [share('low'), share('high')];
  const asked = tally.pass + tally.fail + tally.suspected + unread;
  const isDecided = tally.pass + tally.fail > 0 || entries.some(({ left }) => left.low === left.high);
  const because = asked === 0 ? [message('because.no-such-page-read')] : low < high ? tally.because : [];
  return {
    applicable: true,
    share: { low, high },
    unknown: !isDecided,
    findings: keptOf(entries),
    unseen: unread > 0 || tally.overflow || asked === 0 ? Number.POSITIVE_INFINITY : 0,
    because,
  };
}

type OnPages = Judged & { pages: number };

/**
 * Nobody knows which of the findings share a page: at worst each stands on pages of its own, the gravest first.
 * `rest`: what is met of a page whose findings are not listed.
 */
function leastMet(pages: number, entries: readonly OnPages[], rest: number): Met {
  let left = pages;
  const sum: Met = { pages: 0, met: 0 };
  for (const entry of [...entries].sort((a, b) => Number(a.out) - Number(b.out) || a.left.low - b.left.low)) {
    const on = Math.min(left, entry.pages);
    left -= on;
    if (entry.out) continue;
    sum.pages += on;
    sum.met += on * entry.left.low;
  }
  return { pages: sum.pages + left, met: sum.met + left * rest };
}

/** At best the graver findings share their pages as far as the lighter ones reach for the others. */
function mostMet(pages: number, entries: readonly OnPages[], rest: number): Met {
  const total = (some: readonly { pages: number }[]) => some.reduce((sum, entry) => sum + entry.pages, 0);
  const unlisted = { pages: Math.max(0, pages - total(entries)), left: { low: rest, high: rest }, out: false };
  const ordered = [...entries, unlisted].filter(({ out }) => !out).sort((a, b) => a.left.high - b.left.high);
  const inCount = Math.min(pages, total(ordered));
  let covered = 0;
  let met = 0;
  ordered.forEach(({ left, ...entry }, index) => {
    const reached = Math.max(covered, Math.min(inCount, entry.pages), inCount - total(ordered.slice(index + 1)));
    met += (reached - covered) * left.high;
    covered = reached;
  });
  return { pages: inCount, met };
}

function fromOutcome(ruleId: string, outcome: VerdictOutcome, judgements: FindingJudgements): Answer {
  const judgedOf = (findings: readonly Finding[], certainty: ScoredFinding['certainty']): Judged[] =>
    findings.map((finding) => judged({ ruleId, certainty, finding, pages: 1 }, judgements.get(finding.key)));
  const whole = (met: number): Answer => ({
    applicable: true,
    share: { low: met, high: met },
    unknown: false,
    findings: [],
    unseen: 0,
    because: [],
  });
  switch (outcome.status) {
    case 'pass':
      return whole(1);
    case 'fail': {
      const all = judgedOf(outcome.findings, outcome.certainty);
      const share = {
        low: Math.min(1, ...all.map(({ left }) => left.low)),
        high: Math.min(1, ...all.map(({ left }) => left.high)),
      };
      return { ...whole(0), share, unknown: share.low === 0 && share.high === 1, findings: keptOf(all) };
    }
    case 'measured':
      return fromCount(ruleId, outcome, judgements);
    case 'not-applicable':
      if (outcome.ledger?.some(({ key }) => isTakenIn(judgements.get(key)))) {
        return fromCount(ruleId, { ...NOTHING_COUNTED, ledger: outcome.ledger }, judgements);
      }
      return { ...whole(0), applicable: false, because: [outcome.because] };
    case 'cannot-tell':
    case 'error':
      return unknownAnswer(outcome.because);
  }
}

type Measured = Extract<VerdictOutcome, { status: 'measured' }>;

const NOTHING_COUNTED: Measured = {
  status: 'measured',
  numerator: 0,
  denominator: 0,
  unknown: 0,
  certainty: 'suspected',
  findings: [],
};

const isTakenIn = (judgement: Judgement | undefined): boolean =>
  judgement !== undefined && judgement.decision !== 'not-applicable';

/** What persons decided of entries of the ledger counts instead of what the machine made of them; the rest stays. */
function fromCount(ruleId: string, outcome: Measured, judgements: FindingJudgements): Answer {
  const entries = (outcome.ledger ?? []).flatMap((entry) => {
    const judgement = judgements.get(entry.key);
    return judgement ? [{ entry, judgement }] : [];
  });
  const rest = without(
    outcome,
    entries.map(({ entry }) => entry),
  );
  const { certainty } = outcome;
  const named = rest.findings.map((finding) =>
    judged({ ruleId, certainty, finding, pages: 1 }, judgements.get(finding.key)),
  );
  const byKey = new Map(outcome.findings.map((finding) => [finding.key, finding]));
  const byPerson = entries.map(({ entry, judgement }) => judgedEntry(ruleId, entry, byKey.get(entry.key), judgement));
  const before = outcome.denominator + outcome.unknown;
  const after = rest.denominator + rest.unknown + byPerson.filter(({ out }) => !out).length;
  if (before > 0 && after === 0) {
    return { ...measured(rest, named, byPerson), ...NONE_LEFT };
  }
  const suspected = certainty === 'suspected' ? named.length : 0;
  const unnamed = byPerson.filter(({ kept, left }) => !kept && left.low < left.high).length;
  return {
    ...measured(rest, named, byPerson),
    findings: keptOf([...named, ...byPerson]),
    // Where there is no object at all, nobody knows what one would show.
    unseen: after === 0 ? Number.POSITIVE_INFINITY : Math.max(0, rest.unknown - suspected) + unnamed,
  };
}

/** Persons took every object out. */
const NONE_LEFT = {
  applicable: false,
  share: { low: 0, high: 0 },
  unknown: false,
  because: [message('because.ledger-all-out')],
};

/** The count without some entries of its ledger, and without their findings. */
function without(outcome: Measured, entries: readonly LedgerEntry[]): Measured {
  if (entries.length === 0) return outcome;
  const keys = new Set(entries.map(({ key }) => key));
  const were = (decision: ReturnType<typeof decidedByMachine>) =>
    entries.filter((entry) => decidedByMachine(entry) === decision).length;
  const met = were('met');
  return {
    ...outcome,
    numerator: outcome.numerator - met,
    denominator: outcome.denominator - met - were('unmet'),
    unknown: outcome.unknown - were(undefined),
    findings: outcome.findings.filter(({ key }) => !keys.has(key)),
  };
}

/** An entry that a person calls unmet is a finding, also where the machine had none. */
function judgedEntry(
  ruleId: string,
  { key, url, title }: LedgerEntry,
  known: Finding | undefined,
  judgement: Judgement,
): Judged {
  const finding = known ?? { key, pageUrl: url, message: message('finding.ledger-unmet', { title }) };
  const { kept, ...rest } = judged({ ruleId, certainty: 'suspected', finding, pages: 1 }, judgement);
  return kept && (known || kept.certainty === 'proven') ? { ...rest, kept } : rest;
}

/**
 * One finding stands on one object: a suspected one on an undecided, a proven one on an unmet. `byPerson`: objects
 * beside those that are counted.
 */
function measured(
  { numerator, denominator, unknown, certainty }: Measured,
  findings: readonly Judged[],
  byPerson: readonly Judged[],
): Answer {
  const isSuspected = certainty === 'suspected';
  const named = findings.slice(0, isSuspected ? unknown : denominator - numerator);
  const counted = [...named, ...byPerson].filter(({ out }) => !out);
  const sum = (of: (entry: Judged) => number) => counted.reduce((total, entry) => total + of(entry), 0);
  const objects = denominator + unknown - named.length + counted.length;
  const unnamed = isSuspected ? unknown - named.length : unknown;
  return {
    applicable: true,
    share:
      objects === 0
        ? OPEN
        : {
            low: (numerator + sum(({ left }) => left.low)) / objects,
            high: (numerator + unnamed + sum(({ left }) => left.high)) / objects,
          },
    unknown: objects === 0 || (denominator === 0 && counted.every(({ left }) => left.low < left.high)),
    findings: [],
    unseen: 0,
    because: [],
  };
}

/** Several checks of one leaf as one answer; checks that do not apply have no say. */
export function combined(answers: readonly Answer[], how: 'all' | 'any' | 'share'): Answer {
  const asked = answers.filter(({ applicable }) => applicable);
  const [only] = answers;
  if (only && answers.length === 1) return only;
  const findings = asked.flatMap((answer) => answer.findings);
  const because = distinct(answers.flatMap((answer) => answer.because));
  if (asked.length === 0) {
    return { applicable: false, share: { low: 0, high: 0 }, unknown: false, findings, unseen: 0, because };
  }
  const join = (shares: number[]) =>
    how === 'all'
      ? Math.min(...shares)
      : how === 'any'
        ? Math.max(...shares)
        : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return {
    applicable: true,
    share: { low: join(asked.map(({ share }) => share.low)), high: join(asked.map(({ share }) => share.high)) },
    unknown: asked.every(({ unknown }) => unknown),
    findings,
    unseen: asked.reduce((sum, { unseen }) => sum + unseen, 0),
    because,
  };
}

export function distinct(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((entry) => [JSON.stringify(entry), entry])).values()];
}

/** Distinct findings: those that are proven, and those that could be added. */
export interface Count {
  proven: number;
  open: number;
}

/**
 * Counts the distinct findings of a leaf's checks. Where any check is enough (`any`), it is that with the fewest.
 * `worth`: what a proven finding counts.
 */
export function countOf(
  answers: readonly Answer[],
  how: 'all' | 'any' | 'share',
  worth: (finding: CountedFinding) => number,
): Count {
  const asked = answers.filter(({ applicable }) => applicable);
  if (how !== 'any') return countTogether(asked, worth);
  const counts = asked.map((answer) => countTogether([answer], worth));
  if (counts.length === 0) return { proven: 0, open: 0 };
  const proven = Math.min(...counts.map((count) => count.proven));
  return { proven, open: Math.min(...counts.map((count) => count.proven + count.open)) - proven };
}

function countTogether(answers: readonly Answer[], worth: (finding: CountedFinding) => number): Count {
  const byKey = new Map<string, Count>();
  for (const finding of answers.flatMap(({ findings }) => findings)) {
    const value = worth(finding);
    if (value === 0) continue;
    const before = byKey.get(finding.finding.key) ?? { proven: 0, open: 0 };
    const proven = Math.max(before.proven, finding.certainty === 'proven' ? value : 0);
    byKey.set(finding.finding.key, { proven, open: Math.max(before.proven + before.open, value) - proven });
  }
  const unseen = answers.reduce((sum, answer) => sum + answer.unseen, 0);
  const counts = [...byKey.values()];
  return {
    proven: counts.reduce((sum, count) => sum + count.proven, 0),
    open: counts.reduce((sum, count) => sum + count.open, 0) + unseen,
  };
}
