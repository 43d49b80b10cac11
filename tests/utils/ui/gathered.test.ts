import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathered } from '../../../utils/ui/gathered.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('delivers a burst once, each thing once, and then again', () => {
  const deliver = vi.fn();
  const gather = gathered<string>(deliver);
  for (const item of ['a', 'b', 'a']) gather.add(item);
  expect(deliver).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(deliver.mock.calls.map(([set]) => [...set])).toEqual([['a', 'b']]);
  gather.add('c');
  vi.runAllTimers();
  expect(deliver).toHaveBeenCalledTimes(2);
});

it('delivers during a stream that never pauses', () => {
  const deliver = vi.fn();
  const gather = gathered<number>(deliver);
  for (let time = 0; time < 1_000; time += 50) {
    gather.add(time);
    vi.advanceTimersByTime(50);
  }
  expect(deliver.mock.calls.length).toBeGreaterThan(3);
});

it('delivers nothing after it was cancelled', () => {
  const deliver = vi.fn();
  const gather = gathered<string>(deliver);
  gather.add('a');
  gather.cancel();
  vi.runAllTimers();
  expect(deliver).not.toHaveBeenCalled();
});
