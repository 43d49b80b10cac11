/**
 * What only a rendered page under the hands of a visitor shows: it is tabbed through, and its captchas are looked at.
 * Measurements only, no verdicts. Every part is absent where it was not tried.
 */
import { z } from 'zod';

const count = z.number().int().nonnegative();
const selector = z.string().max(200);
/** `unknown` where the page does not show it without being used, which no capture does. */
const tri = z.union([z.boolean(), z.literal('unknown')]);

/** 验证码 beside a field. */
export const captchaFacts = z.object({
  selector,
  /** `picture`: letters or sums in a picture; `drag`: 拖动滑块; `pick`: 点选; `message`: sent to a phone. */
  form: z.enum(['picture', 'drag', 'pick', 'message', 'unknown']),
  /** A spoken or other form that needs no sight (语音验证码). */
  spoken: tri,
  /** It can be enlarged to twice its size. */
  enlargeable: tri,
  /** Text beside it, long digits masked. */
  text: z.string().max(60).optional(),
});
export type CaptchaFacts = z.infer<typeof captchaFacts>;

/** What pressing Tab from the top of the page reaches. */
export const keyboardFacts = z.object({
  /** Visible elements that take the focus by mark-up. */
  focusable: count,
  /** Times that Tab was pressed; the walk ends at a limit, at the end of the page or in a trap. */
  pressed: count,
  /** Different elements that were reached. */
  reached: count,
  /** `end`: the focus left the page; `limit`: there was more; `trap`: it went round in a part that is not the page. */
  ended: z.enum(['end', 'limit', 'trap']),
  /** Where it went round. */
  trap: selector.optional(),
  /** Elements that react to a click and that Tab never reaches. */
  clickOnly: z.array(z.object({ selector, text: z.string().max(60).optional() })).max(5),
  clickOnlyCount: count,
});
export type KeyboardFacts = z.infer<typeof keyboardFacts>;

export const renderedFacts = z.object({
  renderedVersion: z.number().int().positive(),
  /** Of all forms of the page; empty where it has none. */
  captchas: z.array(captchaFacts).max(5).optional(),
  keyboard: keyboardFacts.optional(),
});
export type RenderedFacts = z.infer<typeof renderedFacts>;
