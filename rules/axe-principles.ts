/**
 * axe-core's rules of WCAG levels A and AA by principle (可感知、可操作、可理解、兼容), each under the first of its success
 * criteria. Deprecated and experimental ones, which axe leaves off, are no part of it. Data only; a test compares it
 * with the axe-core that is installed.
 */
export const AXE_PRINCIPLES = {
  perceivable: {
    A: [
      'aria-hidden-body',
      'aria-meter-name',
      'aria-progressbar-name',
      'aria-required-children',
      'aria-required-parent',
      'definition-list',
      'dlitem',
      'image-alt',
      'input-image-alt',
      'link-in-text-block',
      'list',
      'listitem',
      'no-autoplay-audio',
      'object-alt',
      'role-img-alt',
      'svg-img-alt',
      'td-headers-attr',
      'th-has-data-cells',
      'video-caption',
    ],
    AA: ['autocomplete-valid', 'avoid-inline-spacing', 'color-contrast', 'meta-viewport'],
  },
  operable: {
    A: [
      'area-alt',
      'blink',
      'bypass',
      'document-title',
      'frame-focusable-content',
      'label-content-name-mismatch',
      'link-name',
      'marquee',
      'meta-refresh',
      'scrollable-region-focusable',
      'server-side-image-map',
    ],
    AA: ['target-size'],
  },
  understandable: {
    A: ['form-field-multiple-labels', 'html-has-lang', 'html-lang-valid', 'html-xml-lang-mismatch'],
    AA: ['valid-lang'],
  },
  robust: {
    A: [
      'aria-allowed-attr',
      'aria-braille-equivalent',
      'aria-command-name',
      'aria-conditional-attr',
      'aria-deprecated-role',
      'aria-hidden-focus',
      'aria-input-field-name',
      'aria-prohibited-attr',
      'aria-required-attr',
      'aria-roles',
      'aria-tab-name',
      'aria-toggle-field-name',
      'aria-tooltip-name',
      'aria-valid-attr',
      'aria-valid-attr-value',
      'button-name',
      'duplicate-id-aria',
      'frame-title',
      'frame-title-unique',
      'input-button-name',
      'label',
      'nested-interactive',
      'select-name',
      'summary-name',
    ],
    AA: [],
  },
} as const;

export type Principle = keyof typeof AXE_PRINCIPLES;
export type AxeRuleId = {
  [P in Principle]: (typeof AXE_PRINCIPLES)[P]['A' | 'AA'][number];
}[Principle];
