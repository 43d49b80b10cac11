/** The message catalogue: every sentence that a user sees, typed by its code and parameters, in two languages. */
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export type MessageCode = keyof typeof zhCN;

/** Names in braces of a template: `'共 {count} 页'` → `'count'`. */
type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** A parameter may itself be a message, or several, which are joined as a list of the language. */
export type MessageParam = string | number | Message | readonly Message[];
export type MessageParams<C extends MessageCode> = Record<Placeholder<(typeof zhCN)[C]>, MessageParam>;

/** A sentence before it is worded: plain JSON, so that it can be stored and worded again in another language. */
export interface Message {
  code: MessageCode;
  params?: Record<string, MessageParam>;
}

/** A message whose parameters are checked against its Chinese template. */
export function message<C extends MessageCode>(
  code: C,
  ...[params]: Placeholder<(typeof zhCN)[C]> extends never ? [] : [MessageParams<C>]
): Message {
  return params ? { code, params } : { code };
}

const catalogues: Record<Locale, Record<MessageCode, string>> = { 'zh-CN': zhCN, en };
const listSeparator: Record<Locale, string> = { 'zh-CN': '、', en: ', ' };

/**
 * Words a message. Never throws: stored messages can be older than the catalogue, so an unknown code is shown as it
 * is, and a parameter that is missing leaves its braces.
 */
export function render(locale: Locale, { code, params = {} }: Message): string {
  const template = catalogues[locale][code] ?? code;
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => {
    const value = params[name];
    if (value === undefined || value === null) return braces;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    if (Array.isArray(value)) return value.map((part: Message) => render(locale, part)).join(listSeparator[locale]);
    return render(locale, value as Message);
  });
}

/** Words a code that is put together at run time, as the titles of a rule are. */
export function renderCode(locale: Locale, code: string): string {
  return render(locale, { code: code as MessageCode });
}

export function hasMessage(code: string): code is MessageCode {
  return Object.hasOwn(zhCN, code);
}

/**
 * The locale that fits a user's languages: Chinese wherever one of them is, and where none is told. Office machines with
 * an English browser are common, and their users read Chinese.
 */
export function localeOf(languages: readonly string[]): Locale {
  return languages.length === 0 || languages.some((tag) => /^zh\b/i.test(tag)) ? 'zh-CN' : 'en';
}
