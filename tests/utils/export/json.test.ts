import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scorecard } from '../../../utils/audit/scorecard.ts';
import { parseScorecards, scorecardsToJson } from '../../../utils/export/json.ts';
import { aLeaf, aLedger, aScorecard } from '../../components/fixtures.ts';

/** The same card with the keys of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

describe('scorecardsToJson', () => {
  it('is read back as it was', () => {
    const cards = [
      aScorecard(),
      aScorecard([aLeaf({ clause: undefined, judged: true, because: [{ code: 'because.person-judges' }] })], {
        campaign: { id: 'default' },
        unread: [{ url: 'https://a.cn/', because: { code: 'because.failed', params: { detail: 'ERR' } } }],
      }),
    ];
    expect(parseScorecards(scorecardsToJson(cards))).toEqual(JSON.parse(JSON.stringify(cards)));
  });

  it('is the same bytes whatever the order of keys, and ends with one newline', () => {
    const card = aScorecard();
    const text = scorecardsToJson([card]);
    expect(scorecardsToJson([reversed(card) as Scorecard])).toBe(text);
    expect(text).toMatch(/\}\n$/);
    expect(text).not.toContain('\r');
  });

  it('keeps a ledger with its decisions', () => {
    const cards = [aScorecard([aLeaf({ ledger: aLedger(), ledgerBeyond: 2 })])];
    expect(parseScorecards(scorecardsToJson(cards))).toEqual(cards);
  });

  it('keeps any text of a page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const card = aScorecard(undefined, { body: { ...aScorecard().body, name } });
        expect(parseScorecards(scorecardsToJson([card]))[0]?.body.name).toBe(name);
      }),
    );
  });

  it('keeps a message inside a message', () => {
    const because = [
      { code: 'because.identifiers-unknown' as const, params: { identifiers: [{ code: 'leaf-state.met' as const }] } },
    ];
    const card = aScorecard([aLeaf({ because })]);
    expect(parseScorecards(scorecardsToJson([card]))[0]?.areas[0]?.leaves[0]?.because).toEqual(because);
  });
});

describe('parseScorecards', () => {
  it('takes a file that an editor gave a byte order mark', () => {
    expect(parseScorecards(`\ufeff${scorecardsToJson([aScorecard()])}`)).toHaveLength(1);
  });

  it('takes codes that this version does not know', () => {
    const text = scorecardsToJson([aScorecard()]).replace('finding.footer-identifier-missing', 'finding.of-next-year');
    expect(parseScorecards(text)[0]?.areas[0]?.leaves[0]?.findings[0]?.finding.message.code).toBe(
      'finding.of-next-year',
    );
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"schemaVersion":1}'],
    ['another version', scorecardsToJson([aScorecard()]).replaceAll('"schemaVersion": 2', '"schemaVersion": 1')],
    ['a state that there is none of', scorecardsToJson([aScorecard()]).replace('"partly"', '"perhaps"')],
  ])('refuses %s', (_, text) => expect(() => parseScorecards(text)).toThrow());
});
