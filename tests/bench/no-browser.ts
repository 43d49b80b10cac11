/** Stands for `wxt/browser` in bundles that never call it. */
export const browser = undefined;
