/** Numbers and times as they are shown. Rounded here and nowhere else. */
import type { Interval } from '../utils/audit/scorecard.ts';
import type { Locale } from '../utils/text/catalogue/index.ts';

/** Below this share the share decided stands before the score. */
const SHARE_FIRST_BELOW = 0.8;
/** Shares are sums of fractions: what misses 1 by less than this is 1. */
const EPSILON = 1e-9;

/** `72.5`, `72.33`: two decimals at most. */
export function formatPoints(points: number): string {
  const rounded = Math.round((points + Number.EPSILON) * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** As `formatPoints`; what is there, and too small to be shown, is not called nothing. */
export function formatStake(points: number): string {
  const shown = formatPoints(points);
  return shown === '0' && points > 0 ? '<0.01' : shown;
}

/** `72–88`, or one number where both bounds look the same. */
export function formatInterval({ low, high }: Interval): string {
  const [from, to] = [formatPoints(low), formatPoints(high)];
  return from === to ? from : `${from}–${to}`;
}

/** `64 %`, never rounded up: 100 % is said only of what is decided throughout. */
export function formatShare(share: number): string {
  if (isDecided(share)) return '100\u00a0%';
  const percent = Math.floor(share * 100 + EPSILON);
  return percent === 0 && share > EPSILON ? '<1\u00a0%' : `${percent}\u00a0%`;
}

export function isDecided(share: number): boolean {
  return share >= 1 - EPSILON;
}

/** A body whose pages were never read has a settled summary too, which says nothing. */
export function isJudged<S extends { settledAt?: string; pages: number }>(
  summary: S | undefined,
): summary is S & { settledAt: string } {
  return summary?.settledAt !== undefined && summary.pages > 0;
}

export function shareComesFirst(share: number): boolean {
  return share < SHARE_FIRST_BELOW - EPSILON;
}

/** A stored ISO date-time in the clock of the reader: `11-22 09:05`, with the year where it is another one. */
export function formatTime(iso: string, locale: Locale, now: Date = new Date()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const sameYear = time.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}

/** An address for people: no scheme, escapes read as text where they are valid UTF-8. */
export function formatAddress(url: string): string {
  const bare = url.replace(/^https?:\/\//i, '');
  try {
    return decodeURI(bare);
  } catch {
    return bare;
  }
}

/** `812 B`, `1.2 MB`: in steps of 1024, as Windows shows the size of a file. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10}\u00a0${units[step]}`;
}

/** The address where a link may lead to it. What comes from a page is never a `javascript:` link of ours. */
export function safeHref(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? url : undefined;
}
