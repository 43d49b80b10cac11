/** The world of popup and workbench, made up. */
import type { PopupPort } from '../../entrypoints/popup/port.ts';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { systemById } from '../../rules/systems/index.ts';
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
    unread: async () => [],
    unreadOf: async () => [],
    periodStart: async () => undefined,
    onSurveys: () => () => {},
    ...over,
  };
}
