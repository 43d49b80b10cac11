/** Many keywords found in many short texts in one pass. */

/** Answers the indexes of the keywords that a text holds, each once, ascending. Keywords and texts stand as given. */
export type KeywordScan = (text: string) => number[];

/**
 * Prepares a scan for keywords of two letters at least (shorter ones are looked for one by one). The work for a text
 * grows with its length, not with the number of keywords.
 */
export function keywordScan(keywords: readonly string[]): KeywordScan {
  const byBeginning = new Map<number, [keyword: string, index: number][]>();
  // Most places of a text begin no keyword: one look at a table of pairs, some of which share a place, says so.
  const pairs = new Uint8Array(PLACES);
  const tiny: [keyword: string, index: number][] = [];
  keywords.forEach((keyword, index) => {
    if (keyword.length < 2) {
      if (keyword.length === 1) tiny.push([keyword, index]);
      return;
    }
    const [first, second] = [keyword.charCodeAt(0), keyword.charCodeAt(1)];
    pairs[placeOf(first, second)] = 1;
    const beginning = first * 0x10000 + second;
    const same = byBeginning.get(beginning);
    if (same) same.push([keyword, index]);
    else byBeginning.set(beginning, [[keyword, index]]);
  });
  return (text) => {
    const found = new Set<number>();
    let first = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const second = text.charCodeAt(at);
      if (pairs[placeOf(first, second)] === 1) {
        const candidates = byBeginning.get(first * 0x10000 + second);
        if (candidates)
          for (const [keyword, index] of candidates) if (text.startsWith(keyword, at - 1)) found.add(index);
      }
      first = second;
    }
    for (const [keyword, index] of tiny) if (text.includes(keyword)) found.add(index);
    return [...found].sort((a, b) => a - b);
  };
}

const PLACES = 0x10000;
const placeOf = (first: number, second: number): number => (Math.imul(first, 31) ^ second) & (PLACES - 1);
