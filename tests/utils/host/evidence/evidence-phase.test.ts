/** The order in which a survey keeps evidence, and how it treats the servers that it looks at pages of. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceTask, Missing } from '../../../../utils/evidence/evidence.ts';
import { gatherEvidence, type Looked } from '../../../../utils/host/evidence/evidence-phase.ts';
import type { Answered } from '../../../../utils/host/rendered/answer-of.ts';
import type { Store } from '../../../../utils/store/db.ts';
import { readSurvey } from '../../../../utils/store/surveys.ts';
import { aBody, aSurvey, freshStore, HOME } from '../../store/fixtures.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  const [survey] = aSurvey({ state: 'running' });
  await store.write(['surveys'], async (tx) => void tx.objectStore('surveys').put(survey));
});
afterEach(() => store.close());

const task = (path: string, look: EvidenceTask['look'], places = 1): EvidenceTask => ({
  ...{ campaignId: 'default', bodyId: aBody().id, runId: 'run-1', url: `${HOME}${path}` },
  ...(look ? { look } : { unseen: 'not-rendered' as const }),
  items: Array.from({ length: places }, (_, at) => ({ findingKey: `${path}${at}`, role: 'place' as const })),
});

interface Gathered {
  turns: number;
  kept: string[];
  heeded: [string, Answered][];
  apart: (number | undefined)[];
}

async function gather(
  tasks: EvidenceTask[],
  keep: (task: EvidenceTask) => Looked | 'closed',
  more: { mustStop?: (seen: Gathered) => boolean } = {},
) {
  const seen: Gathered = { turns: 0, kept: [], heeded: [], apart: [] };
  const because = await gatherEvidence({
    ...{ store, runId: 'run-1', signal: new AbortController().signal },
    world: {
      plan: async () => tasks,
      async keep(part) {
        const path = part.url.slice(HOME.length);
        seen.kept.push(part.look ? `${path} ${part.look}` : `${path} ${part.unseen}`);
        if (part.look) seen.apart.push(part.apart);
        return keep(part);
      },
    },
    apart: () => 1_000,
    takeTurn: async () => void seen.turns++,
    heed: (url, answer) => void seen.heeded.push([url.slice(HOME.length), answer]),
    mustStop: () => more.mustStop?.(seen) ?? false,
    isOver: async () => false,
  });
  return { ...seen, because, evidence: (await readSurvey(store, 'run-1'))?.evidence };
}

const fine = { manner: 'fine' } as const;
const without = (part: EvidenceTask, missing: Missing): Looked => ({
  missing: part.items.map(() => missing),
  ...(part.look ? { answer: fine } : {}),
});
/** As the host keeps it: what is not looked at has no picture. */
const pictured = (part: EvidenceTask): Looked =>
  part.look ? { missing: [], answer: fine } : { missing: part.items.map(() => part.unseen ?? 'not-rendered') };

const TASKS = [task('sampled', 'sampled', 2), task('a', 'extra'), task('b', 'extra', 3), task('c', undefined)];

describe('the evidence of a survey', () => {
  it('takes a turn for each look and for nothing else, and counts every place', async () => {
    const { turns, kept, apart, evidence } = await gather(TASKS, pictured);
    expect(kept).toEqual(['sampled sampled', 'a extra', 'b extra', 'c not-rendered']);
    expect(turns).toBe(3);
    expect(apart).toEqual([1_000, 1_000, 1_000]);
    expect(evidence).toEqual({ planned: 7, kept: 6, missing: { 'not-rendered': 1 } });
  });

  it.each(['permission', 'budget', 'disk-full'] as const)(
    'asks for no further page where no picture can be kept (%s)',
    async (reason) => {
      const { turns, kept, evidence } = await gather(TASKS, (part) =>
        part.look ? without(part, reason) : pictured(part),
      );
      expect(kept).toEqual(['sampled sampled', `a ${reason}`, `b ${reason}`, 'c not-rendered']);
      expect(turns).toBe(1);
      expect(evidence).toEqual({ planned: 7, kept: 0, missing: { [reason]: 6, 'not-rendered': 1 } });
    },
  );

  it.each(['hidden', 'failed', 'unread'] as const)('goes on where only this page has none (%s)', async (reason) => {
    const { turns } = await gather(TASKS, (part) => (part.look === 'sampled' ? without(part, reason) : pictured(part)));
    expect(turns).toBe(3);
  });

  it('heeds what servers answer, leaves them alone where they are in trouble, and ends all the same', async () => {
    const busy: Answered = { manner: 'trouble', retryAfter: 5_000 };
    const { turns, kept, heeded, because, evidence } = await gather(
      TASKS,
      (part) => (part.look ? { missing: part.items.map(() => 'unread'), answer: busy } : pictured(part)),
      { mustStop: ({ heeded: so }) => so.length > 1 },
    );
    expect(heeded).toEqual([
      ['sampled', busy],
      ['a', busy],
    ]);
    expect(turns).toBe(2);
    expect(kept).toEqual(['sampled sampled', 'a extra', 'b unread', 'c not-rendered']);
    expect(because).toBeUndefined();
    expect(evidence).toEqual({ planned: 7, kept: 0, missing: { unread: 6, 'not-rendered': 1 } });
  });

  it('pauses where somebody closes the window', async () => {
    const { because, kept } = await gather(TASKS, () => 'closed');
    expect(because).toEqual({ code: 'because.survey-window-closed' });
    expect(kept).toHaveLength(1);
  });
});
