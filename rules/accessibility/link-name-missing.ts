import { z } from 'zod';
import { askAxe } from '../axe.ts';
import { definePageRule } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'link-name-missing',
  version: 2,
  params: z.object({}),
  needs: ['audit'],
  basis: [
    clause('wcag-2.2', '2.4.4 Link Purpose (In Context)', 'text'),
    clause('wcag-2.2', '4.1.2 Name, Role, Value', 'text'),
  ],

  check: ({ audit, url }) =>
    askAxe({
      ruleId: 'link-name-missing',
      url,
      audit,
      axeRules: ['link-name', 'button-name', 'input-button-name'],
      finding: 'finding.link-name-missing',
    }),
});
