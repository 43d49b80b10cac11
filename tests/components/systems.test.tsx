// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { general } from '../../rules/systems/general.ts';
import { systemById } from '../../rules/systems/index.ts';
import type { Leaf, System } from '../../rules/systems/system.ts';
import { leavesOf } from '../../rules/systems/tree.ts';
import type { Campaign, Judgement } from '../../utils/model.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { aScorecard } from './fixtures.ts';
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
    const page = await open({ judge: async (...said) => void kept.push(said) });
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
      judged: async () => ({ card: aScorecard(), system: general, judgements: [judgement], samples: [], evidence: [] }),
      takeBack: async (one) => void back.push(one),
    });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    expect(visibleText(page)).toContain('复核 · 评估员甲：部分符合 3 分');
    await press(button(page, '撤回判定'));
    expect(back).toEqual([judgement]);
  });
});

describe('a kept scorecard', () => {
  it('is compared with the body as it is now, with the cause of each change', async () => {
    const earlier = aScorecard(undefined, { id: 'earlier', madeAt: '2026-10-01T01:00:00.000Z' });
    const [leaf] = earlier.areas.flatMap(({ leaves }) => leaves);
    const asked: string[][] = [];
    const page = await open({
      scorecards: async () => [earlier],
      makeScorecard: async () => aScorecard(undefined, { id: 'later' }),
      compare: async (before, after) => {
        asked.push([before, after]);
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
    expect(asked).toEqual([['earlier', 'later']]);
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
