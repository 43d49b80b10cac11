/** axe's sentences by language, each in a file that is loaded when it is needed: the popup stays small. */
import type { AxeStrings } from './strings.ts';

export { type AxeStrings, type FoundCheck, wordAxeCheck, wordAxeRule } from './strings.ts';

export async function loadAxeStrings(locale: 'zh-CN' | 'en'): Promise<AxeStrings> {
  return locale === 'en' ? (await import('./en.ts')).axeEn : (await import('./zh-cn.ts')).axeZhCn;
}
