/** The world of popup and workbench, made up. */
import type { PopupPort } from '../../entrypoints/popup/port.ts';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { systemById } from '../../rules/systems/index.ts';
import { keyOf, type Listed, type ListedGroup } from '../../utils/store/listing.ts';
import { aBody, anAudit, aScorecard, aSummary, HOME } from './fixtures.ts';

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
    periodStart: async () => undefined,
    onSurveys: () => () => {},
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
