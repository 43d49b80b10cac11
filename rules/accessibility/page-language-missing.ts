import { z } from 'zod';
import { askAxe } from '../axe.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'page-language-missing',
  version: 1,
  params: z.object({}),
  needs: ['audit'],
  basis: [clause('wcag-2.2', '3.1.1 Language of Page', 'text')],

  check: ({ audit, url }) =>
    askAxe({
      ruleId: 'page-language-missing',
      url,
      audit,
      axeRules: ['html-has-lang', 'html-lang-valid'],
      finding: 'finding.page-language-missing',
    }),
});
