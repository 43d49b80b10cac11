/** 取证 in the built extension: what a survey keeps of a page shows the element, hides what it must, and can be checked. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Leaf, Node, System } from '../../rules/systems/system.ts';
import { type DrivenBrowser, launchWithExtension, widenedCopy } from '../../runner/browser.ts';
import { readBlob } from '../../runner/evidence.ts';
import { startForwardProxy } from '../../runner/forward-proxy.ts';
import type { EvidencePicture, EvidenceRecord, Rect } from '../../utils/evidence/evidence.ts';
import { type Body, DEFAULT_CAMPAIGN_ID } from '../../utils/model.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { BROWSERS, type BrowserName, buildOf, records } from './harness.ts';

const ORIGIN = 'http://www.lanting.example.gov.cn';
const LANTING: Body = {
  id: 'lanting',
  name: '兰汀市人民政府',
  level: 'city',
  kind: 'government',
  confirmed: true,
  createdAt: '2026-01-05T00:00:00Z',
  scopes: [{ type: 'host', host: 'www.lanting.example.gov.cn', entry: `${ORIGIN}/` }],
};
/** Of nobody: the province, the day and the check character fit, that is all. */
const ID_NUMBER = '330099199001011238';
/** Where the home page has a link and a number, CSS px. */
const LINK = { left: 600, top: 300, width: 200, height: 40 };
const HOME_NUMBER = { x: 904, y: 500, width: 216, height: 28 };
/** Where the element of the finding stands on its page, CSS px. */
const PLACE = { left: 300, top: 1_600, width: 420, height: 60 };

interface Site {
  /** The element is there, says something else, or is gone. */
  element: 'there' | 'changed' | 'gone';
  /** The same page with the number masked by the site itself. */
  number: string;
  /** The home page has a mode for older people, which the next page does not know. */
  mode?: boolean;
}

const page = (title: string, main: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>${title}-兰汀市人民政府</title><meta name="SiteName" content="兰汀市人民政府">
<style>body{margin:0;font-size:16px;background:#fff;color:#000}main{position:relative;height:3000px}</style></head>
<body><header><h1>兰汀市人民政府</h1></header><nav class="menu"><a href="/">首页</a> <a href="/gk/">政务公开</a></nav>
<main>${main}</main><footer><p>主办：兰汀市人民政府办公室</p></footer></body></html>`;

const identity = (number: string, place: string) =>
  `<p id="number" style="${place};margin:0;font-size:24px">身份证号：<b>${number.slice(0, 6)}</b>${number.slice(6)}</p>`;
const MODE = `<style>.elder p{font-size:36px}</style>
<button type="button" onclick="document.body.classList.toggle('elder')">长者模式</button>`;

function home({ number, mode }: Site): string {
  const { left, top, width, height } = LINK;
  const link = `<a href="/gk/" style="position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:#dfe">政务公开目录</a>`;
  const text = `<p id="text">${'兰汀市人民政府欢迎您。'.repeat(12)}</p>`;
  return page('首页', `${mode ? MODE : ''}${text}${link}${identity(number, 'position:fixed;left:780px;top:500px')}`);
}

function answer(site: Site, path: string): string | undefined {
  const { element, number } = site;
  if (path === '/') return home(site);
  if (path !== '/gk/') return undefined;
  const { left, top, width, height } = PLACE;
  const box = `position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px;background:#dfe`;
  const words = element === 'changed' ? '查询系统（新）' : '查询系统';
  const link = element === 'gone' ? '' : `<a id="bare" style="${box}" href="http://203.0.113.7/cx/">${words}</a>`;
  return page('政务公开', link + identity(number, 'position:absolute;left:300px;top:1760px'));
}

/** Leaves that ask for something on its place and for what is missing. Each finding is pictured, at most one a second. */
const ASKED = ['health-foreign-links', 'identity-footer', 'identity-labels'];

function partOf({ tree, ...system }: System): System {
  const leavesOf = (node: Node): Leaf[] => ('children' in node ? node.children.flatMap(leavesOf) : [node]);
  const children = leavesOf(tree).filter((leaf) => ASKED.includes(leaf.id));
  const points = children.reduce((sum, leaf) => sum + leaf.points, 0);
  return { ...system, id: 'part', tree: { ...tree, points, children } };
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function prepare(browser: BrowserName, site: Site, pictures = true): Promise<DrivenBrowser> {
  const proxy = await startForwardProxy((address, _, response) => {
    const html = address?.startsWith(ORIGIN) ? answer(site, new URL(address).pathname) : undefined;
    response.writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(html ?? '<h1>404</h1>');
  });
  cleanUps.push(() => proxy.close());
  const copy = pictures ? widenedCopy(buildOf(browser)) : undefined;
  cleanUps.push(() => copy?.remove());
  const extensionDir = copy?.dir ?? buildOf(browser);
  const driven = await launchWithExtension({ browser, extensionDir, proxyPort: proxy.port });
  cleanUps.push(() => driven.close().catch(() => undefined));
  const { system } = await driven.call('system.get', { systemId: 'general' });
  await driven.call('system.put', { system: partOf(system) });
  const campaign = { id: DEFAULT_CAMPAIGN_ID, name: '取证', systemId: 'part' };
  await driven.call('campaign.put', { campaign });
  await driven.call('body.put', { body: LANTING });
  return driven;
}

async function survey(driven: DrivenBrowser, runId: string): Promise<SurveyRecord> {
  await driven.call('survey.start', {
    runId,
    bodyIds: [LANTING.id],
    settings: { delayMs: 0, concurrency: 4, seed: 'evidence', renderShare: 1 },
    archive: true,
  });
  for (const deadline = Date.now() + 200_000; Date.now() < deadline; await sleep(300)) {
    const found = (await driven.call('survey.list', {})).find((one) => one.runId === runId);
    if (found && found.state !== 'running' && found.state !== 'queued') return found;
  }
  throw new Error('in vain');
}

/** The finding of the link that names a bare address. */
async function bareLink(driven: DrivenBrowser) {
  const card = await driven.call('scorecard.make', { bodyId: LANTING.id, keep: false });
  const findings = card.areas.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.findings));
  const found = findings.find(({ ruleId }) => ruleId === 'bare-ip-link')?.finding;
  if (!found) throw new Error(`no finding: ${JSON.stringify(findings.map(({ ruleId }) => ruleId))}`);
  return found;
}

const evidenceOf = async (driven: DrivenBrowser, key: string): Promise<EvidenceRecord[]> =>
  (await driven.call('evidence.list', { bodyId: LANTING.id })).filter(({ findingKey }) => findingKey === key);

interface Pixels {
  width: number;
  height: number;
  /** Four bytes a pixel. */
  data: Buffer;
  /** The file as it is kept. */
  file: Buffer;
}

/** The picture as it is kept, decoded by the browser. */
async function pixelsOf(driven: DrivenBrowser, { file }: Pick<EvidencePicture, 'file'>): Promise<Pixels> {
  const kept = await driven.page.evaluate(readBlob, DEFAULT_CAMPAIGN_ID, file?.sha256 ?? '');
  if (!kept) throw new Error('no bytes');
  const { data, ...size } = await driven.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const pixels = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    let text = '';
    for (let at = 0; at < pixels.length; at += 8_192) text += String.fromCharCode(...pixels.subarray(at, at + 8_192));
    return { width, height, data: btoa(text) };
  }, kept.base64);
  return { ...size, data: Buffer.from(data, 'base64'), file: Buffer.from(kept.base64, 'base64') };
}

const colour = ({ width, data }: Pixels, x: number, y: number) =>
  [0, 1, 2].map((channel) => data[(Math.round(y) * width + Math.round(x)) * 4 + channel] ?? -1);
const isRed = ([r = 0, g = 255, b = 255]: number[]) => r > 150 && g < 90 && b < 100;

/** As red as a thin line is after compression. */
const isReddish = ([r = 0, g = 255, b = 255]: number[]) => r > g + 60 && r > b + 60;
const isWhite = ([r = 0, g = 0, b = 0]: number[]) => r > 190 && g > 190 && b > 190;
const isDark = ([r = 255, g = 255, b = 255]: number[]) => r + g + b < 250;

/** Pixels of a region. */
function count(pixels: Pixels, { x, y, width, height }: Rect, which: (pixel: number[]) => boolean): number {
  let found = 0;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) if (which(colour(pixels, column, row))) found++;
  }
  return found;
}

/** Dark as letters are. */
const dark = (pixels: Pixels, region: Rect): number => count(pixels, region, isDark);

async function visitOf(driven: DrivenBrowser): Promise<EvidenceRecord | undefined> {
  const kept = await driven.call('evidence.list', { bodyId: LANTING.id });
  return kept.find(({ visited }) => visited === `${ORIGIN}/`);
}

/** What a visitor met on the home page: the mode before and after, the way of the focus, numbered, and a phone's width. */
async function showsTheVisit(driven: DrivenBrowser): Promise<void> {
  const visit = await visitOf(driven);
  const pictures = new Map(visit?.pictures.map((picture) => [picture.role, picture]));
  expect([...pictures.keys()].sort()).toEqual(['ageing-after', 'ageing-before', 'ageing-next', 'focus-path', 'phone']);
  const [before, after, next, path] = await Promise.all(
    (['ageing-before', 'ageing-after', 'ageing-next', 'focus-path'] as const).map((role) =>
      pixelsOf(driven, pictures.get(role) ?? {}),
    ),
  );
  if (!before || !after || !next || !path) throw new Error('no pictures');
  const lines = { x: 0, y: 100, width: 560, height: 200 };
  expect(dark(after, lines)).toBeGreaterThan(1.5 * dark(before, lines));
  expect(pictures.get('ageing-next')?.url).toBe(`${ORIGIN}/gk/`);
  expect((await pixelsOf(driven, pictures.get('phone') ?? {})).width).toBeLessThanOrEqual(390);

  expect(pictures.get('focus-path')).toMatchObject({
    part: 0,
    path: { steps: 4, drawn: 4, left: 0, unseen: 0, trapped: false },
  });
  const { left, top, width, height } = LINK;
  const frame = [
    [left - 2, top + height / 2],
    [left + width + 2, top + height / 2],
    [left + width / 2, top + height + 2],
  ] as const;
  for (const [x, y] of frame)
    expect([isReddish(colour(path, x, y)), isReddish(colour(before, x, y))]).toEqual([true, false]);
  // White digits on red.
  const badge = { x: left - 8, y: top - 8, width: 16, height: 16 };
  expect(count(path, badge, isReddish)).toBeGreaterThan(100);
  expect(count(path, badge, isWhite)).toBeGreaterThan(10);

  for (const pixels of [before, after, path]) expect(dark(pixels, HOME_NUMBER)).toBe(0);
  expect(dark(before, { ...HOME_NUMBER, x: 780, width: 110 })).toBeGreaterThan(100);
}

const placeIn = (record: EvidenceRecord | undefined) => record?.pictures.find(({ role }) => role === 'place');

describe.each(BROWSERS)('evidence in %s', (browser) => {
  it('keeps a picture with the element outlined and personal numbers covered', { timeout: 300_000 }, async () => {
    const site: Site = { element: 'there', number: ID_NUMBER, mode: true };
    const driven = await prepare(browser, site);
    const done = await survey(driven, 'first');
    expect(done).toMatchObject({ state: 'done', evidence: { missing: {} } });
    expect(done.evidence?.kept).toBe(done.evidence?.planned);
    const finding = await bareLink(driven);
    const [record] = await evidenceOf(driven, finding.key);
    const picture = placeIn(record);
    expect(picture).toMatchObject({ url: finding.pageUrl, found: 'quote', text: '查询系统', covered: 2 });
    expect(record?.pages.map(({ capture, status }) => [capture, status])).toEqual([
      ['fetched', 200],
      ['rendered', 200],
    ]);

    const pixels = await pixelsOf(driven, picture ?? {});
    expect(createHash('sha256').update(pixels.file).digest('hex')).toBe(picture?.file?.sha256);
    const outline = picture?.outline as Rect;
    // Around the element and nothing else, whatever the window showed of the page.
    expect(outline.width).toBeCloseTo(PLACE.width + 8, -1);
    expect(outline.height).toBeCloseTo(PLACE.height + 8, -1);
    expect(outline.x).toBeCloseTo(PLACE.left - 4, -1);
    for (const [x, y] of [
      [outline.x + outline.width / 2, outline.y],
      [outline.x + outline.width / 2, outline.y + outline.height],
      [outline.x, outline.y + outline.height / 2],
      [outline.x + outline.width, outline.y + outline.height / 2],
    ] as const) {
      expect(isRed(colour(pixels, x, y))).toBe(true);
    }
    const inside = colour(pixels, outline.x + outline.width - 40, outline.y + outline.height - 20);
    expect(inside.map((value) => Math.abs(value - 0xe8) < 30)).toEqual([true, true, true]);

    // 160 px below the element: the label can be read, the number cannot.
    const line = { y: Math.round(outline.y + 4 + 160), height: 28 };
    const label = { x: 300, width: 110, ...line };
    const number = { x: 424, width: 216, ...line };
    expect(dark(pixels, label)).toBeGreaterThan(100);
    expect(dark(pixels, number)).toBe(0);

    await showsTheVisit(driven);

    // What is no identity number is shown.
    site.number = '330099000000000000';
    const again = await driven.call('evidence.retake', { bodyId: LANTING.id, finding });
    expect(again.change).toBe('same');
    const plain = await pixelsOf(driven, placeIn(again) ?? {});
    expect(dark(plain, number)).toBeGreaterThan(100);

    site.element = 'changed';
    expect(await driven.call('evidence.retake', { bodyId: LANTING.id, finding })).toMatchObject({ change: 'changed' });
    site.element = 'gone';
    const gone = await driven.call('evidence.retake', { bodyId: LANTING.id, finding });
    expect(gone).toMatchObject({ change: 'gone', pictures: [{ found: 'gone' }] });
    // What was kept before stands beside it.
    expect((await evidenceOf(driven, finding.key)).map(({ change }) => change)).toEqual([
      undefined,
      'same',
      'changed',
      'gone',
    ]);
    expect((await pixelsOf(driven, picture ?? {})).file.equals(pixels.file)).toBe(true);
  });

  it('goes on without room, and says what is missing', { timeout: 300_000 }, async () => {
    const driven = await prepare(browser, { element: 'there', number: ID_NUMBER });
    await driven.call('evidence.budget', { bytes: 2_000 });
    const done = await survey(driven, 'first');
    expect(done.state).toBe('done');
    expect(done.evidence?.planned).toBeGreaterThan(0);
    expect(done.evidence?.missing.budget).toBe(done.evidence?.planned);
    const room = await driven.call('evidence.room', {});
    expect(room.used).toBeLessThanOrEqual(2_000);
    const [record] = await evidenceOf(driven, (await bareLink(driven)).key);
    expect(placeIn(record)).toMatchObject({ found: 'quote', missing: 'budget' });
    expect((await visitOf(driven))?.pictures).toMatchObject([
      { role: 'focus-path', missing: 'budget' },
      { role: 'phone', missing: 'budget' },
    ]);
  });

  it('has no pictures without the permission, and says so', { timeout: 300_000 }, async () => {
    const driven = await prepare(browser, { element: 'there', number: ID_NUMBER }, false);
    const done = await survey(driven, 'first');
    expect(done.state).toBe('done');
    expect(done.evidence?.planned).toBeGreaterThan(0);
    expect(done.evidence?.missing.permission).toBe(done.evidence?.planned);
    const [record] = await evidenceOf(driven, (await bareLink(driven)).key);
    expect(placeIn(record)).toMatchObject({ found: 'quote', missing: 'permission' });
    expect((await visitOf(driven))?.pictures).toMatchObject([
      { role: 'focus-path', missing: 'permission' },
      { role: 'phone', missing: 'permission' },
    ]);
    expect(record?.pages).toHaveLength(2);
    expect(await records({ driven }, 'evidence')).not.toHaveLength(0);
  });
});
