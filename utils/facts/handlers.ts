/** What a click runs: `onclick` attributes and `javascript:` addresses, read as text and never run. */

import { hasAny } from '../text/words.ts';

const GOES =
  /(?:\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(|\bwindow\.open\s*\(|(?:^|[^\w.])open\s*\()\s*(['"`])([^'"`\s<>${}]{1,500})\1\s*(?=[,);}\n]|return\b|$)/g;

const WAYS = /\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(|\bopen\s*\(/g;

/**
 * The address that the code leads to: `location.href='/a.html'`, `window.open("https://…","_blank")`. Null where it
 * leads to several, or where the address is put together (`'/list?id=' + id`).
 */
export function addressInHandler(code: string): string | null {
  if (!hasAny(code, ['location', 'open'])) return null;
  const literal = [...code.matchAll(GOES)].map(([, , address]) => address);
  const [first] = literal;
  // One more way to leave that is no literal: which of them is taken nobody can say.
  const ways = code.match(WAYS)?.length ?? 0;
  return first && ways === literal.length && literal.every((address) => address === first) ? first : null;
}

const IDLE =
  /javascript:|void\s*\(\s*(?:0|null)?\s*\)|void\s+0|return(?:\s+(?:false|true))?|undefined|null|false|[\s;#0]+/gi;

/** Whether the code does nothing: `void(0)`, `return false`, `###`, empty. */
export const doesNothing = (code: string): boolean =>
  code === '' || (code.length < 60 && code.replace(IDLE, '') === '');

const SCHEME = 'javascript:';

/** The code of a `javascript:` address; empty for any other address. */
export function codeOfAddress(href: string | null): string {
  const text = href?.trimStart() ?? '';
  return text.slice(0, SCHEME.length).toLowerCase() === SCHEME ? text.slice(SCHEME.length) : '';
}
