// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { BodyRow, WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import { AppError } from '../../utils/errors.ts';
import { parseScorecards } from '../../utils/export/json.ts';
import { aBody, aScorecard, aSummary } from './fixtures.ts';
import { aWorkbenchPort } from './ports.ts';
import { button, field, press, settle, show, type, unmount, visibleText } from './render.ts';

beforeAll(() => {
  // jsdom knows the element but not how to open it.
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
});

const now = () => new Date(2026, 10, 22, 1, 30);
const open = (over: Partial<WorkbenchPort> = {}, search = '') =>
  show(<App port={aWorkbenchPort(over)} search={search} now={now} />);

const rows = (): BodyRow[] => [
  { body: aBody(), summary: aSummary() },
  {
    body: aBody({ id: 'edu', name: '云溪市教育局', kind: 'department', confirmed: false }),
    summary: aSummary({ bodyId: 'edu', score: { low: 41.5, high: 79 }, decided: 0.42 }),
  },
  {
    body: aBody({
      id: 'lh',
      name: '柳河镇人民政府',
      level: 'township',
      scopes: [{ type: 'host', host: 'lh.example.cn' }],
    }),
  },
];
const names = (page: Element) => [...page.querySelectorAll('.body-name')].map((name) => name.textContent);

describe('the list of bodies', () => {
  it('tells what to do where there is none', async () => {
    expect(visibleText(await open({ rows: async () => [] }))).toContain('还没有评估对象');
  });

  it('has the lowest score first and what is not judged last', async () => {
    const page = await open({ rows: async () => rows() });
    expect(names(page)).toEqual(['云溪市教育局', '云溪市人民政府', '柳河镇人民政府']);
    const text = visibleText(page);
    expect(text).toContain('41.5–79');
    expect(text).toContain('42 %');
    expect(text).toContain('未确认');
    expect(text).toContain('尚未判定');
    expect(text).toContain('通用体系 · 内置参考，非官方');
  });

  it('sorts by a column, and says so to a screen reader', async () => {
    const page = await open({ rows: async () => rows() });
    await press(button(page, '层级'));
    expect(names(page)).toEqual(['云溪市人民政府', '云溪市教育局', '柳河镇人民政府']);
    await press(button(page, '层级'));
    expect(names(page)[0]).toBe('柳河镇人民政府');
    expect(page.querySelector('[aria-sort="descending"]')?.textContent).toContain('层级');
  });

  it('keeps every row in its place when scores change', async () => {
    let current = rows();
    let changed = () => {};
    const page = await open({
      rows: async () => current,
      onChange: (listener) => {
        changed = listener;
        return () => {};
      },
    });
    const before = names(page);
    current = rows().map((row) =>
      row.body.id === 'edu' ? { ...row, summary: aSummary({ bodyId: 'edu', score: { low: 99, high: 99 } }) } : row,
    );
    changed();
    await settle();
    expect(visibleText(page)).toContain('99');
    expect(names(page)).toEqual(before);
  });

  it('filters by name and address', async () => {
    const page = await open({ rows: async () => rows() });
    await type(field(page, '筛选'), 'LH.example');
    expect(names(page)).toEqual(['柳河镇人民政府']);
    expect(visibleText(page)).toContain('共 3 个，所列 1 个');
    await type(field(page, '筛选'), '没有这个');
    expect(visibleText(page)).toContain('没有符合“没有这个”的评估对象');
  });
});

describe('exporting', () => {
  it('downloads at once what the popup asked for', async () => {
    const download = vi.fn((..._file: [string, string, string]) => 'blob:1');
    const page = await open({ download }, '?export=yunxi&format=json');
    expect(download).toHaveBeenCalledTimes(1);
    const [name, kind, content] = download.mock.calls[0] ?? ['', '', ''];
    expect(name).toBe('政鉴_云溪市人民政府_2026-11-22.json');
    expect(kind).toBe('application/json');
    expect(parseScorecards(content)).toHaveLength(1);
    expect(visibleText(page)).toContain('已导出 政鉴_云溪市人民政府_2026-11-22.json');
    expect(page.querySelector('a[download]')?.getAttribute('href')).toBe('blob:1');
  });

  it('offers the workbook first, and writes one', async () => {
    const download = vi.fn((..._file: [string, string, string | Uint8Array]) => 'blob:1');
    const page = await open({ rows: async () => rows(), download });
    const offered = [...page.querySelectorAll('.toolbar .button')].map((shown) => shown.textContent);
    expect(offered).toEqual(['全站普查', '导出所列 XLSX', '导出所列 CSV', '导出所列 JSON']);
    await press(button(page, '导出所列 XLSX'));
    await vi.waitFor(() => expect(download).toHaveBeenCalledTimes(1), { timeout: 10_000 });
    const [name, kind, content] = download.mock.calls[0] ?? ['', '', ''];
    expect(name).toBe('政鉴_3个评估对象_2026-11-22.xlsx');
    expect(kind).toContain('spreadsheetml');
    expect([...(content as Uint8Array).slice(0, 2)]).toEqual([0x50, 0x4b]);
  });

  it('says that the body is gone where it is', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const makeScorecard = async () => {
      throw new AppError('body-not-found');
    };
    const page = await open({ makeScorecard }, '?export=gone&format=csv');
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('找不到这个评估对象');
  });

  it('writes all that is listed into one file, with the documents by their names', async () => {
    const download = vi.fn((..._file: [string, string, string]) => 'blob:1');
    const page = await open({ rows: async () => rows(), download });
    await press(button(page, '导出所列 CSV'));
    const [name, , content] = download.mock.calls[0] ?? ['', '', ''];
    expect(name).toBe('政鉴_3个评估对象_2026-11-22.csv');
    expect(content).toContain('《政府网站发展指引》（国办发〔2017〕47号） 第三部分（四）');
  });

  it('goes on past a body that fails and names it', async () => {
    const download = vi.fn(() => 'blob:1');
    const makeScorecard = async (id: string) => {
      if (id === 'edu') throw new AppError('internal');
      return aScorecard();
    };
    const page = await open({ rows: async () => rows(), download, makeScorecard });
    await press(button(page, '导出所列 JSON'));
    expect(download).toHaveBeenCalledTimes(1);
    expect(visibleText(page)).toContain('1 个未能导出：云溪市教育局');
  });
});

describe('changing bodies', () => {
  it('edits level and kind, and undoes it', async () => {
    const putBody = vi.fn(async () => {});
    const page = await open({ rows: async () => rows(), putBody }, '?edit=edu');
    await type(field(page, '层级') as HTMLSelectElement, 'county');
    await press(field(page, '层级与类别已确认'));
    await press(button(page, '保存'));
    expect(putBody).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'edu', level: 'county', confirmed: true }));
    expect(visibleText(page)).toContain('已保存“云溪市教育局”');
    await press(button(page, '撤销'));
    expect(putBody).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'edu', level: 'city', confirmed: false }));
  });

  it('asks before it removes, says what is lost, and does nothing on 取消', async () => {
    const removeBody = vi.fn(async () => {});
    const page = await open({ removeBody });
    await press(button(page, '移除“云溪市人民政府”'));
    expect(visibleText(page)).toContain('已采集的 41 个网页、判定和评分将从本机删除，不能恢复');
    await press(button(page, '取消'));
    expect(removeBody).not.toHaveBeenCalled();
    await press(button(page, '移除“云溪市人民政府”'));
    const dialog = page.querySelector('dialog');
    await press((dialog && button(dialog, '移除')) ?? undefined);
    expect(removeBody).toHaveBeenCalledWith('yunxi');
    expect(visibleText(page)).toContain('已移除“云溪市人民政府”');
  });
});

describe('access to sites', () => {
  it('asks for a host in the click, and says what came of it', async () => {
    const requestSites = vi.fn(async () => false);
    const page = await open({ requestSites });
    await press(button(page, '网站授权'));
    await type(field(page, '网址或域名'), 'https://www.hitech.example.cn:8080/index.html');
    await press(button(page, '授权'));
    expect(requestSites).toHaveBeenCalledWith(['www.hitech.example.cn']);
    expect(visibleText(page)).toContain('未获准访问 www.hitech.example.cn，未做任何更改');
  });

  it.each(['', 'not a host', 'javascript:alert(1)'])('does not ask for %j', async (text) => {
    const requestSites = vi.fn(async () => true);
    const page = await open({ requestSites });
    await press(button(page, '网站授权'));
    await type(field(page, '网址或域名'), text);
    await press(button(page, '授权'));
    expect(requestSites).not.toHaveBeenCalled();
    expect(visibleText(page)).toContain('请填写网址或域名');
  });

  it('offers it beside a body that it may not read', async () => {
    const requestSites = vi.fn(async () => true);
    const page = await open({ rows: async () => rows(), requestSites });
    await press(button(page, '授权访问 lh.example.cn'));
    expect(requestSites).toHaveBeenCalledWith(['lh.example.cn']);
  });

  it('withdraws, and undoes that', async () => {
    const withdrawSite = vi.fn(async () => {});
    const requestSites = vi.fn(async () => true);
    const page = await open({
      withdrawSite,
      requestSites,
      grantedSites: async () => ({ origins: ['*://a.example.cn/*'], builtIn: false }),
    });
    await press(button(page, '网站授权'));
    expect(visibleText(page)).toContain('尚未授权');
    await press(button(page, '取消对 a.example.cn 的授权'));
    expect(withdrawSite).toHaveBeenCalledWith('*://a.example.cn/*');
    await press(button(page, '撤销'));
    expect(requestSites).toHaveBeenCalledWith(['a.example.cn']);
  });
});
