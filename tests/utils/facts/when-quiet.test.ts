// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenQuiet } from '../../../utils/facts/when-quiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<ul><li>一</li><li>二</li></ul>';
});
afterEach(() => vi.useRealTimers());

/** Answers what `whenQuiet` answered, and after how many milliseconds. */
async function rest(work: () => void, every: number): Promise<{ quiet: boolean; after: number }> {
  const started = Date.now();
  const timer = setInterval(work, every);
  let answer: { quiet: boolean; after: number } | undefined;
  void whenQuiet(document, { quiet: 500, atMost: 8_000 }).then((quiet) => {
    answer = { quiet, after: Date.now() - started };
  });
  while (!answer) await vi.advanceTimersByTimeAsync(50);
  clearInterval(timer);
  return answer;
}

it('waits until rows have stopped coming', async () => {
  let rows = 0;
  const { quiet, after } = await rest(() => {
    if (rows++ < 10) document.querySelector('ul')?.append(document.createElement('li'));
  }, 300);
  expect(quiet).toBe(true);
  expect(after).toBeGreaterThanOrEqual(3_000);
  expect(after).toBeLessThan(4_500);
});

it('says so where a page never comes to rest', async () => {
  const { quiet, after } = await rest(() => {
    const list = document.querySelector('ul');
    if (list) list.innerHTML = `<li>${Date.now()}</li>`;
  }, 100);
  expect(quiet).toBe(false);
  expect(after).toBeGreaterThanOrEqual(8_000);
});

it('takes a row that scrolls round for no change', async () => {
  const { quiet, after } = await rest(() => {
    const list = document.querySelector('ul');
    if (list?.firstElementChild) list.append(list.firstElementChild);
  }, 100);
  expect(quiet).toBe(true);
  expect(after).toBeLessThan(1_000);
});
