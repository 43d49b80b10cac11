// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { general } from '../../rules/systems/general.ts';
import type { LeafScore } from '../../utils/audit/scorecard.ts';
import type { EvidenceRecord } from '../../utils/evidence/evidence.ts';
import { aLeaf, anEvidence, aRoom, aScorecard, HOME } from './fixtures.ts';
import { aWorkbenchPort } from './ports.ts';
import { button, press, show, type, unmount, visibleText } from './render.ts';

beforeAll(() => {
  // jsdom knows the element but not how to open it.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(unmount);

const open = (over: Partial<WorkbenchPort>) =>
  show(<App port={aWorkbenchPort(over)} search="" now={() => new Date(2026, 10, 22)} />);

const card = aScorecard();
const [found] = card.areas.flatMap(({ leaves }) => leaves.flatMap(({ findings }) => findings));
const KEY = found?.finding.key ?? '';

async function openProof(evidence: EvidenceRecord[], over: Partial<WorkbenchPort> = {}): Promise<HTMLElement> {
  const page = await open({
    judged: async () => ({ card, system: general, judgements: [], samples: [], evidence, files: [] }),
    ...over,
  });
  await press(page.querySelector('[data-action="score"]') ?? undefined);
  await press(page.querySelector('.leaf-line') ?? undefined);
  return page;
}

describe('the evidence of a finding', () => {
  it('is shown with address, time and hash, and large in a dialog', async () => {
    const page = await openProof([anEvidence({ findingKey: KEY })]);
    const picture = page.querySelector<HTMLImageElement>('.evidence img');
    expect(picture?.getAttribute('src')).toBe('blob:picture');
    expect(picture?.alt).toContain('问题所在截图');
    expect(visibleText(page)).toContain('SHA-256 abababababab…');
    expect(visibleText(page)).toContain('已遮盖 1 处个人信息或填写内容');
    await press(page.querySelector('.evidence-open') ?? undefined);
    const dialog = page.querySelector('dialog');
    expect(dialog?.querySelector('img')?.alt).toBe(picture?.alt);
    expect(dialog?.textContent).toContain('ab'.repeat(32));
  });

  it('says why there is no picture, and what a later look found', async () => {
    const [picture] = anEvidence().pictures;
    const { file: _, ...bare } = picture as NonNullable<typeof picture>;
    const page = await openProof([
      anEvidence({ findingKey: KEY, pictures: [{ ...bare, missing: 'permission' }] }),
      anEvidence({ findingKey: KEY, runId: 'retake', take: '2026-11-22T10:00:00.000Z', change: 'gone' }),
    ]);
    expect(visibleText(page)).toContain('没有截图：未授权取证');
    expect(visibleText(page)).toContain('已变化：上次取证时在的内容，现在页面上找不到了');
  });

  it('is taken again on demand, for that finding alone', async () => {
    const asked: string[] = [];
    const page = await openProof([], {
      retake: async (_, { key }) => {
        asked.push(key);
        return anEvidence({ change: 'changed' });
      },
    });
    await press(page.querySelector('[data-action="retake"]') ?? undefined);
    expect(asked).toEqual([KEY]);
    expect(visibleText(page)).toContain('补拍完成：已变化');
  });
});

describe('what a visitor met', () => {
  const leafWith = (ruleId: string) =>
    aLeaf({
      rules: [{ id: ruleId, version: 1, paramsKey: '{}' }],
      findings: [],
      findingCount: 0,
    });
  const visit = (pictures: EvidenceRecord['pictures']) =>
    anEvidence({ findingKey: `visit:${HOME}`, visited: HOME, pictures });
  const [plain] = anEvidence().pictures;
  const picture = (over: Partial<EvidenceRecord['pictures'][number]>) =>
    ({ ...plain, ...over }) as NonNullable<typeof plain>;

  async function openLeaf(leaf: LeafScore, evidence: EvidenceRecord[]): Promise<HTMLElement> {
    const page = await open({
      judged: async () => ({
        ...{ card: aScorecard([leaf]), system: general, judgements: [], samples: [], evidence, files: [] },
      }),
    });
    await press(page.querySelector('[data-action="score"]') ?? undefined);
    await press(page.querySelector('.leaf-line') ?? undefined);
    return page;
  }

  it('stands beside what is judged of it: before, after and on the next page', async () => {
    const roles = ['ageing-before', 'ageing-after', 'ageing-next', 'focus-path'] as const;
    const page = await openLeaf(leafWith('ageing-mode-lost'), [visit(roles.map((role) => picture({ role })))]);
    const alts = [...page.querySelectorAll<HTMLImageElement>('.visit img')].map(({ alt }) => alt);
    expect(alts).toHaveLength(3);
    expect(alts[0]).toContain('适老模式：使用入口之前');
    expect(alts[2]).toContain('适老模式：接着打开的网页');
  });

  it('says of the way of the focus what is drawn, screen by screen', async () => {
    const path = { steps: 12, drawn: 7, left: 1, unseen: 2, trapped: true };
    const page = await openLeaf(leafWith('keyboard-unreachable'), [
      visit([picture({ role: 'focus-path', part: 1 }), picture({ role: 'focus-path', part: 0, path })]),
    ]);
    const [first] = page.querySelectorAll<HTMLElement>('.visit figure');
    for (const words of ['第 1 屏', '走查 12 步', '标出 7 步', '1 步焦点没有停留', '2 步看不见', '走不出去']) {
      expect(first && visibleText(first)).toContain(words);
    }
    expect(page.querySelector<HTMLImageElement>('.visit img')?.alt).toContain('走查 12 步');
  });

  it('is not shown where nothing of it is judged', async () => {
    const page = await openLeaf(leafWith('column-stale'), [visit([picture({ role: 'focus-path', part: 0 })])]);
    expect(page.querySelector('.visit')).toBeNull();
  });
});

describe('取证 in the workbench', () => {
  it('asks for the permission with its reason, and says what is used of which limit', async () => {
    let granted = false;
    const page = await open({
      mayPicture: async () => granted,
      requestPictures: async () => {
        granted = true;
        return true;
      },
      evidenceRoom: async () => aRoom({ used: 3 * 1024 * 1024 }),
    });
    await press(button(page, '取证'));
    expect(visibleText(page)).toContain('只截普查窗口');
    expect(visibleText(page)).toContain('未授权，取证没有截图');
    expect(visibleText(page).replace(/\u00a0/g, ' ')).toContain('已用 3 MB，上限 500 MB');
    expect(visibleText(page)).toContain('内置默认，非官方');
    await press(page.querySelector('[data-action="evidence-grant"]') ?? undefined);
    expect(visibleText(page)).toContain('已授权截图');
  });

  it('changes the limit to a number and to nothing else', async () => {
    const limits: number[] = [];
    const page = await open({
      putEvidenceBudget: async (budget) => {
        limits.push(budget);
        return aRoom({ budget });
      },
    });
    await press(button(page, '取证'));
    const input = page.querySelector<HTMLInputElement>('.access-form input') ?? undefined;
    await type(input, '很多');
    await press(page.querySelector('[data-action="evidence-budget"]') ?? undefined);
    expect(visibleText(page)).toContain('请填写 1 到 1000000 之间的整数');
    await type(input, '800');
    await press(page.querySelector('[data-action="evidence-budget"]') ?? undefined);
    expect(limits).toEqual([800 * 1024 * 1024]);
  });
});
