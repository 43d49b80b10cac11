import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttachmentReading, AttachmentRecord } from '../../../utils/attachments/attachment.ts';
import type { Fetched } from '../../../utils/host/fetch-bytes.ts';
import { type ReadAttachmentsOptions, readAttachments } from '../../../utils/host/read-attachments.ts';
import { readAttachment, readAttachmentText } from '../../../utils/store/attachments.ts';
import { openStore, type Store } from '../../../utils/store/db.ts';
import { addLinksIn, putLinks, readLinks } from '../../../utils/store/links.ts';
import { removeSurvey } from '../../../utils/store/surveys.ts';
import type { LinkRecord } from '../../../utils/survey/survey.ts';

const at = (name: string) => `http://www.yunxi.gov.cn/files/${name}`;
const link = (name: string, over: Partial<LinkRecord> = {}): LinkRecord => ({
  runId: 'r',
  url: at(name),
  address: at(name),
  kind: 'attachment',
  state: 'read',
  from: 'http://www.yunxi.gov.cn/czyjs/',
  text: '附件',
  tries: 1,
  type: name.split('.').at(-1) ?? '',
  size: 1_000,
  ...over,
});

let clock = 0;
let store: Store;
let asked: string[];
beforeEach(async () => {
  clock = Date.parse('2026-03-05T08:00:00Z');
  asked = [];
  store = await openStore(`attachments-${Math.random()}`);
});
afterEach(() => store.close());

const reading = (text: string): AttachmentReading => ({
  text: { type: 'pdf', size: 3, sha256: '0'.repeat(64), pages: 1, text, tables: [], truncated: [] },
});

async function run(over: Partial<ReadAttachmentsOptions> = {}): Promise<void> {
  await readAttachments({
    store,
    runId: 'r',
    manners: { delayMs: 1_000, concurrency: 2 },
    inArchive: false,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    signal: new AbortController().signal,
    now: () => clock,
    fetch: async (url): Promise<Fetched> => {
      asked.push(`${url.slice(at('').length)} ${clock}`);
      const bytes = new TextEncoder().encode(url.slice(-5));
      const common = { url, at: new Date(clock).toISOString() };
      if (url.includes('lost')) return { answered: false, reason: 'network', detail: 'TypeError', ...common };
      return {
        answered: true,
        ...common,
        address: url,
        redirected: false,
        status: url.includes('gone') ? 404 : 200,
        contentType: '',
        headers: {},
        bytes,
        cut: url.includes('huge'),
        missing: false,
      };
    },
    read: async (bytes) => reading(`文字 ${new TextDecoder().decode(bytes)}`),
    ...over,
  });
}

async function states(...names: string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const record = await readAttachment(store, 'r', at(name));
    found[name] = record ? [record.state, record.reason].filter(Boolean).join(' ') : 'none';
  }
  return found;
}

describe('the attachments of a survey', () => {
  it('are fetched one after the other at the pace of their platform, and read', async () => {
    await putLinks(store, [link('a.pdf', { alsoFrom: ['http://www.yunxi.gov.cn/'] }), link('b.docx'), link('c.xlsx')]);
    await run();
    const begun = Date.parse('2026-03-05T08:00:00Z');
    expect(asked).toEqual([`a.pdf ${begun}`, `b.docx ${begun + 1_000}`, `c.xlsx ${begun + 2_000}`]);
    expect(await readAttachmentText(store, at('a.pdf'))).toMatchObject({
      text: '文字 a.pdf',
      runId: 'r',
      url: at('a.pdf'),
      from: ['http://www.yunxi.gov.cn/czyjs/', 'http://www.yunxi.gov.cn/'],
    });
    const [known] = await readLinks(store, 'r');
    expect(known).toMatchObject({ state: 'read', content: 'read', text: '附件' });
  });

  it('say why they are not read, and those of no use are not asked for', async () => {
    const names = ['a.doc', 'b.pdf', 'c.jpg', 'd.zip', 'e.docx', 'gone.pdf', 'huge.pdf', 'lost.pdf'];
    await putLinks(
      store,
      names.map((name) =>
        link(name, name === 'b.pdf' ? { size: 20_000_001 } : name === 'e.docx' ? { type: 'zip' } : {}),
      ),
    );
    await putLinks(store, [link('dead.pdf', { state: 'dead' }), link('off.pdf', { kind: 'off-site' })]);
    await run();
    expect(await states(...names, 'dead.pdf', 'off.pdf')).toEqual({
      'a.doc': 'unsupported old-format',
      'b.pdf': 'unsupported too-large',
      'c.jpg': 'none',
      'd.zip': 'none',
      'e.docx': 'read',
      'gone.pdf': 'failed not-fetched',
      'huge.pdf': 'unsupported too-large',
      'lost.pdf': 'failed not-fetched',
      'dead.pdf': 'none',
      'off.pdf': 'none',
    });
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['e.docx', 'gone.pdf', 'huge.pdf', 'lost.pdf']);
    expect(await readAttachmentText(store, at('a.doc'))).toBeUndefined();
    const said = (await readLinks(store, 'r')).map(({ content = 'nothing' }) => content);
    expect(said.sort()).toEqual([
      ...['not-fetched', 'not-fetched', 'nothing', 'nothing', 'nothing', 'nothing'],
      ...['old-format', 'read', 'too-large', 'too-large'],
    ]);
  });

  it('go on where they were broken off, and what breaks off again and again is left', async () => {
    await putLinks(store, [link('a.pdf'), link('b.pdf'), link('c.pdf')]);
    const stop = new AbortController();
    const killer = {
      read: async (bytes: Uint8Array) => {
        if (new TextDecoder().decode(bytes) === 'b.pdf') throw new Error('killed');
        return reading('好');
      },
    };
    for (let i = 0; i < 3; i++) await expect(run({ ...killer, signal: stop.signal })).rejects.toThrow('killed');
    expect(await states('a.pdf', 'b.pdf', 'c.pdf')).toEqual({ 'a.pdf': 'read', 'b.pdf': 'reading', 'c.pdf': 'none' });
    await run(killer);
    expect(await states('a.pdf', 'b.pdf', 'c.pdf')).toEqual({
      'a.pdf': 'read',
      'b.pdf': 'failed crashed',
      'c.pdf': 'read',
    });
    expect(asked.filter((line) => line.startsWith('a.pdf'))).toHaveLength(1);
  });

  it('of a platform that fails again and again are left, and named', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `lost${i + 10}.pdf`);
    await putLinks(store, [...names.map((name) => link(name)), link('z.pdf')]);
    await run();
    expect(asked).toHaveLength(12);
    expect(await states('lost29.pdf', 'z.pdf')).toEqual({
      'lost29.pdf': 'failed not-fetched',
      'z.pdf': 'failed not-fetched',
    });
  });

  it('are named as not read where time is over', async () => {
    await putLinks(store, [link('a.pdf'), link('b.pdf')]);
    let left = 1;
    await run({ mayGoOn: async () => left-- > 0 });
    expect(await states('a.pdf', 'b.pdf')).toEqual({ 'a.pdf': 'read', 'b.pdf': 'failed minutes' });
  });

  it('are known by the newest survey that could read them, until that is removed', async () => {
    const record = (runId: string, day: string, over: Partial<AttachmentRecord>): AttachmentRecord => ({
      runId,
      url: at('a.pdf'),
      address: at('a.pdf'),
      from: [],
      linkText: '',
      state: 'read',
      tries: 1,
      at: day,
      ...over,
    });
    const read = (text: string) => ({ text: (reading(text) as { text: NonNullable<AttachmentRecord['text']> }).text });
    await store.write(['attachments'], async (tx) => {
      void tx.objectStore('attachments').put(record('1', '2026-01-01', read('旧')));
      void tx.objectStore('attachments').put(record('2', '2026-02-01', read('新')));
      void tx.objectStore('attachments').put(record('3', '2026-03-01', { state: 'failed', reason: 'broken' }));
    });
    expect(await readAttachmentText(store, `${at('a.pdf')}#page=2`)).toMatchObject({ text: '新', runId: '2' });
    await removeSurvey(store, '2');
    expect(await readAttachmentText(store, at('a.pdf'))).toMatchObject({ text: '旧' });
  });

  it('remember the pages that link them, the first one first, and ten at most', async () => {
    for (let i = 0; i < 14; i++) {
      await store.write(['links'], (tx) =>
        addLinksIn(tx, [link('a.pdf', { from: `http://www.yunxi.gov.cn/${i % 12}` })]),
      );
    }
    const [known] = await store.read(['links'], (tx) => tx.objectStore('links').getAll());
    expect(known?.from).toBe('http://www.yunxi.gov.cn/0');
    expect(known?.alsoFrom).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => `http://www.yunxi.gov.cn/${i}`));
  });
});
