/** Wakes the engine host every hour as long as a body is watched; the host reads once a day, whenever that may be. */
import { browser } from 'wxt/browser';
import { type Envelope, envelope, type Reply } from '../protocol.ts';

const ALARM = 'watch';
const MINUTES = 60;

type Forward = (message: Envelope) => Promise<unknown>;

/** Call it while the background starts: it listens to the alarm. `wake` makes up for what was missed. */
export function watchColumns(forward: Forward): { forward: Forward; wake(): Promise<void> } {
  const wake = async () => {
    try {
      const { watched } = (await forward(envelope('watch.run', {}))) as Reply<'watch.run'>;
      if (watched === 0) await browser.alarms.clear(ALARM);
      // Made anew it would count from now, and a browser that is often started would never be woken.
      else if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { periodInMinutes: MINUTES });
    } catch (error) {
      console.error('[政鉴] watch', error);
    }
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void wake();
  });
  return {
    async forward(message) {
      const value = await forward(message);
      // The switch is a field of the body.
      if (message.name === 'body.put' || message.name === 'body.remove') void wake();
      return value;
    },
    wake,
  };
}
