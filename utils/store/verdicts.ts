/**
 * The verdicts of captures as they are kept. Most of hundreds of checks pass or do not apply for one of a few reasons:
 * what was asked stands once for all captures that were asked the same, and equal outcomes once a capture.
 */
import type { VerdictOutcome } from '../../rules/rule.ts';
import type { Verdict } from '../audit/verdict.ts';
import { type CaptureVerdicts, checkKeyOf, hash53 } from '../facts/digest.ts';
import type { CheckSetRecord, ReadTransaction, VerdictsRecord, WriteTransaction } from './schema.ts';

type CaptureId = Pick<VerdictsRecord, 'canonicalUrl' | 'runId' | 'capture'>;

/** A set has its name from what is in it, whatever database it stands in. */
const known = new Map<string, CheckSetRecord>();
const MOST_KNOWN = 100;

/** Keeps the verdicts of a capture, sorted by check. */
export async function putVerdictsIn(
  tx: WriteTransaction<'verdicts' | 'checkSets'>,
  { canonicalUrl, runId, capture }: CaptureId,
  verdicts: readonly Verdict[],
): Promise<void> {
  const sorted = sortedByCheck(verdicts);
  const set = setOf(sorted);
  if (!(await tx.objectStore('checkSets').getKey(set.id))) void tx.objectStore('checkSets').put(set);
  void tx.objectStore('verdicts').put({ canonicalUrl, runId, capture, set: set.id, ...packed(sorted) });
}

/** As `Verdict` again, in the order of the records. */
export async function unpackIn(
  tx: ReadTransaction<'checkSets'>,
  records: readonly VerdictsRecord[],
): Promise<(CaptureVerdicts & CaptureId)[]> {
  const ids = new Set(records.flatMap((record) => ('set' in record ? [record.set] : [])));
  const sets = new Map<string, CheckSetRecord>();
  await Promise.all(
    [...ids].map(async (id) => {
      const set = known.get(id) ?? (await tx.objectStore('checkSets').get(id));
      if (set) sets.set(id, set);
    }),
  );
  if (known.size > MOST_KNOWN) known.clear();
  for (const [id, set] of sets) known.set(id, set);
  return records.map((record) => {
    const { canonicalUrl, runId, capture } = record;
    const verdicts = 'set' in record ? unpacked(record, sets.get(record.set)) : record.verdicts;
    return { canonicalUrl, runId, capture, verdicts };
  });
}

export function sortedByCheck(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts
    .map((verdict) => ({ key: checkKeyOf(verdict), verdict }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ verdict }) => verdict);
}

function setOf(verdicts: readonly Verdict[]): CheckSetRecord {
  const checks = verdicts.map(({ ruleId, ruleVersion, paramsKey }): CheckSetRecord['checks'][number] => [
    ruleId,
    ruleVersion,
    paramsKey,
  ]);
  const id = `${checks.length}.${hash53(JSON.stringify(checks)).toString(36)}`;
  return { id, checks };
}

type Packed = Pick<PackedRecord, 'outcomes' | 'answers' | 'dated' | 'cutoff'>;

function packed(verdicts: readonly Verdict[]): Packed {
  const outcomes: VerdictOutcome[] = [];
  const places = new Map<string, number>();
  const answers = verdicts.map(({ outcome }) => {
    // What has findings, evidence or places searched is a page's own.
    const name = Object.keys(outcome).length > 2 ? undefined : nameOf(outcome);
    const earlier = name === undefined ? undefined : places.get(name);
    if (earlier !== undefined) return earlier;
    const place = outcomes.push(outcome) - 1;
    if (name !== undefined) places.set(name, place);
    return place;
  });
  const dated = verdicts.flatMap(({ cutoff }, index) => (cutoff === undefined ? [] : [index]));
  const cutoff = verdicts[dated[0] ?? -1]?.cutoff;
  return { outcomes, answers, ...(cutoff === undefined ? {} : { dated, cutoff }) };
}

function nameOf(outcome: VerdictOutcome): string | undefined {
  if ('because' in outcome) return `${outcome.status} ${JSON.stringify(outcome.because)}`;
  return Object.keys(outcome).length === 1 ? outcome.status : undefined;
}

type PackedRecord = Extract<VerdictsRecord, { set: string }>;

function unpacked({ outcomes, answers, dated = [], cutoff }: PackedRecord, set: CheckSetRecord | undefined): Verdict[] {
  const asked = new Set(dated);
  return (set?.checks ?? []).flatMap(([ruleId, ruleVersion, paramsKey], index): Verdict[] => {
    const outcome = outcomes[answers[index] ?? -1];
    if (!outcome) return [];
    const verdict = { ruleId, ruleVersion, paramsKey, outcome };
    return [cutoff !== undefined && asked.has(index) ? { ...verdict, cutoff } : verdict];
  });
}
