/** axe's own English sentences. */
import template from 'axe-core/locales/_template.json' with { type: 'json' };
import type { AxeStrings } from './strings.ts';

export const axeEn: AxeStrings = {
  rules: template.rules,
  checks: template.checks,
  fallback: 'The reason could not be determined; check the element by hand.',
  separator: ', ',
  values: {},
};
