import { expect, it } from 'vitest';
import { keyboardFacts, renderedFacts } from '../../../utils/facts/rendered-facts.ts';

const captcha = { selector: '#code', form: 'picture', spoken: false, enlargeable: 'unknown' };

it('every part may be missing: what was not tried is not known', () => {
  expect(renderedFacts.safeParse({ renderedVersion: 1 }).success).toBe(true);
  expect(renderedFacts.safeParse({ renderedVersion: 1, captchas: [captcha] }).success).toBe(true);
});

it('a hostile page cannot fill the disk with it', () => {
  const captchas = Array.from({ length: 6 }, () => captcha);
  expect(renderedFacts.safeParse({ renderedVersion: 1, captchas }).success).toBe(false);
  const clickOnly = [{ selector: 'x'.repeat(201) }];
  const walk = { focusable: 1, pressed: 1, reached: 1, ended: 'end', clickOnly, clickOnlyCount: 1 };
  expect(keyboardFacts.safeParse(walk).success).toBe(false);
});
