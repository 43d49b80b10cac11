// @vitest-environment jsdom
/** Stored facts under another system, another cut-off and other points: offline, and without a rule too many. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { definePageRule, notApplicable, pass, proven, type Rule } from '../../../rules/rule.ts';
import type { Check, System } from '../../../rules/systems/system.ts';
import type { Summary } from '../../../utils/audit/summary.ts';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { createHost, type Host } from '../../../utils/host/host.ts';
import { rejudge } from '../../../utils/host/rejudge.ts';
import type { Campaign } from '../../../utils/model.ts';
import { envelope } from '../../../utils/protocol.ts';
import { saveCapture } from '../../../utils/store/captures.ts';
import type { Store } from '../../../utils/store/db.ts';
import { rebuildFold } from '../../../utils/store/folds.ts';
import { saveJudged } from '../../../utils/store/judging.ts';
import { aBody, aCapture, dump, freshStore, HOME, HOST, storedFold } from '../store/fixtures.ts';

const { systems, own, calls } = vi.hoisted(() => ({
  systems: new Map<string, System>(),
  /** Rules of this test beside those of the product. */
  own: new Map<string, Rule>(),
  /** Ids of the rules that were run. */
  calls: [] as string[],
}));

vi.mock('../../../rules/systems/index.ts', () => ({
  SYSTEMS: [],
  DEFAULT_SYSTEM_ID: 'general',
  systemById: (id: string) => systems.get(id),
}));
vi.mock('../../../rules/index.ts', async (original) => {
  const actual = await original<typeof import('../../../rules/index.ts')>();
  const counted = <R extends Rule>(rule: R): R => ({
    ...rule,
    check: (...args: Parameters<R['check']>) => {
      calls.push(rule.id);
      return (rule.check as (...args: unknown[]) => unknown)(...args);
    },
    ...(rule.scope === 'site' && rule.wants
      ? {
          wants: (...args: Parameters<NonNullable<typeof rule.wants>>) => {
            calls.push(rule.id);
            return rule.wants?.(...args) ?? [];
          },
        }
      : {}),
  });
  const listed = new Map(actual.RULES.map((rule) => [rule.id, counted(rule)]));
  return { ...actual, ruleById: (id: string) => own.get(id) ?? listed.get(id) };
});

const made = { version: 1, params: z.object({}), basis: [] as never };
const finding = (url: string, key: string) => ({ key, pageUrl: url, message: { code: 'error.internal' } as const });
/** A page rule whose answer follows from the day. */
const readLate = definePageRule({
  ...made,
  id: 'read-late',
  needs: ['documentTitle'],
  check: ({ url, documentTitle }, _, context) => {
    calls.push('read-late');
    if (documentTitle === '') return notApplicable({ code: 'because.fragment' });
    return (context.asOf ?? '') > '2026-11-15' ? proven(finding(url, 'late')) : pass();
  },
});
const titled = definePageRule({
  ...made,
  id: 'titled',
  needs: ['documentTitle'],
  check: ({ url, documentTitle }) => {
    calls.push('titled');
    return documentTitle.includes('云溪') ? pass() : proven(finding(url, 'title'));
  },
});
own.set(readLate.id, readLate).set(titled.id, titled);

const words = (text: string) => ({ 'zh-CN': text, en: text });
const asking = (id: string, checks: readonly Check[], points = 10): System => ({
  id,
  version: '1',
  title: words(id),
  authority: words('测试'),
  whenNotApplicable: 'rebase',
  onVeto: 'fail',
  tree: {
    id: 'root',
    title: words('共'),
    points: points * checks.length,
    children: [
      {
        id: 'area',
        title: words('区'),
        points: points * checks.length,
        children: checks.map((check, index) => ({
          id: `leaf-${index}`,
          title: words(check.rule),
          points,
          method: { type: 'proportional', target: 1 },
          checks: [check],
          combine: 'all',
        })),
      },
    ],
  },
});
const check = (rule: string): Check => ({ rule, params: {} });

let store: Store;
let host: Host;
beforeEach(async () => {
  calls.length = 0;
  systems.clear();
  systems.set('general', asking('general', [check('footer-identifier-missing')]));
  systems.set('other', asking('other', [check('titled'), check('read-late'), check('home-stale')]));
  await fresh();
});
afterEach(() => store.close());

async function fresh(): Promise<void> {
  store?.close();
  store = await freshStore();
  host = createHost();
  await host.handle(envelope('body.put', { body: aBody('yunxi', [{ type: 'host', host: HOST }]) }));
}

const adopt = (campaign: Partial<Campaign>) =>
  host.handle(
    envelope('campaign.put', { campaign: { id: 'default', name: '评估', systemId: 'general', ...campaign } }),
  );

async function settled(): Promise<Partial<Summary>> {
  const summary = (await host.handle(envelope('body.settle', { bodyId: 'yunxi' }))) as Summary;
  const { revision: _, factsRevision: __, settledAt: ___, ...rest } = summary;
  return rest;
}

async function submit(path: string, title: string, on = '2026-11-10'): Promise<void> {
  const document = new DOMParser().parseFromString(`<title>${title}</title><p>正文</p>`, 'text/html');
  const capturedAt = `${on}T01:00:00.000Z`;
  const facts = collectPageFacts(document, { url: new URL(path, HOME).href, capture: 'live', capturedAt });
  await host.handle(envelope('page.submit', { facts, runId: 'run' }));
}

async function submitAll(): Promise<void> {
  await submit('/', '云溪市人民政府');
  await submit('/a', '通知公告');
  await submit('/b', '云溪新闻', '2026-11-20');
}

const count = (rule: string) => calls.filter((called) => called === rule).length;

describe('a stored body', () => {
  it('is judged under another system as if it had been captured under it, each page once', async () => {
    await submitAll();
    await settled();
    calls.length = 0;
    await adopt({ systemId: 'other' });
    const rejudged = await settled();
    expect(rejudged).toMatchObject({ systemId: 'other', pages: 3 });
    expect([count('titled'), count('read-late'), count('footer-identifier-missing')]).toEqual([3, 3, 0]);

    await adopt({});
    expect(await settled()).toMatchObject({ systemId: 'general' });
    await adopt({ systemId: 'other' });
    expect(await settled()).toEqual(rejudged);
    expect([count('titled'), count('read-late')], 'what was judged once holds').toEqual([3, 3]);

    await fresh();
    await adopt({ systemId: 'other' });
    await submitAll();
    expect(await settled()).toEqual(rejudged);
  });

  it('is judged again as of another cut-off, by the rules that ask for the day', async () => {
    await adopt({ systemId: 'other' });
    await submitAll();
    const late = (summary: Partial<Summary>) => summary.problems?.some(({ ruleId }) => ruleId === 'read-late');
    expect(late(await settled())).toBe(true);
    calls.length = 0;
    await adopt({ systemId: 'other', cutoff: '2026-11-12' });
    expect(late(await settled())).toBe(false);
    expect([count('titled'), count('read-late')]).toEqual([0, 3]);
    await adopt({ systemId: 'other' });
    expect(late(await settled())).toBe(true);
  });

  it('is scored anew by changed points without running a rule', async () => {
    await adopt({ systemId: 'other' });
    await submitAll();
    const before = await settled();
    calls.length = 0;
    systems.set('other', asking('other', [check('titled'), check('read-late'), check('home-stale')], 30));
    await adopt({ systemId: 'other', name: '改分' });
    expect(await settled()).toMatchObject({ points: (before.points ?? 0) * 3 });
    expect(calls).toEqual([]);
    await submit('/c', '云溪公告');
    await settled();
    expect(count('titled')).toBe(1);
    expect(count('home-stale')).toBeGreaterThan(0);
  });

  it('is settled again by itself when the campaign changes', async () => {
    await submitAll();
    await settled();
    await adopt({ systemId: 'other' });
    await vi.waitFor(
      async () => expect((await dump()).summaries).toMatchObject([{ dirty: false, systemId: 'other' }]),
      { timeout: 5_000 },
    );
  });
});

describe('judging again', () => {
  const checks = [check('titled'), check('read-late')];
  const pages = 12;
  const capture = (index: number) =>
    aCapture(`/${index}`, { at: '2026-11-10T01:00:00.000Z', facts: { documentTitle: index % 3 ? '云溪' : '其他' } });

  it('that was broken off goes on, and counts what came in meanwhile once', async () => {
    for (let index = 0; index < pages; index++) await saveCapture(store, capture(index));
    const stop = new AbortController();
    // Each page takes longer than a slice.
    const clock = vi.spyOn(performance, 'now');
    let now = 0;
    clock.mockImplementation(() => {
      now += 100;
      if (now === 1_000) stop.abort(new Error('killed'));
      return now;
    });
    await expect(rejudge({ store, bodyId: 'yunxi', checks, signal: stop.signal })).rejects.toThrow('killed');
    clock.mockRestore();
    const first = count('titled');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(pages);
    const going = rejudge({ store, bodyId: 'yunxi', checks });
    await saveCapture(store, { ...capture(1), factsHash: 'f'.repeat(64), verdicts: [] });
    await saveCapture(store, capture(pages));
    await going;
    await rejudge({ store, bodyId: 'yunxi', checks });
    expect(await rejudge({ store, bodyId: 'yunxi', checks }), 'nothing is left').toBe(0);
    const incremental = await storedFold(store, 'yunxi');
    expect(incremental.fold?.state.checks['titled{}']).toMatchObject({ pass: 8, fail: 5 });
    await rebuildFold(store, 'yunxi');
    expect(await storedFold(store, 'yunxi')).toEqual(incremental);
  });

  it('of facts of an older shape says that the page has to be read again', async () => {
    await saveCapture(store, aCapture('/old', { facts: { schemaVersion: 0 as 1 } }));
    await rejudge({ store, bodyId: 'yunxi', checks });
    expect((await dump()).folds).toMatchObject([
      { state: { checks: { 'titled{}': { cannotTell: 1 }, 'read-late{}': { cannotTell: 1 } } } },
    ]);
  });

  it('of no capture changes nothing', async () => {
    const before = await dump();
    expect(await rejudge({ store, bodyId: 'yunxi', checks })).toBe(0);
    await saveJudged(store, {}, []);
    expect(await dump()).toEqual(before);
  });
});
