/** Keys of `storage.local`: the few things that a content script must know without waking anybody. */

/** `Scope[]` of all bodies, kept up to date by the background. */
export const SCOPES_KEY = 'scopes';
