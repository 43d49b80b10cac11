/** What a page costs a survey, part by part: each is run alone, in an extension page, with the product's own modules. */
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import type * as Systems from '../../rules/systems/index.ts';
import type * as Tree from '../../rules/systems/tree.ts';
import type * as Evaluate from '../../utils/audit/evaluate.ts';
import type * as Collect from '../../utils/facts/collect.ts';
import type * as Digest from '../../utils/facts/digest.ts';
import type * as Interpret from '../../utils/facts/interpret.ts';
import type * as Compress from '../../utils/host/compress.ts';
import type * as Decode from '../../utils/host/decode-html.ts';
import type { Body } from '../../utils/model.ts';
import type * as Bodies from '../../utils/store/bodies.ts';
import type * as Buffered from '../../utils/store/buffered.ts';
import type * as Captures from '../../utils/store/captures.ts';
import type * as Db from '../../utils/store/db.ts';
import type * as PackedFacts from '../../utils/store/packed-facts.ts';

type Product = typeof Systems &
  typeof Tree &
  typeof Evaluate &
  typeof Collect &
  typeof Digest &
  typeof Interpret &
  typeof Compress &
  typeof Decode &
  typeof Bodies &
  typeof Buffered &
  typeof Captures &
  typeof Db &
  typeof PackedFacts;

const MODULES = [
  ...['rules/systems/index', 'rules/systems/tree', 'utils/audit/evaluate', 'utils/facts/collect'],
  ...['utils/facts/digest', 'utils/facts/interpret', 'utils/host/compress', 'utils/host/decode-html'],
  ...[
    'utils/store/bodies',
    'utils/store/buffered',
    'utils/store/captures',
    'utils/store/db',
    'utils/store/packed-facts',
  ],
];

/** Milliseconds a page, by part. */
export async function measureParts(page: Page, body: Body, urls: readonly string[]): Promise<Record<string, number>> {
  await page.evaluate(await bundle());
  return page.evaluate(
    async (body, urls) => {
      const product = (globalThis as unknown as { product: Product }).product;
      const store = await product.openStore('bench');
      await product.putBody(store, body);
      const system = product.systemById('general');
      if (!system) throw new Error('no system');
      const checks = product.checksOf(system);
      const times: Record<string, number> = {};
      const timed = async <T>(part: string, work: () => T | Promise<T>): Promise<T> => {
        const began = performance.now();
        const result = await work();
        times[part] = (times[part] ?? 0) + performance.now() - began;
        return result;
      };
      // The first pages warm the engine up.
      const WARM = 50;
      // As many captures are kept in one transaction.
      const BATCH = 8;
      const batch: Captures.Capture[] = [];
      for (const [index, url] of urls.entries()) {
        if (index === WARM) for (const part of Object.keys(times)) times[part] = 0;
        const bytes = await timed('fetching', async () => new Uint8Array(await (await fetch(url)).arrayBuffer()));
        const decoded = await timed('decoding', () => product.decodeHtml(bytes, 'text/html'));
        const document = await timed('parsing', () => new DOMParser().parseFromString(decoded.text, 'text/html'));
        const facts = await timed('reading', () =>
          product.collectPageFacts(document, { url, capture: 'fetched', capturedAt: '2025-06-10', status: 200 }),
        );
        const reading = await timed('interpreting', () => product.interpret(facts));
        const verdicts = await timed('judging', () =>
          product.evaluatePage({ ...facts, ...reading }, checks, undefined),
        );
        const packed = await timed('packing', () => product.packFacts(facts));
        await timed('evidence', () => product.compress(bytes));
        batch.push({ facts, reading, ...packed, runId: 'bench', verdicts });
        if (batch.length === BATCH || index === urls.length - 1) {
          const captures = batch.splice(0);
          await timed('storing', () =>
            store.write(product.CAPTURE_STORES, async (tx) => {
              const buffer = product.buffered(tx);
              for (const capture of captures) await product.saveCaptureIn(buffer.tx, capture);
              buffer.flush();
            }),
          );
        }
      }
      store.close();
      indexedDB.deleteDatabase('bench');
      return Object.fromEntries(Object.entries(times).map(([part, ms]) => [part, ms / (urls.length - WARM)]));
    },
    body as unknown as object as Body,
    urls as string[],
  );
}

async function bundle(): Promise<string> {
  const entry = '\0bench';
  const root = resolve(import.meta.dirname, '../..');
  const imports = MODULES.map((module, at) => `import * as m${at} from ${JSON.stringify(join(root, `${module}.ts`))};`);
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.FIREFOX': 'false' },
    resolve: { alias: { 'wxt/browser': resolve(import.meta.dirname, 'no-browser.ts') } },
    plugins: [
      {
        name: 'bench',
        resolveId: (id) => (id === 'bench' ? entry : undefined),
        load: (id) =>
          id === entry
            ? `${imports.join('\n')}\nglobalThis.product = Object.assign({}, ${MODULES.map((_, at) => `m${at}`).join(', ')});`
            : undefined,
      },
    ],
    build: { write: false, target: 'chrome109', rollupOptions: { input: 'bench', output: { format: 'iife' } } },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('no bundle');
  return output.output[0].code;
}
