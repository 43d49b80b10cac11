import 'wxt/browser';

/** WXT generates these types at build time; the house does without generated files. */
declare module 'wxt/browser' {
  interface WxtRuntime {
    getURL(path: string): string;
  }
}
