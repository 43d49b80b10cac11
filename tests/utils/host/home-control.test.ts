import { describe, expect, it } from 'vitest';
import { homeControl, type Look } from '../../../utils/host/home-control.ts';

const PORTAL = 'http://www.yunxi.gov.cn/';
const FORESTRY = 'http://lyj.yunxi.gov.cn/';
const OTHER = 'http://www.hexi.gov.cn/';

function control(says: Record<string, Look>, clock = { now: 0 }) {
  const looked: string[] = [];
  const doubtOf = homeControl({
    entries: [PORTAL, FORESTRY, OTHER],
    now: () => clock.now,
    async look(address) {
      looked.push(address);
      return says[address] ?? { state: 'dead', reason: 'not-found' };
    },
  });
  return { doubtOf, looked };
}

describe('a home page', () => {
  it('of the same host vouches, under either scheme', async () => {
    const { doubtOf, looked } = control({ 'https://lyj.yunxi.gov.cn/': { state: 'read' } });
    expect(await doubtOf(`${FORESTRY}a.html`)).toBeUndefined();
    expect(looked).toEqual([FORESTRY, 'https://lyj.yunxi.gov.cn/']);
  });

  it('of the same host that does not answer well is not outvoted by others', async () => {
    const { doubtOf } = control({ [PORTAL]: { state: 'read' }, [OTHER]: { state: 'read' } });
    expect(await doubtOf(`${FORESTRY}a.html`)).toBe(`${FORESTRY} dead not-found`);
  });

  it('of the platform vouches where the host has none, or none that may be asked for', async () => {
    const { doubtOf } = control({
      [PORTAL]: { state: 'read' },
      [FORESTRY]: { state: 'skipped', reason: 'robots' },
      'https://lyj.yunxi.gov.cn/': { state: 'skipped', reason: 'robots' },
    });
    expect(await doubtOf('http://zwgk.yunxi.gov.cn/a.html')).toBeUndefined();
    expect(await doubtOf(`${FORESTRY}a.html`)).toBeUndefined();
  });

  it('is looked at again after a while, and once for those that ask meanwhile', async () => {
    const clock = { now: 0 };
    const says: Record<string, Look> = { [PORTAL]: { state: 'read' } };
    const { doubtOf, looked } = control(says, clock);
    expect(await Promise.all([doubtOf(`${PORTAL}a`), doubtOf(`${PORTAL}b`)])).toEqual([undefined, undefined]);
    clock.now = 29_000;
    await doubtOf(`${PORTAL}c`);
    expect(looked).toHaveLength(1);
    clock.now = 31_000;
    says[PORTAL] = { state: 'blocked', reason: 'status' };
    expect(await doubtOf(`${PORTAL}d`)).toBe(`${PORTAL} blocked status`);
  });

  it('that nobody knows of vouches for nothing', async () => {
    const doubtOf = homeControl({ entries: [], now: () => 0, look: async () => ({ state: 'read' }) });
    expect(await doubtOf(`${PORTAL}a`)).toBe('no home page');
  });
});
