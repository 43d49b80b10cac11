/** Wakes the engine host once a minute as long as a survey runs or waits: browsers stop workers and documents at will. */
import { browser } from 'wxt/browser';
import { type Envelope, envelope } from '../protocol.ts';
import type { SurveyRecord } from '../survey/survey.ts';

const ALARM = 'surveys';

const STARTING: readonly Envelope['name'][] = ['survey.start', 'survey.resume', 'survey.resume-all'];

type Forward = (message: Envelope) => Promise<unknown>;

/** Call it while the background starts: it listens to the alarm. `wake` starts the host, which goes on by itself. */
export function watchSurveys(forward: Forward): { forward: Forward; wake(): Promise<void> } {
  const wake = async () => {
    try {
      const surveys = (await forward(envelope('survey.list', {}))) as SurveyRecord[];
      if (surveys.some(({ state }) => state === 'running' || state === 'queued')) await setAlarm();
      else await browser.alarms.clear(ALARM);
    } catch (error) {
      console.error('[政鉴] surveys', error);
    }
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void wake();
  });
  return {
    async forward(message) {
      // Before it starts: everything may be killed as soon as it runs.
      if (STARTING.includes(message.name)) await setAlarm();
      return forward(message);
    },
    wake,
  };
}

async function setAlarm(): Promise<void> {
  // Made anew it would count from now, and a survey that is started often enough would never be woken.
  if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { periodInMinutes: 1 });
}
