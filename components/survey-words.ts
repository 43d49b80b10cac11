/** Numbers and times of surveys as they are shown. */
import type { AddressState, SurveyRecord } from '../utils/survey/survey.ts';
import type { Locale } from '../utils/text/catalogue/index.ts';
import type { Text } from './locale.tsx';

/** States of an address that is known and was not read, what may cost points first. */
export const UNREAD_STATES = ['dead', 'blocked', 'unknown', 'skipped', 'unsupported'] as const;
export type UnreadState = (typeof UNREAD_STATES)[number] | 'waiting';

/** What links lead to, and what became of them, in the order in which they are listed. */
export const LINK_KINDS = ['page', 'attachment', 'off-site'] as const;
export const LINK_STATES = ['dead', 'blocked', 'unknown', 'waiting', 'skipped', 'read'] as const;

export const isEnded = ({ state }: Pick<SurveyRecord, 'state'>): boolean => state === 'done' || state === 'stopped';

/** Where records of one kind and state stand in a file: as they are listed. */
export function listingRank({ kind, state }: { kind: (typeof LINK_KINDS)[number]; state: AddressState }): number {
  const states: readonly AddressState[] = LINK_STATES;
  const at = states.indexOf(state);
  return LINK_KINDS.indexOf(kind) * 100 + (at < 0 ? states.length : at);
}

/** What stands in the unread list: after a stop also what still waited. */
export function unreadStatesOf(survey: Pick<SurveyRecord, 'state'>): UnreadState[] {
  return survey.state === 'stopped' ? ['waiting', ...UNREAD_STATES] : [...UNREAD_STATES];
}

export function unreadCount(survey: Pick<SurveyRecord, 'state' | 'counts'>): number {
  return unreadStatesOf(survey).reduce((sum, state) => sum + survey.counts[state], 0);
}

export function foundCount({ counts }: Pick<SurveyRecord, 'counts'>): number {
  return (Object.keys(counts) as AddressState[]).reduce((sum, state) => sum + counts[state], 0);
}

/** `1,830`. */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** `约 25 分钟`: rounded up; what lies ahead is the coarser the longer, because nobody knows it better. */
export function formatMinutes(minutes: number, t: Text['t'], step = minutes > 10 ? 5 : 1): string {
  if (minutes < 1) return t('survey.under-minute');
  const rounded = Math.ceil(minutes / step) * step;
  if (rounded < 60) return t('survey.minutes', { count: rounded });
  return t('survey.hours', { hours: Math.floor(rounded / 60), minutes: rounded % 60 });
}
