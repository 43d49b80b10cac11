/** Popup and workbench over made-up data, one state at a time (`?state=`), for pictures and for looking at them. */
import { type ComponentChild, render } from 'preact';
import { LocaleProvider } from '../../../components/locale.tsx';
import { App as Popup } from '../../../entrypoints/popup/App.tsx';
import { App as Workbench } from '../../../entrypoints/workbench/App.tsx';
import { AppError } from '../../../utils/errors.ts';
import { localeOf } from '../../../utils/text/catalogue/index.ts';
import { aBody, anAudit, aSummary } from '../../components/fixtures.ts';
import { aPopupPort, aWorkbenchPort } from '../../components/ports.ts';

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

const workbenches: Record<string, () => ComponentChild> = {
  'workbench-list': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => rows() })} />,
  'workbench-empty': () => <Workbench search="" port={aWorkbenchPort({ rows: async () => [] })} />,
  'workbench-edit': () => <Workbench search="?edit=edu" port={aWorkbenchPort({ rows: async () => rows() })} />,
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
