import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchColumns } from '../../../utils/host/watch-alarm.ts';
import { type Envelope, envelope } from '../../../utils/protocol.ts';
import { aBody } from '../../components/fixtures.ts';

beforeEach(() => fakeBrowser.reset());

function aHost(watched: number) {
  const state = { watched, rounds: 0, failing: false };
  const columns = watchColumns(async ({ name }: Envelope) => {
    if (state.failing) throw new Error('engine-unreachable');
    if (name !== 'watch.run') return { name };
    state.rounds++;
    return { watched: state.watched };
  });
  return { state, columns };
}
const alarm = () => browser.alarms.get('watch');
const fire = (name = 'watch') =>
  fakeBrowser.alarms.onAlarm.trigger({
    name,
    scheduledTime: Date.now(),
    periodInMinutes: 60,
    persistAcrossSessions: true,
  });

describe('the alarm of the watch', () => {
  it('is set as long as a body is watched, and wakes the host', async () => {
    const { state, columns } = aHost(1);
    await columns.wake();
    expect((await alarm())?.periodInMinutes).toBe(60);
    await fire();
    expect(state.rounds).toBe(2);
    state.watched = 0;
    await fire();
    await vi.waitFor(async () => expect(await alarm()).toBeFalsy());
  });

  it('is not made anew, or a browser that is often started would never be woken', async () => {
    const { columns } = aHost(1);
    await columns.wake();
    const before = await alarm();
    await columns.wake();
    expect(await alarm()).toEqual(before);
  });

  it('hears no other alarm', async () => {
    const { state } = aHost(1);
    await fire('surveys');
    expect(state.rounds).toBe(0);
  });

  it('follows the switch of a body', async () => {
    const { state, columns } = aHost(1);
    const body = { ...aBody(), watched: true };
    expect(await columns.forward(envelope('body.put', { body }))).toEqual({ name: 'body.put' });
    await vi.waitFor(async () => expect(await alarm()).toBeTruthy());
    state.watched = 0;
    await columns.forward(envelope('body.remove', { bodyId: body.id }));
    await vi.waitFor(async () => expect(await alarm()).toBeFalsy());
    await columns.forward(envelope('scopes.list', {}));
    expect(state.rounds).toBe(2);
  });

  it('stays where the host does not answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { state, columns } = aHost(1);
    await columns.wake();
    state.failing = true;
    await fire();
    expect(await alarm()).toBeTruthy();
  });
});
