/** Counts by key what many pages contribute, in bounded space, so that pages can be added and taken away again. */

/** One key with how many sources contribute it. */
export interface TallyEntry<V> {
  key: string;
  count: number;
  /** What the sources in `from` contributed, each different value once, in the order in which `from` needs them. */
  values: V[];
  /**
   * The smallest sources, sorted, each with the index of its value. Where one was taken away there may be fewer than
   * the limit until `fillGap` found its successor; those that are named are the smallest nevertheless.
   */
  from: [source: string, value: number][];
}

/** Plain JSON. The same contributions give the same JSON, whatever the order in which they came. */
export interface Tally<V> {
  /** All contributions, those of keys that are not kept included. */
  total: number;
  /** Contributions of keys that are not kept. */
  dropped: number;
  /** The smallest keys, sorted. */
  entries: TallyEntry<V>[];
}

/** `keys`: how many are kept. `examples`: how many sources a key names; with none its value must follow from the key. */
export interface TallyLimits {
  keys: number;
  examples: number;
}

export function emptyTally<V>(): Tally<V> {
  return { total: 0, dropped: 0, entries: [] };
}

/** Whether there are more keys than are kept. */
export function hasOverflow(tally: Tally<unknown>): boolean {
  return tally.dropped > 0;
}

/** Counts one contribution. A source must contribute a key at most once; `replaceContributions` sees to that. */
export function addContribution<V>(
  tally: Tally<V>,
  { key, source, value }: { key: string; source: string; value: V },
  limits: TallyLimits,
): void {
  tally.total++;
  const at = position(tally.entries, key);
  const entry = tally.entries[at];
  if (entry?.key === key) {
    const hasRoom = entry.from.length < limits.examples && !hasGap(entry, limits);
    const last = entry.from.at(-1)?.[0];
    entry.count++;
    // Behind a gap it may not be the next: others may come before it that are not named.
    if (hasRoom || (last !== undefined && source < last)) {
      setExamples(entry, [...examplesOf(entry), [source, value]], limits);
    }
    return;
  }
  if (at >= limits.keys) {
    tally.dropped++;
    return;
  }
  const created: TallyEntry<V> = { key, count: 1, values: [value], from: limits.examples > 0 ? [[source, 0]] : [] };
  tally.entries.splice(at, 0, created);
  if (tally.entries.length > limits.keys) tally.dropped += tally.entries.pop()?.count ?? 0;
}

/**
 * Takes one contribution away. Where it was an example a gap may be left, which `firstGap` tells. Answers false where
 * a dropped key would have to move up: the tally is then spoilt and must be made anew.
 */
export function removeContribution<V>(
  tally: Tally<V>,
  { key, source }: { key: string; source: string },
  limits: TallyLimits,
): boolean {
  const at = position(tally.entries, key);
  const entry = tally.entries[at];
  if (entry?.key !== key) {
    if (tally.dropped === 0) return false;
    tally.total--;
    tally.dropped--;
    return true;
  }
  tally.total--;
  if (entry.count === 1) {
    tally.entries.splice(at, 1);
    return tally.dropped === 0;
  }
  entry.count--;
  if (entry.from.some(([name]) => name === source)) {
    setExamples(
      entry,
      examplesOf(entry).filter(([name]) => name !== source),
      limits,
    );
  }
  return true;
}

/**
 * Exchanges what one source contributes. A key that it contributed before and after keeps its count, so that a page
 * that is captured again seldom costs a new fold. Answers false as `removeContribution` does.
 */
export function replaceContributions<V>(
  tally: Tally<V>,
  source: string,
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
  limits: TallyLimits,
): boolean {
  for (const key of before.keys()) {
    if (!after.has(key) && !removeContribution(tally, { key, source }, limits)) return false;
  }
  for (const [key, value] of after) {
    if (before.has(key)) changeValue(tally, { key, source, value }, limits);
    else addContribution(tally, { key, source, value }, limits);
  }
  return true;
}

/** The source after which the missing examples have to be looked for; undefined where none is missing. */
export function firstGap(tally: Tally<unknown>, limits: TallyLimits): string | undefined {
  let first: string | undefined;
  for (const entry of tally.entries) {
    if (!hasGap(entry, limits)) continue;
    const after = entry.from.at(-1)?.[0] ?? '';
    if (first === undefined || after < first) first = after;
  }
  return first;
}

/** Names a source where examples are missing. To be called for every source after `firstGap`, in their order. */
export function fillGap<V>(
  tally: Tally<V>,
  source: string,
  contributed: ReadonlyMap<string, V>,
  limits: TallyLimits,
): void {
  for (const [key, value] of contributed) {
    const entry = tally.entries[position(tally.entries, key)];
    if (entry?.key !== key || !hasGap(entry, limits) || source <= (entry.from.at(-1)?.[0] ?? '')) continue;
    setExamples(entry, [...examplesOf(entry), [source, value]], limits);
  }
}

function hasGap({ from, count }: TallyEntry<unknown>, limits: TallyLimits): boolean {
  return from.length < Math.min(count, limits.examples);
}

function changeValue<V>(
  tally: Tally<V>,
  { key, source, value }: { key: string; source: string; value: V },
  limits: TallyLimits,
): void {
  const entry = tally.entries[position(tally.entries, key)];
  if (entry?.key !== key || !entry.from.some(([name]) => name === source)) return;
  setExamples(
    entry,
    examplesOf(entry).map(([name, old]) => [name, name === source ? value : old]),
    limits,
  );
}

/** The first index whose key is not smaller. */
function position(entries: readonly { key: string }[], key: string): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function examplesOf<V>(entry: TallyEntry<V>): [string, V][] {
  return entry.from.map(([source, index]) => [source, entry.values[index] as V]);
}

function setExamples<V>(entry: TallyEntry<V>, examples: [string, V][], limits: TallyLimits): void {
  if (limits.examples === 0) return;
  const kept = examples.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).slice(0, limits.examples);
  const values: V[] = [];
  const texts: string[] = [];
  entry.from = kept.map(([source, value]) => {
    const text = JSON.stringify(value);
    let index = texts.indexOf(text);
    if (index < 0) {
      index = texts.push(text) - 1;
      values.push(value);
    }
    return [source, index];
  });
  entry.values = values;
}
