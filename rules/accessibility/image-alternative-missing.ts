import { z } from 'zod';
import { askAxe } from '../axe.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'image-alternative-missing',
  version: 2,
  params: z.object({}),
  needs: ['audit'],
  basis: [clause('wcag-2.2', '1.1.1 Non-text Content', 'text')],

  check: ({ audit, url }) =>
    askAxe({
      ruleId: 'image-alternative-missing',
      url,
      audit,
      axeRules: ['image-alt', 'input-image-alt', 'area-alt', 'role-img-alt', 'svg-img-alt'],
      finding: 'finding.image-alternative-missing',
    }),
});
