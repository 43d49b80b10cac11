// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../entrypoints/popup/App.tsx';
import type { PopupPort } from '../../entrypoints/popup/port.ts';
import type { Summary } from '../../utils/audit/summary.ts';
import { AppError } from '../../utils/errors.ts';
import { aBody, anAudit, aSummary, HOME } from './fixtures.ts';
import { aPopupPort } from './ports.ts';
import { button, field, key, press, settle, show, tab, type, unmount, visibleText } from './render.ts';

const open = (over: Partial<PopupPort> = {}) => show(<App port={aPopupPort(over)} />);
const withSummary = (over: Partial<Summary>) => open({ summaryOf: async () => aSummary(over) });

afterEach(async () => {
  await unmount();
  vi.restoreAllMocks();
});

describe('a page that cannot be audited', () => {
  it.each(['chrome://newtab/', 'about:addons', 'file:///home/page.html'])('says so for %s', async (url) => {
    const popup = await open({ tab: async () => ({ id: 1, url }) });
    expect(visibleText(popup)).toContain('这个页面无法审计');
    expect(button(popup, '审计本页')).toBeUndefined();
    expect(button(popup, '工作台')).toBeDefined();
  });

  it('tells a missing permission apart', async () => {
    const popup = await open({ tab: async () => ({ id: 1 }) });
    expect(visibleText(popup)).toContain('尚未获准读取这个网站');
  });

  it('words a database that does not open, and tries again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const bodiesOf = vi.fn(async () => [aBody()]).mockRejectedValueOnce(new AppError('database-newer', 'VersionError'));
    const popup = await open({ bodiesOf });
    expect(visibleText(popup)).toContain('请升级扩展，数据未丢失');
    expect(visibleText(popup)).not.toContain('VersionError');
    await press(button(popup, '重试'));
    expect(visibleText(popup)).toContain('云溪市人民政府');
  });
});

describe('a problem', () => {
  it('is shown on its page, from the list of a body and from the result of a page', async () => {
    const show = vi.fn(async (..._: Parameters<PopupPort['show']>) => {});
    const popup = await open({ show });
    await press(popup.querySelector('[data-action="show"]') ?? undefined);
    expect(show.mock.calls[0]?.[0].message.code).toBe('finding.annual-report-year-missing');
    expect(show.mock.calls[0]?.[1]).toBe('未发现2023年度政府信息公开工作年度报告');
    await press(button(popup, '审计本页'));
    await press(popup.querySelector('.verdicts [data-action="show"]') ?? undefined);
    // Of what has no place on the page that is open already, there is nothing to show.
    expect(show.mock.calls[1]?.[1]).toBe('页面标签 ColumnName 仍是占位文字“请输入栏目名称”');
  });

  it('says why where its page cannot be opened', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const show = async () => {
      throw new AppError('page-gone');
    };
    const popup = await open({ show });
    await press(popup.querySelector('[data-action="show"]') ?? undefined);
    expect(visibleText(popup)).toContain('页面已关闭或跳转');
  });
});

describe('a page of no body', () => {
  const outside = (over: Partial<PopupPort> = {}) => open({ bodiesOf: async () => [], ...over });

  it('offers 加入评估 with what was guessed, for the whole site', async () => {
    const addBody = vi.fn(async () => 'new');
    const popup = await outside({ addBody });
    expect(field(popup, '名称')?.value).toBe('云溪市人民政府');
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(addBody).toHaveBeenCalledWith({
      name: '云溪市人民政府',
      level: 'city',
      kind: 'government',
      scope: { type: 'host', host: 'www.yunxi.gov.cn' },
    });
  });

  it('takes a path as the scope', async () => {
    const addBody = vi.fn(async () => 'new');
    const popup = await outside({ addBody, tab: async () => ({ id: 1, url: `${HOME}bmxxgk/jyj/1.html` }) });
    await press(field(popup, '仅此路径'));
    const path = field(popup, '路径');
    expect(path?.value).toBe('/bmxxgk/');
    await type(path, '/bmxxgk/jyj');
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(visibleText(popup)).toContain('路径须以 / 开头和结尾');
    expect(addBody).not.toHaveBeenCalled();
    await type(path, '/bmxxgk/jyj/');
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(addBody.mock.calls).toEqual([
      [expect.objectContaining({ scope: { type: 'path', host: 'www.yunxi.gov.cn', path: '/bmxxgk/jyj/' } })],
    ]);
  });

  it('asks for what is missing and guesses nothing silently', async () => {
    const addBody = vi.fn(async () => 'new');
    const popup = await outside({ addBody, guess: async () => ({ name: '', level: '', kind: '' }) });
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(visibleText(popup)).toContain('请填写评估对象的名称');
    expect(visibleText(popup)).toContain('请选择层级');
    expect(field(popup, '名称')?.getAttribute('aria-invalid')).toBe('true');
    expect(addBody).not.toHaveBeenCalled();
  });

  it('shows the verdicts of this page at once and says that nothing is kept', async () => {
    const popup = await outside({ audit: async () => anAudit({ bodyIds: [] }) });
    await press(button(popup, '审计本页'));
    const text = visibleText(popup);
    expect(text).toContain('结果只显示在这里，没有保存');
    expect(text).toContain('缺少页面标签 ColumnType');
    expect(popup.querySelector('[role="status"]')?.textContent).toBe(
      '本页审计完成：2 个问题，1 个疑似，1 项无法判定。',
    );
  });

  it('shows the body once it is added, and audits the page that is open', async () => {
    let stored: Summary | undefined;
    let bodies: ReturnType<typeof aBody>[] = [];
    const audit = vi.fn(async () => {
      stored = aSummary();
      return anAudit();
    });
    const popup = await outside({
      bodiesOf: async () => bodies,
      summaryOf: async () => stored,
      addBody: async () => {
        bodies = [aBody()];
        return 'yunxi';
      },
      audit,
    });
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(audit).toHaveBeenCalledTimes(1);
    expect(tab(popup, '总体')?.getAttribute('aria-selected')).toBe('true');
    expect(visibleText(popup)).toContain('综合 72–88.33');
  });

  it('adds a body once where only the audit after it fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let bodies: ReturnType<typeof aBody>[] = [];
    const addBody = vi.fn(async () => {
      bodies = [aBody()];
      return 'yunxi';
    });
    const audit = vi.fn(async () => anAudit()).mockRejectedValueOnce(new AppError('page-gone'));
    const popup = await outside({ bodiesOf: async () => bodies, summaryOf: async () => undefined, addBody, audit });
    await press(popup.querySelector('[data-action="add-body"]') ?? undefined);
    expect(visibleText(popup)).toContain('尚未判定');
    await press(button(popup, '重试'));
    expect(addBody).toHaveBeenCalledTimes(1);
    expect(audit).toHaveBeenCalledTimes(2);
  });
});

describe('the score of a body', () => {
  it('says when nothing is judged yet, also where a settlement rests on no page', async () => {
    expect(visibleText(await open({ summaryOf: async () => undefined }))).toContain('尚未判定');
    await unmount();
    const empty = await withSummary({ pages: 0, decided: 0, score: { low: 0, high: 100 } });
    expect(visibleText(empty)).toContain('尚未判定');
    expect(visibleText(empty)).not.toContain('0–100');
  });

  it('puts the share decided first below 80 %, and no bold number', async () => {
    const popup = await withSummary({ decided: 0.64 });
    expect(visibleText(popup)).toMatch(/已判定 64 % 综合 72–88\.33 满分 100/);
    expect(popup.querySelector('.settled')).toBeNull();
  });

  it('puts the score first from 80 % on, still not bold', async () => {
    const popup = await withSummary({ decided: 0.996 });
    expect(visibleText(popup)).toMatch(/综合 72–88\.33 满分 100 已判定 99 %/);
    expect(popup.querySelector('.settled')).toBeNull();
  });

  it('is bold and one number when all is decided', async () => {
    const popup = await withSummary({ decided: 1, score: { low: 86.504, high: 86.504 } });
    expect(popup.querySelector('.settled')?.textContent).toBe('86.5');
  });

  it('says whose weights these are', async () => {
    expect(visibleText(await open())).toContain('通用体系 · 内置参考，非官方');
  });

  it('shows vetoes before any number', async () => {
    const text = visibleText(await withSummary({ vetoes: { confirmed: 1, open: 3 } }));
    expect(text).toContain('单项否决 1 项');
    expect(text.indexOf('单项否决 1 项')).toBeLessThan(text.indexOf('综合'));
    expect(text.indexOf('未排除的否决 3 项')).toBeLessThan(text.indexOf('综合'));
  });

  it('says of open vetoes whether anything was found for them', async () => {
    const notice = async (suspected?: number) => {
      const popup = await withSummary({ vetoes: { confirmed: 0, open: 11, ...(suspected && { suspected }) } });
      return [...popup.querySelectorAll('.notice')].find((one) => one.textContent?.includes('否决'));
    };
    const unseen = await notice();
    expect(unseen?.textContent).toContain('未排除的否决 11 项 采集还不够，或须由人判断');
    expect(unseen?.classList.contains('suspected')).toBe(false);
    const found = await notice(2);
    expect(found?.textContent).toContain('未排除的否决 11 项 其中 2 项有疑点待复核');
    expect(found?.classList.contains('suspected')).toBe(true);
  });

  it('gives each area in words and folds away what lost nothing', async () => {
    const popup = await open();
    const text = visibleText(popup);
    expect(text).toContain('必设栏目 16–19/20');
    expect(text).toContain('另有 2 项得满分');
    expect(text).not.toContain('互动交流');
    await press(popup.querySelector('summary') ?? undefined);
    expect(visibleText(popup)).toContain('互动交流 10/10');
  });

  it('names no points where nobody confirmed the amounts', async () => {
    const popup = await withSummary({ total: 'unconfirmed' });
    expect(visibleText(popup)).toContain('未确认赋分');
    expect(popup.querySelector('.problems')?.textContent).not.toMatch(/扣 |分待定/);
  });

  it('lists the costliest problems with points, page and pages, and calls a suspicion one', async () => {
    const popup = await open();
    const [proven, suspected, footer] = [...popup.querySelectorAll('.problem')];
    expect(visibleText(proven as Element)).toContain('未发现2023年度政府信息公开工作年度报告 扣 3 分');
    expect(visibleText(suspected as Element)).toContain('疑似');
    expect(visibleText(suspected as Element)).toContain('3 分待定');
    expect(visibleText(suspected as Element)).not.toContain('扣');
    expect(visibleText(footer as Element)).toContain('共 38 页');
    expect(visibleText(footer as Element)).toContain('www.yunxi.gov.cn/zwgk/政策/2026/t20260912_118832.html');
    expect(visibleText(popup)).toContain('另有 5 个问题');
  });

  it('never links what a page could make a script', async () => {
    const [problem] = aSummary().problems;
    if (!problem) throw new Error('no problem');
    const hostile = { ...problem, finding: { ...problem.finding, pageUrl: 'javascript:alert(1)' } };
    const popup = await withSummary({ problems: [hostile] });
    expect(popup.querySelector('.problem a')).toBeNull();
  });

  it('asks to confirm level and kind where nobody has', async () => {
    const openWorkbench = vi.fn();
    const popup = await open({ bodiesOf: async () => [aBody({ confirmed: false })], openWorkbench });
    await press(button(popup, '去确认'));
    expect(openWorkbench).toHaveBeenCalledWith({ edit: 'yunxi' });
  });
});

describe('several bodies on one page', () => {
  it('shows the one that is chosen', async () => {
    const bodies = [aBody(), aBody({ id: 'edu', name: '云溪市教育局', kind: 'department' })];
    const popup = await open({
      bodiesOf: async () => bodies,
      summaryOf: async (id) =>
        aSummary({ bodyId: id, score: id === 'edu' ? { low: 11, high: 12 } : { low: 72, high: 88 } }),
    });
    expect(visibleText(popup)).toContain('72–88');
    await type(field(popup, '评估对象'), 'edu');
    await settle();
    expect(visibleText(popup)).toContain('11–12');
    expect(visibleText(popup)).toContain('市级 · 部门');
  });
});

describe('actions', () => {
  it('shows progress, keeps the focus, and audits once however often it is pressed', async () => {
    let finish = () => {};
    const audit = vi.fn(
      () =>
        new Promise<ReturnType<typeof anAudit>>((done) => {
          finish = () => done(anAudit());
        }),
    );
    const popup = await open({ audit });
    const start = button(popup, '审计本页') as HTMLElement;
    start.focus();
    await press(start);
    expect(start.textContent).toBe('正在审计…');
    expect(popup.querySelector('[role="status"]')?.textContent).toBe('正在读取并判定本页…');
    await press(start);
    expect(audit).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(start);
    finish();
    await settle();
    expect(tab(popup, '本页 3')?.getAttribute('aria-selected')).toBe('true');
  });

  it('words a failure, keeps what is shown, and tries again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const audit = vi.fn(async () => anAudit()).mockRejectedValueOnce(new AppError('page-gone', 'tab 7'));
    const popup = await open({ audit });
    await press(button(popup, '审计本页'));
    expect(popup.querySelector('[role="alert"]')?.textContent).toContain('读取过程中页面已关闭或跳转');
    expect(visibleText(popup)).toContain('72–88.33');
    await press(button(popup, '重试'));
    expect(popup.querySelector('[role="alert"]')).toBeNull();
    expect(visibleText(popup)).toContain('发现问题 2');
  });

  it('folds what passed and says why something cannot be told', async () => {
    const popup = await open();
    await press(button(popup, '审计本页'));
    const text = visibleText(popup);
    expect(text).toContain('疑似问题 1（待人工复核）');
    expect(text).toContain('年报栏目尚未读取');
    expect(text).toContain('怎么改：');
    expect(text).toContain('符合 1');
    expect(text).not.toContain('页脚网站标识完整');
  });

  it('opens the workbench, and exports through it', async () => {
    const openWorkbench = vi.fn();
    const popup = await open({ openWorkbench });
    await press(button(popup, '工作台'));
    expect(openWorkbench).toHaveBeenLastCalledWith();
    await press(button(popup, '导出'));
    await press(button(popup, 'CSV'));
    expect(openWorkbench).toHaveBeenLastCalledWith({ export: 'yunxi', format: 'csv' });
  });

  it('closes the formats on Escape without closing the popup, and gives the focus back', async () => {
    const popup = await open();
    const start = button(popup, '导出');
    await press(start);
    expect(start?.getAttribute('aria-expanded')).toBe('true');
    expect(await key(button(popup, 'CSV'), 'Escape')).toBe(true);
    expect(start?.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(start);
  });

  it('moves through the tabs by arrow keys', async () => {
    const popup = await open();
    await key(tab(popup, '总体'), 'ArrowRight');
    expect(tab(popup, '本页')?.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(tab(popup, '本页'));
    expect(visibleText(popup)).toContain('尚未审计本页');
    await key(tab(popup, '本页'), 'ArrowRight');
    expect(tab(popup, '总体')?.getAttribute('aria-selected')).toBe('true');
  });
});

describe('what happens elsewhere', () => {
  it('settles what was collected since, once for each revision', async () => {
    const settleBody = vi.fn(async () => aSummary({ score: { low: 80, high: 81 } }));
    const popup = await open({ summaryOf: async () => aSummary({ dirty: true }), settle: settleBody });
    expect(settleBody).toHaveBeenCalledTimes(1);
    expect(visibleText(popup)).toContain('80–81');
  });

  it('reads again when the store changes, and moves no row', async () => {
    let changed: (what: 'bodies' | 'other') => void = () => {};
    let summary = aSummary();
    const popup = await open({
      summaryOf: async () => summary,
      onChange: (listener) => {
        changed = listener;
        return () => {};
      },
    });
    const before = [...popup.querySelectorAll('.area')].map((row) => row.firstChild?.textContent);
    const [first, ...others] = aSummary().areas;
    if (!first) throw new Error('no area');
    summary = aSummary({
      areas: [{ ...first, score: { low: 20, high: 20 } }, ...others],
      score: { low: 76, high: 88 },
    });
    changed('other');
    await settle();
    expect(visibleText(popup)).toContain('76–88');
    expect([...popup.querySelectorAll('.area')].map((row) => row.firstChild?.textContent)).toEqual(before);
  });

  it('stops listening when it is closed', async () => {
    const stop = vi.fn();
    await open({ onChange: () => stop });
    await unmount();
    expect(stop).toHaveBeenCalled();
  });
});

it('speaks English', async () => {
  const popup = await show(<App port={aPopupPort()} />, 'en');
  expect(visibleText(popup)).toContain('Decided 64 % Score 72–88.33 of 100');
  expect(visibleText(popup)).not.toMatch(/\{\w+\}/);
});
