// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { textIn } from '../../components/locale.tsx';
import { Announcer } from '../../components/survey-card.tsx';
import { formatMinutes } from '../../components/survey-words.ts';
import { App as Popup } from '../../entrypoints/popup/App.tsx';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { SurveyRow, WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import type { Listed } from '../../utils/store/listing.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { aBody, aListed, aSummary, aSurvey } from './fixtures.ts';
import { aPopupPort, aWorkbenchPort, listedPort } from './ports.ts';
import { button, field, press, settle, show, type, unmount, visibleText } from './render.ts';

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
});

afterEach(async () => {
  await unmount();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const outside = aBody({ id: 'hx', name: '河西新区管委会', scopes: [{ type: 'host', host: 'www.hexi.example.cn' }] });
const bodies = [aBody(), aBody({ id: 'edu', name: '云溪市教育局', kind: 'department' }), outside];
const rows = async () => bodies.map((body) => ({ body, summary: aSummary({ bodyId: body.id }) }));

const now = () => new Date(2026, 10, 22, 1, 30);
const open = (over: Partial<WorkbenchPort> = {}, search = '') =>
  show(<App port={aWorkbenchPort({ rows, ...over })} search={search} now={now} />);
const surveying = (surveys: readonly (SurveyRecord | SurveyRow)[], over: Partial<WorkbenchPort> = {}) =>
  open(
    {
      surveys: async () => surveys.map((each) => ('survey' in each ? each : { survey: each, reading: [] })),
      ...over,
    },
    '?view=surveys',
  );

describe('starting a survey', () => {
  it('shows the limits with the defaults of the product, and starts with them', async () => {
    const startSurvey = vi.fn(async (..._: Parameters<WorkbenchPort['startSurvey']>) => {});
    const requestSites = vi.fn(async () => true);
    const page = await open({ startSurvey, requestSites });
    await press(button(page, '全站普查：云溪市人民政府'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(visibleText(dialog)).toContain('默认 2,000');
    expect(visibleText(dialog)).toContain('均由本产品自定，不是官方要求');
    expect(visibleText(dialog)).toContain('读满 2,000 页至少要约 35 分钟');
    await press(button(dialog, '开始普查'));
    expect(startSurvey).toHaveBeenCalledTimes(1);
    const [bodyId, settings] = startSurvey.mock.calls[0] ?? [];
    expect(bodyId).toBe('yunxi');
    expect(settings).toMatchObject({
      maxPages: 2_000,
      delayMs: 1_000,
      concurrency: 2,
      attachments: true,
      readAttachments: false,
      offSite: false,
    });
    expect(requestSites).not.toHaveBeenCalled();
    expect(visibleText(page)).toContain('已开始普查“云溪市人民政府”');
    expect(page.querySelector('h1')?.textContent).toBe('普查');
  });

  it('reads attachments only where that is ticked, and says what it costs', async () => {
    const startSurvey = vi.fn(async (..._: Parameters<WorkbenchPort['startSurvey']>) => {});
    const page = await open({ startSurvey });
    await press(button(page, '全站普查：云溪市人民政府'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    const names = ['读取附件内容', '附件：是否存在'];
    const [read, files] = names.map((name) => field(dialog, name) as HTMLInputElement);
    expect([read?.checked, read?.disabled]).toEqual([false, false]);
    expect(visibleText(dialog)).toContain('每个附件要完整下载（最大 20 MB');
    await press(read);
    await press(files);
    expect([read?.checked, read?.disabled]).toEqual([false, true]);
    await press(files);
    expect([read?.checked, read?.disabled]).toEqual([true, false]);
    await press(button(dialog, '开始普查'));
    expect(startSurvey.mock.calls[0]?.[1]).toMatchObject({ attachments: true, readAttachments: true });
  });

  it('takes what was typed, and says what is wrong beside its field', async () => {
    const startSurvey = vi.fn(async (..._: Parameters<WorkbenchPort['startSurvey']>) => {});
    const page = await open({ startSurvey, periodStart: async () => '2026-01-01' });
    await press(button(page, '全站普查：云溪市人民政府'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(field(dialog, '评估期起始日')?.value).toBe('2026-01-01');
    await type(field(dialog, '最多读取网页数'), '0');
    await press(field(dialog, '自定'));
    await type(field(dialog, '两次请求间隔'), '2.5');
    await type(field(dialog, '最多同时读取'), '1');
    await type(field(dialog, '最多用时'), '90');
    const patterns = dialog.querySelectorAll('textarea');
    await act(async () => {
      const [, exclude] = patterns;
      if (!exclude) throw new Error('no field');
      exclude.value = '/en/*\n\n */print/*';
      exclude.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press(button(dialog, '开始普查'));
    expect(startSurvey).not.toHaveBeenCalled();
    expect(visibleText(dialog)).toContain('请填写 1 到 200000 之间的数');
    expect(field(dialog, '最多读取网页数')?.getAttribute('aria-invalid')).toBe('true');
    await type(field(dialog, '最多读取网页数'), '300');
    await press(button(dialog, '开始普查'));
    expect(startSurvey.mock.calls[0]?.[1]).toMatchObject({
      maxPages: 300,
      since: '2026-01-01',
      delayMs: 2_500,
      concurrency: 1,
      maxMinutes: 90,
      exclude: ['/en/*', '*/print/*'],
    });
  });

  it('asks for access in the click itself, and starts nothing where it is refused', async () => {
    const startSurvey = vi.fn(async () => {});
    const requestSites = vi.fn(async () => false);
    const page = await open({ startSurvey, requestSites });
    await press(button(page, '全站普查：河西新区管委会'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(visibleText(dialog)).toContain('还没有获准访问：www.hexi.example.cn');
    (button(dialog, '授权并开始') as HTMLElement).click();
    // Nothing was awaited in between.
    expect(requestSites).toHaveBeenCalledWith(['www.hexi.example.cn']);
    await settle();
    expect(startSurvey).not.toHaveBeenCalled();
    expect(visibleText(page)).toContain('没有开始普查，未做任何更改');
  });

  it('queues those that were chosen, and leaves out what is under way', async () => {
    const startSurvey = vi.fn(async (..._: Parameters<WorkbenchPort['startSurvey']>) => {});
    const page = await open({ startSurvey, surveys: async () => [{ survey: aSurvey(), reading: [] }] });
    await press(button(page, '全站普查'));
    expect(visibleText(page)).toContain('请先在表中勾选');
    await press(field(page, '选择所列全部'));
    await press(button(page, '全站普查（3 个）'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(visibleText(dialog)).toContain('将依次普查 2 个评估对象');
    await press(button(dialog, '授权并开始'));
    expect(startSurvey.mock.calls.map(([id]) => id).sort()).toEqual(['edu', 'hx']);
    expect(visibleText(page)).toContain('已把 2 个评估对象加入普查队列');
  });

  it('leads to the survey that is under way already', async () => {
    const page = await open({ surveys: async () => [{ survey: aSurvey(), reading: [] }] }, '?survey=yunxi');
    expect(page.querySelector('dialog')).toBeNull();
    expect(visibleText(page)).toContain('“云溪市人民政府”已在普查或排队');
  });
});

describe('the progress of surveys', () => {
  it('tells what to do where there is none', async () => {
    const page = await surveying([]);
    expect(visibleText(page)).toContain('还没有普查');
    await press(button(page, '去选评估对象'));
    expect(page.querySelector('h1')?.textContent).toBe('评估对象');
  });

  it('counts by state, with the pace, the time left and what is being read', async () => {
    const reading = ['https://www.yunxi.gov.cn/zwgk/%E6%94%BF%E7%AD%96/1.html'];
    const text = visibleText(await surveying([{ survey: aSurvey(), reading }]));
    expect(text).toContain('已用时约 23 分钟');
    for (const part of ['已读1,204', '待读587', '网页失效7', '受阻未测12', '情况不明3', '未纳入96', '不支持41']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('每分钟约 55 页');
    // 587 wait at 55 a minute.
    expect(text).toContain('还需约 15 分钟');
    expect(text).toContain('已发现 1,950 个网址');
    expect(text).toContain('正在读：www.yunxi.gov.cn/zwgk/政策/1.html');
  });

  it('does not foretell what it cannot know', async () => {
    const text = visibleText(await surveying([aSurvey({ workedMs: 2_000, asked: 2 })]));
    expect(text).toContain('剩余时间暂不能估计 · 正在测算快慢');
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  it('shows the queue in its order', async () => {
    const queued = (runId: string, bodyId: string) =>
      aSurvey({ runId, bodyIds: [bodyId], state: 'queued', asked: 0, startedAt: undefined as never });
    const page = await surveying([aSurvey(), queued('b', 'edu'), queued('c', 'hx')]);
    const names = [...page.querySelectorAll('.survey h3')].map((name) => name.textContent);
    expect(names).toEqual(['云溪市人民政府', '云溪市教育局', '河西新区管委会']);
    expect(visibleText(page)).toContain('进行 1 · 排队 2 · 暂停 0 · 结束 0');
    expect(visibleText(page)).toContain('排队 · 第 2 位');
  });

  it.each([
    [undefined, '已按您的要求暂停'],
    [
      message('because.survey-failures', {
        platform: 'yunxi.gov.cn',
        count: 12,
        reason: message('survey.manner.trouble'),
      }),
      '网站可能在限流或维护',
    ],
    [
      message('because.survey-failures', {
        platform: 'yunxi.gov.cn',
        count: 12,
        reason: message('survey.manner.lost'),
      }),
      '可能是本机网络断了',
    ],
    [message('because.survey-permission', { hosts: 'www.yunxi.gov.cn' }), '点“授权访问”'],
    [message('error.disk-full'), '腾出磁盘空间后点“继续”'],
    [message('error.internal'), '点“继续”从停下的地方接着读'],
  ])('says why it rests and what to do: %j', async (because, todo) => {
    const orderSurvey = vi.fn(async () => {});
    const page = await surveying([aSurvey({ state: 'paused', ...(because && { because }) })], { orderSurvey });
    expect(visibleText(page)).toContain(todo);
    expect(visibleText(page)).toMatch(/已读的都(?:已保存|在)/);
    await press(button(page, '继续普查“云溪市人民政府”'));
    expect(orderSurvey).toHaveBeenCalledWith('survey-yunxi', 'resume');
  });

  it('offers the access that is missing', async () => {
    const requestSites = vi.fn(async () => true);
    const paused = aSurvey({
      bodyIds: ['hx'],
      state: 'paused',
      because: message('because.survey-permission', { hosts: 'www.hexi.example.cn' }),
    });
    const page = await surveying([paused], { requestSites });
    await press(button(page, '授权访问 www.hexi.example.cn'));
    expect(requestSites).toHaveBeenCalledWith(['www.hexi.example.cn']);
  });

  it('pauses at once, and stops only after saying what that means', async () => {
    const orderSurvey = vi.fn(async () => {});
    const page = await surveying([aSurvey()], { orderSurvey });
    await press(button(page, '暂停普查“云溪市人民政府”'));
    expect(orderSurvey).toHaveBeenLastCalledWith('survey-yunxi', 'pause');
    await press(button(page, '停止普查“云溪市人民政府”'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(visibleText(dialog)).toContain('已读的 1,204 页、判定和证据都保留；还没读的 587 个网址不再读取');
    await press(button(dialog, '取消'));
    expect(orderSurvey).toHaveBeenCalledTimes(1);
    await press(button(page, '停止普查“云溪市人民政府”'));
    await press(button(page.querySelector('dialog') as HTMLElement, '停止'));
    expect(orderSurvey).toHaveBeenLastCalledWith('survey-yunxi', 'stop');
  });

  it('keeps a survey in its place when it ends', async () => {
    let state: SurveyRecord['state'] = 'running';
    let changed = () => {};
    const page = await surveying([], {
      surveys: async () => [
        { survey: aSurvey({ state }), reading: [] },
        { survey: aSurvey({ runId: 'b', bodyIds: ['edu'], state: 'queued', asked: 0 }), reading: [] },
      ],
      onSurveys: (listener) => {
        changed = listener;
        return () => {};
      },
    });
    state = 'done';
    changed();
    await settle();
    expect(visibleText(page)).toContain('已完成');
    expect([...page.querySelectorAll('.survey h3')].map((name) => name.textContent)[0]).toBe('云溪市人民政府');
    expect(visibleText(page)).not.toContain('以往普查');
  });

  it('says where a limit ended it, and offers to go further with the same settings', async () => {
    const page = await surveying([
      aSurvey({
        state: 'done',
        endedAt: '2026-11-22T01:10:00.000Z',
        because: message('because.survey-pages', { count: 300 }),
        settings: { ...aSurvey().settings, maxPages: 300 },
      }),
    ]);
    expect(visibleText(page)).toContain('已到普查的页数上限（300 页） · 限制以外的网址列在未读清单');
    await press(button(page, '重新普查“云溪市人民政府”'));
    expect(field(page, '最多读取网页数')?.value).toBe('300');
  });

  it('deletes a record after asking, and says what stays', async () => {
    const orderSurvey = vi.fn(async () => {});
    const page = await surveying([aSurvey({ state: 'stopped' })], { orderSurvey });
    await press(button(page, '删除记录：云溪市人民政府'));
    const dialog = page.querySelector('dialog') as HTMLElement;
    expect(visibleText(dialog)).toContain('已采集的网页内容、判定和评分仍在');
    await press(button(dialog, '删除记录'));
    expect(orderSurvey).toHaveBeenCalledWith('survey-yunxi', 'remove');
  });
});

/** What a file says, as jsdom lets one read it. */
const textOf = (file: unknown) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file as Blob);
  });
const many = (count: number, over: Partial<Listed> = {}) =>
  Array.from({ length: count }, (_, at) => aListed({ address: `https://a.gov.cn/${at}.html`, ...over }));

describe('未读清单', () => {
  it('groups by reason, the proven first, and opens to addresses with the page that linked them', async () => {
    const odd = aListed({ address: 'javascript:alert(1)', state: 'blocked', reason: 'challenge' });
    const port = listedPort([...many(3_412), odd]);
    const page = await surveying([aSurvey({ state: 'done' })], port);
    await press(button(page, '未读清单'));
    const text = visibleText(page);
    expect(text.indexOf('网页不存在（404、410） 3,412 个')).toBeLessThan(text.indexOf('网站要求安全验证'));
    expect(text).toContain('不据此认定有问题');
    expect(page.querySelectorAll('.addresses li')).toHaveLength(0);
    await press(button(page, '网页不存在'));
    expect(visibleText(page)).toContain('链接自 www.yunxi.gov.cn/zwgk/tzgg/');
    await press(button(page, '网站要求安全验证'));
    expect([...page.querySelectorAll('a')].some((link) => link.href.startsWith('javascript:'))).toBe(false);
  });

  it('of a body that was removed cannot be made again, and says why it stopped', async () => {
    const because = message('because.survey-body-removed');
    const page = await surveying([aSurvey({ bodyIds: ['gone'], state: 'stopped', because })]);
    expect(visibleText(page)).toContain('评估对象已移除，普查随之停止');
    expect(visibleText(page)).not.toContain('重新普查');
    expect(visibleText(page)).toContain('删除记录');
  });

  it('names what was read in part after all that was not read', async () => {
    const listed = [
      aListed({ address: 'https://a.gov.cn/map.html', state: 'read', reason: 'too-large' }),
      aListed({ address: 'https://a.gov.cn/b.html', state: 'blocked', reason: 'robots' }),
    ];
    const page = await surveying([aSurvey({ state: 'done' })], listedPort(listed));
    await press(button(page, '未读清单'));
    const text = visibleText(page);
    expect(text.indexOf('只读到一部分')).toBeGreaterThan(text.indexOf('robots.txt 暂时取不到'));
    expect(text).toContain('网页过大，或链接、内容过多，只读了前面的部分');
    expect(text).not.toContain('文件过大');
  });

  it('draws one page of a group at a time', async () => {
    const page = await surveying([aSurvey({ state: 'done' })], listedPort(many(3_412)));
    await press(button(page, '未读清单'));
    await press(button(page, '网页不存在'));
    const first = () => page.querySelector('.addresses a')?.textContent;
    expect(page.querySelectorAll('.addresses li')).toHaveLength(50);
    expect(visibleText(page)).toContain('第 1–50 条，共 3,412 条');
    await press(button(page, '下一页'));
    expect(first()).toBe('a.gov.cn/50.html');
    const to = field(page, '转到第几页（共 69 页）') as HTMLInputElement;
    await act(async () => {
      to.value = '900';
      to.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(first()).toBe('a.gov.cn/3400.html');
    expect(page.querySelectorAll('.addresses li')).toHaveLength(12);
    expect(visibleText(page)).toContain('第 3,401–3,412 条');
    expect(button(page, '下一页')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is filtered by text, and exported as it is filtered', async () => {
    const download = vi.fn((..._: [string, string, string | Uint8Array | Blob]) => 'blob:1');
    const page = await surveying([aSurvey({ state: 'done' })], { ...listedPort(many(100)), download });
    await press(button(page, '未读清单'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await type(field(page, '按网址、链接文字筛选'), '/7');
    await act(() => void vi.advanceTimersByTime(300));
    vi.useRealTimers();
    await settle();
    expect(visibleText(page)).toContain('网页不存在（404、410） 11 个');
    await press(button(page, '导出 CSV（11 行）'));
    const [name, , content] = download.mock.calls[0] ?? [];
    expect(name).toBe('政鉴_云溪市人民政府_未读清单_2026-11-22.csv');
    const text = await textOf(content);
    expect(text.split('\r\n')).toHaveLength(13);
    expect(text).toContain('网页失效,网页不存在（404、410）,https://a.gov.cn/70.html,HTTP 404,404,2,');
    expect(visibleText(page)).toContain('共 11 行');
  });

  it('says so where everything was read', async () => {
    const page = await surveying([aSurvey({ state: 'done' })]);
    const opener = button(page, '未读清单') as HTMLElement;
    opener.focus();
    await press(opener);
    expect(document.activeElement).toBe(button(page, '未读清单'));
    expect(visibleText(page)).toContain('没有未读的网址');
  });

  it('gives up a count that nobody waits for', async () => {
    let given: AbortSignal | undefined;
    const listing: WorkbenchPort['listing'] = (_survey, _kind, { signal }) => {
      given = signal;
      return new Promise(() => {});
    };
    const page = await surveying([aSurvey({ state: 'done' })], { listing });
    await press(button(page, '未读清单'));
    expect(given?.aborted).toBe(false);
    await press(button(page, '链接检查'));
    const second = given;
    await press(button(page, '链接检查'));
    expect(second?.aborted).toBe(true);
  });
});

describe('链接检查', () => {
  const file = (over: Partial<Listed>) =>
    aListed({ kind: 'attachment', address: 'https://www.yunxi.gov.cn/files/a.doc', text: '附件1', ...over });
  const links = [
    aListed({ address: 'https://www.yunxi.gov.cn/old.html' }),
    file({ state: 'read', reason: undefined, detail: undefined, type: 'pdf', size: 1_258_291 }),
    file({
      address: 'https://www.yunxi.gov.cn/files/e.doc',
      state: 'read',
      reason: undefined,
      detail: undefined,
      type: 'doc',
      declared: true,
    }),
    file({ address: 'https://www.yunxi.gov.cn/files/b.doc', state: 'dead' }),
    file({ address: 'https://www.yunxi.gov.cn/files/c.doc', state: 'unknown', reason: 'not-found' }),
    file({ address: 'https://www.yunxi.gov.cn/files/d.doc', state: 'waiting', reason: 'not-found', tries: 1 }),
    aListed({ kind: 'off-site', address: 'https://www.hexi.example.cn/', state: 'blocked', reason: 'timeout' }),
  ];

  it('shows pages, files and other sites apart, by verdict, and each file with its size and real type', async () => {
    const page = await surveying([aSurvey({ state: 'done' })], listedPort(links));
    await press(button(page, '链接检查：云溪市人民政府'));
    expect([...page.querySelectorAll('h4')].map((title) => title.textContent)).toEqual([
      '站内网页',
      '附件',
      '其他网站',
    ]);
    const text = visibleText(page);
    expect(text).toContain('死链 网页不存在（404、410） 1 个');
    expect(text).toContain('受阻未测 超时没有应答 1 个');
    expect(text).toContain('这次普查没有打开“其他网站”检查');
    await press(button(page, '可打开'));
    expect(visibleText(page)).toContain('类型 DOC（网站所称，与文件名一致）');
    expect(visibleText(page)).not.toContain('真实类型 DOC');
    expect(visibleText(page)).toContain('真实类型 PDF · 1.2 MB · 链接自 www.yunxi.gov.cn/zwgk/tzgg/');
  });

  it('finds all pages that hold the links shown', async () => {
    const holders = vi.fn(async (..._: Parameters<WorkbenchPort['holders']>) => {
      return new Map([
        ['https://www.yunxi.gov.cn/old.html', { pages: ['https://www.yunxi.gov.cn/a.html'], count: 61 }],
      ]);
    });
    const page = await surveying([aSurvey({ state: 'done' })], { ...listedPort(links), holders });
    await press(button(page, '链接检查：云溪市人民政府'));
    await press(button(page, '死链'));
    await press(button(page, '查找所在网页'));
    expect(holders.mock.calls[0]?.slice(0, 2)).toEqual(['survey-yunxi', ['https://www.yunxi.gov.cn/old.html']]);
    expect(visibleText(page)).toContain('有 61 页含有此链接');
    expect(page.querySelector('.holders')?.textContent).toContain('另有 60 页');
  });

  it('accuses nobody of what was not confirmed', async () => {
    const open = links.filter(({ state }) => state !== 'dead');
    const page = await surveying([aSurvey({ state: 'done' })], listedPort(open));
    await press(button(page, '链接检查：云溪市人民政府'));
    for (const group of [...page.querySelectorAll('.reason')]) await press(group);
    const list = page.querySelector('.listing') as HTMLElement;
    expect(list.querySelector('.tag.fail')).toBeNull();
    expect(visibleText(list)).not.toMatch(/死链(?!的依据)|网页不存在/);
    expect(visibleText(list)).toContain('无法判断 曾答复不存在，未能证实');
    const waiting = [...list.querySelectorAll('.reasons > li')].find((group) => visibleText(group).includes('待检查'));
    expect(visibleText(waiting as Element)).not.toMatch(/404/);
  });

  it('is exported in words, the dead before the others, off-site last', async () => {
    const download = vi.fn((..._: [string, string, string | Uint8Array | Blob]) => 'blob:1');
    const port = listedPort([...links].reverse());
    const page = await surveying([aSurvey({ state: 'done' })], { ...port, download });
    await press(button(page, '链接检查：云溪市人民政府'));
    await press(button(page, '导出 CSV（7 行）'));
    const [name, , content] = download.mock.calls[0] ?? [];
    expect(name).toBe('政鉴_云溪市人民政府_链接检查_2026-11-22.csv');
    const rows = (await textOf(content)).trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(1, 3))).toEqual([
      ['站内网页', '死链'],
      ['附件', '死链'],
      ['附件', '无法判断'],
      ['附件', '待检查'],
      ['附件', '可打开'],
      ['附件', '可打开'],
      ['其他网站', '受阻未测'],
    ]);
    expect(rows.join('\n')).toContain(',PDF,,1258291,');
    expect(rows[3]).not.toContain('404');
  });
});

describe('a queue of two hundred', () => {
  const survey = (at: number, state: SurveyRecord['state'], over: Partial<SurveyRecord> = {}) =>
    aSurvey({ runId: `s${at}`, state, ...(state === 'queued' && { asked: 0 }), ...over });

  it('is paused at once, and goes on with all that may be read', async () => {
    const pauseSurveys = vi.fn(async () => 3);
    const resumeSurveys = vi.fn(async (ids: readonly string[]) => ids.length);
    const first = await surveying([survey(0, 'running'), survey(1, 'queued'), survey(2, 'queued')], { pauseSurveys });
    await press(button(first, '全部暂停'));
    expect(pauseSurveys).toHaveBeenCalledTimes(1);
    expect(visibleText(first)).toContain('已暂停 3 个普查');
    await unmount();

    const second = await surveying(
      [survey(0, 'paused'), survey(1, 'paused', { bodyIds: ['hx'] }), survey(2, 'paused')],
      { resumeSurveys },
    );
    expect(button(second, '全部暂停')?.getAttribute('aria-disabled')).toBe('true');
    await press(button(second, '全部继续'));
    expect(resumeSurveys).toHaveBeenCalledWith(['s0', 's2']);
    expect(visibleText(second)).toContain('另有 1 个要先授权访问');
  });

  it('takes a line each, paused as well, and says once what a pause means', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => survey(at, 'paused', at > 0 ? { asked: 0 } : {}));
    const page = await surveying(rows);
    expect(page.querySelectorAll('.survey.compact')).toHaveLength(199);
    expect(visibleText(page).match(/已按您的要求暂停/g)).toHaveLength(1);
    expect(page.querySelectorAll('.button.primary')).toHaveLength(1);
  });

  it('leads to the one that runs', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => survey(at, at === 120 ? 'running' : 'queued'));
    const page = await surveying(rows);
    expect(page.querySelectorAll('.survey.compact')).toHaveLength(199);
    HTMLElement.prototype.scrollIntoView = () => {};
    await press(button(page, '转到正在普查的'));
    expect(document.activeElement?.closest('.survey')?.className).toBe('survey running');
  });
});

describe('what a screen reader hears', () => {
  it('is said at most every ten seconds, the last one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const container = document.createElement('div');
    document.body.append(container);
    const { render } = await import('preact');
    const put = (text: string) => act(() => render(<Announcer text={text} />, container));
    const said = () => container.querySelector('[role="status"]')?.textContent;
    await put('一');
    await put('二');
    await act(() => void vi.advanceTimersByTime(9_000));
    await put('三');
    expect(said()).toBe('');
    await act(() => void vi.advanceTimersByTime(1_000));
    expect(said()).toBe('三');
    await put('四');
    await act(() => void vi.advanceTimersByTime(9_999));
    expect(said()).toBe('三');
    await act(() => void vi.advanceTimersByTime(1));
    expect(said()).toBe('四');
    await act(() => render(null, container));
    container.remove();
  });
});

it.each([
  [0.2, '不到 1 分钟'],
  [3.1, '约 4 分钟'],
  [21, '约 25 分钟'],
  [58, '约 1 小时 0 分钟'],
  [133, '约 2 小时 15 分钟'],
])('words %d minutes as %s', (minutes, text) => expect(formatMinutes(minutes, textIn('zh-CN').t)).toBe(text));

describe('the popup', () => {
  const popup = (survey: SurveyRecord | undefined, openWorkbench = vi.fn()) =>
    show(<Popup port={aPopupPort({ surveyOf: async () => survey, openWorkbench })} />);

  it('tells in one line how far the survey of the body is, and leads to it', async () => {
    const openWorkbench = vi.fn();
    const page = await popup(aSurvey(), openWorkbench);
    expect(visibleText(page)).toContain('正在普查：已读 1,204 / 已发现 1,950');
    await press(button(page, '查看'));
    expect(openWorkbench).toHaveBeenCalledWith({ view: 'surveys' });
  });

  it('offers one where there is none', async () => {
    const openWorkbench = vi.fn();
    const page = await popup(undefined, openWorkbench);
    await press(button(page, '全站普查'));
    expect(openWorkbench).toHaveBeenCalledWith({ survey: 'yunxi' });
  });
});
