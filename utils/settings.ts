/** Keys of `storage.local`: what a content script must know without waking anybody, and what a view remembers. */

/** `Scope[]` of all bodies, kept up to date by the background. */
export const SCOPES_KEY = 'scopes';

/** In whose name the user of this browser decides; empty where she chose not to sign. */
export const EVALUATOR_KEY = 'evaluator';
