/** 验证码 beside the fields of a page: what they ask for. They are looked at and never touched. */
import { fold } from '../text/normalise.ts';
import { cutText, maskDigits, parentOf, quoteOf, selectorOf } from './probe-quote.ts';
import type { Sight } from './probe-style.ts';
import type { CaptchaFacts } from './rendered-facts.ts';

const MOST = 5;
const NAMED =
  /验证码|校验码|驗證碼|附加码|captcha|verify-?_?code|check-?_?code|vali-?_?d?(?:ate)?-?_?code|v-?code|yzm/i;
const SENT = /短信|手机|动态|邮箱|邮件|sms|mobile|phone|mail/i;
const SENDING = /^(?:点击|免费)?(?:获取|发送|重新?发送|获得)(?:短信|手机|动态|邮箱)?(?:验证码|校验码|动态码)$/;
const SLIDING = /(?:拖动|滑动|按住|向右).{0,8}(?:滑块|滑动|拖动|验证|完成拼图|拼图|右)|(?:滑块|拼图)验证/;
const PICKING = /(?:依次|按(?:顺)?序|请)点[击选].{0,12}(?:图|字|文字)|点选验证/;
const SPOKEN = /语音|播放|收听|听取|听一?听|朗读|音频|读出/;
const ENLARGING = /放大|大图/;
const PICTURE = /captcha|kaptcha|verify|valid|check-?_?code|yzm|vcode|code|rand/i;
/** Steps from a field to what holds the whole of its captcha. */
const OUTWARDS = 4;
/** Letters in what holds one captcha; more is the whole form. */
const HOLDER_LETTERS = 60;

/** The captchas of all forms, each once. An empty list says that no visible field or slider is one. */
export function probeCaptchas(sight: Sight): CaptchaFacts[] {
  const { dom, document } = sight;
  const found = new Map<Element, CaptchaFacts>();
  const keep = (holder: Element, subject: Element, form: CaptchaFacts['form']): void => {
    if (found.size === MOST || [...found.keys()].some((one) => one.contains(holder) || holder.contains(one))) return;
    found.set(holder, describe(sight, holder, subject, form));
  };
  for (const field of dom.all(document, 'input')) {
    if (!/^(?:text|tel|number|search|)$/i.test(dom.attribute(field, 'type', 20) ?? '')) continue;
    if (!sight.isVisible(field) || !NAMED.test(namesOf(sight, field))) continue;
    const holder = holderOf(sight, field);
    keep(holder, field, formOf(sight, holder, field));
  }
  for (const part of dom.all(document, 'div,span,p')) {
    if (found.size === MOST) break;
    const text = quoteOf(dom, part, 40);
    if (!text || text.length > 30 || !sight.isVisible(part)) continue;
    if (SLIDING.test(text)) keep(part, part, 'drag');
    else if (PICKING.test(text)) keep(part, part, 'pick');
  }
  return [...found.values()];
}

function namesOf({ dom, document }: Sight, field: Element): string {
  const id = dom.attribute(field, 'id', 60);
  const label = id ? dom.all(document, 'label[for]').find((one) => dom.attribute(one, 'for', 60) === id) : undefined;
  const own = ['name', 'id', 'placeholder', 'title', 'aria-label'].map((name) => dom.attribute(field, name, 60) ?? '');
  const around = parentOf(field);
  const isAlone = around && around.querySelectorAll('input:not([type=hidden],[type=button])').length === 1;
  const beside = isAlone ? (quoteOf(dom, around, 40) ?? '') : '';
  return [...own, label ? quoteOf(dom, label) : '', beside.length <= 30 ? beside : ''].join(' ');
}

/** The smallest part around the field with a picture or a control in it, as long as it is not the whole form. */
function holderOf({ dom }: Sight, field: Element): Element {
  let holder = field;
  let at = parentOf(field);
  for (let step = 0; at && step < OUTWARDS; step++, at = parentOf(at)) {
    if (/^(?:body|html|form)$/.test(dom.tag(at))) break;
    if ((quoteOf(dom, at, 2 * HOLDER_LETTERS)?.length ?? 0) > HOLDER_LETTERS) break;
    if (at.querySelectorAll('input:not([type=hidden],[type=button])').length > 1) break;
    holder = at;
  }
  return holder;
}

function formOf(sight: Sight, holder: Element, field: Element): CaptchaFacts['form'] {
  const { dom } = sight;
  const names = namesOf(sight, field);
  const controls = controlsOf(sight, holder);
  if (controls.some((name) => SENDING.test(name))) return 'message';
  const pictures = [...holder.querySelectorAll('img,canvas')].filter((one) => sight.isVisible(one));
  const drawn = pictures.some(
    (one) =>
      dom.tag(one) === 'canvas' ||
      PICTURE.test(`${dom.attribute(one, 'src', 400) ?? ''} ${dom.attribute(one, 'id', 60) ?? ''}`) ||
      NAMED.test(dom.attribute(one, 'alt', 60) ?? ''),
  );
  if (drawn) return 'picture';
  return SENT.test(names) ? 'message' : 'unknown';
}

/** Names of what can be pressed in it, without blanks. */
function controlsOf({ dom }: Sight, holder: Element): string[] {
  const controls = [...holder.querySelectorAll('a,button,input[type=button],[role=button],[onclick],img,span,audio')];
  return controls.slice(0, 60).flatMap((one) => {
    const names = ['title', 'alt', 'aria-label'].map((name) => dom.attribute(one, name, 40));
    const text = dom.tag(one) === 'input' ? dom.attribute(one, 'value', 40) : quoteOf(dom, one, 20);
    return [...names, text].flatMap((name) => (name ? [fold(name).replace(/\s+/g, '')] : []));
  });
}

function describe(sight: Sight, holder: Element, subject: Element, form: CaptchaFacts['form']): CaptchaFacts {
  const { dom } = sight;
  const outer = parentOf(holder);
  const isPart =
    outer !== null &&
    !outer.querySelector('input:not([type=hidden])') &&
    (quoteOf(dom, outer, 2 * HOLDER_LETTERS)?.length ?? 0) <= HOLDER_LETTERS;
  const around = isPart && (form === 'drag' || form === 'pick') ? outer : holder;
  const names = controlsOf(sight, around);
  const hasSound =
    names.some((name) => SPOKEN.test(name)) ||
    [...around.querySelectorAll('audio,[class*=audio],[class*=voice]')].length > 0;
  // What a slider or a frame of its maker offers shows only while it is used; so does what a form of its own asks for.
  const isPlain = form === 'picture' && around.querySelector('iframe') === null;
  const text = quoteOf(dom, around, 60) ?? fold(dom.attribute(subject, 'placeholder', 60) ?? '');
  return {
    selector: selectorOf(dom, subject),
    form,
    spoken: hasSound || (isPlain ? false : 'unknown'),
    enlargeable: names.some((name) => ENLARGING.test(name)) || 'unknown',
    ...(text ? { text: cutText(maskDigits(text), 60) } : {}),
  };
}
