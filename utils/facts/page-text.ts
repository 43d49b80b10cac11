/** What a page says in words, for rules that ask for the text of single pages. */
import type { PageFacts } from './page-facts.ts';

export interface PageWords {
  text: string;
  tables: string[][][];
  partial: boolean;
}

/** The main text with closed tabs, and the cells of the tables. `partial`: something was cut or may yet be written. */
export function pageWordsOf({ mainText, closedText, tables, truncated, scriptFilled }: PageFacts): PageWords {
  return {
    text: closedText ? `${mainText}\n${closedText}` : mainText,
    tables: tables.map(({ rows }) => rows.map((row) => row.map(({ text }) => text))),
    partial: scriptFilled || truncated.some((name) => name === 'mainText' || name === 'tables' || name === 'elements'),
  };
}
