import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseExtra, type PageAtStake } from '../../../../utils/host/evidence/choose-extra.ts';

const proven = (points: number, veto = false) => ({ proven: true, veto, points });
const suspected = (points: number, veto = false) => ({ proven: false, veto, points });

describe('pages that are shown for their findings alone', () => {
  it('are those with what is proven before those with what is suspected, vetoes and what costs more first', () => {
    const pages: PageAtStake[] = [
      { page: 'cheap', findings: [proven(1)] },
      { page: 'dear doubts', findings: [suspected(9), suspected(9)] },
      { page: 'dear', findings: [suspected(1), proven(3)] },
      { page: 'veto', findings: [proven(0, true)] },
      // What is suspected beside it does not lift a proven trifle.
      { page: 'trifle', findings: [proven(0.5), suspected(20, true)] },
      { page: 'doubted veto', findings: [suspected(0, true)] },
    ];
    expect(chooseExtra(pages, 10)).toEqual(['veto', 'dear', 'cheap', 'trifle', 'doubted veto', 'dear doubts']);
    expect(chooseExtra(pages, 2)).toEqual(['veto', 'dear']);
    expect(chooseExtra(pages, 0)).toEqual([]);
  });

  it('are the same in whatever order the pages come, and a smaller limit takes from the end', () => {
    const finding = fc.record({ proven: fc.boolean(), veto: fc.boolean(), points: fc.constantFrom(0, 1, 2) });
    const pages = fc
      .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 8 })
      .chain((names) =>
        fc.tuple(
          ...names.map((page) =>
            fc.record({ page: fc.constant(page), findings: fc.array(finding, { minLength: 1, maxLength: 3 }) }),
          ),
        ),
      );
    fc.assert(
      fc.property(pages, fc.nat(10), fc.infiniteStream(fc.nat()), (all: PageAtStake[], most, dice) => {
        const shuffled = all
          .map((page) => ({ page, lot: dice.next().value as number }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ page }) => page);
        const chosen = chooseExtra(all, most);
        expect(chooseExtra(shuffled, most)).toEqual(chosen);
        expect(chosen).toEqual(chooseExtra(all, 100).slice(0, most));
      }),
    );
  });
});
