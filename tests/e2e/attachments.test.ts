/** A survey that reads attachments, in the built extension: library, worker and character maps as they are shipped. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type DrivenBrowser, launchWithExtension } from '../../runner/browser.ts';
import type { AttachmentRecord } from '../../utils/attachments/attachment.ts';
import type { LinkRecord, SurveyRecord } from '../../utils/survey/survey.ts';
import { FAULTS, makeSurveySite, PLATFORM, type ServedSite, serveSite } from '../survey-site.ts';
import { BROWSERS, type BrowserName, buildOf, records } from './harness.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function survey(
  browser: BrowserName,
  readAttachments: boolean,
): Promise<{ driven: DrivenBrowser; server: ServedSite; state: string }> {
  const faults = Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0]));
  const site = makeSurveySite({ pages: 25, seed: 'files', traps: false, faults });
  const server = await serveSite(site);
  cleanUps.push(() => server.close());
  const driven = await launchWithExtension({ browser, extensionDir: buildOf(browser), proxyPort: server.port });
  cleanUps.push(() => driven.close().catch(() => undefined));
  await driven.call('body.put', { body: site.body });
  const settings = { delayMs: 0, concurrency: 4, readAttachments };
  await driven.call('survey.start', { runId: 'survey', bodyIds: [site.body.id], settings });
  for (const deadline = Date.now() + 150_000; ; await sleep(300)) {
    const [record] = await records<SurveyRecord>({ driven }, 'surveys');
    if (record && record.state !== 'queued' && record.state !== 'running')
      return { driven, server, state: record.state };
    if (Date.now() > deadline) throw new Error(`in vain: ${JSON.stringify(record)}`);
  }
}

const name = (url: string): string => url.slice(`${PLATFORM}/fdgk/files/`.length);

describe.each(BROWSERS)('attachments in %s', (browser) => {
  it('are read for text and tables where the survey is told so', { timeout: 200_000 }, async () => {
    const { driven, server, state } = await survey(browser, true);
    expect(state).toBe('done');
    const attachments = await records<AttachmentRecord>({ driven }, 'attachments');
    const found = Object.fromEntries(
      attachments.map(({ url, state: is, reason }) => [name(url), [is, reason].filter(Boolean).join(' ')]),
    );
    expect(found).toEqual({
      'budget.pdf': 'failed broken',
      'juesuan.pdf': 'read',
      'saomiao.pdf': 'unsupported image-only',
      'shouzhi.xlsx': 'read',
      'yusuan.docx': 'read',
    });
    for (const { url, text, from } of attachments.filter(({ state: is }) => is === 'read')) {
      expect(text?.tables[0]?.rows, url).toEqual([
        ['科目名称', '2026年预算数'],
        ['一般公共服务支出', '1310.5'],
        ['教育支出', '905.25'],
        ['合计', '2215.75'],
      ]);
      expect(text?.text).toContain('一般公共服务支出\t1310.5');
      expect(from).toEqual([`${PLATFORM}/fdgk/xiazai.html`]);
    }
    // What HEAD told was not asked for twice before it was fetched.
    const asked = server.requests.filter(({ url }) => url.endsWith('/yusuan.docx')).map(({ method }) => method);
    expect(asked).toEqual(['HEAD', 'GET']);
    const links = await records<LinkRecord>({ driven }, 'links');
    expect(links.find(({ url }) => url.endsWith('/yusuan.docx'))).toMatchObject({ type: 'docx', declared: true });
    // These come without a type: their bytes have to tell.
    expect(links.find(({ url }) => url.endsWith('/budget.pdf'))).toMatchObject({ type: 'pdf' });
  });
});

describe('attachments', () => {
  it('are not downloaded where nobody asked for it', { timeout: 200_000 }, async () => {
    const { driven, server } = await survey('chromium', false);
    expect(await records({ driven }, 'attachments')).toEqual([]);
    const asked = server.requests.filter(({ url }) => url.endsWith('/yusuan.docx')).map(({ method }) => method);
    expect(asked).toEqual(['HEAD']);
  });
});
