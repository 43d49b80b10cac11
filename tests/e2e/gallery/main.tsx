/** Popup and workbench over made-up data, one state at a time (`?state=`), for pictures and for looking at them. */
import { type ComponentChild, render } from 'preact';
import { LocaleProvider } from '../../../components/locale.tsx';
import { App as Popup } from '../../../entrypoints/popup/App.tsx';
import { App as Workbench } from '../../../entrypoints/workbench/App.tsx';
import type { SurveyRow } from '../../../entrypoints/workbench/port.ts';
import { general } from '../../../rules/systems/general.ts';
import type { LedgerRow } from '../../../utils/audit/scorecard.ts';
import { AppError } from '../../../utils/errors.ts';
import type { Listed } from '../../../utils/store/listing.ts';
import { REASONS, type Reason, type SurveyRecord } from '../../../utils/survey/survey.ts';
import { localeOf, message } from '../../../utils/text/catalogue/index.ts';
import {
  aBody,
  aDue,
  aLeaf,
  aLedger,
  aListed,
  anAudit,
  aScorecard,
  aSummary,
  aSurvey,
} from '../../components/fixtures.ts';
import { aPopupPort, aWorkbenchPort, listedPort } from '../../components/ports.ts';
import { pictureUrl, visit } from './visit-pictures.ts';

const query = new URLSearchParams(location.search);
const locale = localeOf([query.get('locale') ?? 'zh-CN']);
const education = aBody({
  id: 'edu',
  name: '云溪市教育局',
  kind: 'department',
  confirmed: false,
  scopes: [{ type: 'path', host: 'www.yunxi.gov.cn', path: '/bmxxgk/jyj/' }],
});
const never = new Promise<never>(() => {});

const popups: Record<string, () => ReturnType<typeof aPopupPort>> = {
  'popup-unreadable': () => aPopupPort({ tab: async () => ({ id: 1, url: 'chrome://newtab/' }) }),
  'popup-add': () => aPopupPort({ bodiesOf: async () => [] }),
  'popup-unjudged': () => aPopupPort({ summaryOf: async () => undefined }),
  'popup-scored': () => aPopupPort(),
  'popup-survey': () => aPopupPort({ surveyOf: async () => aSurvey() }),
  'popup-veto': () =>
    aPopupPort({
      bodiesOf: async () => [aBody(), education],
      summaryOf: async () => aSummary({ vetoes: { confirmed: 1, open: 3 }, decided: 0.86 }),
    }),
  'popup-unconfirmed': () =>
    aPopupPort({ bodiesOf: async () => [education], summaryOf: async () => aSummary({ bodyId: 'edu' }) }),
  'popup-settled': () =>
    aPopupPort({
      summaryOf: async () => {
        const summary = aSummary({ decided: 1, score: { low: 86.5, high: 86.5 } });
        return {
          ...summary,
          areas: summary.areas.map((area) => ({ ...area, score: { ...area.score, high: area.score.low } })),
        };
      },
    }),
  'popup-auditing': () => aPopupPort({ audit: () => never }),
  'popup-page': () => aPopupPort(),
  'popup-page-unkept': () => aPopupPort({ bodiesOf: async () => [], audit: async () => anAudit({ bodyIds: [] }) }),
  'popup-error': () =>
    aPopupPort({
      audit: async () => {
        throw new AppError('engine-unreachable');
      },
    }),
};

const rows = () => [
  { body: aBody(), summary: aSummary({ vetoes: { confirmed: 0, open: 2 } }) },
  {
    body: education,
    summary: aSummary({ bodyId: 'edu', score: { low: 41.5, high: 79 }, decided: 0.42, pages: 12 }),
  },
  {
    body: aBody({
      id: 'dc',
      name: '云溪市东城区人民政府',
      level: 'county',
      scopes: [{ type: 'host', host: 'www.dongcheng-yunxi.gov.cn' }],
    }),
    summary: aSummary({
      bodyId: 'dc',
      score: { low: 58, high: 66.25 },
      decided: 0.91,
      pages: 233,
      vetoes: { confirmed: 1, open: 0 },
    }),
  },
  {
    body: aBody({
      id: 'gx',
      name: '云溪高新技术产业开发区管理委员会',
      level: 'county',
      kind: 'department',
      scopes: [{ type: 'host', host: 'www.yunxi-hitech.example.cn' }],
    }),
    summary: aSummary({ bodyId: 'gx', score: { low: 93.5, high: 93.5 }, decided: 1, pages: 87 }),
  },
  {
    body: aBody({
      id: 'lh',
      name: '柳河镇人民政府',
      level: 'township',
      scopes: [{ type: 'path', host: 'www.yunxi.gov.cn', path: '/xzjd/lhz/' }],
    }),
  },
];

/** As many as an evaluator has. */
const many = Array.from({ length: 198 }, (_, at) => ({
  body: aBody({
    id: `body-${at}`,
    name: `云溪市第${at + 1}中心镇人民政府`,
    level: 'township',
    scopes: [{ type: 'host', host: `z${at}.yunxi.gov.cn` }],
  }),
}));

const queued = (bodyId: string): SurveyRecord => {
  const { startedAt: _, ...survey } = aSurvey({
    runId: `survey-${bodyId}`,
    bodyIds: [bodyId],
    state: 'queued',
    asked: 0,
  });
  return survey;
};
const ended = (over: Partial<SurveyRecord>) =>
  aSurvey({
    runId: 'survey-dc',
    bodyIds: ['dc'],
    state: 'done',
    startedAt: '2026-11-20T01:02:00.000Z',
    endedAt: '2026-11-20T01:49:00.000Z',
    counted: { waiting: 0, fetching: 0, read: 1_791 },
    ...over,
  });
const reading = [
  'https://www.yunxi.gov.cn/zwgk/zfxxgkml/%E8%B4%A2%E6%94%BF%E8%B5%84%E9%87%91/2025/t20250918_118832.html',
];
const paused = (because?: SurveyRecord['because'], over: Partial<SurveyRecord> = {}): SurveyRow[] => [
  { survey: aSurvey({ state: 'paused', ...(because && { because }), ...over }), reading: [] },
  { survey: queued('edu'), reading: [] },
];
const stateOf: Partial<Record<Reason, 'dead' | 'blocked' | 'unknown' | 'unsupported'>> = {
  'not-found': 'dead',
  'soft-404': 'dead',
  status: 'blocked',
  challenge: 'blocked',
  login: 'blocked',
  timeout: 'blocked',
  network: 'unknown',
  permission: 'unknown',
  'tls-unknown': 'unknown',
  'not-archived': 'unknown',
  'not-html': 'unsupported',
};
const unread = REASONS.flatMap((reason, at) =>
  Array.from({ length: reason === 'not-found' ? 3_412 : 3 + at * 7 }, (_, number) =>
    aListed({
      state: stateOf[reason] ?? 'skipped',
      reason,
      address: `https://www.yunxi.gov.cn/zwgk/tzgg/2019/t20190312_${1182 + number}.html`,
    }),
  ),
);
const file = (name: string, over: Partial<Listed> = {}) =>
  aListed({
    kind: 'attachment',
    address: `https://www.yunxi.gov.cn/attach/0/${name}`,
    text: '附件：2026年部门预算公开表',
    ...over,
  });
const well = { state: 'read', reason: undefined, detail: undefined, status: 200 } as const;
const links = [
  ...unread.filter(({ state }) => state === 'dead' || state === 'blocked' || state === 'unknown'),
  ...Array.from({ length: 12 }, (_, at) => file(`${at}/a.doc`)),
  file('b.doc', { state: 'blocked', reason: 'challenge', detail: 'HTTP 412', status: 412 }),
  file('c.xls', { state: 'unknown', reason: 'soft-404', detail: 'https://www.yunxi.gov.cn/error/' }),
  file('d.pdf', { state: 'waiting', tries: 1 }),
  ...Array.from({ length: 1_204 }, (_, at) =>
    file(`${at}/e.${['doc', 'pdf', 'xls'][at % 3]}`, {
      ...well,
      type: ['pdf', 'pdf', 'xlsx'][at % 3],
      size: 9_000 * (at + 1),
    }),
  ),
  aListed({
    kind: 'off-site',
    address: 'http://www.hexi.example.cn/old/',
    text: '河西新区',
    from: 'https://www.yunxi.gov.cn/',
  }),
  aListed({ ...well, kind: 'off-site', address: 'https://www.example.gov.cn/', text: '上级政府网站' }),
];
const surveys = (surveyed: readonly SurveyRow[], search = '?view=surveys') => (
  <Workbench
    search={search}
    port={aWorkbenchPort({
      rows: async () => [...rows(), ...many],
      surveys: async () => [...surveyed],
      listing: (survey, kind, options) => listedPort(kind === 'links' ? links : unread).listing(survey, kind, options),
      listed: (listing, group, range) => listedPort([...links, ...unread]).listed(listing, group, range),
      holders: async (_runId, urls) =>
        new Map(urls.map((url, at) => [url, { pages: reading.slice(0, 1), count: 1 + at * 40 }])),
      periodStart: async () => '2026-01-01',
    })}
  />
);

const notices = { key: 'column-stale:notices', what: { code: 'column.notices' as const } };
const policies = { key: 'column-stale:policies', what: { code: 'column.policies' as const } };
const watched = () => [
  {
    body: aBody({ watched: true }),
    summary: aSummary({
      due: [
        aDue({ ...policies, lastDay: '2026-11-17', newest: '2026-05-17', late: true, certainty: 'suspected' }),
        aDue({ lastDay: '2026-11-22', newest: '2026-11-08' }),
        aDue({ ...notices, lastDay: '2026-11-29', newest: '2026-05-29', newestTitle: '关于2026年端午节放假的通知' }),
      ],
    }),
  },
  {
    body: education,
    summary: aSummary({
      bodyId: 'edu',
      due: [
        aDue({ lastDay: '2026-11-20', newest: '2026-11-06', readOn: '2026-11-09', newestTitle: undefined }),
        aDue({
          ...notices,
          lastDay: '2026-12-04',
          newest: '2026-06-03',
          clause: { ...aDue().clause, status: 'default' },
        }),
        aDue({ ...policies, lastDay: '2027-03-04', newest: '2026-09-01' }),
      ],
    }),
  },
];
const morning = () => new Date('2026-11-22T01:30:00.000Z');

const workbenches: Record<string, () => ComponentChild> = {
  'workbench-surveys': () =>
    surveys([
      { survey: ended({}), reading: [] },
      {
        survey: ended({
          runId: 'survey-gx',
          bodyIds: ['gx'],
          because: message('because.survey-pages', { count: 2_000 }),
        }),
        reading: [],
      },
      { survey: aSurvey(), reading },
      { survey: queued('edu'), reading: [] },
      { survey: queued('lh'), reading: [] },
    ]),
  'workbench-surveys-empty': () => surveys([]),
  'workbench-survey-begun': () =>
    surveys([
      {
        survey: aSurvey({
          asked: 1,
          workedMs: 1_500,
          counts: {
            ...aSurvey().counts,
            read: 0,
            waiting: 0,
            fetching: 1,
            blocked: 0,
            dead: 0,
            unknown: 0,
            unsupported: 0,
            skipped: 0,
          },
        }),
        reading: ['http://www.yunxi.gov.cn/'],
      },
    ]),
  'workbench-survey-paused': () => surveys(paused()),
  'workbench-survey-failures': () =>
    surveys(
      paused(
        message('because.survey-failures', {
          platform: 'yunxi.gov.cn',
          count: 12,
          reason: message('survey.manner.trouble'),
        }),
      ),
    ),
  'workbench-survey-permission': () =>
    surveys(
      paused(message('because.survey-permission', { hosts: 'www.yunxi-hitech.example.cn' }), { bodyIds: ['gx'] }),
    ),
  'workbench-survey-disk': () => surveys(paused(message('error.disk-full'))),
  'workbench-survey-unread': () => surveys([{ survey: ended({}), reading: [] }]),
  'workbench-survey-links': () =>
    surveys([{ survey: ended({ settings: { ...aSurvey().settings, offSite: true } }), reading: [] }]),
  'workbench-survey-all-paused': () =>
    surveys([
      ...paused().slice(0, 1),
      ...many.map(({ body }) => ({ survey: { ...queued(body.id), state: 'paused' as const }, reading: [] })),
    ]),
  'workbench-survey-lost': () =>
    surveys(
      paused(
        message('because.survey-failures', {
          platform: 'yunxi.gov.cn',
          count: 12,
          reason: message('survey.manner.lost'),
        }),
      ),
    ),
  'workbench-survey-ended': () =>
    surveys(
      many.map(({ body }, at) => ({
        survey: ended({
          runId: `ended-${at}`,
          bodyIds: [body.id],
          ...(at % 5 === 2 && { because: message('because.survey-pages', { count: 2_000 }) }),
        }),
        reading: [],
      })),
    ),
  'workbench-survey-queue': () =>
    surveys([
      { survey: ended({}), reading: [] },
      { survey: aSurvey(), reading },
      ...many.map(({ body }) => ({ survey: queued(body.id), reading: [] })),
    ]),
  'workbench-survey-form': () => surveys([], '?survey=yunxi'),
  'workbench-survey-form-access': () => surveys([], '?survey=gx'),
  'workbench-survey-chosen': () => surveys([], ''),

  'workbench-systems': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => rows() })} />,
  'workbench-score': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => rows() })} />,
  'workbench-ledger': () => {
    const [dogs, water, prize] = aLedger() as [LedgerRow, LedgerRow, LedgerRow];
    const { decision: _, ...open } = water;
    const more = {
      ...open,
      key: 'more',
      object: 'more',
      title: '云溪市人民政府办公室关于加快推进城镇老旧小区改造工作的实施意见',
    };
    const card = aScorecard([aLeaf({ ledger: [dogs, water, more, prize], ledgerBeyond: 12 })]);
    const judgement = {
      campaignId: 'default',
      bodyId: 'yunxi',
      systemId: 'general',
      leafId: aLeaf().id,
      evaluator: '评估员甲',
    };
    const said = {
      object: water.object,
      stage: 'initial',
      decision: 'unmet',
      reason: '',
      decidedAt: card.madeAt,
    } as const;
    const judged = {
      card,
      system: general,
      judgements: [{ ...judgement, ...said }],
      samples: [],
      evidence: [],
      files: [],
    };
    return <Workbench search="" port={aWorkbenchPort({ rows: async () => rows(), judged: async () => judged })} />;
  },
  'workbench-visit': () => {
    const rule = (id: string) => ({ id, version: 1, paramsKey: '{}' });
    const leaf = aLeaf({
      title: {
        'zh-CN': '适老模式切换后持续有效，全程可用键盘操作',
        en: 'The mode holds, and the keyboard reaches all',
      },
      rules: [rule('ageing-mode-lost'), rule('keyboard-unreachable')],
      findings: [],
      findingCount: 0,
    });
    const judged = {
      card: aScorecard([leaf]),
      ...{ system: general, judgements: [], samples: [], files: [], evidence: [visit()] },
    };
    const port = aWorkbenchPort({
      rows: async () => rows(),
      judged: async () => judged,
      evidenceUrl: (_, file) => pictureUrl(file),
    });
    return <Workbench search="" port={port} />;
  },
  'workbench-list': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => rows() })} />,
  'workbench-empty': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => [] })} />,
  'workbench-edit': () => <Workbench search="?edit=edu" port={aWorkbenchPort({ rows: async () => rows() })} />,
  'workbench-watch': () => <Workbench search="" now={morning} port={aWorkbenchPort({ rows: async () => watched() })} />,
  'workbench-watch-empty': () => <Workbench search="" now={morning} port={aWorkbenchPort()} />,
  'workbench-exported': () => (
    <Workbench search="?export=yunxi&format=csv" port={aWorkbenchPort({ rows: async () => rows() })} />
  ),
};

async function show(state: string, root: HTMLElement): Promise<void> {
  document.documentElement.lang = locale;
  const popup = popups[state];
  if (popup) {
    await import('../../../entrypoints/popup/popup.css');
    document.body.className = 'popup';
    render(
      <LocaleProvider value={locale}>
        <Popup port={popup()} />
      </LocaleProvider>,
      root,
    );
    return;
  }
  await import('../../../entrypoints/workbench/workbench.css');
  render(<LocaleProvider value={locale}>{workbenches[state]?.()}</LocaleProvider>, root);
}

const root = document.getElementById('root');
if (root) void show(query.get('state') ?? 'popup-scored', root);
