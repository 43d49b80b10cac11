/** What a survey did not read (未读清单), as a table for Excel and WPS: one row an address. */
import type { FrontierRecord } from '../survey/survey.ts';
import { type Locale, type MessageCode, render } from '../text/catalogue/index.ts';
import { csvText } from './csv.ts';

const COLUMNS: readonly MessageCode[] = [
  'export.column-body',
  'export.column-survey-state',
  'export.column-survey-reason',
  'export.column-url',
  'export.column-survey-detail',
  'export.column-survey-status',
  'export.column-survey-tries',
  'export.column-survey-from',
  'export.column-survey-text',
  'export.column-survey-at',
];

export function unreadToCsv(name: string, addresses: readonly FrontierRecord[], locale: Locale): string {
  const say = (code: MessageCode) => render(locale, { code });
  return csvText(
    COLUMNS.map(say),
    addresses.map(({ state, reason, address, detail, duplicateOf, status, tries, from, text, at }) => [
      name,
      say(`survey.address.${state}`),
      say(reason ? `survey.reason.${reason}` : 'survey.reason-none'),
      address,
      [detail, duplicateOf && `${say('survey.same-as')} ${duplicateOf}`].filter(Boolean).join(' '),
      status ?? '',
      tries,
      from ?? '',
      text ?? '',
      at ?? '',
    ]),
  );
}
