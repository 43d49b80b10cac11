import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browsersFor, buildReason, installReason, missingPackages } from '../../runner/setup.mjs';

const lock = (packages: object) => JSON.stringify({ packages });

describe('setup', () => {
  it('asks only for the browser that is used', () => {
    expect(browsersFor('audit', [])).toEqual(['chromium']);
    expect(browsersFor('audit', ['--pages', '3', '--browser', 'firefox'])).toEqual(['firefox']);
    expect(browsersFor('audit', ['--browser=firefox'])).toEqual(['firefox']);
    expect(browsersFor('audit', ['--browser'])).toEqual(['chromium']);
    expect(browsersFor('test', [])).toEqual(['chromium', 'firefox']);
  });

  it('installs dependencies that are absent or of another version', () => {
    const wanted = lock({ '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } });
    expect(installReason(wanted, undefined)).toBe('尚未安装');
    expect(installReason(wanted, lock({ 'node_modules/a': { version: '1.0.0' } }))).toBe('b 与 package-lock.json 不符');
    expect(
      installReason(wanted, lock({ 'node_modules/a': { version: '0.9.0' }, 'node_modules/b': { version: '2.0.0' } })),
    ).toBe('a 与 package-lock.json 不符');
    expect(
      installReason(wanted, lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })),
    ).toBeUndefined();
  });

  it('does not miss what npm leaves out on this platform', () => {
    expect(installReason(lock({ 'node_modules/win': { version: '1.0.0', optional: true } }), lock({}))).toBeUndefined();
    const real = readFileSync('package-lock.json', 'utf8');
    expect(installReason(real, readFileSync('node_modules/.package-lock.json', 'utf8'))).toBeUndefined();
  });

  it('builds what is absent or older than its sources', () => {
    expect(buildReason(undefined, 0)).toBe('尚未构建');
    expect(buildReason(1, 2)).toBe('源文件有更新');
    expect(buildReason(2, 1)).toBeUndefined();
  });

  it('names the Debian packages that are missing', () => {
    const bare = { hasBrowser: () => false, hasChineseFont: () => false };
    expect(missingPackages(['chromium'], bare)).toEqual(['chromium', 'fonts-noto-cjk']);
    expect(missingPackages(['chromium', 'firefox'], { ...bare, hasBrowser: (name) => name === 'chromium' })).toEqual([
      'firefox-esr',
      'fonts-noto-cjk',
    ]);
    expect(missingPackages(['firefox'], { hasBrowser: () => true, hasChineseFont: () => true })).toEqual([]);
  });

  it('is plain JavaScript that needs nothing installed', () => {
    const source = readFileSync('runner/setup.mjs', 'utf8');
    const imported = [...source.matchAll(/ from '([^']+)'/g)].map(([, name]) => name);
    expect(imported.every((name) => name?.startsWith('node:'))).toBe(true);
    execFileSync(process.execPath, ['--check', 'runner/setup.mjs']);
  });
});
