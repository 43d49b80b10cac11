// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { general } from '../../rules/systems/general.ts';
import { systemById } from '../../rules/systems/index.ts';
import type { Leaf, System } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import { AppError } from '../../utils/errors.ts';
import type { Campaign, Judgement } from '../../utils/model.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { aBody, aScorecard, aSummary } from './fixtures.ts';
import { aComparison, aSystemBrief, aWorkbenchPort } from './ports.ts';
import { button, field, key, press, settle, show, type, unmount, visibleText } from './render.ts';

beforeAll(() => {
  // jsdom knows the element but not how to open it.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
});

afterEach(async () => {
  await unmount();
  vi.restoreAllMocks();
});

const open = (over: Partial<WorkbenchPort> = {}) =>
  show(<App port={aWorkbenchPort(over)} search="" now={() => new Date(2026, 10, 22)} />);
const [first] = leavesOf(general.tree) as [Leaf];
const title = first.title['zh-CN'];

async function openCopy(over: Partial<WorkbenchPort> = {}): Promise<HTMLElement> {
  const page = await open(over);
  await press(button(page, '指标体系'));
  await press(page.querySelector('[data-action="duplicate-system"]') ?? undefined);
  return page;
}

async function choose(input: HTMLInputElement | HTMLSelectElement | undefined, value: string): Promise<void> {
  await type(input, value);
  input?.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

describe('a system of one’s own', () => {
  it('is made by duplicating a built-in one, which itself cannot be changed', async () => {
    const page = await open();
    await press(button(page, '指标体系'));
    await press(button(page, '查看'));
    expect(page.querySelector('.input.points')).toBeNull();
    await press(button(page, '返回列表'));
    await press(page.querySelector('[data-action="duplicate-system"]') ?? undefined);
    expect(page.querySelector('.input.points')).not.toBeNull();
  });

  it('is saved with other points, and can be undone before', async () => {
    const saved: System[] = [];
    const page = await openCopy({
      putSystem: async (system) => {
        saved.push(system);
        return { saved: aSystemBrief({ builtIn: false }) };
      },
    });
    const points = () => field(page, `“${title}”的分值`);
    await choose(points(), '9.5');
    expect(points()?.value).toBe('9.5');
    await press(button(page, '撤销'));
    expect(points()?.value).toBe(String(first.points));
    await choose(points(), '7');
    await press(button(page, '保存'));
    expect(leavesOf(saved[0]?.tree ?? general.tree)[0]?.points).toBe(7);
  });

  it('has leaves switched off and on again', async () => {
    const page = await openCopy();
    const box = () => field(page, `启用“${title}”`);
    await press(box());
    expect(visibleText(page)).toContain('已停用的指标（1）');
    await press(box());
    expect(visibleText(page)).not.toContain('已停用的指标');
  });

  it('takes a leaf of the catalogue, whose parameters the rule checks', async () => {
    const page = await openCopy();
    await press(page.querySelector('[data-action="add-leaf"]') ?? undefined);
    await press(page.querySelector('[data-rule="column-stale"]') ?? undefined);
    await press(button(page, '添加'));
    expect(visibleText(page)).toContain('规则不接受这些参数');
    await type(field(page, '检查的栏目'), 'news');
    await type(field(page, '最新一条至多多少天以前发布'), '30');
    const dialog = page.querySelector('dialog') as HTMLElement;
    await press([...dialog.querySelectorAll('button')].find(({ type: kind }) => kind === 'submit'));
    expect(page.querySelector('dialog')).toBeNull();
    expect(field(page, '“栏目按期更新”的分值')?.value).toBe('1');
  });

  it('is not left with unsaved changes unasked', async () => {
    const page = await openCopy();
    await press(field(page, `启用“${title}”`));
    await press(button(page, '返回列表'));
    expect(visibleText(page)).toContain('有 1 处修改还没有保存');
  });

  it('is not left by the rail with unsaved changes unasked, and stays where it was', async () => {
    const page = await openCopy();
    await press(field(page, `启用“${title}”`));
    await press(button(page, '评估对象'));
    expect(visibleText(page)).toContain('修改还没有保存');
    await press(button(page.querySelector('dialog') as HTMLElement, '取消'));
    expect(visibleText(page)).toContain('已停用的指标（1）');
    await press(button(page, '评估对象'));
    await press(button(page.querySelector('dialog') as HTMLElement, '放弃'));
    expect(page.querySelector('[data-action="score"]')).not.toBeNull();
  });

  it('is made once by a double click', async () => {
    let copies = 0;
    const page = await open({
      duplicateSystem: async (_, name) => {
        copies += 1;
        return aSystemBrief({ id: 'own-1', builtIn: false, title: { 'zh-CN': name, en: name } });
      },
    });
    await press(button(page, '指标体系'));
    const copy = page.querySelector<HTMLElement>('[data-action="duplicate-system"]');
    copy?.click();
    copy?.click();
    await settle();
    expect(copies).toBe(1);
  });

  it('keeps its name where the field is emptied, and is saved over the version that was opened', async () => {
    const based: unknown[] = [];
    const page = await openCopy({
      putSystem: async (system, basedOn) => {
        based.push(basedOn);
        return { saved: aSystemBrief({ ...system, builtIn: false }) };
      },
    });
    await choose(field(page, '体系名称'), ' ');
    expect(field(page, '体系名称')?.value).toBe(general.title['zh-CN']);
    await choose(field(page, '体系名称'), '<img src=x onerror=alert(1)>');
    expect(page.querySelector('main img')).toBeNull();
    await press(button(page, '保存'));
    expect(based).toEqual([general.version]);
  });

  it('takes the place of one with its id only after a question', async () => {
    const asked: boolean[] = [];
    const page = await open({
      importSystem: async (_, replace) => {
        asked.push(replace);
        if (!replace) throw new AppError('system-exists', 'own-2');
        return { saved: aSystemBrief({ id: 'own-2', builtIn: false }) };
      },
    });
    await press(button(page, '指标体系'));
    const input = page.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [new File(['{}'], 'a.json')], configurable: true });
    Object.defineProperty(input, 'value', { value: '', writable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(visibleText(page)).toContain('已有一个编号相同的自建体系');
    await press(button(page.querySelector('dialog') as HTMLElement, '替换'));
    expect(asked).toEqual([false, true]);
    expect(visibleText(page)).toContain('已导入');
  });

  it('that is broken is refused with the place of each problem', async () => {
    const page = await open({
      importSystem: async () => ({
        problems: [{ path: 'tree.points', because: message('system.problem.form', { detail: 'expected number' }) }],
      }),
    });
    await press(button(page, '指标体系'));
    const input = page.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
    Object.defineProperty(input, 'files', { value: [new File(['{}'], 'a.json')], configurable: true });
    Object.defineProperty(input, 'value', { value: '', writable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(visibleText(page)).toContain('没有作任何改动');
    expect(visibleText(page)).toContain('tree.points');
  });
});

describe('the score of a body', () => {
  it('is judged by a person with a reason, by mouse or by key', async () => {
    const kept: unknown[] = [];
    const page = await open({ judge: async ({ body }, ...said) => void kept.push([body.id, ...said]) });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    const save = () => page.querySelector('[data-action="judge"]') ?? undefined;
    await press(save());
    expect(visibleText(page)).toContain('请先选择判定结果');
    await key(page.querySelector('.proof') ?? undefined, '3');
    await press(save());
    expect(visibleText(page)).toContain('须写明理由');
    expect(kept).toEqual([]);
    const reason = page.querySelector<HTMLTextAreaElement>('.judgement textarea');
    await type(reason as unknown as HTMLInputElement, '页脚没有标识码，已截图');
    await press(save());
    expect(kept).toMatchObject([
      [
        'yunxi',
        aScorecard().areas[0]?.leaves[0]?.id,
        { decision: 'unmet', reason: '页脚没有标识码，已截图', object: '' },
      ],
    ]);
  });

  it('shows what was decided, and takes it back', async () => {
    const leafId = aScorecard().areas[0]?.leaves[0]?.id ?? '';
    const judgement: Judgement = {
      campaignId: 'default',
      bodyId: 'yunxi',
      systemId: 'general',
      leafId,
      object: '',
      evaluator: '评估员甲',
      stage: 'review',
      decision: 'partly',
      points: 3,
      reason: '只缺一项',
      decidedAt: '2026-11-20T01:00:00.000Z',
    };
    const back: Judgement[] = [];
    const page = await open({
      judged: async () => ({
        card: aScorecard(),
        system: general,
        judgements: [judgement],
        samples: [],
        evidence: [],
        files: [],
      }),
      takeBack: async (one) => {
        back.push(one);
        return async () => void back.pop();
      },
    });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    expect(visibleText(page)).toContain('复核 · 评估员甲：部分符合 3 分');
    await press(button(page, '撤回判定'));
    expect(back).toEqual([judgement]);
    await press(button(page, '撤销'));
    expect(back).toEqual([]);
    expect(visibleText(page)).toContain('判定已恢复');
  });

  it('is signed: the name is asked for once, and whoever signs nothing is shown so', async () => {
    const kept: unknown[] = [];
    const names: string[] = [];
    const port: Partial<WorkbenchPort> = {
      evaluator: async () => names.at(-1),
      putEvaluator: async (name) => void names.push(name),
      judge: async (_, __, { evaluator }) => void kept.push(evaluator),
    };
    const page = await open(port);
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    const decide = async () => {
      await key(page.querySelector('.proof') ?? undefined, '3');
      await type(page.querySelector<HTMLInputElement>('.judgement textarea') ?? undefined, '已截图');
      await press(page.querySelector('[data-action="judge"]') ?? undefined);
    };
    await decide();
    expect(kept, 'nothing before the question is answered').toEqual([]);
    await press(page.querySelector('[data-action="sign-not"]') ?? undefined);
    expect(kept).toEqual(['']);
    expect(visibleText(page)).toContain('评估员：未署名');
    await press(page.querySelector('[data-action="evaluator"]') ?? undefined);
    await type(field(page, '评估员'), '评估员乙');
    await press(page.querySelector('[data-action="sign"]') ?? undefined);
    await decide();
    expect(kept, 'asked once').toEqual(['', '评估员乙']);
    expect(names).toEqual(['', '评估员乙']);
  });

  it('is not kept where what it is about has changed meanwhile', async () => {
    let read = 0;
    const page = await open({
      judged: async () => {
        read++;
        return { card: aScorecard(), system: general, judgements: [], samples: [], evidence: [], files: [] };
      },
      judge: async () => {
        throw new AppError('facts-changed');
      },
    });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    await key(page.querySelector('.proof') ?? undefined, '3');
    await type(page.querySelector<HTMLInputElement>('.judgement textarea') ?? undefined, '已截图');
    await press(page.querySelector('[data-action="judge"]') ?? undefined);
    expect(visibleText(page)).toContain('判定未保存');
    expect(visibleText(page)).not.toContain('判定已保存');
    expect(read, 'the newest is on the screen').toBe(2);
  });
});

describe('what a judgement rests on', () => {
  const leafId = aScorecard().areas[0]?.leaves[0]?.id ?? '';
  const judgement: Judgement = {
    ...{ campaignId: 'default', bodyId: 'yunxi', systemId: 'general', leafId, object: '' },
    ...{ evaluator: '王"小\'明', stage: 'initial', decision: 'unmet', reason: '已截图', evidence: ['abc', 'gone'] },
    decidedAt: '2026-11-20T01:00:00.000Z',
  };
  const files = [{ sha256: 'abc', name: '截图.png', type: 'image/png', size: 2048 }];
  const judged = async () => ({
    card: aScorecard(),
    system: general,
    judgements: [judgement],
    samples: [],
    evidence: [],
    files,
  });
  const openLeaf = async (page: HTMLElement) => {
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
  };

  it('is listed and can be fetched; what is gone is said', async () => {
    const fetched: string[] = [];
    const page = await open({ judged, downloadFile: async (bodyId, { name }) => void fetched.push(bodyId, name) });
    await openLeaf(page);
    expect(visibleText(page)).toContain('有一个文件已在别处删除');
    await press(button(page, '截图.png（2'));
    expect(fetched).toEqual(['yunxi', '截图.png']);
  });

  it('stays with the same evaluator’s next decision', async () => {
    const kept: unknown[] = [];
    const page = await open({
      judged,
      evaluator: async () => '王"小\'明',
      judge: async (_, __, said) => void kept.push(said),
    });
    await openLeaf(page);
    await key(page.querySelector('.leaf-line') ?? undefined, '5');
    const reason = page.querySelector<HTMLTextAreaElement>('.judgement textarea');
    await type(reason as unknown as HTMLInputElement, '再看一次');
    await press(page.querySelector('[data-action="judge"]') ?? undefined);
    expect(kept).toMatchObject([{ decision: 'doubtful', evidence: ['abc', 'gone'] }]);
  });

  it('is refused where a file is too large, before anything is handed over', async () => {
    const kept: unknown[] = [];
    const page = await open({ judge: async (...said) => void kept.push(said) });
    await openLeaf(page);
    await key(page.querySelector('.proof') ?? undefined, '3');
    const reason = page.querySelector<HTMLTextAreaElement>('.judgement textarea');
    await type(reason as unknown as HTMLInputElement, '见录像');
    const picker = page.querySelector<HTMLInputElement>('.judgement input[type="file"]') as HTMLInputElement;
    const large = new File(['x'], '录像.mp4');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    Object.defineProperty(picker, 'files', { value: [large], configurable: true });
    Object.defineProperty(picker, 'value', { value: '', writable: true });
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    await press(page.querySelector('[data-action="judge"]') ?? undefined);
    expect(visibleText(page)).toContain('“录像.mp4”超过 20 MB');
    expect(kept).toEqual([]);
  });

  it('is newer than what is on the screen: that is said, and nothing moves until it is asked for', async () => {
    let tell = () => {};
    let revision = 1;
    let read = 0;
    const page = await open({
      rows: async () => [{ body: aBody(), summary: aSummary({ factsRevision: revision }) }],
      judged: async () => {
        read += 1;
        return { card: aScorecard(), system: general, judgements: [], samples: [], evidence: [], files: [] };
      },
      onChange: (listener) => {
        tell = listener;
        return () => {};
      },
    });
    await openLeaf(page);
    tell();
    await settle();
    expect(visibleText(page)).not.toContain('有更新');
    revision = 2;
    tell();
    await settle();
    expect(visibleText(page)).toContain('网页数据或指标体系有更新');
    expect(read).toBe(1);
    await press(page.querySelector('[data-action="refresh"]') ?? undefined);
    expect(read).toBe(2);
    expect(visibleText(page)).not.toContain('有更新');
  });
});

describe('a body that a system asks nothing of', () => {
  const nothing = { points: 0, score: { low: 0, high: 0 }, decided: 0, vetoes: { confirmed: 0, open: 0 } };

  it('is called not applicable in the list, on its score and in the ranking, never 0', async () => {
    const card = aScorecard(undefined, { ...nothing, areas: [] });
    const page = await open({
      rows: async () => [{ body: aBody(), summary: aSummary({ ...nothing, areas: [] }) }],
      judged: async () => ({ card, system: general, judgements: [], samples: [], evidence: [], files: [] }),
      ranking: async () => [{ bodyId: 'yunxi', name: '云溪市人民政府', dirty: false }],
    });
    expect(visibleText(page)).toContain('不适用');
    expect(visibleText(page)).not.toMatch(/0\s%/);
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    expect(visibleText(page)).toContain('不适用 本体系没有适用于这个对象的计分指标');
    expect(visibleText(page)).not.toContain('已判定');
    await press(button(page, '评估方案'));
    expect(visibleText(page)).toMatch(/云溪市人民政府 ?本体系没有适用于这个对象的计分指标，不计分 不适用/);
  });
});

describe('a kept scorecard', () => {
  it('is compared with the body as it is now, with the cause of each change', async () => {
    const earlier = aScorecard(undefined, { id: 'earlier', madeAt: '2026-10-01T01:00:00.000Z' });
    const [leaf] = earlier.areas.flatMap(({ leaves }) => leaves);
    const asked: string[] = [];
    const made: string[] = [];
    const page = await open({
      scorecards: async () => [earlier],
      makeScorecard: async (id) => {
        made.push(id);
        return aScorecard(undefined, { id: 'later' });
      },
      compare: async (before) => {
        asked.push(before);
        return aComparison({
          leaves: [
            {
              leafId: 'a',
              title: { 'zh-CN': '页脚标识', en: 'Footer' },
              ...(leaf && { after: leaf }),
              causes: ['judgement'],
            },
          ],
        });
      },
    });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await choose(field(page, '与已存评分单比较'), 'earlier');
    // Arrow keys go through a list: nothing happens by that alone, and looking keeps no scorecard.
    expect(asked).toEqual([]);
    await press(page.querySelector('[data-action="compare"]') ?? undefined);
    expect(asked).toEqual(['earlier']);
    expect(made).toEqual([]);
    expect(visibleText(page)).toMatch(/页脚标识 无此指标 部分符合 .*人工判定/);
  });
});

describe('a ranking', () => {
  it('gives ranges of ranks until everything is decided', async () => {
    const page = await open({
      ranking: async () => [
        {
          bodyId: 'yunxi',
          name: '云溪市人民政府',
          rank: { best: 1, worst: 3 },
          composite: { score: { low: 70, high: 90 }, own: { low: 70, high: 90 }, because: [] },
          dirty: false,
        },
      ],
    });
    await press(button(page, '评估方案'));
    expect(visibleText(page)).toContain('1–3 云溪市人民政府 70–90');
  });
});

describe('a random inspection', () => {
  it('is drawn for the active system that has one, by a recorded seed, and earlier draws stay', async () => {
    let campaign: Campaign = { id: 'default', name: '日常检查', systemId: 'qinzhou-2017', seed: 'S' };
    const page = await open({
      system: async () => systemById('qinzhou-2017') as System,
      campaigns: async () => [
        {
          campaign,
          active: true,
          system: aSystemBrief(),
          bodies: 1,
          dirty: 0,
          holdings: { judgements: 0, samples: 0, files: 0, scorecards: 0 },
        },
      ],
      putCampaign: async (changed) => {
        campaign = changed;
      },
    });
    await press(button(page, '评估方案'));
    const draw = () => page.querySelector('[data-action="draw-inspection"]') ?? undefined;
    await press(draw());
    expect(visibleText(page)).toContain('请填写起止日期');
    await type(field(page, '起'), '2026-12-01');
    await type(field(page, '止'), '2026-12-31');
    await press(draw());
    await press(draw());
    expect(campaign.inspections?.map(({ seed }) => seed)).toEqual(['S#1', 'S#2']);
    expect(campaign.inspections?.[0]).toMatchObject({
      visits: [{ bodyId: 'yunxi' }],
      population: { items: 15, days: 31 },
    });
    expect(visibleText(page)).toContain('种子 S#2');
  });
});

describe('a campaign', () => {
  const limited: System = {
    ...general,
    tree: {
      ...general.tree,
      children: [
        {
          ...first,
          checks: [{ rule: 'column-stale', params: { maxDays: 14, column: 'news' }, defaults: ['maxDays'] }],
        },
      ],
    },
  };

  it('needs a name, and a period that does not end before it begins', async () => {
    const page = await open();
    await press(button(page, '评估方案'));
    await press(page.querySelector('[data-action="new-campaign"]') ?? undefined);
    const save = () => page.querySelector('[data-action="save-campaign"]') ?? undefined;
    await press(save());
    expect(visibleText(page)).toContain('请填写方案名称');
    await type(field(page, '方案名称'), '第四季度');
    await type(field(page, '评估期起'), '2026-12-01');
    await type(field(page, '截止日'), '2026-11-01');
    await press(save());
    expect(visibleText(page)).toContain('起始日晚于截止日');
  });

  it('adopts the limits of the tool, changed or as they are', async () => {
    const put: unknown[] = [];
    const page = await open({ system: async () => limited, putCampaign: async (campaign) => void put.push(campaign) });
    await press(button(page, '评估方案'));
    await press(page.querySelector('[data-action="edit-campaign"]') ?? undefined);
    expect(visibleText(page)).toContain('采用 0 / 1 项');
    await press(page.querySelector('[data-action="adopt-all"]') ?? undefined);
    expect(visibleText(page)).toContain('采用 1 / 1 项');
    const value = page.querySelector<HTMLInputElement>('.limits .points') ?? undefined;
    await choose(value, '21');
    await press(page.querySelector('[data-action="save-campaign"]') ?? undefined);
    expect(put).toMatchObject([{ id: 'default', adopted: { [first.id]: { maxDays: 21 } } }]);
  });
});
