/** Literals of JSON and of JavaScript (bare keys, single quotes, trailing commas), read without running anything. */

export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };

const DEPTH = 8;

/** The literal that starts at `start` and where it ends; undefined for what is none: calls, functions, names. */
export function parseLiteral(
  text: string,
  start: number,
  budget = 200_000,
): { value: Literal; end: number } | undefined {
  const limit = Math.min(text.length, start + budget);
  let at = start;

  const skip = () => {
    for (;;) {
      while (at < limit && text.charCodeAt(at) <= 32) at++;
      if (text[at] !== '/' || (text[at + 1] !== '/' && text[at + 1] !== '*')) return;
      const isLine = text[at + 1] === '/';
      const close = text.indexOf(isLine ? '\n' : '*/', at + 2);
      at = close < 0 ? limit : close + (isLine ? 1 : 2);
    }
  };
  const quoted = (): string | undefined => {
    const quote = text[at++];
    let value = '';
    while (at < limit) {
      const char = text[at++] ?? '';
      if (char === quote) return value;
      if (char === '\n' && quote !== '`') return undefined;
      if (char !== '\\') value += char;
      else {
        const next = text[at++] ?? '';
        if (next === 'u' || next === 'x') {
          const hex = text.slice(at, at + (next === 'u' ? 4 : 2));
          if (!/^[\da-f]+$/i.test(hex)) return undefined;
          value += String.fromCharCode(Number.parseInt(hex, 16));
          at += hex.length;
        } else value += next === 'n' || next === 't' || next === 'r' ? ' ' : next;
      }
    }
    return undefined;
  };
  const word = (): string => {
    const from = at;
    while (at < limit && /[\w$.+-]/.test(text[at] ?? '')) at++;
    return text.slice(from, at);
  };
  const read = (depth: number): Literal | undefined => {
    skip();
    const char = text[at];
    if (depth > DEPTH || at >= limit) return undefined;
    if (char === '"' || char === "'" || char === '`') return quoted();
    if (char === '[') {
      at++;
      const list: Literal[] = [];
      for (;;) {
        skip();
        if (text[at] === ']') {
          at++;
          return list;
        }
        const value = read(depth + 1);
        if (value === undefined) return undefined;
        list.push(value);
        skip();
        if (text[at] === ',') at++;
        else if (text[at] !== ']') return undefined;
      }
    }
    if (char === '{') {
      at++;
      const record: { [key: string]: Literal } = Object.create(null);
      for (;;) {
        skip();
        if (text[at] === '}') {
          at++;
          return record;
        }
        const key = text[at] === '"' || text[at] === "'" ? quoted() : word();
        skip();
        if (!key || text[at++] !== ':') return undefined;
        const value = read(depth + 1);
        if (value === undefined) return undefined;
        record[key] = value;
        skip();
        if (text[at] === ',') at++;
        else if (text[at] !== '}') return undefined;
      }
    }
    const name = word();
    if (name === 'true' || name === 'false') return name === 'true';
    if (name === 'null' || name === 'undefined') return null;
    return /^[+-]?\d+(?:\.\d+)?$/.test(name) ? Number(name) : undefined;
  };

  const value = read(0);
  return value === undefined ? undefined : { value, end: at };
}
