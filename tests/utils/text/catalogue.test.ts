import { describe, expect, it } from 'vitest';
import { RULES } from '../../../rules/index.ts';
import { ERROR_CODES } from '../../../utils/errors.ts';
import { REASONS } from '../../../utils/survey/survey.ts';
import { en } from '../../../utils/text/catalogue/en.ts';
import { hasMessage, localeOf, type Message, message, render } from '../../../utils/text/catalogue/index.ts';
import { zhCN } from '../../../utils/text/catalogue/zh-CN.ts';

const placeholders = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('catalogue', () => {
  const codes = Object.keys(zhCN) as (keyof typeof zhCN)[];

  it('says the same in both languages: equal placeholders under every code', () => {
    const differ = codes.filter((code) => placeholders(en[code]).join() !== placeholders(zhCN[code]).join());
    expect(differ).toEqual([]);
  });

  it('holds no English code that Chinese lacks', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it('writes Chinese in Chinese', () => {
    const words = (text: string) => text.replace(/\{\w+\}/g, '');
    const foreign = codes.filter(
      (code) => /[a-z]{2}/i.test(words(zhCN[code])) && !/\p{Script=Han}/u.test(words(zhCN[code])),
    );
    expect(foreign).toEqual([]);
  });

  it('has a sentence for every failure', () => {
    expect(ERROR_CODES.filter((code) => !hasMessage(`error.${code}`))).toEqual([]);
  });

  it('words every reason why an address was not read', () => {
    expect(REASONS.filter((reason) => !hasMessage(`survey.reason.${reason}`))).toEqual([]);
  });

  it.each(RULES.map(({ id }) => id))('rule %s explains itself', (id) => {
    for (const part of ['title', 'failure', 'why', 'how', 'mend', 'applies', 'unsure']) {
      expect(hasMessage(`rule.${id}.${part}`), part).toBe(true);
    }
  });
});

describe('render', () => {
  it('words a message that is a parameter of another, and lists of them', () => {
    const identifiers = [message('identifier.icp'), message('identifier.psb')];
    expect(render('zh-CN', message('because.identifiers-unknown', { identifiers }))).toBe(
      'ICP备案编号、公安机关备案号可能由脚本写入，本次采集无法得知',
    );
  });

  it('shows a stored code that no catalogue knows any more, and leaves a missing parameter visible', () => {
    expect(render('zh-CN', { code: 'finding.from-another-time' } as unknown as Message)).toBe(
      'finding.from-another-time',
    );
    expect(render('zh-CN', { code: 'finding.meta-tag-absent' })).toContain('{tag}');
  });

  it('does not read braces in page text as placeholders of its own', () => {
    const text = render('zh-CN', message('finding.meta-tag-placeholder', { tag: 'SiteName', content: '{tag}' }));
    expect(text).toBe('页面标签 SiteName 仍是占位文字“{tag}”');
  });
});

describe('localeOf', () => {
  it.each([
    [['en-US', 'zh-CN', 'zh'], 'zh-CN'],
    [['zh-TW'], 'zh-CN'],
    [[], 'zh-CN'],
    [['en-GB', 'de'], 'en'],
  ])('%j → %s', (languages, locale) => {
    expect(localeOf(languages)).toBe(locale);
  });
});
