/** The language of all that is shown, handed down once instead of through every property. */
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Words } from '../utils/audit/scorecard.ts';
import { type Locale, type Message, type MessageCode, message, render } from '../utils/text/catalogue/index.ts';

const LocaleContext = createContext<Locale>('zh-CN');
export const LocaleProvider = LocaleContext.Provider;

/** Parameters of a code: none, or an object with exactly the names in its template. */
type Rest<C extends MessageCode> = Parameters<typeof message<C>> extends [C, ...infer R] ? R : never;

export interface Text {
  locale: Locale;
  /** A sentence of the catalogue by its code. */
  t<C extends MessageCode>(code: C, ...rest: Rest<C>): string;
  /** A stored message. */
  say(stored: Message): string;
  /** A text that carries its own languages. */
  words(own: Words): string;
}

export function useText(): Text {
  const locale = useContext(LocaleContext);
  return useMemo(() => textIn(locale), [locale]);
}

export function textIn(locale: Locale): Text {
  return {
    locale,
    t: (code, ...rest) =>
      render(locale, (message as (code: MessageCode, ...rest: unknown[]) => Message)(code, ...rest)),
    say: (stored) => render(locale, stored),
    words: (own) => own[locale],
  };
}
