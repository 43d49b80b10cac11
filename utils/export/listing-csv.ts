/**
 * What a survey did not read (未读清单), and what became of links (链接检查), as tables for Excel and WPS: one row an
 * address. Written in parts that the browser keeps, because a survey knows hundreds of thousands of them.
 */
import type { Listed } from '../store/listing.ts';
import { type Locale, type MessageCode, render } from '../text/catalogue/index.ts';
import { linkVerdict, reasonWord, stateWord } from '../text/listing-words.ts';
import { csvHead, csvRows } from './csv.ts';

type Say = (code: MessageCode) => string;
type Column = [name: MessageCode, cell: (listed: Listed, say: Say) => string | number | undefined];

/** What the first of two tries brought proves nothing, so nothing of it is written. */
const settled = <T>({ state }: Listed, value: T): T | undefined => (state === 'waiting' ? undefined : value);

const COMMON: readonly Column[] = [
  [
    'export.column-survey-detail',
    (listed, say) =>
      settled(
        listed,
        [listed.detail, listed.duplicateOf && `${say('survey.same-as')} ${listed.duplicateOf}`]
          .filter(Boolean)
          .join(' '),
      ),
  ],
  ['export.column-survey-status', (listed) => settled(listed, listed.status)],
  ['export.column-survey-tries', ({ tries }) => tries],
  ['export.column-survey-from', ({ from, alsoFrom = [] }) => [from, ...alsoFrom].filter(Boolean).join(' ')],
  ['export.column-survey-text', ({ text }) => text],
  ['export.column-survey-at', ({ at }) => at],
];

const TABLES = {
  unread: [
    ['export.column-survey-state', ({ state }, say) => say(stateWord(state))],
    ['export.column-survey-reason', (listed, say) => say(reasonWord(listed) ?? 'survey.reason-none')],
    ['export.column-url', ({ address }) => address],
    ...COMMON,
  ],
  links: [
    ['export.column-link-kind', ({ kind }, say) => say(`survey.link-kind.${kind}`)],
    ['export.column-link-verdict', ({ state }, say) => say(linkVerdict(state))],
    [
      'export.column-survey-reason',
      (listed, say) => {
        const word = reasonWord(listed);
        return word && say(word);
      },
    ],
    ['export.column-url', ({ address }) => address],
    ['export.column-link-type', ({ type, declared }) => (declared ? undefined : type?.toUpperCase())],
    ['export.column-link-declared', ({ type, declared }) => (declared ? type?.toUpperCase() : undefined)],
    ['export.column-link-size', ({ size }) => size],
    ...COMMON,
  ],
} satisfies Record<string, readonly Column[]>;

export type ListingTable = keyof typeof TABLES;

/** Characters after which a part is handed over to the browser. */
const PART = 250_000;

export interface ListingFile {
  add(listed: readonly Listed[]): void;
  /** Rows so far, the line of names not counted. */
  rows(): number;
  /** The whole file; records of one kind and state stand together, in the order of `rankOf`. */
  content(): Blob;
}

/** Begins a file. `name`: of the bodies of the survey. `rankOf`: where records of one kind and state stand. */
export function listingFile(
  table: ListingTable,
  name: string,
  locale: Locale,
  rankOf: (listed: Pick<Listed, 'kind' | 'state'>) => number,
): ListingFile {
  const columns: readonly Column[] = TABLES[table];
  const say: Say = (code) => render(locale, { code });
  const parts = new Map<number, { blobs: Blob[]; text: string }>();
  let rows = 0;
  return {
    add(listed) {
      const sorted = new Map<number, Listed[]>();
      for (const one of listed) {
        const rank = rankOf(one);
        const same = sorted.get(rank);
        if (same) same.push(one);
        else sorted.set(rank, [one]);
      }
      for (const [rank, same] of sorted) {
        const part = parts.get(rank) ?? { blobs: [], text: '' };
        parts.set(rank, part);
        part.text += csvRows(same.map((one) => [name, ...columns.map(([, cell]) => cell(one, say))]));
        if (part.text.length < PART) continue;
        part.blobs.push(new Blob([part.text]));
        part.text = '';
      }
      rows += listed.length;
    },
    rows: () => rows,
    content() {
      const head = csvHead([say('export.column-body'), ...columns.map(([code]) => say(code))]);
      const body = [...parts].sort(([a], [b]) => a - b).flatMap(([, { blobs, text }]) => [...blobs, text]);
      return new Blob([head, ...body], { type: 'text/csv;charset=utf-8' });
    },
  };
}
