// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { walkPage } from '../../entrypoints/settle.content/walk-page.ts';

let height = 0;
let tops: number[] = [];
/** What the page does when it is scrolled. */
let scrolled: (bottom: number) => void = () => undefined;

beforeEach(() => {
  tops = [];
  scrolled = () => undefined;
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockImplementation(() => height);
  vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(700);
  vi.spyOn(window, 'scrollTo').mockImplementation(((to: { top: number }) => {
    tops.push(to.top);
    scrolled(Math.min(to.top + 700, height));
  }) as typeof window.scrollTo);
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Rows that come a while after the end of the page was seen. */
function growsAtTheEnd(times: number): void {
  let left = times;
  scrolled = (bottom) => {
    if (bottom < height || left === 0) return;
    left--;
    setTimeout(() => {
      document.body.append(document.createElement('p'));
      height += 300;
    }, 90);
  };
}

describe('walkPage', () => {
  it('leaves a page alone that can be seen at once', async () => {
    height = 700;
    expect(await walkPage(document, window, { quiet: 150, atMost: 4_000 })).toBe(true);
    expect(tops).toEqual([]);
  });

  it('shows every part of a long page and goes back', async () => {
    height = 2_000;
    expect(await walkPage(document, window, { quiet: 150, atMost: 4_000 })).toBe(true);
    expect(tops).toEqual([700, 1_400, 0]);
  });

  it('goes on where rows are appended as the last one is seen', async () => {
    height = 1_000;
    growsAtTheEnd(3);
    expect(await walkPage(document, window, { quiet: 150, atMost: 4_000 })).toBe(true);
    expect(height).toBe(1_900);
    expect(tops).toEqual([700, 1_000, 1_300, 1_600, 0]);
  });

  it('leaves a page that grows for ever', async () => {
    height = 1_000;
    growsAtTheEnd(Number.POSITIVE_INFINITY);
    await walkPage(document, window, { quiet: 150, atMost: 9_000 });
    expect(tops).toHaveLength(21);
  });

  it('says so where a page never rests', async () => {
    height = 1_000;
    const work = setInterval(() => document.body.append(document.createElement('p')), 40);
    expect(await walkPage(document, window, { quiet: 150, atMost: 900 })).toBe(false);
    clearInterval(work);
    expect(tops).toEqual([700, 0]);
  });
});
