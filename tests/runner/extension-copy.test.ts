import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { widenedCopy, widenHostPermissions } from '../../runner/browser.ts';

const hashes = (dir: string) =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dir.length), createHash('sha256').update(readFileSync(path)).digest('hex')])
      .sort(),
  );

/** The builds as they ship where they are there, and in any case a small one in the form that the build writes. */
function builds(): { name: string; dir: string; remove?: () => void }[] {
  const dir = mkdtempSync(join(tmpdir(), 'build-test-'));
  mkdirSync(join(dir, '_locales'));
  writeFileSync(join(dir, '_locales/x.json'), '{}');
  writeFileSync(
    join(dir, 'manifest.json'),
    '{"manifest_version":3,"host_permissions":["*://*.gov.cn/*"],"optional_host_permissions":["*://*/*"],"version":"1"}',
  );
  return [
    { name: 'a small build', dir, remove: () => rmSync(dir, { recursive: true }) },
    ...['chrome-mv3', 'firefox-mv3']
      .map((name) => ({ name, dir: join('.output', name) }))
      .filter((build) => existsSync(join(build.dir, 'manifest.json'))),
  ];
}

it.each(builds())('differs from $name in nothing but host_permissions', ({ dir, remove }) => {
  const copy = widenedCopy(dir);
  try {
    const before = hashes(dir);
    const after = hashes(copy.dir);
    const differing = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);
    expect(differing).toEqual(['/manifest.json']);
    const text = readFileSync(join(dir, 'manifest.json'), 'utf8');
    const widened = readFileSync(join(copy.dir, 'manifest.json'), 'utf8');
    expect(widened).toBe(text.replace('"*://*.gov.cn/*"]', '"<all_urls>"]'));
    expect(JSON.parse(widened)).toEqual({ ...JSON.parse(text), host_permissions: ['<all_urls>'] });
  } finally {
    copy.remove();
    remove?.();
  }
  expect(existsSync(copy.dir)).toBe(false);
});

it('refuses a manifest that it does not understand', () => {
  expect(() => widenHostPermissions('{}')).toThrow('host_permissions');
});
