/**
 * Addresses that multiply without end: calendars, filters that combine, relative links that pile up. Numbers are
 * defaults of the product; they are generous, since a trap that is followed costs requests and a page taken for one is
 * never read.
 */

/** Addresses of one path that differ in their parameters only. Paged lists have some thousands. */
const VARIANTS = 3_000;
/** The same where three parameters or more combine. */
const COMBINATIONS = 300;
/** Months that one calendar leads to. */
const MONTHS = 180;
const PARAMETERS = 12;
const LONGEST = 1_500;
const EARLIEST_YEAR = 1990;

export interface Traps {
  /** Whether an address is one of too many. Each address is to be asked about once, in the order of discovery. */
  isTrap(url: string): boolean;
}

/**
 * Watches the addresses of one survey. After a kill the addresses known so far are shown to a new one in their order.
 *
 * @param year the year of the survey: calendars lead beyond it.
 */
export function watchForTraps(year: number): Traps {
  const variants = new Map<string, number>();
  const months = new Map<string, number>();
  const count = (of: Map<string, number>, key: string): number => {
    const next = (of.get(key) ?? 0) + 1;
    of.set(key, next);
    return next;
  };
  return {
    isTrap(url) {
      if (url.length > LONGEST) return true;
      let path: string;
      let search: string;
      let host: string;
      try {
        ({ host, pathname: path, search } = new URL(url));
      } catch {
        return false;
      }
      if (piles(path)) return true;
      const parameters = search.length > 1 ? search.slice(1).split('&') : [];
      if (parameters.length > PARAMETERS || repeats(parameters)) return true;
      const shape = monthOf(`${path}${search}`);
      if (shape) {
        if (shape.year > year + 1 || shape.year < EARLIEST_YEAR) return true;
        if (count(months, `${host}${shape.shape}`) > MONTHS) return true;
      }
      if (parameters.length === 0) return false;
      const most = parameters.length >= 3 ? COMBINATIONS : VARIANTS;
      return count(variants, `${host}${path}`) > most;
    },
  };
}

/** `/a/b/a/b/a/b/`: a relative link that is resolved against itself. */
function piles(path: string): boolean {
  const segments = path.split('/').filter(Boolean);
  for (let length = 1; length <= 4; length++) {
    for (let start = 0; start + length * 3 <= segments.length; start++) {
      const part = segments.slice(start, start + length).join('/');
      const second = segments.slice(start + length, start + length * 2).join('/');
      const third = segments.slice(start + length * 2, start + length * 3).join('/');
      if (part === second && part === third && !/^\d+$/.test(part)) return true;
    }
  }
  return false;
}

/** One name three times: a filter that adds itself with each click. */
function repeats(parameters: readonly string[]): boolean {
  const names = parameters.map((parameter) => parameter.split('=', 1)[0] ?? '');
  return names.some((name) => names.filter((other) => other === name).length >= 3);
}

/** A parameter that holds a month or a day: `?date=2024-05`, `?year=2031&month=5`. Dates in paths are contents. */
function monthOf(address: string): { shape: string; year: number } | undefined {
  const match =
    /([?&](?:date|day|month|ym|rq|riqi|yuefen|calendar)=)(\d{4})[-/]?\d{1,2}(?:[-/]?\d{1,2})?(?=&|$)/i.exec(address) ??
    /([?&](?:year|nian|y)=)(\d{4})(?=&(?:.*&)?(?:month|yue|m)=\d{1,2}(?:&|$))/i.exec(address);
  if (!match) return undefined;
  return { shape: address.replace(/\d+/g, 'N'), year: Number(match[2]) };
}
