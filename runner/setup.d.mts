export type BrowserName = 'chromium' | 'firefox';

export function browsersFor(command: 'audit' | 'test', args: readonly string[]): BrowserName[];
export function installReason(lockText: string, installedText: string | undefined): string | undefined;
export function buildReason(builtAt: number | undefined, newestSource: number): string | undefined;
export function missingPackages(
  browsers: readonly BrowserName[],
  machine: { hasBrowser(browser: BrowserName): boolean; hasChineseFont(): boolean },
): string[];
