/** axe in Chinese: its own locale where that has a sentence, ours where it has none, a wrong or an unreadable one. */
import locale from 'axe-core/locales/zh_CN.json' with { type: 'json' };
import type { AxeStrings, Template } from './strings.ts';
import { CHECKS, RULES } from './zh-cn-overlay.ts';

type Checks = Record<string, Partial<Record<'pass' | 'fail' | 'incomplete', Template>>>;

/** `landmark` stands untranslated in the locale's sentences. */
const worded = (text: string): string => text.replace(/\s*landmark\s*/gi, '地标区域');

function template(text: Template): Template {
  if (typeof text === 'string') return worded(text);
  return Object.fromEntries(Object.entries(text).map(([key, sentence]) => [key, worded(sentence)]));
}

function checks(): Checks {
  const all: Checks = {};
  const theirs: Checks = locale.checks;
  for (const id of new Set([...Object.keys(theirs), ...Object.keys(CHECKS)])) {
    const merged: Checks[string] = {};
    for (const outcome of ['pass', 'fail', 'incomplete'] as const) {
      const given = theirs[id]?.[outcome];
      const ours = CHECKS[id]?.[outcome];
      const base = given === undefined ? undefined : template(given);
      if (ours === undefined || typeof ours === 'string') {
        const text = ours ?? base;
        if (text !== undefined) merged[outcome] = text;
      } else merged[outcome] = { ...(typeof base === 'object' ? base : {}), ...ours };
    }
    all[id] = merged;
  }
  return all;
}

function rules(): AxeStrings['rules'] {
  const theirs = Object.entries(locale.rules).map(([id, { help, description }]) => [
    id,
    { help: worded(help), description: worded(description) },
  ]);
  return { ...Object.fromEntries(theirs), ...RULES };
}

export const axeZhCn: AxeStrings = {
  rules: rules(),
  checks: checks(),
  fallback: '未能自动确定原因，请人工检查该元素',
  separator: '、',
  values: { fontWeight: { normal: '常规', bold: '粗体' } },
};
