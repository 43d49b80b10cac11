/** The shape of the house, kept by a test instead of a reviewer: layout, import directions, rules and their tests. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RENAMED_RULES, RULES, ruleById } from '../rules/index.ts';
import { STANDARDS } from '../rules/standards.ts';
import { SYSTEMS } from '../rules/systems/index.ts';
import { checksOf } from '../rules/systems/tree.ts';

const root = resolve(import.meta.dirname, '..');
const sources = globSync(['{entrypoints,components,rules,utils,runner}/**/*.{ts,tsx}'], { cwd: root }).sort();

/** Modules that a file imports, relative ones as paths from the root; `types` tells whether nothing of them runs. */
function importsOf(file: string): { path: string; types: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"();]*?\bfrom\s+)?['"]([^'"]+)['"]/gms);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  const path = (specifier: string) =>
    specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier;
  return [
    ...[...statements].map(([, types, specifier = '']) => ({ path: path(specifier), types: Boolean(types) })),
    ...[...dynamic].map(([, specifier = '']) => ({ path: path(specifier), types: false })),
  ];
}

/** Who may run whose code (DESIGN §7). Types may be taken from anywhere but entrypoints: they leave nothing behind. */
const LAYERS: readonly { from: string; may: readonly string[]; because: string }[] = [
  {
    from: 'rules/systems/validate.ts',
    may: ['rules/', 'utils/text/', 'zod'],
    because: 'whether a system can be judged by depends on the rules',
  },
  { from: 'rules/systems/', may: ['rules/systems/', 'utils/model.ts', 'zod'], because: 'indicator systems are data' },
  {
    from: 'rules/',
    may: [
      'rules/',
      'utils/text/',
      'utils/facts/columns.ts',
      'utils/facts/interpretation-words.ts',
      'utils/facts/site-of.ts',
      'utils/facts/known-hosts.ts',
      'zod',
    ],
    because: 'rules judge facts: no DOM, browser, clock or database',
  },
  {
    from: 'utils/text/axe/',
    may: ['utils/text/', 'axe-core/locales/'],
    because: 'axe is worded from the data of its locales, without its code',
  },
  { from: 'utils/text/', may: ['utils/text/'], because: 'text helpers are pure' },
  {
    from: 'utils/facts/',
    may: ['utils/facts/', 'utils/text/', 'zod'],
    because: 'readers know the DOM and nothing else',
  },
  {
    from: 'utils/model.ts',
    may: ['utils/facts/page-facts.ts', 'utils/facts/columns.ts', 'zod'],
    because: 'the nouns stand below everything',
  },
  {
    from: 'utils/attachments/',
    may: ['utils/attachments/', 'utils/survey/file-type.ts', 'utils/text/', 'fflate', 'hucre/xlsx', 'pdfjs-dist/'],
    because: 'readers of files know bytes and nothing else',
  },
  { from: 'utils/audit/', may: ['utils/audit/', 'rules/', 'utils/facts/', 'utils/text/'], because: 'judging is pure' },
  {
    from: 'utils/store/',
    may: [
      'utils/store/',
      'utils/facts/',
      'utils/text/',
      'utils/model.ts',
      'utils/errors.ts',
      'utils/gzip.ts',
      'utils/audit/verdict.ts',
      'utils/evidence/evidence.ts',
      'utils/survey/survey.ts',
      'idb',
      'zod',
    ],
    because: 'the store keeps and does not judge',
  },
  {
    from: 'utils/export/',
    may: [
      'utils/export/',
      'utils/text/',
      'utils/audit/scorecard.ts',
      'utils/audit/stake.ts',
      'utils/audit/owed-nothing.ts',
      'utils/errors.ts',
      'rules/standards.ts',
      'hucre/xlsx',
      'papaparse',
      'zod',
    ],
    because: 'exports are bytes of a scorecard',
  },
  {
    from: 'components/',
    may: [
      'components/',
      'rules/systems/tree.ts',
      'utils/audit/owed-nothing.ts',
      'utils/evidence/no-picture.ts',
      'utils/text/',
      'preact',
    ],
    because: 'components draw what they are given',
  },
  {
    from: 'runner/',
    may: ['runner/', 'utils/', 'rules/standards.ts', 'node:', 'puppeteer-core', 'selfsigned', 'zod'],
    because: 'the runner drives the extension and holds no reader of its own',
  },
];

describe('import directions', () => {
  it.each(sources)('%s', (file) => {
    const layer = LAYERS.find(({ from }) => file.startsWith(from));
    for (const { path, types } of importsOf(file)) {
      expect(
        path.startsWith('entrypoints/') && !file.startsWith('entrypoints/'),
        `${file} imports ${path}: nobody imports entrypoints`,
      ).toBe(false);
      if (types || !layer) continue;
      expect(
        layer.may.some((prefix) => path.startsWith(prefix)),
        `${file} runs ${path}: ${layer.because}`,
      ).toBe(true);
    }
  });

  /** All that runs with a file: paths of ours and names of packages. */
  function reachedFrom(...files: readonly string[]): string[] {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { path, types } of importsOf(file)) {
        if (types) continue;
        if (existsSync(join(root, path))) visit(path);
        else reached.add(path);
      }
    };
    files.forEach(visit);
    return [...reached];
  }

  it('keeps axe-core and zod out of the scripts that run in pages', () => {
    const reached = reachedFrom('entrypoints/content/index.ts', 'entrypoints/capture.content/index.ts');
    expect(reached.filter((name) => /^(axe-core|zod|idb)/.test(name))).toEqual([]);
  });

  it('keeps the systems of documents, which are half a megabyte, out of pages and of the popup', () => {
    const documents = (names: readonly string[]) =>
      names.filter((name) => /^rules\/systems\/[a-z]+-20\d\d\.ts$/.test(name));
    const light = sources.filter((file) => /^entrypoints\/(?:popup\/|[a-z]+\.content\/|content\/)/.test(file));
    expect(documents(reachedFrom(...light))).toEqual([]);
    expect(documents(reachedFrom('utils/host/host.ts')).length).toBeGreaterThanOrEqual(5);
  });

  it('keeps the readers of attachments to their worker', () => {
    const heavy = (names: readonly string[]) => names.filter((name) => /^(pdfjs-dist|fflate)/.test(name));
    expect(heavy(reachedFrom('entrypoints/attachments.ts'))).toHaveLength(3);
    const others = sources.filter(
      (file) =>
        file !== 'entrypoints/attachments.ts' &&
        !file.startsWith('utils/attachments/') &&
        !file.startsWith('entrypoints/workbench/'),
    );
    expect(heavy(reachedFrom(...others))).toEqual([]);
    // It writes evidence into one file.
    expect(heavy(reachedFrom('entrypoints/workbench/main.tsx'))).toEqual(['fflate']);
  });

  it('keeps axe-core to the script that is injected on demand, and zod out of that', () => {
    const reached = reachedFrom('entrypoints/audit.content/index.ts');
    expect(reached.filter((name) => /^(axe-core|zod|idb)/.test(name))).toEqual(['axe-core']);
    const others = sources.filter((file) => !file.startsWith('entrypoints/audit.content/'));
    expect(reachedFrom(...others).filter((name) => /^axe-core(?!\/locales\/)/.test(name))).toEqual([]);
  });
});

describe('the house', () => {
  it('has the top level that was agreed', () => {
    for (const name of [
      'entrypoints',
      'components',
      'rules',
      'utils',
      'tests',
      'wxt.config.ts',
      'package.json',
      'tsconfig.json',
      'README.md',
      'README.zh-CN.md',
      'LICENSE',
      'CHANGELOG.md',
    ]) {
      expect(existsSync(join(root, name)), name).toBe(true);
    }
  });

  it('has a lock file without download addresses', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved":\s*"http/);
  });

  it('names every file in kebab-case', () => {
    const odd = sources.filter(
      (file) =>
        !/^[a-z0-9]+([.-][a-z0-9]+)*\.(tsx?|mjs)$/.test(basename(file)) &&
        !['App.tsx', 'zh-CN.ts'].includes(basename(file)),
    );
    expect(odd).toEqual([]);
  });
});

describe('rules', () => {
  const files = globSync('rules/*/*.ts', { cwd: root })
    .filter((file) => !file.startsWith('rules/systems/'))
    .sort();

  it('are all in the index, once, sorted by id', () => {
    const ids = RULES.map(({ id }) => id);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(files.map((file) => basename(file, '.ts')).sort()).toEqual(ids);
  });

  it.each(files)('%s: the file is named like the rule, and a test like the file', (file) => {
    const id = basename(file, '.ts');
    expect(ruleById(id)?.id).toBe(id);
    const test = join(root, 'tests', file.replace(/\.ts$/, '.test.ts'));
    expect(existsSync(test), test).toBe(true);
    expect(readFileSync(test, 'utf8')).toMatch(/\btestRule\(/);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s cites documents that the standards know', (_, rule) => {
    expect(rule.basis.length).toBeGreaterThan(0);
    for (const { document } of rule.basis) expect(STANDARDS.map(({ id }) => id)).toContain(document);
  });

  it('were renamed only to rules that exist, and no old name is in use', () => {
    for (const [old, now] of Object.entries(RENAMED_RULES)) {
      expect(RULES.map(({ id }) => id)).toContain(now);
      expect(RULES.map(({ id }) => id)).not.toContain(old);
    }
  });

  it.each(SYSTEMS.map((system) => [system.id, system] as const))(
    'system %s asks rules that exist, with parameters they accept',
    (_, system) => {
      for (const { rule, params } of checksOf(system)) {
        expect(ruleById(rule), rule).toBeDefined();
        expect(ruleById(rule)?.params.safeParse(params).success, rule).toBe(true);
      }
    },
  );
});
