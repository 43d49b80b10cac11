/** Which addresses a survey asks for, by patterns. */
import type { SurveySettings } from './survey.ts';

/** Whether the text holds the pattern's parts in their order; `*` stands for anything between them. Linear. */
export function fitsPattern(pattern: string, address: string): boolean {
  const text = address.toLowerCase().replace(/^https?:\/\//, '');
  let from = 0;
  for (const part of pattern
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split('*')) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** Whether the patterns let an address pass: one of `include` fits where there is any, and none of `exclude` does. */
export function passesPatterns({ include, exclude }: Pick<SurveySettings, 'include' | 'exclude'>, address: string) {
  if (exclude.some((pattern) => fitsPattern(pattern, address))) return false;
  return include.length === 0 || include.some((pattern) => fitsPattern(pattern, address));
}
