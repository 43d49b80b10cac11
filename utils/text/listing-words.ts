/** How what a survey found out about an address is worded. What is not proven never sounds as if it were. */
import type { AddressState, Reason } from '../survey/survey.ts';
import type { MessageCode } from './catalogue/index.ts';

/** The verdict on a link; links are never under way or unsupported for those who look at them. */
const VERDICTS = {
  dead: 'survey.link.dead',
  blocked: 'survey.link.blocked',
  unknown: 'survey.link.unknown',
  skipped: 'survey.link.skipped',
  waiting: 'survey.link.waiting',
  fetching: 'survey.link.waiting',
  read: 'survey.link.read',
  unsupported: 'survey.link.read',
} as const satisfies Record<AddressState, MessageCode>;

/** Where an address of a survey stands; what was read and has a reason was read in part. */
export const stateWord = (state: AddressState) =>
  state === 'read' ? 'survey.address.part' : (`survey.address.${state}` as const);

export const linkVerdict = (state: AddressState) => VERDICTS[state];

/** Why an address stands where it does, as far as that may be said; undefined where there is nothing to say. */
export function reasonWord({
  state,
  reason,
}: {
  state: AddressState;
  reason?: Reason;
}):
  | `survey.reason.${Reason}`
  | 'survey.unsure.not-found'
  | 'survey.unsure.soft-404'
  | 'survey.unsure.robots'
  | 'survey.part.too-large'
  | undefined {
  // The first of two tries proves nothing.
  if (reason === undefined || state === 'waiting') return undefined;
  // Only what was gone twice, and in front of witnesses, is gone.
  if (state === 'unknown' && (reason === 'not-found' || reason === 'soft-404')) return `survey.unsure.${reason}`;
  // The server kept its robots.txt back: nobody knows whether it forbids anything.
  if (state === 'blocked' && reason === 'robots') return 'survey.unsure.robots';
  if (state === 'read' && reason === 'too-large') return 'survey.part.too-large';
  return `survey.reason.${reason}`;
}
