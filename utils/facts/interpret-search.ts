/** The search box of a site, and the address that it calls. */
import type { Form, PageFacts, Tri } from './page-facts.ts';

/** Where a word goes in the template. */
export const KEYWORD = '{keyword}';

export interface SearchBox {
  /** The address with `{keyword}` for the word; absent where it is sent otherwise (POST) or a script hides it. */
  template?: string;
  /** Name of the field. */
  field?: string;
  /** How the form sends it; `script` where a script reads the field. */
  by: 'get' | 'post' | 'script';
  visible: Tri;
}

const PROMPT = /搜\s*索|检\s*索|关键[字词]|search|站内|查找|全文/i;
const NAME = /search|keyword|sousuo|^(?:q|qt|wd|kw|key|keys|word|words|query|searchword|searchtxt)$/i;
const OTHER = /编号|办件|验证码|用户名|密码|账号|姓名|手机|身份证|索取号/;
/** It searches a part of the site only. */
const NARROW = /办事|事项|服务|指南|信件|来信|公报|文号/;
const BUTTON = /^(?:submit|button|image)$/;

/** The field of the form that takes the word; undefined where the form is for something else. */
function searchField({ fields, action }: Form): Form['fields'][number] | undefined {
  const texts = fields.filter(({ type }) => /^(?:text|search)$/.test(type));
  const own = texts.find(
    ({ type, name, label }) =>
      !OTHER.test(label ?? '') && (type === 'search' || PROMPT.test(label ?? '') || NAME.test(name)),
  );
  if (own) return own;
  const button = fields.some(({ type, name, label }) => BUTTON.test(type) && PROMPT.test(`${label ?? ''} ${name}`));
  const first = texts[0];
  if (!first || texts.length > 3 || OTHER.test(first.label ?? '')) return undefined;
  return button || /search|sousuo/i.test(action ?? '') ? first : undefined;
}

/** The box that searches the site; the one whose address is known before others. Undefined where there is none. */
export function readSearchBox(facts: PageFacts): SearchBox | undefined {
  const boxes: (SearchBox & { narrow: boolean })[] = [];
  for (const form of facts.forms) {
    const field = searchField(form);
    if (!field) continue;
    const template = templateOf(form, field);
    const byForm = form.action !== null;
    boxes.push({
      ...(template && { template }),
      ...(field.name && { field: field.name }),
      by: byForm ? form.method : 'script',
      visible: field.hidden ? false : form.visible,
      narrow: NARROW.test(field.label ?? ''),
    });
  }
  const seen = boxes.filter(({ visible }) => visible !== false);
  const whole = seen.filter(({ narrow }) => !narrow);
  const among = whole.length > 0 ? whole : seen;
  const chosen = among.find(({ template }) => template) ?? among[0];
  if (!chosen) return undefined;
  const { narrow: _, ...box } = chosen;
  if (box.template || box.by === 'post') return box;
  const [called] = facts.searchAddresses ?? [];
  return called ? { ...box, template: `${called}${KEYWORD}`, by: 'script' } : box;
}

/** The address that a form calls: its action, its hidden fields, its field. */
function templateOf({ action, method, constants = [] }: Form, field: Form['fields'][number]): string | undefined {
  if (!action || method !== 'get' || !field.name || field.unnamed) return undefined;
  let url: URL;
  try {
    url = new URL(action);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  // A form that is sent by its address replaces the query that the address had.
  const parts = constants
    .filter(({ name }) => name !== field.name)
    .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  parts.push(`${encodeURIComponent(field.name)}=${KEYWORD}`);
  return `${url.origin}${url.pathname}?${parts.join('&')}`;
}
