/** Where the golden scorecards are kept, and how they are written: a leaf a line, so that a change can be read. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GoldenCard } from './scorecards.ts';

export const goldenFile = (site: string): string => join(import.meta.dirname, `${site}.json`);
export const SHARES_FILE = resolve('docs/decided-shares.md');

export function written(cards: readonly GoldenCard[]): string {
  const lines = cards.map(({ leaves, ...card }) => {
    const held = Object.entries(leaves).map(([id, leaf]) => `  ${JSON.stringify(id)}: ${JSON.stringify(leaf)}`);
    return `${JSON.stringify(card).slice(0, -1)}, "leaves": {\n${held.join(',\n')}\n}}`;
  });
  return `[\n${lines.join(',\n')}\n]\n`;
}

export const held = (site: string): GoldenCard[] => JSON.parse(readFileSync(goldenFile(site), 'utf8'));
