// @vitest-environment jsdom
/** 台账 in the proof of a leaf: rows, filters, decisions by mouse and key, and the way back. */
import { afterEach, describe, expect, it } from 'vitest';
import { LeafLedger } from '../../components/leaf-ledger.tsx';
import { LeafProof } from '../../components/leaf-proof.tsx';
import type { LedgerRow } from '../../utils/audit/scorecard.ts';
import type { Judgement } from '../../utils/model.ts';
import { aLeaf, aLedger } from './fixtures.ts';
import { button, field, key, press, show, unmount, visibleText } from './render.ts';

afterEach(unmount);

const [dogs, water, prize] = aLedger() as [LedgerRow, LedgerRow, LedgerRow];
const { decision: _, ...open } = water;
const rows = [dogs, open, prize];
const judgement = (object: string, decision: Judgement['decision']): Judgement => ({
  campaignId: 'default',
  bodyId: 'yunxi',
  systemId: 'general',
  leafId: 'a',
  object,
  evaluator: '评估员甲',
  stage: 'initial',
  decision,
  reason: '',
  decidedAt: '2026-11-20T01:00:00.000Z',
});

async function showLedger(given: readonly LedgerRow[] = rows, judgements: Judgement[] = [], beyond = 0) {
  const said: [string, string][] = [];
  const back: Judgement[] = [];
  const page = await show(
    <LeafLedger
      rows={given}
      beyond={beyond}
      judgements={judgements}
      onDecide={(...decided) => void said.push(decided)}
      onTakeBack={(one) => void back.push(one)}
    />,
  );
  const row = (at: number) => page.querySelectorAll<HTMLElement>('tbody tr')[at];
  return { page, said, back, row };
}

describe('the ledger', () => {
  it('begins with what is open, and shows all with reasons and links', async () => {
    const { page, row } = await showLedger(rows, [], 4);
    expect(visibleText(page)).toContain('计入 2 项，不计入 1 项；待定 1 项；人工已判定 0 项');
    expect(visibleText(page)).toContain('另有 4 项计入，未列在台账里');
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(visibleText(row(0) as HTMLElement)).toContain('云溪市城市供水条例实施细则2026-09-11 计入应当解读 待定');
    await press(field(page, '全部（3）'));
    expect(visibleText(row(0) as HTMLElement)).toContain('符合 查看');
    expect(row(0)?.querySelector('th a')?.getAttribute('href')).toBe(dogs.url);
    expect(visibleText(row(2) as HTMLElement)).toContain('不计入人事、会议、表彰、批复等不需要解读');
  });

  it('is decided row by row; the focus goes on to the next', async () => {
    const { page, said, row } = await showLedger();
    await press(field(page, '全部（3）'));
    await press(button(row(1) as HTMLElement, '不适用'));
    expect(said).toEqual([[open.object, 'not-applicable']]);
    expect(row(2)?.contains(document.activeElement)).toBe(true);
    await press(button(row(2) as HTMLElement, '符合'));
    expect(said.at(-1)).toEqual([prize.object, 'met']);
    expect(document.activeElement).toBe(page.querySelector('.ledger'));
  });

  it('is decided by key, which chooses nothing for the leaf', async () => {
    const decided: unknown[] = [];
    const page = await show(
      <LeafProof
        leaf={aLeaf({ ledger: rows })}
        judgements={[]}
        files={[]}
        onOpenFile={() => {}}
        evaluator="评估员甲"
        titleOf={(id) => id}
        leafTitle={(id) => id}
        onJudge={(one) => void decided.push(one)}
        onTakeBack={() => {}}
        onDraw={() => {}}
        onReplace={() => {}}
        onRetake={() => {}}
        evidence={{ records: [], pictureUrl: async () => undefined }}
      />,
    );
    await key(page.querySelector('tbody button') ?? undefined, '3');
    expect(decided).toMatchObject([{ object: open.url, decision: 'unmet', evaluator: '评估员甲', stage: 'initial' }]);
    expect(page.querySelector('.judgement input:checked')).toBeNull();
    await key(page.querySelector('.judgement') ?? undefined, '3');
    expect(page.querySelectorAll('.judgement input:checked')).toHaveLength(1);
  });

  it('shows what was decided of a row or of its finding, and takes it back', async () => {
    const ofFinding = judgement(water.key, 'unmet');
    const { page, back, row } = await showLedger([dogs, water, prize], [ofFinding, judgement(prize.object, 'met')]);
    expect(visibleText(page)).toContain('待定（0）');
    expect(visibleText(row(1) as HTMLElement)).toContain('评估员甲：不符合');
    expect(row(1)?.querySelector('[data-decision]')).toBeNull();
    expect(visibleText(row(2) as HTMLElement)).toContain('评估员甲：符合');
    await press(button(row(1) as HTMLElement, '撤回判定'));
    expect(back).toEqual([ofFinding]);
  });

  it('draws long ledgers in parts', async () => {
    const long = Array.from({ length: 120 }, (_, at) => ({ ...open, key: `k${at}`, object: `k${at}` }));
    const { page } = await showLedger(long);
    expect(page.querySelectorAll('tbody tr')).toHaveLength(50);
    await press(button(page, '再显示 50 行'));
    await press(button(page, '再显示 20 行'));
    expect(page.querySelectorAll('tbody tr')).toHaveLength(120);
    expect(button(page, '再显示')).toBeUndefined();
  });
});
