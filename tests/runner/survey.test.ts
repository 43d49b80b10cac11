import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../runner/archive.ts';
import type { DrivenBrowser } from '../../runner/browser.ts';
import { InputError } from '../../runner/errors.ts';
import { progressOf, surveySite, tallyOf, withEntries } from '../../runner/survey.ts';
import type { Body } from '../../utils/model.ts';
import { type FrontierRecord, noCounts, type SurveyRecord, surveySettings } from '../../utils/survey/survey.ts';

const body = (id: string, ...scopes: Body['scopes']): Body => ({
  ...{ id, name: id, level: 'county', kind: 'government', confirmed: true, scopes, createdAt: '2025-06-01' },
});
const entries = (bodies: Body[]) => bodies.map(({ id, scopes }) => [id, scopes.map(({ entry }) => entry)]);

describe('where a survey begins', () => {
  const county = body('county', { type: 'host', host: 'www.yunxi.gov.cn' });
  const office = body('office', { type: 'path', host: 'www.yunxi.gov.cn', path: '/jyj/' });

  it('is where the bodies say, or their roots', () => {
    const stated = body('stated', { type: 'host', host: 'a.gov.cn', entry: 'http://a.gov.cn/zwgk/' });
    expect(entries(withEntries([county, stated], [], undefined))).toEqual([
      ['county', [undefined]],
      ['stated', ['http://a.gov.cn/zwgk/']],
    ]);
  });

  it('is what was typed, for the bodies that it belongs to alone', () => {
    const other = body('other', { type: 'host', host: 'b.gov.cn' });
    const typed = ['http://www.yunxi.gov.cn/jyj/tz/', 'https://www.yunxi.gov.cn/'];
    expect(entries(withEntries([county, office, other], typed, undefined))).toEqual([
      ['county', typed],
      ['office', ['http://www.yunxi.gov.cn/jyj/tz/']],
    ]);
    expect(() => withEntries([office], ['http://c.gov.cn/'], undefined)).toThrow(InputError);
  });

  it('is the first page of a host whose root an archive lacks', () => {
    const pages = ['http://www.yunxi.gov.cn/b.html', 'http://www.yunxi.gov.cn/a.html'];
    expect(entries(withEntries([county], [], archiveOf(pages.map((url) => ({ url })))))).toEqual([
      ['county', ['http://www.yunxi.gov.cn/b.html']],
    ]);
    const whole = archiveOf([...pages, 'https://www.yunxi.gov.cn/'].map((url) => ({ url })));
    expect(entries(withEntries([county], [], whole))).toEqual([['county', [undefined]]]);
  });
});

it('says of a survey that paused why, and that the command cannot go on with it', async () => {
  const settings = surveySettings.parse({});
  const because = { code: 'error.disk-full' } as const;
  const survey = { runId: 'r', state: 'paused', because, settings, counts: noCounts(), asked: 0, workedMs: 0 };
  const said: string[] = [];
  const page = { evaluate: async () => JSON.stringify({ records: [] }) };
  const driven = { call: async () => survey, page } as unknown as DrivenBrowser;
  await surveySite({ driven, settings, runId: 'r', bodies: [], inArchive: false, say: (line) => said.push(line) });
  expect(said.join('\n')).toMatch(/磁盘|空间/);
  expect(said.at(-1)).toContain('不能接着做');
});

it('counts addresses by state and reason, the most first', () => {
  const address = (state: FrontierRecord['state'], reason?: FrontierRecord['reason']) =>
    ({ state, ...(reason ? { reason } : {}) }) as FrontierRecord;
  expect(
    tallyOf([
      address('read'),
      address('skipped', 'trap'),
      address('fetching'),
      address('skipped', 'pages'),
      address('skipped', 'trap'),
      address('waiting'),
      address('waiting'),
    ]),
  ).toEqual([
    { state: 'waiting', count: 3 },
    { state: 'skipped', reason: 'trap', count: 2 },
    { state: 'read', count: 1 },
    { state: 'skipped', reason: 'pages', count: 1 },
  ]);
});

describe('a line of progress', () => {
  const survey = (of: Partial<SurveyRecord>, maxPages = 2_000): SurveyRecord => ({
    ...{ runId: 'r', bodyIds: ['b'], state: 'running', settings: surveySettings.parse({ maxPages }), createdAt: '' },
    ...{ workedMs: 0, counts: noCounts(), asked: 0, nextSeq: 0, nextTurn: 0, ...of },
  });
  const counts = { ...noCounts(), read: 50, blocked: 5, dead: 3, unknown: 2, waiting: 118, fetching: 2 };

  it('says how fast, and how long what waits will take', () => {
    expect(progressOf(survey({ counts, asked: 62, workedMs: 60_000 }))).toBe(
      '已读 50 页，未能读取 10，不是网页 0，未纳入 0，等待 120；每分钟 60 页；约余 2 分钟',
    );
  });

  it('takes no longer than its limit allows, and says nothing of a pace that it has not', () => {
    expect(progressOf(survey({ counts, asked: 62, workedMs: 60_000 }, 62))).toContain('约余 2 秒');
    expect(progressOf(survey({}))).toBe('已读 0 页，未能读取 0，不是网页 0，未纳入 0，等待 0');
  });
});
