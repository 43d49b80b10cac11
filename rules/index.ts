/** Every rule: explicit, so that nothing is loaded that nobody listed. */
import accessibilityStatementMissing from './accessibility/accessibility-statement-missing.ts';
import accessibleEntranceMissing from './accessibility/accessible-entrance-missing.ts';
import accessibleToolDead from './accessibility/accessible-tool-dead.ts';
import accessibleToolEmpty from './accessibility/accessible-tool-empty.ts';
import accessibleToolStuck from './accessibility/accessible-tool-stuck.ts';
import axePrincipleViolated from './accessibility/axe-principle-violated.ts';
import captchaVisualOnly from './accessibility/captcha-visual-only.ts';
import contrastLow from './accessibility/contrast-low.ts';
import imageAlternativeMissing from './accessibility/image-alternative-missing.ts';
import keyboardUnreachable from './accessibility/keyboard-unreachable.ts';
import linkNameMissing from './accessibility/link-name-missing.ts';
import pageLanguageMissing from './accessibility/page-language-missing.ts';
import phonePartsHidden from './accessibility/phone-parts-hidden.ts';
import phoneReflowBroken from './accessibility/phone-reflow-broken.ts';
import phoneViewportMissing from './accessibility/phone-viewport-missing.ts';
import ageingAdvertisement from './ageing/ageing-advertisement.ts';
import ageingAppNumbersUnmet from './ageing/ageing-app-numbers-unmet.ts';
import ageingCursorMissing from './ageing/ageing-cursor-missing.ts';
import ageingEntranceMissing from './ageing/ageing-entrance-missing.ts';
import ageingFloatUnclosable from './ageing/ageing-float-unclosable.ts';
import ageingLargeTextScreenMissing from './ageing/ageing-large-text-screen-missing.ts';
import ageingModeDead from './ageing/ageing-mode-dead.ts';
import ageingModeLost from './ageing/ageing-mode-lost.ts';
import ageingModeStuck from './ageing/ageing-mode-stuck.ts';
import ageingReadAloudMissing from './ageing/ageing-read-aloud-missing.ts';
import ageingTextSmall from './ageing/ageing-text-small.ts';
import ageingZoomMissing from './ageing/ageing-zoom-missing.ts';
import floatingWindowUnclosable from './ageing/floating-window-unclosable.ts';
import lateWindowUnclosable from './ageing/late-window-unclosable.ts';
import zoomLocked from './ageing/zoom-locked.ts';
import columnBlank from './columns/column-blank.ts';
import columnDead from './columns/column-dead.ts';
import columnExternal from './columns/column-external.ts';
import columnHidden from './columns/column-hidden.ts';
import columnMissing from './columns/column-missing.ts';
import columnStale from './columns/column-stale.ts';
import columnTargetWrong from './columns/column-target-wrong.ts';
import columnUndated from './columns/column-undated.ts';
import columnUnreachable from './columns/column-unreachable.ts';
import columnsBlankMany from './columns/columns-blank-many.ts';
import columnsLongUnupdatedMany from './columns/columns-long-unupdated-many.ts';
import columnsUnupdatedMany from './columns/columns-unupdated-many.ts';
import entryMissing from './columns/entry-missing.ts';
import homeStale from './columns/home-stale.ts';
import catalogueFieldMissing from './disclosure/catalogue-field-missing.ts';
import disclosureEntryMissing from './disclosure/disclosure-entry-missing.ts';
import disclosureNameDiffers from './disclosure/disclosure-name-differs.ts';
import disclosureSearchMissing from './disclosure/disclosure-search-missing.ts';
import disclosureTopicMissing from './disclosure/disclosure-topic-missing.ts';
import guideFieldMissing from './disclosure/guide-field-missing.ts';
import normativeDocumentValidityMissing from './disclosure/normative-document-validity-missing.ts';
import attachmentMissing from './documents/attachment-missing.ts';
import bracketUnmatched from './documents/bracket-unmatched.ts';
import breadcrumbBroken from './documents/breadcrumb-broken.ts';
import dateDamaged from './documents/date-damaged.ts';
import documentMetadataContradictory from './documents/document-metadata-contradictory.ts';
import documentMetadataIncomplete from './documents/document-metadata-incomplete.ts';
import documentNumberForm from './documents/document-number-form.ts';
import documentNumberRepeated from './documents/document-number-repeated.ts';
import documentOpenAttributeMissing from './documents/document-open-attribute-missing.ts';
import documentPublishedLate from './documents/document-published-late.ts';
import documentsPublishedLate from './documents/documents-published-late.ts';
import editorMissing from './documents/editor-missing.ts';
import pageToolEmpty from './documents/page-tool-empty.ts';
import phoneCodeMissing from './documents/phone-code-missing.ts';
import publicationDayMissing from './documents/publication-day-missing.ts';
import residueLeft from './documents/residue-left.ts';
import sourceMissing from './documents/source-missing.ts';
import titleTruncated from './documents/title-truncated.ts';
import budgetMatrixIncomplete from './finance/budget-matrix-incomplete.ts';
import departmentBudgetsScattered from './finance/department-budgets-scattered.ts';
import issueNumbersGap from './finance/issue-numbers-gap.ts';
import originalShare from './finance/original-share.ts';
import responsibleLeaderUnnamed from './finance/responsible-leader-unnamed.ts';
import advertisementShown from './hygiene/advertisement-shown.ts';
import bareIpLink from './hygiene/bare-ip-link.ts';
import columnLinkDead from './hygiene/column-link-dead.ts';
import foreignScript from './hygiene/foreign-script.ts';
import hiddenLink from './hygiene/hidden-link.ts';
import linkDead from './hygiene/link-dead.ts';
import navigationTargetForeign from './hygiene/navigation-target-foreign.ts';
import pageGone from './hygiene/page-gone.ts';
import personalDataExposed from './hygiene/personal-data-exposed.ts';
import pictureOnlyText from './hygiene/picture-only-text.ts';
import wrongWord from './hygiene/wrong-word.ts';
import domainFormUnusual from './identity/domain-form-unusual.ts';
import domainNotGovernment from './identity/domain-not-government.ts';
import footerIdentifierMissing from './identity/footer-identifier-missing.ts';
import identifierPlaceholder from './identity/identifier-placeholder.ts';
import identifierRegionConflict from './identity/identifier-region-conflict.ts';
import identifierTargetWrong from './identity/identifier-target-wrong.ts';
import siteCodeConflict from './identity/site-code-conflict.ts';
import applicationPageIncomplete from './interaction/application-page-incomplete.ts';
import consultationIncomplete from './interaction/consultation-incomplete.ts';
import consultationResultIncomplete from './interaction/consultation-result-incomplete.ts';
import consultationUnanswered from './interaction/consultation-unanswered.ts';
import lettersAnsweredLate from './interaction/letters-answered-late.ts';
import lettersUnanswered from './interaction/letters-unanswered.ts';
import motionRepliesIncomplete from './interaction/motion-replies-incomplete.ts';
import interpretationCopied from './interpretation/interpretation-copied.ts';
import interpretationElementsMissing from './interpretation/interpretation-elements-missing.ts';
import interpretationFormShare from './interpretation/interpretation-form-share.ts';
import interpretationFormsMissing from './interpretation/interpretation-forms-missing.ts';
import interpretationLate from './interpretation/interpretation-late.ts';
import interpretationLinksMutual from './interpretation/interpretation-links-mutual.ts';
import interpretationOrphan from './interpretation/interpretation-orphan.ts';
import interpretationPolicyUnlinked from './interpretation/interpretation-policy-unlinked.ts';
import interpreterMissing from './interpretation/interpreter-missing.ts';
import policiesInterpreted from './interpretation/policies-interpreted.ts';
import policyInterpretationUnlinked from './interpretation/policy-interpretation-unlinked.ts';
import repealedDocumentUnmarked from './interpretation/repealed-document-unmarked.ts';
import contentLabelMismatch from './labels/content-label-mismatch.ts';
import metaTagInvalid from './labels/meta-tag-invalid.ts';
import metaTagMissing from './labels/meta-tag-missing.ts';
import siteDomainMismatch from './labels/site-domain-mismatch.ts';
import columnNamed from './published/column-named.ts';
import contentFields from './published/content-fields.ts';
import itemPublished from './published/item-published.ts';
import linkPresent from './published/link-present.ts';
import rosterCovered from './published/roster-covered.ts';
import topicsCovered from './published/topics-covered.ts';
import annualReportApplicantsWrong from './reports/annual-report-applicants-wrong.ts';
import annualReportBalanceWrong from './reports/annual-report-balance-wrong.ts';
import annualReportCarryOverDiffers from './reports/annual-report-carry-over-differs.ts';
import annualReportDisputesWrong from './reports/annual-report-disputes-wrong.ts';
import annualReportFeeJump from './reports/annual-report-fee-jump.ts';
import annualReportFeeUnitMixed from './reports/annual-report-fee-unit-mixed.ts';
import annualReportFeeUnsaid from './reports/annual-report-fee-unsaid.ts';
import annualReportFormatOutdated from './reports/annual-report-format-outdated.ts';
import annualReportInAttachment from './reports/annual-report-in-attachment.ts';
import annualReportKeyPointsUnsaid from './reports/annual-report-key-points-unsaid.ts';
import annualReportLate from './reports/annual-report-late.ts';
import annualReportLateForLevel from './reports/annual-report-late-for-level.ts';
import annualReportListSkips from './reports/annual-report-list-skips.ts';
import annualReportOverviewLong from './reports/annual-report-overview-long.ts';
import annualReportProblemsRepeated from './reports/annual-report-problems-repeated.ts';
import annualReportProseDiffers from './reports/annual-report-prose-differs.ts';
import annualReportResultsWrong from './reports/annual-report-results-wrong.ts';
import annualReportSectionDisordered from './reports/annual-report-section-disordered.ts';
import annualReportSectionMissing from './reports/annual-report-section-missing.ts';
import annualReportTableMissing from './reports/annual-report-table-missing.ts';
import annualReportYearDiffers from './reports/annual-report-year-differs.ts';
import annualReportYearMissing from './reports/annual-report-year-missing.ts';
import type { Rule } from './rule.ts';
import serviceGuideFormMissing from './services/service-guide-form-missing.ts';
import serviceGuideIncomplete from './services/service-guide-incomplete.ts';
import serviceGuideVague from './services/service-guide-vague.ts';
import serviceGuidesDeficient from './services/service-guides-deficient.ts';
import siteSearchFails from './services/site-search-fails.ts';
import siteSearchMissing from './services/site-search-missing.ts';

const listed: readonly Rule[] = [
  accessibilityStatementMissing,
  accessibleEntranceMissing,
  accessibleToolDead,
  accessibleToolEmpty,
  accessibleToolStuck,
  axePrincipleViolated,
  captchaVisualOnly,
  contrastLow,
  imageAlternativeMissing,
  keyboardUnreachable,
  linkNameMissing,
  pageLanguageMissing,
  phonePartsHidden,
  phoneReflowBroken,
  phoneViewportMissing,
  ageingAdvertisement,
  ageingAppNumbersUnmet,
  ageingCursorMissing,
  ageingEntranceMissing,
  ageingFloatUnclosable,
  ageingLargeTextScreenMissing,
  ageingModeDead,
  ageingModeLost,
  ageingModeStuck,
  ageingReadAloudMissing,
  ageingTextSmall,
  ageingZoomMissing,
  floatingWindowUnclosable,
  lateWindowUnclosable,
  zoomLocked,
  columnBlank,
  columnDead,
  columnExternal,
  columnHidden,
  columnMissing,
  columnStale,
  columnTargetWrong,
  columnUndated,
  columnUnreachable,
  columnsBlankMany,
  columnsLongUnupdatedMany,
  columnsUnupdatedMany,
  entryMissing,
  homeStale,
  catalogueFieldMissing,
  disclosureEntryMissing,
  disclosureNameDiffers,
  disclosureSearchMissing,
  disclosureTopicMissing,
  guideFieldMissing,
  normativeDocumentValidityMissing,
  attachmentMissing,
  bracketUnmatched,
  breadcrumbBroken,
  dateDamaged,
  documentMetadataContradictory,
  documentMetadataIncomplete,
  documentNumberForm,
  documentNumberRepeated,
  documentOpenAttributeMissing,
  documentPublishedLate,
  documentsPublishedLate,
  editorMissing,
  pageToolEmpty,
  phoneCodeMissing,
  publicationDayMissing,
  residueLeft,
  sourceMissing,
  titleTruncated,
  budgetMatrixIncomplete,
  departmentBudgetsScattered,
  issueNumbersGap,
  originalShare,
  responsibleLeaderUnnamed,
  advertisementShown,
  bareIpLink,
  columnLinkDead,
  foreignScript,
  hiddenLink,
  linkDead,
  navigationTargetForeign,
  pageGone,
  personalDataExposed,
  pictureOnlyText,
  wrongWord,
  domainFormUnusual,
  domainNotGovernment,
  footerIdentifierMissing,
  identifierPlaceholder,
  identifierRegionConflict,
  identifierTargetWrong,
  siteCodeConflict,
  applicationPageIncomplete,
  consultationIncomplete,
  consultationResultIncomplete,
  consultationUnanswered,
  lettersAnsweredLate,
  lettersUnanswered,
  motionRepliesIncomplete,
  interpretationCopied,
  interpretationElementsMissing,
  interpretationFormShare,
  interpretationFormsMissing,
  interpretationLate,
  interpretationLinksMutual,
  interpretationOrphan,
  interpretationPolicyUnlinked,
  interpreterMissing,
  policiesInterpreted,
  policyInterpretationUnlinked,
  repealedDocumentUnmarked,
  contentLabelMismatch,
  metaTagInvalid,
  metaTagMissing,
  siteDomainMismatch,
  columnNamed,
  contentFields,
  itemPublished,
  linkPresent,
  rosterCovered,
  topicsCovered,
  annualReportApplicantsWrong,
  annualReportBalanceWrong,
  annualReportCarryOverDiffers,
  annualReportDisputesWrong,
  annualReportFeeJump,
  annualReportFeeUnitMixed,
  annualReportFeeUnsaid,
  annualReportFormatOutdated,
  annualReportInAttachment,
  annualReportKeyPointsUnsaid,
  annualReportLateForLevel,
  annualReportLate,
  annualReportListSkips,
  annualReportOverviewLong,
  annualReportProblemsRepeated,
  annualReportProseDiffers,
  annualReportResultsWrong,
  annualReportSectionDisordered,
  annualReportSectionMissing,
  annualReportTableMissing,
  annualReportYearDiffers,
  annualReportYearMissing,
  serviceGuideFormMissing,
  serviceGuideIncomplete,
  serviceGuideVague,
  serviceGuidesDeficient,
  siteSearchFails,
  siteSearchMissing,
];

/** In the order of their ids. */
export const RULES: readonly Rule[] = [...listed].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Old id → new id: ids live in users' databases and in their indicator systems. */
export const RENAMED_RULES: Readonly<Record<string, string>> = {};

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of this id or of the id that it had before. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(RENAMED_RULES[id] ?? id);
}

/** Raised with every change of a rule that can change a verdict: the versions of all rules in one text. */
export const RULES_VERSION = RULES.map(({ id, version }) => `${id}@${version}`).join(' ');
