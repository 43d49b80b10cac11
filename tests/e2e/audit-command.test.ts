/** `npm run audit` as a user runs it, on small archives; the sample site has a suite of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import { BROWSERS } from './harness.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  cards(): Scorecard[];
  facts(): { url: string; facts: Record<string, unknown> }[];
}

let runs = 0;
function audit(...args: string[]): Promise<Ran> {
  const out = join(folder, `out-${++runs}`);
  const facts = join(out, 'facts.jsonl');
  // In its own process group and not blocking, since a test may serve the pages itself.
  const child = spawn(process.execPath, ['runner/main.ts', '--out', out, '--facts', facts, ...args]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((done) =>
    child.once('close', (status) =>
      done({
        status,
        stdout,
        stderr,
        cards: () => JSON.parse(readFileSync(join(out, 'scorecard.json'), 'utf8')).scorecards,
        facts: () =>
          readFileSync(facts, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
      }),
    ),
  );
}

/** An archive in a folder; a page that is `null` has only a line. */
function archive(name: string, lines: object[], pages: Record<string, string> = {}): string {
  const dir = mkdtempSync(join(folder, `${name}-`));
  writeFileSync(join(dir, 'index.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  for (const [file, html] of Object.entries(pages)) writeFileSync(join(dir, file), html);
  return dir;
}

describe.each(BROWSERS)('an archive in %s', (browser) => {
  it('never takes today for a day that nobody knows', async () => {
    const dir = archive('no-day', [{ file: 'a.html', url: 'http://www.a.gov.cn/' }], {
      'a.html': '<title>甲</title>甲',
    });
    const unknown = await audit('--archive', dir, '--browser', browser);
    expect(unknown.status, unknown.stderr).toBe(0);
    expect(unknown.facts()[0]?.facts.capturedAt).toBeNull();
    const years = (ran: Ran) =>
      ran
        .cards()[0]
        ?.areas.flatMap(({ leaves }) => leaves)
        .find(({ id }) => id === 'annual-reports-years')?.because;
    expect(years(unknown)).toEqual([{ code: 'because.day-unknown' }]);
    const stated = await audit('--archive', dir, '--browser', browser, '--captured-at', '2024-05-01');
    expect(stated.facts()[0]?.facts.capturedAt).toMatch(/^2024-05-01/);
    expect(years(stated)).not.toEqual([{ code: 'because.day-unknown' }]);
  });

  // Browsers take longer to start than to read a few pages: what can be asked of one archive is.
  it('reads every page as it was archived, whatever its scripts do, and gives up one that hangs after a second try', async () => {
    const [a, b, c] = ['http://www.a.gov.cn/', 'http://www.b.gov.cn/', 'http://www.c.gov.cn/'];
    const [whole, lacking] = ['http://www.s.gov.cn/whole', 'http://www.s.gov.cn/lacking'];
    const dir = archive(
      'scripts',
      [
        { file: 'hang.html', url: 'http://www.h.gov.cn/hang' },
        { file: 'a.html', url: a },
        { file: 'b.html', url: b },
        { file: 'c.html', url: c },
        { file: 'whole.html', url: whole },
        { file: 'lacking.html', url: lacking },
        { file: 'own.js', url: 'http://www.s.gov.cn/own.js' },
      ],
      {
        'hang.html': '<meta charset="utf-8"><title>挂</title>挂<script>while (true);</script>',
        'a.html': '<meta charset="utf-8"><script>location.href = "https://m.a.gov.cn/"</script><title>甲</title>甲',
        'b.html': `<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${c}"><title>乙</title>乙`,
        'c.html':
          '<meta charset="utf-8"><title>丙</title>丙<script>alert("欢迎"); window.open("http://www.d.gov.cn/")</script>',
        'whole.html': '<meta charset="utf-8"><title>丁</title>丁<script src="/own.js"></script><img src="/lost.png">',
        'lacking.html': '<meta charset="utf-8"><title>戊</title>戊<script src="/lost.js"></script>',
        'own.js': 'document.title += "。"',
      },
    );
    const ran = await audit('--archive', dir, '--browser', browser);
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain('共 6 页，读到 5 页，未能读取 1 页');
    expect(ran.stdout).toMatch(/http:\/\/www\.h\.gov\.cn\/hang {2}(网页停止响应|20 秒内没有回应)/);
    expect(ran.facts().map(({ url, facts }) => [url, facts.url, facts.documentTitle])).toEqual([
      [a, a, '甲'],
      [b, b, '乙'],
      [c, c, '丙'],
      [whole, whole, '丁。'],
      [lacking, lacking, '戊'],
    ]);
    // What scripts that the archive lacks would have written is not held against a page.
    const search = ran.facts().map(({ facts }) => (facts.identity as Record<string, unknown>).search);
    expect(search.slice(3)).toEqual([false, 'unknown']);
  });

  it.each(['live', 'fetched'])(
    'knows an error page without a word, lists what it cannot read and goes on: %s',
    async (capture) => {
      const dir = archive(
        'mixed',
        [
          { url: 'http://www.w.gov.cn/404', status: 404 },
          { file: 'empty.html', url: 'http://www.w.gov.cn/410', status: 410 },
          { url: 'http://www.w.gov.cn/500', status: 500 },
          { file: 'w.html', url: 'http://www.w.gov.cn/' },
          { file: 'gone.html', url: 'http://www.a.gov.cn/gone', status: 404, capturedAt: '2024-05-01' },
          { url: 'http://www.a.gov.cn/refused', status: 403 },
          { file: 'a.html', url: 'http://www.a.gov.cn/', capturedAt: '2024-05-01' },
          { file: 'b.html', url: 'https://www.outside.example/b', capturedAt: '2024-05-01' },
        ],
        {
          'empty.html': '',
          'w.html': '<title>丙</title>丙',
          'a.html': '<title>甲</title>甲',
          'b.html': '<title>乙</title>乙',
          'gone.html': '<title>404</title>找不到网页',
        },
      );
      const ran = await audit(
        ...['--archive', dir, '--browser', browser, '--capture', capture],
        ...['404', '410', '500', ''].map((path) => `http://www.w.gov.cn/${path}`),
        'http://www.a.gov.cn/gone',
        'http://www.a.gov.cn/refused',
        'http://www.a.gov.cn/never',
        'http://www.a.gov.cn/',
        'https://www.outside.example/b',
      );
      expect(ran.status, ran.stderr).toBe(0);
      expect(ran.stdout).toContain('共 9 页，读到 6 页，未能读取 3 页');
      expect(ran.facts().map(({ url, facts }) => [url, facts.status, facts.kind === 'error'])).toEqual([
        ['http://www.w.gov.cn/404', 404, true],
        ['http://www.w.gov.cn/410', 410, true],
        ['http://www.w.gov.cn/', 200, false],
        ['http://www.a.gov.cn/gone', 404, true],
        ['http://www.a.gov.cn/', 200, false],
        ['https://www.outside.example/b', 200, false],
      ]);
      expect(ran.stdout).toContain('http://www.w.gov.cn/500  服务器返回 500');
      const unread = ran.cards().flatMap((card) => card.unread.map(({ url, because }) => [url, because.code]));
      expect(unread.sort()).toEqual([
        ['http://www.a.gov.cn/never', 'because.not-archived'],
        ['http://www.a.gov.cn/refused', 'because.status'],
        ['http://www.w.gov.cn/500', 'because.status'],
      ]);
    },
  );
});

describe('the command', () => {
  it.each([
    ['--archive', '/does/not/exist'],
    ['--system', 'no-such-system'],
    ['no-address'],
    ['--out', 'package.json'],
    ['--facts', 'tests'],
  ])('ends with 2 and one line on bad input: %s %s', async (...args) => {
    const { status, stdout, stderr } = await audit(...args.filter((arg) => arg !== undefined));
    expect([status, stdout]).toEqual([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.at(-1)).toContain(args.at(-1));
    // Only the extension knows the systems; all else is said before a browser starts.
    if (args[0] !== '--system') expect(lines).toHaveLength(1);
  });

  it('audits addresses of the real network', async () => {
    const server = createServer((_request, response) => response.end('<title>本机</title><h1>本机</h1>'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const ran = await audit(url);
      expect(ran.status, ran.stderr).toBe(0);
      const [{ url: readUrl, facts } = { url: '', facts: {} }] = ran.facts();
      expect(readUrl).toBe(url);
      expect(Math.abs(Date.now() - Date.parse(String(facts.capturedAt)))).toBeLessThan(120_000);
    } finally {
      server.close();
    }
  });
});
