import { globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { missingIn } from '../compat.ts';

const output = resolve(import.meta.dirname, '../../.output');

/** What libraries call behind a test of their own for it (zod, preact), or what only looks like a later platform's. */
const GUARDED = new Set(['.union()', 'URL.canParse', 'Error.captureStackTrace', '.moveBefore()']);

/**
 * What pdf.js brings for browsers that lack it (its legacy build for Chrome 110 and later), asks for before it calls it,
 * or calls for drawing alone; tests/utils/attachments/old-browsers.test.ts reads files without all of it.
 */
const BROUGHT = new Set([
  ...GUARDED,
  '.difference()',
  '.intersection()',
  '.take()',
  '.toArray()',
  '.try()',
  '.with()',
  '.withResolvers()',
  'AbortSignal.any',
  'ImageDecoder.isTypeSupported',
  'Math.sumPrecise',
  'Promise.try',
  'Promise.withResolvers',
  'URL.parse',
  'Uint8Array.fromBase64',
  'new Float16Array',
  'new ImageDecoder',
]);

describe('the worker of Chrome', () => {
  const code = readFileSync(join(output, 'chrome-mv3/background.js'), 'utf8');

  it('routes and shows pages: no rules, no systems, no database, no catalogue', () => {
    expect(code).not.toMatch(/site-domain-mismatch|indexedDB|finding\./);
    expect(code.length).toBeLessThanOrEqual(170_000);
  });
});

describe.each(['chrome-mv3', 'firefox-mv3'])('the production build %s', (build) => {
  const folder = join(output, build);
  const scripts = globSync('**/*.js', { cwd: folder }).sort();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;

  it('has scripts', () => {
    expect(scripts).toContain('background.js');
  });

  it.each(scripts)('%s runs in the oldest targets', (file) => {
    expect(missingIn(read(file), file === 'attachments.js' ? BROUGHT : GUARDED)).toEqual([]);
  });

  it.each(['content-scripts/content.js', 'content-scripts/capture.js'])(
    '%s stays small: no axe, no zod, at most 60 kB gzip',
    (file) => {
      const code = read(file);
      expect(gzipSync(code).length).toBeLessThanOrEqual(60_000);
      expect(code).not.toMatch(/axe-core|ZodError/);
    },
  );

  it('content-scripts/audit.js carries axe-core and no zod', () => {
    const code = read('content-scripts/audit.js');
    expect(code).toContain('color-contrast');
    expect(code).not.toMatch(/ZodError/);
    expect(code.length).toBeLessThanOrEqual(750_000);
  });

  it('content-scripts/highlight.js carries the words of its mark and no others', () => {
    const code = read('content-scripts/highlight.js');
    expect(code).toContain('按 Esc 关闭');
    expect(code).not.toMatch(/finding\.|rule\./);
    expect(code.length).toBeLessThanOrEqual(30_000);
  });

  it('keeps the readers of attachments to their worker, which is loaded where a survey reads some', () => {
    const holding = scripts.filter((file) => /pdfjsWorker|GetTextContent/.test(read(file)));
    expect(holding).toEqual(['attachments.js']);
    const code = read('attachments.js');
    expect(code.length).toBeLessThanOrEqual(1_750_000);
    expect(gzipSync(code).length).toBeLessThanOrEqual(520_000);
    const maps = globSync('cmaps/*.bcmap', { cwd: folder });
    expect(maps).toContain('cmaps/UniGB-UCS2-H.bcmap');
    expect(maps.map((file) => statSync(join(folder, file)).size).reduce((a, b) => a + b)).toBeLessThanOrEqual(320_000);
  });

  it('asks for no more than it needs', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.host_permissions).toEqual(['*://*.gov.cn/*']);
    expect(manifest.optional_host_permissions).toEqual(['*://*/*', '<all_urls>']);
    const permissions = ['activeTab', 'alarms', 'scripting', 'storage', 'unlimitedStorage', 'webRequest'];
    expect([...(manifest.permissions as string[])].sort()).toEqual(
      build.startsWith('chrome') ? [...permissions, 'offscreen'].sort() : permissions,
    );
    expect(manifest.content_security_policy).toEqual({ extension_pages: "script-src 'self'; object-src 'self';" });
  });

  it('runs by itself on government sites only, in the top frame', () => {
    expect(manifest.content_scripts).toEqual([
      { matches: ['*://*.gov.cn/*'], run_at: 'document_idle', js: ['content-scripts/content.js'] },
    ]);
  });

  it('holds no code that a strict policy refuses, and no address to call home', () => {
    for (const file of scripts) {
      expect(read(file), file).not.toMatch(/\beval\(|new Function\("return this"\)/);
    }
  });
});
