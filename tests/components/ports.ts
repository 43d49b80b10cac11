/** The world of popup and workbench, made up. */

import type { SystemBrief } from '../../components/system-list.tsx';
import type { PopupPort } from '../../entrypoints/popup/port.ts';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { general } from '../../rules/systems/general.ts';
import { systemById } from '../../rules/systems/index.ts';
import type { Comparison } from '../../utils/audit/compare.ts';
import { keyOf, type Listed, type ListedGroup } from '../../utils/store/listing.ts';
import { ruleChoices } from '../../utils/ui/rule-choices.ts';
import { aBody, anAudit, anEvidence, aRoom, aScorecard, aSummary, HOME } from './fixtures.ts';

export function aPopupPort(over: Partial<PopupPort> = {}): PopupPort {
  return {
    tab: async () => ({ id: 7, url: HOME, title: '云溪市人民政府门户网站' }),
    bodiesOf: async () => [aBody()],
    summaryOf: async () => aSummary(),
    surveyOf: async () => undefined,
    systemWords: async (id) => systemById(id),
    guess: async () => ({ name: '云溪市人民政府', level: 'city', kind: 'government' }),
    audit: async () => anAudit(),
    settle: async () => aSummary(),
    addBody: async () => 'yunxi',
    show: async () => {},
    openWorkbench: () => {},
    onChange: () => () => {},
    ...over,
  };
}

export function aWorkbenchPort(over: Partial<WorkbenchPort> = {}): WorkbenchPort {
  return {
    rows: async () => [{ body: aBody(), summary: aSummary() }],
    putBody: async () => {},
    removeBody: async () => {},
    makeScorecard: async (id) => aScorecard(undefined, { body: { ...aBody(), id } }),
    download: () => 'blob:test',
    grantedSites: async () => ({ origins: [], builtIn: true }),
    requestSites: async () => true,
    withdrawSite: async () => {},
    onChange: () => () => {},
    surveys: async () => [],
    startSurvey: async () => {},
    orderSurvey: async () => {},
    pauseSurveys: async () => 0,
    resumeSurveys: async () => 0,
    ...listedPort([]),
    holders: async () => new Map(),
    evidenceUrl: async () => 'blob:picture',
    retake: async () => anEvidence({ take: '2026-11-22T10:00:00.000Z', change: 'same' }),
    evidenceRoom: async () => aRoom(),
    putEvidenceBudget: async (budget) => aRoom({ budget, isDefault: false }),
    removeEvidence: async () => aRoom({ used: 0, records: 0 }),
    evidenceArchive: async () => ({ content: new Blob(), files: 1 }),
    mayPicture: async () => false,
    requestPictures: async () => true,
    withdrawPictures: async () => {},
    periodStart: async () => undefined,
    onSurveys: () => () => {},
    systems: async () => ({ systems: [aSystemBrief()], active: general.id }),
    system: async () => general,
    putSystem: async (system) => ({ saved: aSystemBrief({ ...system, builtIn: false }) }),
    duplicateSystem: async (_, name) =>
      aSystemBrief({ id: 'own-1', builtIn: false, title: { 'zh-CN': name, en: name } }),
    removeSystem: async () => {},
    exportSystem: async () => JSON.stringify(general),
    importSystem: async () => ({ saved: aSystemBrief({ id: 'own-2', builtIn: false }) }),
    ruleChoices: async () => ruleChoices(),
    campaigns: async () => [
      {
        campaign: { id: 'default', name: '日常检查', systemId: general.id },
        active: true,
        system: aSystemBrief(),
        bodies: 3,
        dirty: 0,
        holdings: { judgements: 0, samples: 0, files: 0, scorecards: 0 },
      },
    ],
    putCampaign: async () => {},
    activateCampaign: async () => {},
    removeCampaign: async () => {},
    ranking: async () => [],
    scorecards: async () => [],
    compare: async () => aComparison(),
    judged: async () => ({
      card: aScorecard(),
      system: general,
      judgements: [],
      samples: [],
      evidence: [anEvidence()],
      files: [],
    }),
    judge: async () => {},
    downloadFile: async () => {},
    takeBack: async () => async () => {},
    evaluator: async () => '评估员甲',
    putEvaluator: async () => {},
    drawSample: async () => {},
    replaceDrawn: async () => {},
    ...over,
  };
}

/** The lists of a survey over records in memory, in place of a database. */
export function listedPort(records: readonly Listed[]): Pick<WorkbenchPort, 'listing' | 'listed' | 'eachListed'> {
  const fitting = (filter: string) => records.filter(({ address }) => address.includes(filter));
  return {
    async listing({ runId }, _kind, { filter }) {
      const groups = new Map<string, ListedGroup>();
      for (const record of fitting(filter)) {
        const { kind, state, reason } = record;
        const group = groups.get(keyOf(record)) ?? { kind, state, ...(reason && { reason }), count: 0, parts: [] };
        groups.set(keyOf(record), group);
        group.count++;
      }
      return { runId, at: '2026-11-22T01:20:00.000Z', filter, slices: [], groups: [...groups.values()] };
    },
    listed: async ({ filter }, group, { from, limit }) =>
      fitting(filter)
        .filter((record) => keyOf(record) === keyOf(group))
        .slice(from, from + limit),
    async eachListed(_survey, _kind, filter, visit) {
      visit(fitting(filter));
    },
  };
}

export function aSystemBrief(over: Partial<SystemBrief> = {}): SystemBrief {
  const { id, version, title, authority, tree } = general;
  const leaves = { auto: 22, assisted: 0, manual: 4 };
  return { id, version, title, authority, builtIn: true, points: tree.points, leaves, ...over };
}

export function aComparison(over: Partial<Comparison> = {}): Comparison {
  return {
    leaves: [],
    fixed: [],
    notSeen: [],
    new: [],
    remaining: [],
    environment: { axe: false, browser: false, rules: false, extension: false },
    ...over,
  };
}
