import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';

const shared = resolve('../shared');
const isThere = existsSync(join(shared, 'standards'));
if (!isThere) console.warn(`没有 ${shared}：跳过依据的核对`);

/** Letters and digits alone: emphasis, quotation marks and widths differ between copies. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
/** The regulations as a province published them. */
const REGULATIONS = 'corpus/sites/sichuan-education/pages/scedu/xxgkzd/2019/5/6/535ad0afd1db43598b2fceac37645b39.html';

function known(): string {
  const notes = readdirSync(join(shared, 'standards')).map((name) => join('standards', name));
  const files = [...notes, 'seeds/clauses.jsonl', ...(existsSync(join(shared, REGULATIONS)) ? [REGULATIONS] : [])];
  return bare(files.map((name) => readFileSync(join(shared, name), 'utf8').replace(/<[^>]*>/g, '')).join(' '));
}

describe.skipIf(!isThere)('what rules quote', () => {
  it('stands in the documents word for word', () => {
    const texts = known();
    const strange = RULES.flatMap(({ id, basis }) =>
      basis.flatMap(({ quote }) => (quote && !texts.includes(bare(quote)) ? [`${id}: ${quote}`] : [])),
    );
    expect(strange).toEqual([]);
  });

  it('of the inspection indicators nothing is shown as official: their text is not known', () => {
    const official = RULES.filter(({ basis }) =>
      basis.some(({ document, status }) => /^(?:inspection-|website-guidelines)/.test(document) && status === 'text'),
    );
    expect(official.map(({ id }) => id)).toEqual([]);
  });
});
