import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Real browsers: one at a time, and slow machines are given time. */
const inBrowsers = {
  environment: 'node' as const,
  fileParallelism: false,
  maxWorkers: 1,
  // Tests that say so share one browser, which waits for its pages most of the time.
  maxConcurrency: 3,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // A window that opens late can take a popup's focus; the report counts what needed its second try.
  retry: 1,
};

export default defineConfig({
  test: {
    projects: [
      {
        // The fake browser and the aliases of the build, so that entrypoints can be imported as they are.
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/corpus/**', 'tests/bench/**'],
          // A file that needs a document says so: // @vitest-environment jsdom
          environment: 'node',
          // The default leaves a core to vitest itself, which has little to do.
          maxWorkers: '100%',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...inBrowsers } },
      { test: { name: 'corpus', include: ['tests/corpus/**/*.test.ts'], ...inBrowsers, testTimeout: 900_000 } },
    ],
  },
});
