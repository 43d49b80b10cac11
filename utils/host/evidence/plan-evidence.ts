/** What a survey has to keep evidence of: every finding that may cost points, and the places where nothing was found. */
import type { Finding } from '../../../rules/rule.ts';
import type { LeafScore } from '../../audit/scorecard.ts';
import { checkKey } from '../../audit/verdict.ts';
import { type EvidenceItem, type EvidenceTask, NAVIGATION } from '../../evidence/evidence.ts';
import { pageKeyOf } from '../../facts/digest.ts';
import type { Body } from '../../model.ts';
import { isOnRoster } from '../../store/campaigns.ts';
import type { Store } from '../../store/db.ts';
import { readEvidence } from '../../store/evidence.ts';
import { eachAddress } from '../../store/frontier.ts';
import type { FrontierRecord } from '../../survey/survey.ts';
import { type Judged, judge } from '../judge.ts';
import { entriesOf } from '../survey-run.ts';
import { chooseExtra } from './choose-extra.ts';

/** Places of one page that are pictured in one visit. */
const PLACES_A_VISIT = 20;

/** A finding with what it may cost. */
interface Stake {
  finding: Finding;
  proven: boolean;
  veto: boolean;
  points: number;
  searched?: readonly string[];
  nearest?: Finding;
}

/** What is to be kept of one page for one body. */
interface Part {
  campaignId: string;
  bodyId: string;
  url: string;
  items: EvidenceItem[];
  /** Of the items that name a place. */
  stakes: readonly Stake[];
}

/**
 * What is still to be kept of a run, page by page: of the pages of its sample, then of those that are looked at for
 * their findings alone, at most so many (`extra`), then of those that are not looked at. What it kept before is left out.
 */
export async function planEvidence(
  store: Store,
  { runId, bodies, extra }: { runId: string; bodies: readonly Body[]; extra: number },
): Promise<EvidenceTask[]> {
  const addresses = new Map<string, FrontierRecord>();
  await eachAddress(store, runId, (records) => {
    for (const record of records) if (record.state === 'read' || record.rendered) addresses.set(record.url, record);
  });
  const parts: Part[] = [];
  const done = new Set<string>();
  for (const body of bodies) {
    const judged = await judge(store, body.id);
    const { campaign } = judged.plan;
    if (!isOnRoster(campaign, body.id)) continue;
    for (const { runId: of, take, findingKey, pictures } of await readEvidence(store, campaign.id, body.id)) {
      if (of !== runId || take !== '') continue;
      for (const { role, url } of pictures) done.add(nameOf(body.id, findingKey, role, url));
    }
    const stakes = stakesOf(judged);
    const items = itemsOf(stakes, entriesOf(body)[0], (url) => addresses.get(pageKeyOf(url))?.at);
    const byKey = new Map(stakes.map((stake) => [stake.finding.key, stake]));
    for (const [url, wanted] of items) {
      const placed = wanted.filter(({ selector, quote }) => selector || quote);
      parts.push({
        ...{ campaignId: campaign.id, bodyId: body.id, url, items: wanted },
        stakes: placed.flatMap(({ findingKey }) => byKey.get(findingKey) ?? []),
      });
    }
  }
  const chosen = chosenOf(parts, (url) => addresses.get(url), extra);
  const turnOf = ({ url }: Part): number => {
    const page = pageKeyOf(url);
    if (addresses.get(page)?.rendered?.state === 'read') return -1;
    return chosen.get(page) ?? chosen.size;
  };
  return parts
    .map((part) => ({ part, turn: turnOf(part) }))
    .sort((a, b) => a.turn - b.turn)
    .flatMap(({ part, turn }) => {
      const { campaignId, bodyId, url, items } = part;
      const waiting = items.filter(({ findingKey, role }) => !done.has(nameOf(bodyId, findingKey, role, url)));
      const manner: Pick<EvidenceTask, 'look' | 'unseen'> =
        turn < 0
          ? { look: 'sampled' }
          : turn < chosen.size
            ? { look: 'extra' }
            : { unseen: addresses.get(pageKeyOf(url))?.rendered?.state === 'unread' ? 'unread' : 'not-rendered' };
      return visitsOf(waiting).map((visit) => ({ campaignId, bodyId, runId, url, ...manner, items: visit }));
    });
}

/** The turns of pages that were fetched, hold findings at a place of theirs, and were not looked at. */
function chosenOf(
  parts: readonly Part[],
  addressOf: (page: string) => FrontierRecord | undefined,
  most: number,
): Map<string, number> {
  const pages = new Map<string, Stake[]>();
  for (const { url, stakes } of parts) {
    const page = pageKeyOf(url);
    const address = addressOf(page);
    if (address?.state !== 'read' || address.rendered) continue;
    if (stakes.length > 0) pages.set(page, [...(pages.get(page) ?? []), ...stakes]);
  }
  const atStake = [...pages].map(([page, findings]) => ({ page, findings }));
  return new Map(chooseExtra(atStake, most).map((page, turn) => [page, turn]));
}

function visitsOf(items: readonly EvidenceItem[]): EvidenceItem[][] {
  const visits: EvidenceItem[][] = [];
  for (let from = 0; from < items.length; from += PLACES_A_VISIT) visits.push(items.slice(from, from + PLACES_A_VISIT));
  return visits;
}

const nameOf = (...parts: string[]): string => JSON.stringify(parts);

/** Findings that cost points, or may, each once. */
function stakesOf({ score, results }: Pick<Judged, 'score' | 'results'>): Stake[] {
  const stakes = new Map<string, Stake>();
  for (const leaf of score.areas.flatMap(({ leaves }) => leaves)) {
    if (!mayCost(leaf)) continue;
    const absences = absencesOf(leaf, results);
    const { points, veto } = leaf;
    for (const { finding, decision, certainty } of leaf.findings) {
      if (decision === 'met' || decision === 'not-applicable') continue;
      const before = stakes.get(finding.key);
      stakes.set(finding.key, {
        ...(before ?? { finding, ...absences.get(finding.key) }),
        proven: certainty === 'proven' || decision === 'unmet' || before?.proven === true,
        veto: veto || before?.veto === true,
        points: Math.max(points, before?.points ?? 0),
      });
    }
  }
  return [...stakes.values()];
}

const mayCost = ({ state, points, veto }: LeafScore): boolean =>
  (points > 0 || veto) && state !== 'met' && state !== 'not-applicable';

/** By the keys of findings that say what is missing: where it was looked for. */
function absencesOf(
  { rules }: Pick<LeafScore, 'rules'>,
  results: Judged['results'],
): Map<string, { searched: readonly string[]; nearest?: Finding }> {
  const absences = new Map<string, { searched: readonly string[]; nearest?: Finding }>();
  for (const { id, paramsKey } of rules) {
    const result = results.get(checkKey(id, paramsKey));
    if (result?.scope !== 'site' || !('findings' in result.outcome)) continue;
    const { outcome } = result;
    const { findings, searched } = outcome;
    if (!searched) continue;
    const nearest = outcome.status === 'fail' ? outcome.nearest : undefined;
    for (const { key } of findings) absences.set(key, { searched, ...(nearest ? { nearest } : {}) });
  }
  return absences;
}

/** By the pages to be looked at, the home page first. */
function itemsOf(
  stakes: readonly Stake[],
  home: string | undefined,
  readAt: (url: string) => string | undefined,
): Map<string, EvidenceItem[]> {
  const pages = new Map<string, EvidenceItem[]>();
  const add = (url: string, item: EvidenceItem) => pages.set(url, [...(pages.get(url) ?? []), item]);
  if (home !== undefined && stakes.some(({ searched }) => searched)) {
    add(home, { findingKey: '', role: 'home' });
    add(home, { findingKey: '', role: 'navigation', selector: NAVIGATION });
  }
  for (const { finding, searched, nearest } of stakes) {
    const { key, pageUrl, selector, quote } = finding;
    add(pageUrl, {
      findingKey: key,
      role: 'place',
      ...placeOf({ selector, quote }),
      ...(searched ? { searched: searched.map((url) => withTime(url, readAt(url))) } : {}),
    });
    if (nearest) add(nearest.pageUrl, { findingKey: key, role: 'nearest', ...placeOf(nearest) });
  }
  return pages;
}

const withTime = (url: string, at: string | undefined) => (at === undefined ? { url } : { url, at });

export const placeOf = ({ selector, quote }: { selector?: string | undefined; quote?: string | undefined }) => ({
  ...(selector ? { selector } : {}),
  ...(quote ? { quote } : {}),
});
