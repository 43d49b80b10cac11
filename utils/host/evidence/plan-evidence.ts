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

/** Places of one page that are pictured in one visit. */
const PLACES_A_VISIT = 10;

/** A finding with what it may cost. */
interface Stake {
  finding: Finding;
  searched?: readonly string[];
  nearest?: Finding;
}

/** What is still to be kept of a run, page by page; what it kept before is left out. */
export async function planEvidence(store: Store, runId: string, bodies: readonly Body[]): Promise<EvidenceTask[]> {
  const addresses = new Map<string, FrontierRecord>();
  await eachAddress(store, runId, (records) => {
    for (const record of records) if (record.state === 'read' || record.rendered) addresses.set(record.url, record);
  });
  const tasks: EvidenceTask[] = [];
  for (const body of bodies) {
    const judged = await judge(store, body.id);
    const { campaign } = judged.plan;
    if (!isOnRoster(campaign, body.id)) continue;
    const done = new Set(
      (await readEvidence(store, campaign.id, body.id))
        .filter((record) => record.runId === runId && record.take === '')
        .flatMap(({ findingKey, pictures }) => pictures.map(({ role, url }) => nameOf(findingKey, role, url))),
    );
    const items = itemsOf(stakesOf(judged), entriesOf(body)[0], (url) => addresses.get(pageKeyOf(url))?.at);
    for (const [url, wanted] of items) {
      const waiting = wanted.filter(({ findingKey, role }) => !done.has(nameOf(findingKey, role, url)));
      const rendered = addresses.get(pageKeyOf(url))?.rendered?.state === 'read';
      for (let from = 0; from < waiting.length; from += PLACES_A_VISIT) {
        const part = waiting.slice(from, from + PLACES_A_VISIT);
        tasks.push({ campaignId: campaign.id, bodyId: body.id, runId, url, rendered, items: part });
      }
    }
  }
  return tasks;
}

const nameOf = (...parts: string[]): string => JSON.stringify(parts);

/** Findings that cost points, or may, each once. */
function stakesOf({ score, results }: Pick<Judged, 'score' | 'results'>): Stake[] {
  const stakes = new Map<string, Stake>();
  for (const leaf of score.areas.flatMap(({ leaves }) => leaves)) {
    if (!mayCost(leaf)) continue;
    const absences = absencesOf(leaf, results);
    for (const { finding, decision } of leaf.findings) {
      if (decision === 'met' || decision === 'not-applicable' || stakes.has(finding.key)) continue;
      stakes.set(finding.key, { finding, ...absences.get(finding.key) });
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
