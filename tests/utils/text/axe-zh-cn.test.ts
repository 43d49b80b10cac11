/** Every sentence of the axe-core that is installed has a Chinese one, with its values in it. */
import axe from 'axe-core';
import template from 'axe-core/locales/_template.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { axeEn } from '../../../utils/text/axe/en.ts';
import { type FoundCheck, loadAxeStrings, wordAxeCheck, wordAxeRule } from '../../../utils/text/axe/index.ts';
import { axeZhCn } from '../../../utils/text/axe/zh-cn.ts';
import { ENGLISH } from '../../english.ts';

const sentences: { id: string; outcome: FoundCheck['outcome']; key?: string; english: string }[] = Object.entries(
  template.checks as Record<string, Partial<Record<FoundCheck['outcome'], string | Record<string, string>>>>,
).flatMap(([id, outcomes]) =>
  (Object.entries(outcomes) as [FoundCheck['outcome'], string | Record<string, string>][]).flatMap(([outcome, text]) =>
    typeof text === 'string'
      ? [{ id, outcome, english: text }]
      : Object.entries(text).map(([key, english]) => ({ id, outcome, key, english })),
  ),
);

/** Values for all placeholders of a sentence, each recognisable. */
function dataFor({ english, key }: { english: string; key?: string }): FoundCheck['data'] {
  const names = [...english.matchAll(/\$\{\s*data\.(\w+)\s*\}/g)].map(([, name = '']) => name);
  if (key === 'singular' && names.join() === 'values') return ['«values»'];
  if (key === 'plural' && names.join() === 'values') return ['«values»', '«more»'];
  if (/\$\{\s*data\s*\}/.test(english)) return '«data»';
  return Object.fromEntries(names.map((name) => [name, `«${name}»`]));
}

describe('axe in Chinese', () => {
  it('knows every rule', () => {
    const ids = axe.getRules().map(({ ruleId }) => ruleId);
    expect(ids.length).toBeGreaterThan(100);
    expect(Object.keys(template.rules).sort()).toEqual([...ids].sort());
    for (const id of ids) {
      const { help, description } = wordAxeRule(axeZhCn, id);
      for (const text of [help, description]) {
        expect(text, id).toMatch(/\p{Script=Han}{2}/u);
        expect(text, id).not.toMatch(ENGLISH);
        expect(text, id).not.toMatch(/landmark/i);
      }
    }
  });

  it('covers what is in the engine, not only what is in its template', () => {
    const { checks } = (axe as unknown as { _audit: { data: { checks: Record<string, unknown> } } })._audit.data;
    expect(Object.keys(checks).sort()).toEqual(Object.keys(template.checks).sort());
  });

  it.each(sentences.filter(({ english }) => english !== ''))('$id, $outcome, $key', (sentence) => {
    const data = dataFor(sentence);
    const english = wordAxeCheck(axeEn, { ...sentence, data });
    const chinese = wordAxeCheck(axeZhCn, { ...sentence, data });
    expect(english).not.toBe(axeEn.fallback);
    expect(chinese).not.toBe(axeZhCn.fallback);
    expect(chinese).toMatch(/\p{Script=Han}{2}/u);
    expect(chinese).not.toMatch(ENGLISH);
    // No placeholder is left, and no value that the English sentence has is lost.
    for (const text of [english, chinese]) expect(text).not.toMatch(/[${}…]/);
    for (const [value] of english.matchAll(/«\w+»/g)) expect(chinese).toContain(value);
  });

  it('never leaves a placeholder, whatever comes from a page', () => {
    expect(wordAxeCheck(axeZhCn, { id: 'color-contrast', outcome: 'fail' })).not.toMatch(/[${}]/);
    expect(wordAxeCheck(axeZhCn, { id: 'color-contrast', outcome: 'incomplete', key: 'toString' })).toBe(
      '无法确定对比度',
    );
    expect(wordAxeCheck(axeZhCn, { id: '__proto__', outcome: 'fail' })).toBe(axeZhCn.fallback);
    expect(wordAxeRule(axeZhCn, 'a-rule-of-tomorrow').help).toBe('a-rule-of-tomorrow');
  });

  it('words values that axe writes in English', () => {
    const data = {
      contrastRatio: 2.1,
      fgColor: '#aaaaaa',
      bgColor: '#ffffff',
      fontSize: '9.0pt (12px)',
      fontWeight: 'bold',
      expectedContrastRatio: '4.5:1',
    };
    expect(wordAxeCheck(axeZhCn, { id: 'color-contrast', outcome: 'fail', data })).toContain('粗体');
  });

  it('is loaded by language', async () => {
    expect(await loadAxeStrings('zh-CN')).toBe(axeZhCn);
    expect(await loadAxeStrings('en')).toBe(axeEn);
  });
});
