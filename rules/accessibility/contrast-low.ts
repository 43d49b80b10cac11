import { z } from 'zod';
import { askAxe } from '../axe.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'contrast-low',
  version: 2,
  params: z.object({}),
  needs: ['audit'],
  basis: [clause('wcag-2.2', '1.4.3 Contrast (Minimum)', 'text')],

  check: ({ audit, url }) =>
    askAxe({
      ruleId: 'contrast-low',
      url,
      audit,
      axeRules: ['color-contrast'],
      finding: 'finding.contrast-low',
    }),
});
