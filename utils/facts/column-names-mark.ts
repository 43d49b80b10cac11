/** Which names of columns a reading rests on. */
import { COLUMN_NAMES_VERSION } from './column-names.ts';
import type { ColumnAddition } from './interpret-columns.ts';

/** The version of the built-in names, with a short hash of a user's own. Equal for equal names in any order. */
export function columnNamesMark(additions: readonly ColumnAddition[] = []): string {
  if (additions.length === 0) return String(COLUMN_NAMES_VERSION);
  const pairs = additions.flatMap(({ column, names }) => names.map((name) => `${column}\u0000${name}`));
  const text = [...new Set(pairs)].sort().join('\u0001');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${COLUMN_NAMES_VERSION}+${(hash >>> 0).toString(36)}`;
}
