/** Every rule, in the order of their ids: explicit, so that nothing is loaded that nobody listed. */
import disclosureEntryMissing from './disclosure/disclosure-entry-missing.ts';
import footerIdentifierMissing from './identity/footer-identifier-missing.ts';
import metaTagMissing from './labels/meta-tag-missing.ts';
import annualReportYearMissing from './reports/annual-report-year-missing.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  annualReportYearMissing,
  disclosureEntryMissing,
  footerIdentifierMissing,
  metaTagMissing,
];

/** Old id → new id: ids live in users' databases and in their indicator systems. */
export const RENAMED_RULES: Readonly<Record<string, string>> = {};

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of this id or of the id that it had before. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(RENAMED_RULES[id] ?? id);
}

/** Raised with every change of a rule that can change a verdict: the versions of all rules in one text. */
export const RULES_VERSION = RULES.map(({ id, version }) => `${id}@${version}`).join(' ');
