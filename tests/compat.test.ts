import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { missingIn } from './compat.ts';

const root = resolve(import.meta.dirname, '..');
/** Later APIs are reached through this file alone, where each has its fallback. */
const EXEMPT = new Set(['utils/platform.ts']);
/** `z.union()` is zod's, not the later `Set.prototype.union()`. */
const OURS = new Set(['.union()']);
const sources = globSync('{entrypoints,components,rules,utils}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !EXEMPT.has(file))
  .sort();

describe('sources run in Chrome 109 and Firefox 128', () => {
  it.each(sources)('%s', async (file) => {
    const { code } = await transformWithOxc(readFileSync(join(root, file), 'utf8'), file, {
      jsx: { runtime: 'automatic', importSource: 'preact' },
    });
    // The build takes JSON in; only Node, which runs the sources as they are, needs to be told.
    expect(missingIn(code.replace(/ with \{ type: ['"]json['"] \}/g, ''), OURS)).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['[1].toSorted()', '.toSorted()'],
    ['Object.groupBy(list, by)', 'Object.groupBy'],
    ['new URLPattern({})', 'new URLPattern'],
    ['document.startViewTransition()', '.startViewTransition()'],
    ['browser.sidePanel.open({})', 'browser.sidePanel.open'],
    ['class A { static accessor a = 1 }', 'syntax'],
  ])('finds %s', (code, name) => {
    expect(missingIn(code).map((line) => line.split(':')[0])).toContain(name);
  });
  it('lets through what both have', () => {
    expect(missingIn('structuredClone([1].at(-1)); [2].findLast(Boolean); new AbortController(); a?.b ?? c')).toEqual(
      [],
    );
  });
});
