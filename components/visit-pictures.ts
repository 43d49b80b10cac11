/** Which pictures of what a visitor met show what a rule judges. */
import type { VisitRole } from '../utils/evidence/evidence.ts';

const MODE: readonly VisitRole[] = ['ageing-before', 'ageing-after', 'ageing-next'];

export const PICTURES_OF_RULE: Readonly<Record<string, readonly VisitRole[]>> = {
  'ageing-advertisement': MODE,
  'ageing-app-numbers-unmet': MODE,
  'ageing-cursor-missing': MODE,
  'ageing-float-unclosable': MODE,
  'ageing-large-text-screen-missing': MODE,
  'ageing-mode-dead': MODE,
  'ageing-mode-lost': MODE,
  'ageing-mode-stuck': MODE,
  'ageing-read-aloud-missing': MODE,
  'ageing-text-small': MODE,
  'ageing-zoom-missing': MODE,
  'accessible-entrance-missing': ['tool-before', 'tool-after'],
  'keyboard-unreachable': ['focus-path'],
  'floating-window-unclosable': ['popup'],
  'late-window-unclosable': ['popup'],
  'accessible-tool-dead': ['tool-before', 'tool-after'],
  'accessible-tool-empty': ['tool-before', 'tool-after'],
  'accessible-tool-stuck': ['tool-before', 'tool-after'],
  'phone-viewport-missing': ['phone'],
  'phone-reflow-broken': ['phone'],
  'phone-parts-hidden': ['phone'],
};
