import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/**
 * Both targets are Manifest V3. The oldest browsers still met in government offices: 360 and QQ on Chromium 109,
 * Firefox ESR 128. `tests/compat.test.ts` holds sources and bundles to these.
 */
const TARGETS = { chrome: 'chrome109', firefox: 'firefox128' };

/** Maps of Chinese character sets, for PDF files that do not embed their fonts (pdf.js fetches those that it needs). */
const CHARACTER_MAPS = globSync('node_modules/pdfjs-dist/cmaps/{Adobe-GB1,GB,UniGB}*.bcmap');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  hooks: {
    'build:publicAssets': (_, files) => {
      for (const map of CHARACTER_MAPS)
        files.push({ absoluteSrc: resolve(map), relativeDest: `cmaps/${basename(map)}` });
    },
  },
  outDir: '.output',
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}',
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    // `offscreen` holds the engine host in Chrome; Firefox runs it in its event page.
    // `alarms` wakes a survey that was killed with its worker.
    permissions: [
      'activeTab',
      'alarms',
      'scripting',
      'storage',
      'unlimitedStorage',
      // Whether a page of a survey window still waits for answers.
      'webRequest',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: ['*://*.gov.cn/*'],
    // Pictures of windows that nobody clicked in (取证) take this very pattern; asked for once, in the workbench.
    optional_host_permissions: ['*://*/*', '<all_urls>'],
    action: { default_title: '__MSG_name__' },
    // Firefox would add upgrade-insecure-requests, and every http:// site would be out of reach.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self';" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'zhengjian@zhengjian.example',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '109' }),
  }),
  vite: ({ browser }) => ({
    plugins: [preact()],
    build: { target: browser === 'firefox' ? TARGETS.firefox : TARGETS.chrome, modulePreload: false },
  }),
});
