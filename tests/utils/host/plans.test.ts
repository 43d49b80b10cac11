// @vitest-environment jsdom
/** Systems, campaigns, judgements, files, samples and scorecards as extension pages ask for them, on a real database. */
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { systemById } from '../../../rules/systems/index.ts';
import type { Leaf, System } from '../../../rules/systems/system.ts';
import { checksOf, leavesOf } from '../../../rules/systems/tree.ts';
import { pageChecksOf } from '../../../utils/audit/evaluate.ts';
import { restsOnShown } from '../../../utils/audit/rests-on.ts';
import type { LeafScore } from '../../../utils/audit/scorecard.ts';
import { checkKey } from '../../../utils/audit/verdict.ts';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { createHost, type Host } from '../../../utils/host/host.ts';
import { MAX_FILE_BYTES } from '../../../utils/host/judgements.ts';
import type { Campaign, Judgement } from '../../../utils/model.ts';
import { envelope, type Reply, type Request, type RequestName } from '../../../utils/protocol.ts';
import { openStore, type Store } from '../../../utils/store/db.ts';
import type { CheckSetRecord } from '../../../utils/store/schema.ts';
import { readSummary } from '../../../utils/store/summaries.ts';
import { aBody, dump, HOME } from '../store/fixtures.ts';

let host: Host;
let store: Store;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  host = createHost();
  // What takes long gives signs of life, also where the test that began it is over.
  browser.runtime.getPlatformInfo = async () => ({ os: 'linux', arch: 'x86-64' }) as never;
});
afterEach(() => {
  store.close();
  vi.restoreAllMocks();
});

async function ask<N extends RequestName>(name: N, payload: Request<N>): Promise<Reply<N>> {
  return (await host.handle(envelope(name, payload))) as Reply<N>;
}

const words = (text: string) => ({ 'zh-CN': text, en: text });

/** A system with one leaf that pages decide and one that a person decides. */
function aSystem(id = 'own', more: Partial<System> = {}): System {
  const brackets: Leaf = {
    id: 'brackets',
    title: words('标题符号成对'),
    points: 60,
    method: { type: 'proportional', target: 1 },
    combine: 'all',
    checks: [{ rule: 'bracket-unmatched', params: {} }],
  };
  const service: Leaf = {
    id: 'service',
    title: words('电话答复'),
    points: 40,
    method: { type: 'all-or-nothing' },
    question: words('是否答复'),
    combine: 'all',
    sample: { kind: 'policy', size: 2 },
  };
  return {
    id,
    version: '1',
    title: words('自用体系'),
    authority: words('本单位'),
    whenNotApplicable: 'rebase',
    onVeto: 'fail',
    tree: {
      id: 'root',
      title: words('全部'),
      points: 100,
      children: [{ id: 'area', title: words('栏目'), points: 100, children: [brackets, service] }],
    },
    ...more,
  };
}

const pointsOf = (system: System, points: [number, number]): System => {
  const copy = structuredClone(system);
  for (const [index, leaf] of leavesOf(copy.tree).entries()) leaf.points = points[index] ?? 0;
  return copy;
};

const campaign = (id: string, more: Partial<Campaign> = {}): Campaign => ({ id, name: id, systemId: 'own', ...more });

async function submit(path: string, html: string): Promise<void> {
  const document = new DOMParser().parseFromString(`<!doctype html><html><body>${html}</body></html>`, 'text/html');
  const url = new URL(path, HOME).href;
  const facts = collectPageFacts(document, { url, capture: 'live', capturedAt: '2026-04-20T01:00:00.000Z' });
  await ask('page.submit', { facts, runId: 'run-1' });
}

const FOOTER = '<div class="footer">主办单位：云溪市人民政府办公室　网站标识码：4699000077</div>';
const article = (title: string) =>
  `<title>${title}_云溪市人民政府</title><h1>${title}</h1><p>发布时间：2026-04-01　来源：市政府办公室</p>
  <div class="content"><p>${'各县（区）人民政府，市直各部门：请认真贯彻执行。'.repeat(8)}</p></div>${FOOTER}`;

/** A body with three articles, judged by nothing yet. */
async function aBodyWithPages(id = 'yunxi'): Promise<void> {
  await ask('body.put', { body: aBody(id) });
  for (const [index, title] of ['关于防汛工作的通知', '关于春耕生产的通知', '关于植树造林的通知'].entries()) {
    await submit(`/tzgg/${index}.html`, article(title));
  }
}

async function settled(bodyId = 'yunxi') {
  await vi.waitFor(async () => expect(await readSummary(store, bodyId)).toMatchObject({ dirty: false }), 5_000);
  const summary = await readSummary(store, bodyId);
  if (!summary) throw new Error(bodyId);
  return summary;
}

const failure = (code: string) => ({ code });

describe('systems', () => {
  it('are those of the product, and the user’s own after them, with how many leaves who decides', async () => {
    await ask('system.put', { system: aSystem() });
    const systems = await ask('system.list', {});
    expect(systems[0]).toMatchObject({ id: 'general', builtIn: true, usedBy: ['default'] });
    expect(systems.at(-1)).toEqual({
      ...{ id: 'own', version: '1', title: words('自用体系'), authority: words('本单位') },
      ...{ builtIn: false, points: 100, leaves: { auto: 1, assisted: 0, manual: 1 }, usedBy: [] },
    });
    expect(await ask('system.get', { systemId: 'own' })).toMatchObject({ system: aSystem() });
    await expect(ask('system.get', { systemId: 'none' })).rejects.toMatchObject(failure('system-not-found'));
  });

  it('are duplicated under another id, and only what is the user’s own can be changed', async () => {
    const copy = await ask('system.duplicate', { systemId: 'general', id: 'ours', title: words('我们的') });
    expect(copy).toMatchObject({ id: 'ours', builtIn: false, title: words('我们的') });
    const { system } = await ask('system.get', { systemId: 'general' });
    expect((await ask('system.get', { systemId: 'ours' })).system.tree).toEqual(system.tree);
    const taken = ask('system.duplicate', { systemId: 'general', id: 'ours', version: '9' });
    await expect(taken).rejects.toMatchObject(failure('system-exists'));
    await expect(ask('system.duplicate', { systemId: 'ours', id: 'general' })).rejects.toMatchObject(
      failure('system-exists'),
    );
    await expect(ask('system.put', { system })).rejects.toMatchObject(failure('system-built-in'));
    await expect(ask('system.remove', { systemId: 'general' })).rejects.toMatchObject(failure('system-built-in'));
  });

  it('say one thing under one version', async () => {
    const save = async (system: System) => {
      const reply = await ask('system.put', { system });
      if (!('saved' in reply)) throw new Error(JSON.stringify(reply));
      return reply.saved.version;
    };
    expect(await save(aSystem())).toBe('1');
    expect(await save(aSystem())).toBe('1');
    expect(await save(pointsOf(aSystem(), [70, 30]))).toBe('1-r2');
    expect(await save(pointsOf(aSystem('own', { version: '1-r2' }), [80, 20]))).toBe('1-r3');
    expect(await save(pointsOf(aSystem('own', { version: '2026' }), [90, 10]))).toBe('2026');
  });

  it('that were changed elsewhere are not written over', async () => {
    await ask('system.put', { system: aSystem() });
    const changed = (points: [number, number]) => pointsOf(aSystem(), points);
    await ask('system.put', { system: changed([50, 50]), basedOn: '1' });
    const before = await dump();
    const stale = ask('system.put', { system: changed([70, 30]), basedOn: '1' });
    await expect(stale).rejects.toMatchObject(failure('system-changed'));
    expect(await dump()).toEqual(before);
  });

  it('go out as text and come in again; what is broken changes nothing and says where', async () => {
    await ask('system.put', { system: aSystem() });
    const { text } = await ask('system.export', { systemId: 'own' });
    const before = await dump();
    expect(await ask('system.import', { text: text.slice(0, -20) })).toMatchObject({
      problems: [{ path: '', because: { code: 'system.problem.not-json' } }],
    });
    const broken = aSystem('own', { whenNotApplicable: 'never' as 'full' });
    const problems = await ask('system.import', { text: JSON.stringify(broken), replace: true });
    expect(problems).toMatchObject({ problems: [{ path: 'whenNotApplicable' }] });
    const changed = JSON.stringify(pointsOf(aSystem(), [70, 30]));
    await expect(ask('system.import', { text: changed })).rejects.toMatchObject(failure('system-exists'));
    expect(await dump()).toEqual(before);
    expect(await ask('system.import', { text: changed, replace: true })).toMatchObject({ saved: { version: '1-r2' } });
    await ask('system.remove', { systemId: 'own' });
    expect(await ask('system.import', { text })).toMatchObject({ saved: { version: '1' } });
    expect((await ask('system.get', { systemId: 'own' })).system).toEqual(aSystem());
  });

  it('stay as long as a campaign judges by them', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('2026') });
    await expect(ask('system.remove', { systemId: 'own' })).rejects.toMatchObject(failure('system-in-use'));
    await ask('campaign.remove', { campaignId: '2026' });
    await ask('system.remove', { systemId: 'own' });
    expect((await ask('system.list', {})).map(({ id }) => id)).not.toContain('own');
  });
});

describe('campaigns', () => {
  beforeEach(async () => void (await ask('system.put', { system: aSystem() })));

  it('are judged by their own systems; the active one’s scores are shown', async () => {
    await aBodyWithPages();
    await ask('campaign.put', { campaign: campaign('2026', { cutoff: '2026-04-30' }) });
    expect(await settled()).toMatchObject({ systemId: 'general' });
    await ask('campaign.activate', { campaignId: '2026' });
    expect(await settled()).toMatchObject({ systemId: 'own', points: 100 });
    expect(await ask('campaign.get', {})).toMatchObject({
      campaign: { id: '2026', systemVersion: '1' },
      ...{ active: true, system: { id: 'own', version: '1' }, bodies: 1, dirty: 0 },
      holdings: { judgements: 0, samples: 0, files: 0, scorecards: 0 },
    });
    expect((await ask('campaign.list', {})).map((entry) => [entry.campaign.id, entry.active])).toEqual([
      ['2026', true],
      ['default', false],
    ]);
    await ask('campaign.activate', { campaignId: 'default' });
    expect(await settled()).toMatchObject({ systemId: 'general' });
    await expect(ask('campaign.activate', { campaignId: 'none' })).rejects.toMatchObject(failure('campaign-not-found'));
    await expect(ask('campaign.put', { campaign: campaign('x', { systemId: 'none' }) })).rejects.toMatchObject(
      failure('system-not-found'),
    );
  });

  it('ask of a page only what one of them asks, and each question once', async () => {
    const checksOfSystems = (...ids: string[]) =>
      [...new Set(ids.flatMap((id) => [...pageChecksOf(checksOf(systemById(id) as System)).keys()]))].sort();
    const asked = async () => {
      const { checkSets = [] } = (await dump()) as { checkSets?: CheckSetRecord[] };
      return checkSets.map(({ checks }) => checks.map(([rule, , params]) => checkKey(rule, params)).sort());
    };
    await ask('body.put', { body: aBody() });
    await submit('/tzgg/1.html', article('关于防汛工作的通知'));
    expect(await asked()).toEqual([checksOfSystems('general')]);
    await ask('campaign.put', { campaign: campaign('2026', { systemId: 'inspection-2019' }) });
    await submit('/tzgg/2.html', article('关于春耕生产的通知'));
    expect(await asked()).toContainEqual(checksOfSystems('general', 'inspection-2019'));
  });

  it('adopt no limit that its rule does not take', async () => {
    const system = aSystem();
    const [brackets] = leavesOf(system.tree);
    if (brackets) {
      brackets.checks = [{ rule: 'column-stale', params: { column: 'news', maxDays: 14 }, defaults: ['maxDays'] }];
    }
    await ask('system.put', { system });
    const put = (maxDays: number) =>
      ask('campaign.put', { campaign: campaign('2026', { adopted: { brackets: { maxDays } } }) });
    await put(30);
    const before = await dump();
    await expect(put(-30)).rejects.toMatchObject(failure('limit-refused'));
    expect(await dump()).toEqual(before);
  });

  it('keep the version that they were made with', async () => {
    await ask('campaign.put', { campaign: campaign('2026') });
    await ask('system.put', { system: pointsOf(aSystem(), [70, 30]) });
    await ask('campaign.put', { campaign: campaign('2026', { name: '2026年度' }) });
    expect(await ask('campaign.get', { campaignId: '2026' })).toMatchObject({
      campaign: { name: '2026年度', systemVersion: '1' },
      system: { version: '1-r2' },
    });
  });

  it('with changed points score at once by them', async () => {
    await aBodyWithPages();
    await ask('campaign.put', { campaign: campaign('2026') });
    await ask('campaign.activate', { campaignId: '2026' });
    expect((await settled()).score).toEqual({ low: 60, high: 100 });
    await ask('system.put', { system: pointsOf(aSystem(), [70, 30]) });
    await vi.waitFor(async () => expect((await settled()).score).toEqual({ low: 70, high: 100 }), 5_000);
  });

  it('with a roster are about its bodies alone; one that is added meanwhile belongs to it', async () => {
    await aBodyWithPages();
    await ask('body.put', { body: aBody('other') });
    await settled();
    await ask('campaign.put', { campaign: campaign('2026', { roster: [{ bodyId: 'other' }] }) });
    await ask('campaign.activate', { campaignId: '2026' });
    await settled('other');
    expect(await readSummary(store, 'yunxi')).toMatchObject({ dirty: true });
    expect(await ask('campaign.get', {})).toMatchObject({ bodies: 1, dirty: 0 });
    await ask('body.put', { body: aBody('third') });
    expect((await ask('campaign.get', {})).campaign.roster).toEqual([{ bodyId: 'other' }, { bodyId: 'third' }]);
    await ask('body.remove', { bodyId: 'other' });
    expect((await ask('campaign.get', {})).campaign.roster).toEqual([{ bodyId: 'third' }]);
  });

  it('that hold what people decided go only where that is known, and with all of it', async () => {
    await aBodyWithPages();
    await ask('campaign.put', { campaign: campaign('2026') });
    await ask('campaign.activate', { campaignId: '2026' });
    await ask('judgement.put', { judgement: decided('service', 'met') });
    await putFile('甲');
    await ask('sample.draw', { bodyId: 'yunxi', leafId: 'service' });
    await ask('scorecard.make', { bodyId: 'yunxi' });
    expect((await ask('campaign.get', {})).holdings).toEqual({ judgements: 1, samples: 1, files: 1, scorecards: 1 });
    await expect(ask('campaign.remove', { campaignId: '2026' })).rejects.toMatchObject(failure('campaign-not-empty'));
    await ask('campaign.remove', { campaignId: '2026', confirm: true });
    expect(await settled()).toMatchObject({ systemId: 'general' });
    const { judgements, samples, files, scorecards, campaigns } = await dump();
    expect([judgements, samples, files, scorecards]).toEqual([[], [], [], []]);
    expect(campaigns).toMatchObject([{ id: 'default' }]);
    await expect(ask('campaign.remove', { campaignId: 'default', confirm: true })).rejects.toMatchObject(
      failure('campaign-is-default'),
    );
  });

  it('that were changed when the host was killed are settled by the next one', async () => {
    for (const id of ['a', 'b', 'c']) await aBodyWithPages(id);
    await ask('campaign.put', { campaign: campaign('2026') });
    for (const id of ['a', 'b', 'c']) await settled(id);
    await ask('campaign.activate', { campaignId: '2026' });
    host = createHost();
    for (const id of ['a', 'b', 'c']) expect(await settled(id)).toMatchObject({ systemId: 'own' });
  });
});

function decided(leafId: string, decision: Judgement['decision'], more: Partial<Judgement> = {}) {
  return { bodyId: 'yunxi', leafId, decision, evaluator: '评估员甲', stage: 'initial' as const, reason: '', ...more };
}

async function putFile(text: string, name = '截图.png') {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/png' }));
  return ask('file.put', { bodyId: 'yunxi', name, type: 'image/png', url });
}

describe('judgements', () => {
  beforeEach(async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default') });
    await aBodyWithPages();
  });

  it('decide a leaf at once, and can be taken back', async () => {
    expect((await ask('body.settle', { bodyId: 'yunxi' })).score).toEqual({ low: 60, high: 100 });
    const kept = await ask('judgement.put', { judgement: decided('service', 'unmet', { reason: '三次无人接听' }) });
    expect(kept).toMatchObject({ campaignId: 'default', systemId: 'own', object: '', reason: '三次无人接听' });
    expect((await settled()).score).toEqual({ low: 60, high: 60 });
    await ask('judgement.put', { judgement: decided('service', 'met') });
    expect((await ask('body.settle', { bodyId: 'yunxi' })).score).toEqual({ low: 100, high: 100 });
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toMatchObject([{ judgement: { decision: 'met' } }]);
    const { leafId, evaluator, stage } = kept;
    await ask('judgement.remove', { bodyId: 'yunxi', leafId, evaluator, stage });
    expect((await ask('body.settle', { bodyId: 'yunxi' })).score).toEqual({ low: 60, high: 100 });
  });

  it('are flagged where what they rested on changed', async () => {
    await ask('judgement.put', { judgement: decided('brackets', 'unmet') });
    const flags = async () =>
      (await ask('judgement.list', { bodyId: 'yunxi' })).map(({ restsOnChanged = false }) => restsOnChanged);
    expect(await flags()).toEqual([false]);
    await submit('/tzgg/8.html', article('关于安全生产的通知'));
    await settled();
    expect(await flags(), 'one more page of the same kind').toEqual([false]);
    await submit('/tzgg/9.html', article('关于转发《通知的通知'));
    await settled();
    expect(await flags()).toEqual([true]);
    await ask('judgement.put', { judgement: decided('brackets', 'unmet') });
    expect(await flags()).toEqual([false]);
  });

  it('are refused for a leaf that the system does not have, and for nobody', async () => {
    const put = (leafId: string, more: Partial<Judgement> = {}) =>
      ask('judgement.put', { judgement: decided(leafId, 'met', more) });
    await expect(put('none')).rejects.toMatchObject(failure('leaf-not-found'));
    await expect(put('service', { bodyId: 'nobody' })).rejects.toMatchObject(failure('body-not-found'));
    await expect(put('service', { evidence: ['0'.repeat(64)] })).rejects.toMatchObject(failure('file-not-found'));
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toEqual([]);
  });

  it('are refused where the evaluator saw another campaign or system', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default') });
    await aBodyWithPages();
    const said = { judgement: decided('service', 'met') };
    const elsewhere = ask('judgement.put', { ...said, seen: { campaignId: 'default', systemId: 'general' } });
    await expect(elsewhere).rejects.toMatchObject(failure('plan-changed'));
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toEqual([]);
    await ask('judgement.put', { ...said, seen: { campaignId: 'default', systemId: 'own' } });
  });

  it('are not taken back where the evaluator saw another campaign or system', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default') });
    await aBodyWithPages();
    const judgement = await ask('judgement.put', { judgement: decided('service', 'met') });
    const { bodyId, leafId, object, evaluator, stage } = judgement;
    const remove = (systemId: string) =>
      ask('judgement.remove', {
        ...{ bodyId, leafId, object, evaluator, stage },
        seen: { campaignId: 'default', systemId },
      });
    await expect(remove('general')).rejects.toMatchObject(failure('plan-changed'));
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toHaveLength(1);
    await remove('own');
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toEqual([]);
  });

  it('rest on what the evaluator saw, though pages were read since', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default') });
    await aBodyWithPages();
    const leaf = async () =>
      (await ask('scorecard.make', { bodyId: 'yunxi', keep: false })).areas[0]?.leaves.find(
        ({ id }) => id === 'brackets',
      );
    const restsOn = (await leaf())?.marks.restsOn ?? '';
    await submit('/tzgg/9.html', article('关于转发《通知的通知'));
    await ask('judgement.put', { judgement: { ...decided('brackets', 'met'), restsOn } });
    expect(await leaf()).toMatchObject({ restsOnChanged: true });
  });

  it('know by when an answer was due, in working days', async () => {
    const contact = { channel: 'online', sentOn: '2026-04-30', content: '申请公开预算', dueWorkingDays: 5 } as const;
    await ask('judgement.put', { judgement: decided('service', 'doubtful', { contact }) });
    // 2026-05-01 to -05 are days off (劳动节), and -09 is worked instead.
    expect(await ask('judgement.list', { bodyId: 'yunxi' })).toMatchObject([{ dueOn: '2026-05-11' }]);
  });

  it('rest on files, which are kept once and only as long as nobody takes them away', async () => {
    const file = await putFile('甲');
    expect(file).toMatchObject({
      name: '截图.png',
      type: 'image/png',
      size: 3,
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    const again = await putFile('甲', '另名.png');
    expect(again.sha256).toBe(file.sha256);
    expect(await ask('file.list', { bodyId: 'yunxi' })).toMatchObject([{ name: '另名.png' }]);
    await ask('judgement.put', { judgement: decided('service', 'unmet', { evidence: [file.sha256] }) });
    const remove = () => ask('file.remove', { bodyId: 'yunxi', sha256: file.sha256 });
    await expect(remove()).rejects.toMatchObject(failure('file-in-use'));
    await ask('judgement.put', { judgement: decided('service', 'unmet') });
    await remove();
    expect(await ask('file.list', { bodyId: 'yunxi' })).toEqual([]);
  });

  it('take their files with them when they go, but for those that another one rests on', async () => {
    const [own, shared] = [await putFile('甲'), await putFile('乙', '共用.png')];
    const evidence = [own.sha256, shared.sha256];
    await ask('judgement.put', { judgement: decided('service', 'unmet', { evidence }) });
    await ask('judgement.put', { judgement: decided('brackets', 'unmet', { evidence: [shared.sha256] }) });
    const names = async () => (await ask('file.list', { bodyId: 'yunxi' })).map(({ name }) => name);
    const { leafId, evaluator, stage } = decided('service', 'unmet');
    await ask('judgement.remove', { bodyId: 'yunxi', leafId, evaluator, stage });
    expect(await names()).toEqual(['共用.png']);
    await ask('judgement.put', { judgement: decided('brackets', 'met') });
    expect(await names(), 'the one that took its place has none').toEqual([]);
  });

  it('of one finding are refused where it is not what was on the screen', async () => {
    await submit('/tzgg/9.html', article('关于转发《通知的通知'));
    await settled();
    const leaf = async () =>
      (await ask('scorecard.make', { bodyId: 'yunxi', keep: false })).areas[0]?.leaves.find(
        ({ id }) => id === 'brackets',
      ) as LeafScore;
    const seen = await leaf();
    const object = seen.findings[0]?.finding.key ?? '';
    const put = (restsOn: string) =>
      ask('judgement.put', {
        judgement: decided('brackets', 'met', { object }),
        seen: { campaignId: 'default', systemId: 'own', restsOn },
      });
    const restsOn = restsOnShown(seen, object) ?? '';
    await put(restsOn);
    expect((await leaf()).judgedBy).toEqual(['评估员甲']);
    expect(await leaf()).not.toHaveProperty('restsOnChanged');
    await expect(put(`${restsOn}x`)).rejects.toMatchObject(failure('facts-changed'));
  });

  it('take no file that is too large', async () => {
    const before = await dump();
    await expect(putFile('x'.repeat(MAX_FILE_BYTES + 1))).rejects.toMatchObject(failure('file-too-large'));
    expect(await dump()).toEqual(before);
  });
});

describe('samples', () => {
  it('are drawn as the leaf and the campaign say, and stand', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default', { seed: '2026-抽样' }) });
    await aBodyWithPages();
    const sample = await ask('sample.draw', { bodyId: 'yunxi', leafId: 'service' });
    expect(sample).toMatchObject({ seed: '2026-抽样', size: 2, population: { count: 3 } });
    await submit('/tzgg/9.html', article('关于安全生产的通知'));
    expect(await ask('sample.draw', { bodyId: 'yunxi', leafId: 'service' })).toEqual(sample);
    const [object] = sample.drawn;
    const replaced = await ask('sample.replace', {
      ...{ bodyId: 'yunxi', leafId: 'service', url: object?.url ?? '', reason: '重复' },
    });
    expect(replaced.replaced).toMatchObject([{ object, reason: '重复' }]);
    expect(await ask('sample.list', { bodyId: 'yunxi' })).toEqual([replaced]);
    const without = ask('sample.draw', { bodyId: 'yunxi', leafId: 'brackets' });
    await expect(without).rejects.toMatchObject(failure('leaf-not-found'));
  });
});

describe('a sample that was seen under another plan', () => {
  it('is neither drawn nor changed', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default', { seed: 'S' }) });
    await aBodyWithPages();
    const [own, other] = [
      { campaignId: 'default', systemId: 'own' },
      { campaignId: 'default', systemId: 'general' },
    ];
    const at = { bodyId: 'yunxi', leafId: 'service' };
    await expect(ask('sample.draw', { ...at, seen: other })).rejects.toMatchObject(failure('plan-changed'));
    expect(await ask('sample.list', { bodyId: 'yunxi' })).toEqual([]);
    const sample = await ask('sample.draw', { ...at, seen: own });
    const put = { ...at, url: sample.drawn[0]?.url ?? '', reason: '重复' };
    await expect(ask('sample.replace', { ...put, seen: other })).rejects.toMatchObject(failure('plan-changed'));
    expect(await ask('sample.list', { bodyId: 'yunxi' })).toEqual([sample]);
  });
});

describe('a sample of nothing', () => {
  it('does not stand: it is drawn as soon as there is something', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default', { seed: 'S' }) });
    await ask('body.put', { body: aBody() });
    const draw = () => ask('sample.draw', { bodyId: 'yunxi', leafId: 'service' });
    expect(await draw()).toMatchObject({ population: { count: 0 }, drawn: [] });
    await submit('/tzgg/1.html', article('关于防汛工作的通知'));
    expect(await draw()).toMatchObject({ population: { count: 1 } });
  });
});

describe('scorecards', () => {
  it('by another system or cut-off change nothing of the active campaign', async () => {
    await ask('system.put', { system: aSystem() });
    await aBodyWithPages();
    const summary = await ask('body.settle', { bodyId: 'yunxi' });
    const madeAt = '2026-04-21T00:00:00.000Z';
    const own = await ask('scorecard.make', { bodyId: 'yunxi', systemId: 'own', madeAt });
    expect(own).toMatchObject({ system: { id: 'own' }, campaign: { id: 'default' }, points: 100 });
    const general = await ask('scorecard.make', { bodyId: 'yunxi', madeAt });
    const early = await ask('scorecard.make', { bodyId: 'yunxi', cutoff: '2026-04-10', madeAt });
    expect([general.system.id, early.campaign.cutoff]).toEqual(['general', '2026-04-10']);
    expect(await ask('scorecard.list', { bodyId: 'yunxi' })).toHaveLength(3);
    expect(await ask('scorecard.get', { scorecardId: own.id })).toEqual(own);
    expect(await ask('campaign.get', {})).toMatchObject({ campaign: { systemId: 'general' }, active: true });
    const after = await ask('body.settle', { bodyId: 'yunxi' });
    expect(after.score).toEqual(summary.score);
    const missing = ask('scorecard.get', { scorecardId: 'none' });
    await expect(missing).rejects.toMatchObject(failure('scorecard-not-found'));
  });

  it('are compared: what a person decided in between is told from what changed on the site', async () => {
    await ask('system.put', { system: aSystem() });
    await ask('campaign.put', { campaign: campaign('default') });
    await aBodyWithPages();
    const first = await ask('scorecard.make', { bodyId: 'yunxi', madeAt: '2026-04-21T00:00:00.000Z' });
    await ask('judgement.put', { judgement: decided('service', 'met') });
    const second = await ask('scorecard.make', { bodyId: 'yunxi', madeAt: '2026-04-22T00:00:00.000Z' });
    const { leaves } = await ask('scorecard.compare', { before: first.id, after: second.id });
    expect(leaves).toMatchObject([{ leafId: 'service', causes: ['judgement'] }]);
    const missing = ask('scorecard.compare', { before: first.id, after: 'none' });
    await expect(missing).rejects.toMatchObject(failure('scorecard-not-found'));
  });
});

describe('the ranking', () => {
  it('says that the amounts are not confirmed where there is no total for that', async () => {
    await ask('campaign.put', { campaign: campaign('default', { systemId: 'inspection-2019' }) });
    await aBodyWithPages('a');
    await settled('a');
    const [entry] = await ask('campaign.ranking', {});
    expect(entry?.composite?.because).toEqual([{ code: 'because.amounts-unconfirmed' }]);
  });

  it('leaves out whom the system asks nothing', async () => {
    await ask('system.put', { system: aSystem() });
    const system = aSystem('for-towns', { version: '2' });
    for (const leaf of leavesOf(system.tree)) leaf.applicability = { levels: ['township'] };
    await ask('system.put', { system });
    await ask('campaign.put', { campaign: campaign('default', { systemId: 'for-towns' }) });
    await ask('body.put', { body: aBody('a', undefined, { confirmed: true }) });
    await ask('body.settle', { bodyId: 'a' });
    const [entry] = await ask('campaign.ranking', {});
    expect(entry).toMatchObject({ bodyId: 'a' });
    expect(entry).not.toHaveProperty('rank');
  });

  it('is that of the active campaign’s bodies, with daily scores, and ranges as long as something is open', async () => {
    await ask('system.put', { system: aSystem() });
    await aBodyWithPages('a');
    await ask('body.put', { body: aBody('b', undefined, { name: '河边县人民政府' }) });
    const roster = [
      { bodyId: 'a', dailyScore: 90 },
      { bodyId: 'b', dailyScore: 50 },
    ];
    const composite = { thirdParty: 0.7, own: 1 };
    await ask('campaign.put', { campaign: campaign('2026', { roster, composite }) });
    await ask('campaign.activate', { campaignId: '2026' });
    await settled('a');
    await settled('b');
    await ask('body.put', { body: aBody('elsewhere', [{ type: 'host', host: 'www.elsewhere.gov.cn' }]) });
    await ask('campaign.put', { campaign: campaign('2026', { roster, composite }) });
    await vi.waitFor(async () => {
      const ranking = await ask('campaign.ranking', {});
      expect(ranking.filter(({ dirty }) => dirty)).toEqual([]);
      // Brackets are met by both, the call is open: 60–100 of the third party.
      expect(ranking.map(({ bodyId, rank }) => [bodyId, rank])).toEqual([
        ['b', { best: 1, worst: 2 }],
        ['a', { best: 1, worst: 2 }],
      ]);
      expect(ranking[1]?.composite).toMatchObject({ daily: 90, thirdParty: { low: 60, high: 100 } });
      expect(ranking[1]?.composite?.score.low).toBeCloseTo(60 * 0.7 + 90 * 0.3);
    }, 5_000);
    for (const bodyId of ['a', 'b']) {
      await ask('judgement.put', { judgement: decided('service', 'met', { bodyId }) });
      await ask('body.settle', { bodyId });
    }
    expect((await ask('campaign.ranking', {})).map(({ bodyId, rank }) => [bodyId, rank])).toEqual([
      ['a', { best: 1, worst: 1 }],
      ['b', { best: 2, worst: 2 }],
    ]);
  });
});
