/** Two scorecards of one body → what changed, and whether the site, a rule, a limit or somebody's decision did. */
import { ruleById } from '../../rules/index.ts';
import { stableJson } from '../facts/digest.ts';
import type { LeafScore, Scorecard, ScoredFinding, Words } from './scorecard.ts';

/**
 * - `site`: the pages say something else;
 * - `rule`: another version of a rule answered, or of what reads the pages for it;
 * - `limit`: a rule was given other parameters, or a limit was adopted;
 * - `system`: points, method or checks of the leaf, or what is above it in the tree;
 * - `judgement`: somebody decided;
 * - `day`: the day as of which is judged;
 * - `body`: its level, kind or powers;
 * - `environment`: axe or browser.
 */
export const CHANGE_CAUSES = ['site', 'rule', 'limit', 'system', 'judgement', 'day', 'body', 'environment'] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

export interface LeafChange {
  leafId: string;
  title: Words;
  /** Absent where the leaf is new. */
  before?: LeafScore;
  /** Absent where it is gone. */
  after?: LeafScore;
  /** All that differs and can have done it; more than one where several did. */
  causes: ChangeCause[];
}

export interface FindingChange {
  leafId: string;
  leafTitle: Words;
  /** Absent of those that the scorecard counts and does not show. */
  finding?: ScoredFinding;
  key: string;
}

export interface Comparison {
  /** Leaves whose state, points, score or findings differ, in the order of the newer tree. */
  leaves: LeafChange[];
  /** No longer found, and its leaf is decided now. */
  fixed: FindingChange[];
  /** No longer found; but its page, or something else that the leaf asks for, was not read this time. */
  notSeen: FindingChange[];
  new: FindingChange[];
  remaining: FindingChange[];
  /** What was made otherwise for all leaves alike. */
  environment: { axe: boolean; browser: boolean; rules: boolean; extension: boolean };
}

/** Compares an earlier scorecard with a later one of the same body, by any systems. */
export function compareScorecards(before: Scorecard, after: Scorecard): Comparison {
  const [old, now] = [leavesById(before), leavesById(after)];
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  const shared = sharedCauses(before, after);
  const leaves = ids.flatMap((id): LeafChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    const title = (is ?? was)?.title;
    if (!title || (was && is && isSame(was, is))) return [];
    const causes = was && is ? causesOf(was, is, shared) : (['system'] as const);
    return [{ leafId: id, title, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}), causes: [...causes] }];
  });
  return {
    leaves,
    ...findingsOf(old, now, after),
    environment: {
      axe: before.versions.axe !== after.versions.axe,
      browser: before.versions.browser !== after.versions.browser,
      rules: before.versions.rules !== after.versions.rules,
      extension: before.versions.extension !== after.versions.extension,
    },
  };
}

function leavesById({ areas }: Scorecard): Map<string, LeafScore> {
  return new Map(areas.flatMap(({ leaves }) => leaves).map((leaf) => [leaf.id, leaf]));
}

function isSame(was: LeafScore, is: LeafScore): boolean {
  const close = (a: number, b: number) => Math.abs(a - b) < 1e-9;
  return (
    was.state === is.state &&
    close(was.points, is.points) &&
    close(was.score.low, is.score.low) &&
    close(was.score.high, is.score.high) &&
    stableJson(was.vetoCount) === stableJson(is.vetoCount) &&
    markOfFindings(was) === markOfFindings(is)
  );
}

function markOfFindings({ findings, moreKeys = [] }: LeafScore): string {
  const shown = findings.map(({ certainty, deductedIn, finding }) => `${certainty} ${deductedIn ?? ''} ${finding.key}`);
  return stableJson([...shown, ...moreKeys].sort());
}

/** What differs between the scorecards as wholes. */
interface Shared {
  facts: boolean;
  readers: boolean;
  tree: boolean;
  day: boolean;
  body: boolean;
  axe: boolean;
  browser: boolean;
  adopted: (leafId: string) => boolean;
}

function sharedCauses(before: Scorecard, after: Scorecard): Shared {
  const differs = (of: (card: Scorecard) => unknown) => stableJson([of(before)]) !== stableJson([of(after)]);
  return {
    facts: before.factsHash !== after.factsHash,
    readers: differs(({ versions: { schema, reader, interpret } }) => [schema, reader, interpret]),
    tree: differs(({ system: { id, version } }) => [id, version]),
    day: differs(({ asOf }) => asOf),
    body: differs(({ body: { level, kind, confirmed, powers } }) => [
      level,
      kind,
      confirmed,
      powers && [...powers].sort(),
    ]),
    axe: differs(({ versions: { axe } }) => axe),
    browser: differs(({ versions: { browser } }) => browser),
    adopted: (leafId) => differs(({ campaign }) => campaign.adopted?.[leafId]),
  };
}

function causesOf(was: LeafScore, is: LeafScore, shared: Shared): ChangeCause[] {
  const versions = ({ rules }: LeafScore) => rules.map(({ id, version }) => `${id} ${version}`).sort();
  const params = ({ rules }: LeafScore) => rules.map(({ id, paramsKey }) => `${id} ${paramsKey}`).sort();
  const differs = (of: (leaf: LeafScore) => unknown) => stableJson([of(was)]) !== stableJson([of(is)]);
  const saysOtherwise = differs(({ marks }) => marks.results);
  const isRuleChanged = differs(versions);
  const isLimitChanged = differs(params) || shared.adopted(is.id);
  const isSystemChanged = differs(({ marks }) => marks.definition) || differs(({ weight }) => weight);
  const found: Record<ChangeCause, boolean> = {
    site: saysOtherwise && shared.facts,
    rule: (saysOtherwise && isRuleChanged) || (saysOtherwise && shared.readers),
    limit: isLimitChanged,
    system: isSystemChanged,
    judgement: differs(({ marks }) => marks.judgements),
    day: shared.day && (saysOtherwise || was.state !== is.state),
    body: shared.body && (saysOtherwise || was.state !== is.state),
    environment: saysOtherwise && is.rules.some(({ id }) => isMeasuredAnew(id, shared)),
  };
  const causes = CHANGE_CAUSES.filter((cause) => found[cause]);
  if (causes.length > 0) return causes;
  // Nothing of the leaf itself changed: its neighbours did, and what does not apply there was shared out anew.
  return shared.tree ? ['system'] : shared.body ? ['body'] : shared.facts ? ['site'] : ['judgement'];
}

/** Whether a rule rests on what another axe or another browser measured on the pages. */
function isMeasuredAnew(ruleId: string, { axe, browser }: Shared): boolean {
  const needs: readonly string[] = ruleById(ruleId)?.needs ?? [];
  return (needs.includes('audit') && (axe || browser)) || (needs.includes('rendered') && browser);
}

type Leaves = ReadonlyMap<string, LeafScore>;

function findingsOf(
  old: Leaves,
  now: Leaves,
  after: Scorecard,
): Pick<Comparison, 'fixed' | 'notSeen' | 'new' | 'remaining'> {
  const unread = new Set(after.unread.map(({ url }) => url));
  const isSeen = ({ leafId, finding }: FindingChange) => {
    const leaf = now.get(leafId);
    const isDecided = leaf && leaf.state !== 'undecided' && leaf.state !== 'not-applicable';
    return isDecided && !(finding && unread.has(finding.finding.pageUrl));
  };
  const was = changesIn(old);
  const is = changesIn(now);
  const gone = [...was].filter(([id]) => !is.has(id)).map(([, change]) => change);
  return {
    fixed: gone.filter(isSeen),
    notSeen: gone.filter((change) => !isSeen(change)),
    new: [...is].filter(([id]) => !was.has(id)).map(([, change]) => change),
    remaining: [...is].filter(([id]) => was.has(id)).map(([, change]) => change),
  };
}

/** Each finding where it costs something, by leaf and key. */
function changesIn(leaves: Leaves): Map<string, FindingChange> {
  const all = [...leaves.values()].flatMap((leaf): FindingChange[] => [
    ...leaf.findings
      .filter(({ deductedIn }) => !deductedIn)
      .map((finding) => ({ leafId: leaf.id, leafTitle: leaf.title, finding, key: finding.finding.key })),
    ...(leaf.moreKeys ?? []).map((key) => ({ leafId: leaf.id, leafTitle: leaf.title, key })),
  ]);
  return new Map(all.map((change) => [`${change.leafId} ${change.key}`, change]));
}
