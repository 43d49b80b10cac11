/** Bodies and results of a fictional city, for tests of what is shown and for the pictures of it. */
import type { LeafScore, LedgerRow, Scorecard } from '../../utils/audit/scorecard.ts';
import type { PageAudit, Summary, SummaryDue, SummaryProblem } from '../../utils/audit/summary.ts';
import { DEFAULT_BUDGET, type EvidenceRecord, type EvidenceRoom } from '../../utils/evidence/evidence.ts';
import type { Body } from '../../utils/model.ts';
import type { Listed } from '../../utils/store/listing.ts';
import { type FrontierRecord, noCounts, type SurveyRecord, surveySettings } from '../../utils/survey/survey.ts';
import type { MessageCode } from '../../utils/text/catalogue/index.ts';

export const HOME = 'https://www.yunxi.gov.cn/';

export function aBody(over: Partial<Body> = {}): Body {
  return {
    id: 'yunxi',
    name: '云溪市人民政府',
    level: 'city',
    kind: 'government',
    confirmed: true,
    scopes: [{ type: 'host', host: 'www.yunxi.gov.cn' }],
    createdAt: '2026-11-02T01:00:00.000Z',
    ...over,
  };
}

function problem(
  over: Partial<SummaryProblem> & { code: MessageCode; params?: Record<string, string> },
): SummaryProblem {
  const { code, params, ...rest } = over;
  return {
    leafId: 'annual-reports-years',
    leafTitle: { 'zh-CN': '历年年报齐全', en: 'A report for every year' },
    ruleId: 'annual-report-year-missing',
    certainty: 'proven',
    points: 3,
    pages: 1,
    ...rest,
    finding: {
      key: `${code} ${JSON.stringify(params)} ${rest.leafId}`,
      pageUrl: `${HOME}zwgk/zfxxgknb/`,
      message: { code, ...(params && { params }) },
      ...rest.finding,
    },
  };
}

const area = (id: string, zh: string, en: string, points: number, low: number, high: number) => ({
  id,
  title: { 'zh-CN': zh, en },
  points,
  score: { low, high },
  decided: points === 0 ? 1 : 1 - (high - low) / points,
});

export function aSummary(over: Partial<Summary> = {}): Summary {
  return {
    bodyId: 'yunxi',
    dirty: false,
    revision: 41,
    settledAt: '2026-11-22T09:05:00+08:00',
    systemId: 'general',
    pages: 41,
    score: { low: 72, high: 88.33 },
    points: 100,
    decided: 0.64,
    vetoes: { confirmed: 0, open: 0 },
    areas: [
      area('columns', '必设栏目', 'Required columns', 20, 16, 19),
      area('interpretation', '政策解读', 'Interpretation', 15, 6, 11),
      area('annual-reports', '信息公开年报', 'Annual reports', 10, 7, 7),
      area('services', '办事服务', 'Services', 10, 5.5, 9.33),
      area('interaction', '互动交流', 'Interaction', 10, 10, 10),
      area('freshness', '内容时效', 'Freshness', 10, 7.5, 9),
      area('accessibility', '无障碍', 'Accessibility', 10, 6, 8),
      area('identity', '标识与标签', 'Identifiers and labels', 5, 4, 5),
      area('health', '网站健康度', 'Health', 10, 10, 10),
    ],
    problems: [
      problem({ code: 'finding.annual-report-year-missing', params: { year: '2023' } }),
      problem({
        code: 'finding.disclosure-entry-missing',
        certainty: 'suspected',
        points: 3,
        leafId: 'columns-disclosure-entry',
        leafTitle: { 'zh-CN': '首页设有政府信息公开入口', en: 'The home page leads to disclosure' },
        finding: {
          key: 'entry',
          pageUrl: HOME,
          message: { code: 'finding.disclosure-entry-missing' },
        },
      }),
      problem({
        code: 'finding.footer-identifier-missing',
        params: { identifier: '网站标识码' },
        points: 1.5,
        pages: 38,
        leafId: 'identity-footer',
        leafTitle: { 'zh-CN': '页脚网站标识完整', en: 'Footer identifiers complete' },
        finding: {
          key: 'footer',
          pageUrl: `${HOME}zwgk/%E6%94%BF%E7%AD%96/2026/t20260912_118832.html`,
          message: { code: 'finding.footer-identifier-missing', params: { identifier: '网站标识码' } },
        },
      }),
      problem({
        code: 'finding.meta-tag-placeholder',
        params: { tag: 'ColumnName', content: '请输入栏目名称' },
        points: 0.5,
        pages: 12,
        leafId: 'labels-tags',
        leafTitle: { 'zh-CN': '页面标签齐全', en: 'Page labels complete' },
        finding: {
          key: 'tag',
          pageUrl: `${HOME}zwgk/tzgg/`,
          message: {
            code: 'finding.meta-tag-placeholder',
            params: { tag: 'ColumnName', content: '请输入栏目名称' },
          },
        },
      }),
    ],
    problemCount: 9,
    ...over,
  };
}

export function anAudit(over: Partial<PageAudit> = {}): PageAudit {
  const pageUrl = `${HOME}zwgk/tzgg/`;
  return {
    url: pageUrl,
    title: '通知公告',
    kind: 'column',
    bodyIds: ['yunxi'],
    verdicts: [
      {
        ruleId: 'meta-tag-missing',
        status: 'fail',
        certainty: 'proven',
        findings: [
          {
            key: 'meta-1',
            pageUrl,
            message: { code: 'finding.meta-tag-absent', params: { tag: 'ColumnType' } },
          },
          {
            key: 'meta-2',
            pageUrl,
            selector: 'head > meta[name="ColumnName"]',
            message: {
              code: 'finding.meta-tag-placeholder',
              params: { tag: 'ColumnName', content: '请输入栏目名称' },
            },
            quote: '<meta name="ColumnName" content="请输入栏目名称">',
          },
        ],
      },
      {
        ruleId: 'disclosure-entry-missing',
        status: 'fail',
        certainty: 'suspected',
        findings: [{ key: 'entry', pageUrl, message: { code: 'finding.disclosure-entry-missing' } }],
      },
      {
        ruleId: 'annual-report-year-missing',
        status: 'cannot-tell',
        findings: [],
        because: { code: 'because.report-list-not-read' },
      },
      { ruleId: 'footer-identifier-missing', status: 'pass', findings: [] },
    ],
    readerErrors: [],
    ...over,
  };
}

export function aLeaf(over: Partial<LeafScore> = {}): LeafScore {
  return {
    id: 'identity-footer',
    title: { 'zh-CN': '页脚网站标识完整', en: 'Footer identifiers complete' },
    path: [],
    points: 10,
    weight: 10,
    method: 'proportional',
    score: { low: 6.666666, high: 8.5 },
    state: 'partly',
    veto: false,
    because: [],
    findings: [
      {
        ruleId: 'footer-identifier-missing',
        certainty: 'proven',
        pages: 38,
        finding: {
          key: 'footer',
          pageUrl: `${HOME}zwgk/`,
          selector: 'body > div.footer',
          message: { code: 'finding.footer-identifier-missing', params: { identifier: '网站标识码' } },
          quote: '主办单位：云溪市人民政府办公室',
        },
      },
    ],
    findingCount: 1,
    rules: [{ id: 'footer-identifier-missing', version: 1, paramsKey: '{}' }],
    clause: {
      document: 'website-guidelines-2017',
      place: '第三部分（四）',
      quote: '网站底部功能区应列明网站标识码。',
      status: 'text',
    },
    judged: false,
    marks: { restsOn: 'r1', results: 's1', definition: 'd1' },
    ...over,
  };
}

/** A ledger of three documents: interpreted, open, left out. */
export function aLedger(): LedgerRow[] {
  const row = (name: string, title: string, over: Partial<LedgerRow>): LedgerRow => {
    const url = `${HOME}zcwj/${name}.html`;
    const key = `policies-interpreted:${url}`;
    return {
      ...{ ruleId: 'policies-interpreted', key, object: url, url, title, counted: true },
      because: { code: 'ledger.owed' },
      ...over,
    };
  };
  return [
    row('dogs', '云溪市养犬管理办法', { on: '2026-10-08', met: true, by: `${HOME}zcjd/dogs.html` }),
    row('water', '云溪市城市供水条例实施细则', { on: '2026-09-11', decision: 'unmet' }),
    row('prize', '云溪市人民政府关于表彰先进集体的决定', {
      ...{ on: '2026-08-20', counted: false, because: { code: 'ledger.needs-none' } },
    }),
  ];
}

export function aScorecard(leaves: LeafScore[] = [aLeaf()], over: Partial<Scorecard> = {}): Scorecard {
  return {
    schemaVersion: 2,
    id: 'card-1',
    body: { id: 'yunxi', name: '云溪市人民政府', level: 'city', kind: 'government', confirmed: true },
    system: {
      id: 'general',
      version: '0.1',
      title: { 'zh-CN': '通用体系', en: 'General system' },
      authority: { 'zh-CN': '内置参考，非官方', en: 'Built-in reference, not official' },
    },
    campaign: { id: 'default', cutoff: '2026-11-20' },
    madeAt: '2026-11-22T01:05:00.000Z',
    versions: {
      extension: '0.1.0',
      rules: '1',
      schema: 1,
      reader: 1,
      interpret: 1,
      axe: '4.14.1',
      browser: 'Chrome 142',
    },
    factsHash: 'a'.repeat(64),
    pages: { total: 41, byKind: { home: 1, column: 12, article: 28 } },
    score: { low: 72, high: 88.33 },
    points: 100,
    decided: 0.64,
    vetoes: { confirmed: 0, open: 1 },
    areas: [
      {
        id: 'identity',
        title: { 'zh-CN': '标识与标签', en: 'Identifiers and page labels' },
        points: 20,
        score: { low: 6.666666, high: 8.5 },
        decided: 0.9,
        leaves,
      },
    ],
    unread: [],
    ...over,
  };
}

/** A survey of 云溪市人民政府, half an hour old. */
export function aSurvey(
  over: Partial<SurveyRecord> & { counted?: Partial<SurveyRecord['counts']> } = {},
): SurveyRecord {
  const { counted, ...rest } = over;
  return {
    runId: 'survey-yunxi',
    bodyIds: ['yunxi'],
    state: 'running',
    settings: surveySettings.parse({}),
    createdAt: '2026-11-22T00:30:00.000Z',
    startedAt: '2026-11-22T00:30:00.000Z',
    workedMs: 1_380_000,
    counts: {
      ...noCounts(),
      read: 1_204,
      waiting: 585,
      fetching: 2,
      blocked: 12,
      dead: 7,
      unknown: 3,
      unsupported: 41,
      skipped: 96,
      ...counted,
    },
    asked: 1_269,
    nextSeq: 1_950,
    nextTurn: 1_271,
    ...rest,
  };
}

export function anAddress(over: Partial<FrontierRecord> = {}): FrontierRecord {
  const address = over.address ?? `${HOME}zwgk/tzgg/2019/t20190312_1182.html`;
  return {
    runId: 'survey-yunxi',
    url: address,
    address,
    state: 'dead',
    rank: 5,
    seq: 1,
    depth: 3,
    from: `${HOME}zwgk/tzgg/`,
    text: '关于开展2019年度专项检查的通知',
    tries: 2,
    reason: 'not-found',
    detail: 'HTTP 404',
    status: 404,
    at: '2026-11-22T00:55:00.000Z',
    ...over,
  };
}

/** The same as it is listed; `kind` makes it a link to a file or to another site. */
export const aListed = (over: Partial<Listed> = {}): Listed => {
  const { rank: _, seq: __, depth: ___, runId: ____, kind: _____, ...address } = anAddress();
  return { kind: 'page', ...address, ...(over.address && { url: over.address }), ...over };
};

/** The news column, which falls due on 2026-11-25. */
export function aDue(over: Partial<SummaryDue> = {}): SummaryDue {
  return {
    ruleId: 'column-stale',
    key: 'column-stale:news',
    what: { code: 'column.news' },
    pageUrl: `${HOME}xwzx/yxyw/`,
    lastDay: '2026-11-25',
    newest: '2026-11-11',
    newestTitle: '市政府召开第三次常务会议',
    pages: [`${HOME}xwzx/yxyw/`],
    readOn: '2026-11-20',
    late: false,
    certainty: 'proven',
    clause: { document: 'inspection-indicators-2019', place: '单项否决 栏目不更新', status: 'secondary' },
    ...over,
  };
}

export const anEvidence = (over: Partial<EvidenceRecord> = {}): EvidenceRecord => ({
  campaignId: 'default',
  bodyId: 'yunxi',
  runId: 'survey-1',
  findingKey: 'site-code-missing',
  take: '',
  at: '2026-11-21T10:00:00.000Z',
  pictures: [
    {
      role: 'place',
      url: HOME,
      at: '2026-11-21T10:00:00.000Z',
      found: 'selector',
      file: { sha256: 'ab'.repeat(32), type: 'image/webp', size: 20_000 },
      width: 1366,
      height: 768,
      covered: 1,
    },
  ],
  pages: [],
  ...over,
});

export const aRoom = (over: Partial<EvidenceRoom> = {}): EvidenceRoom => ({
  used: 20_000,
  budget: DEFAULT_BUDGET,
  isDefault: true,
  records: 1,
  expendable: 0,
  ...over,
});
