/**
 * Surveys of the three real sites of ../shared from their home pages: what is read is what a small script of its own
 * reaches, that shares only the canonical form of addresses with the product.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../runner/archive.ts';
import { isPage } from '../../runner/content-type.ts';
import { pageKeyOf } from '../../utils/facts/digest.ts';
import type { FrontierRecord, SurveyRecord } from '../../utils/survey/survey.ts';
import { BROWSERS, type BrowserName, type Harness, records, startHarness } from '../e2e/harness.ts';

const folder = resolve('../shared/corpus/sites');
const sites = ['antu-forestry', 'daozhen-personnel', 'sichuan-education'];
const isThere = sites.every((site) => existsSync(join(folder, site, 'index.jsonl')));
if (!isThere) console.warn(`没有 ${folder}：跳过真实网站的普查测试`);

/** The only page that stands at the root of its host. */
function homeOf(archive: Archive): string {
  const homes = archive.pages
    .map(({ url }) => url)
    .filter((url) => /^https?:\/\/[^/]+\/(?:index\.s?html?)?$/.test(url));
  const [home] = homes;
  if (!home || homes.length > 1) throw new Error(`home pages: ${homes.join(' ')}`);
  return home;
}

const decoded = (bytes: Uint8Array): string => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  return new TextDecoder(/charset=["']?(gb\w+)/i.test(head) ? 'gb18030' : 'utf-8').decode(bytes);
};

const unescapeHtml = (text: string): string =>
  text
    .replace(/&(?:amp|#38);/gi, '&')
    .replace(/&#x?2f;|&#47;/gi, '/')
    .replace(/&quot;/gi, '"');

/** What a page's links, frames and pager name; comments, scripts and what else is no mark-up left out. */
function addressesOn(html: string, url: string): string[] {
  const calls = [
    ...html.matchAll(/createPageHTML\(\s*('[\w-]+'\s*,\s*)?(\d+)\s*,\s*\d+\s*,\s*["'](\w+)["']\s*,\s*["'](\w+)["']/g),
  ];
  const paged = calls.flatMap(([, container, count = '0', name = '', extension = '']) =>
    Array.from(
      { length: Math.max(0, Number(count) - 1) },
      (_, i) => `${name}_${container ? i + 2 : i + 1}.${extension}`,
    ),
  );
  const markup = html.replace(/<!--[\s\S]*?-->|<(script|style|textarea|title|template)\b[\s\S]*?<\/\1\s*>/gi, ' ');
  const base = /<base\b[^>]*\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(markup)?.[1];
  const linked = [...markup.matchAll(/<(a|area|frame|iframe)\s((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi)].flatMap(
    ([, tag = '', attributes = '']) => {
      const name = /frame/i.test(tag) ? 'src' : 'href';
      const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes);
      return unescapeHtml(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
    },
  );
  return [...linked, ...paged].flatMap((address) => {
    if (address === '' || address.startsWith('#')) return [];
    const from = base && URL.canParse(base, url) ? new URL(base, url).href : url;
    if (!URL.canParse(address, from)) return [];
    const { href } = new URL(address, from);
    return /^https?:/.test(href) ? [href] : [];
  });
}

/** The pages of the archive that links lead to from its home page. */
function reachable(archive: Archive): Map<string, Uint8Array> {
  const { host } = new URL(homeOf(archive));
  const found = new Map<string, Uint8Array>();
  const waiting = [homeOf(archive)];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const key = pageKeyOf(url);
    const page = new URL(url).host === host && !found.has(key) ? archive.find(url) : undefined;
    if (page?.status !== 200 || !isPage(page.contentType)) continue;
    const bytes = page.read();
    found.set(key, bytes);
    waiting.push(...addressesOn(decoded(bytes), url));
  }
  return found;
}

let harness: Harness | undefined;
afterEach(async () => {
  await harness?.close();
  harness = undefined;
});

async function survey(browser: BrowserName, archive: Archive): Promise<FrontierRecord[]> {
  const home = homeOf(archive);
  const { host } = new URL(home);
  harness = await startHarness({ browser, pages: archive });
  const { call } = harness;
  await call('body.put', {
    body: {
      id: 'site',
      name: host,
      level: 'county',
      kind: 'department',
      confirmed: false,
      scopes: [{ type: 'host', host, entry: home }],
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  });
  const settings = { delayMs: 0, concurrency: 4, maxPages: 100_000, maxDepth: 50, attachments: false };
  await call('survey.start', { runId: 'survey', bodyIds: ['site'], archive: true, settings });
  for (;;) {
    const [record] = await records<SurveyRecord>(harness, 'surveys');
    if (record?.state === 'done') break;
    if (record?.state !== 'running') throw new Error(JSON.stringify(record));
    await sleep(1_000);
  }
  return records<FrontierRecord>(harness, 'frontier');
}

describe.skipIf(!isThere).each(BROWSERS)('real sites, surveyed in %s', (browser) => {
  it.each(sites)('%s: what is read is what can be reached', async (site) => {
    const archive = openArchive(join(folder, site));
    const wanted = reachable(archive);
    const began = performance.now();
    const addresses = await survey(browser, archive);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const byUrl = new Map(addresses.map((address) => [address.url, address]));
    const read = addresses.filter(({ state }) => state === 'read').map(({ url }) => url);
    const duplicates = addresses.filter(({ reason }) => reason === 'duplicate');
    const reached = [...read, ...duplicates.map(({ url }) => url)];
    console.log(
      `${site}, ${browser}: ${archive.pages.length} archived, ${wanted.size} reachable, ${read.length} read, ` +
        `${duplicates.length} duplicates, ${addresses.length} addresses known, ${seconds} s`,
    );
    const described = (url: string) => {
      const { state, reason, detail, from } = byUrl.get(url) ?? {};
      return `${url} ${state ?? 'not known'} ${reason ?? ''} ${detail ?? ''} from ${from ?? ''}`;
    };
    expect([...wanted.keys()].filter((url) => !reached.includes(url)).map(described)).toEqual([]);
    expect(reached.filter((url) => !wanted.has(url)).map(described)).toEqual([]);
    // What was left out as the same page is the same, byte by byte.
    const wrong = duplicates.filter(({ url, duplicateOf = '' }) => {
      const [a, b] = [wanted.get(url), wanted.get(duplicateOf)];
      return !a || !b || Buffer.compare(a, b) !== 0;
    });
    expect(wrong.map(({ url, duplicateOf }) => `${url} ${duplicateOf}`)).toEqual([]);
    expect(addresses.filter(({ state }) => state === 'waiting' || state === 'fetching')).toEqual([]);
  });
});
