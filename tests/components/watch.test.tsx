// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../entrypoints/workbench/App.tsx';
import type { BodyRow, WorkbenchPort } from '../../entrypoints/workbench/port.ts';
import type { Locale } from '../../utils/text/catalogue/index.ts';
import { aBody, aDue, aSummary } from './fixtures.ts';
import { aWorkbenchPort } from './ports.ts';
import { button, field, press, show, unmount, visibleText } from './render.ts';

afterEach(async () => {
  await unmount();
  vi.restoreAllMocks();
});

// Half past one in the night of China.
const now = () => new Date('2026-11-21T17:30:00.000Z');
const education = aBody({ id: 'edu', name: '云溪市教育局', kind: 'department' });
const notices = { key: 'column-stale:notices', what: { code: 'column.notices' as const } };
const policies = { key: 'column-stale:policies', what: { code: 'column.policies' as const } };
const rows = (): BodyRow[] => [
  {
    body: aBody(),
    summary: aSummary({
      due: [
        aDue({ ...policies, lastDay: '2026-11-17', newest: '2026-05-17', late: true, certainty: 'suspected' }),
        aDue({ lastDay: '2026-11-22', newest: '2026-11-08' }),
        aDue({ ...notices, lastDay: '2026-11-29', newest: '2026-05-29' }),
      ],
    }),
  },
  {
    body: education,
    summary: aSummary({
      bodyId: 'edu',
      due: [
        aDue({ lastDay: '2026-11-20', newest: '2026-11-06', newestTitle: undefined, readOn: undefined }),
        aDue({ lastDay: '2026-11-25', pageUrl: 'javascript:alert(1)', key: 'other' }),
        aDue({ ...notices, lastDay: '2026-12-06', clause: { ...aDue().clause, status: 'default' } }),
        aDue({ ...policies, lastDay: '2027-03-04' }),
      ],
    }),
  },
];

async function open(over: Partial<WorkbenchPort> = {}, locale: Locale = 'zh-CN') {
  const page = await show(
    <App port={aWorkbenchPort({ rows: async () => rows(), ...over })} search="" now={now} />,
    locale,
  );
  await press(button(page, locale === 'en' ? 'Falling due' : '临期预警'));
  return page;
}
const groups = (page: Element) =>
  [...page.querySelectorAll('.watch section:has(.due)')].map((section) => [
    section.querySelector('h2')?.textContent?.trim(),
    [...section.querySelectorAll('.due .tag:first-child')].map((tag) => tag.textContent),
  ]);

describe('what falls due', () => {
  it('stands by urgency, with the days left in words, as of the day in China', async () => {
    expect(groups(await open())).toEqual([
      ['已超期 1 项', ['已超期 5 天']],
      ['期限已过，待重新读取 1 项', ['期限已过 2 天']],
      ['3 天内到期 2 项', ['今天到期', '还有 3 天']],
      ['7 天内到期 1 项', ['还有 7 天']],
      ['14 天内到期 1 项', ['还有 14 天']],
    ]);
  });

  it('names body, column, newest item, day of reading and clause, and leads to the page', async () => {
    const page = await open();
    const item = page.querySelectorAll('.due')[2] as Element;
    const text = visibleText(item);
    expect(text).toContain('动态要闻 · 云溪市人民政府');
    expect(text).toContain('最新一条：2026-11-08《市政府召开第三次常务会议》');
    expect(text).toContain('最后一日 2026-11-22');
    expect(text).toContain('2026-11-20 读取');
    expect(text).toContain('（国办秘函〔2019〕19号） 单项否决 栏目不更新（转引）');
    const link = item.querySelector('a');
    expect(link?.getAttribute('href')).toBe('https://www.yunxi.gov.cn/xwzx/yxyw/');
    expect(link?.getAttribute('aria-label')).toContain('云溪市人民政府');
  });

  it('says what is only suspected, what is a default, and what is not known', async () => {
    const items = [...(await open()).querySelectorAll('.due')].map(visibleText);
    expect(items[0]).toContain('疑似');
    expect(items[1]).toContain('最新一条：2026-11-06');
    expect(items[1]).not.toContain('《市');
    expect(items[1]).toContain('读取日期不明');
    expect(items.at(-1)).toContain('内置默认，非官方');
    expect(items.slice(1).join()).not.toContain('疑似');
  });

  it('leads nowhere where the address is none of the web', async () => {
    const items = [...(await open()).querySelectorAll('.due')];
    expect(items.filter((item) => !item.querySelector('a'))).toHaveLength(1);
  });

  it('counts what falls due later', async () => {
    expect(visibleText(await open())).toContain('另有 1 项在 14 天以后到期');
  });

  it('says so where nothing falls due', async () => {
    const page = await open({ rows: async () => [{ body: aBody(), summary: aSummary() }, { body: education }] });
    expect(visibleText(page)).toContain('14 天内没有临期或超期的栏目');
    expect(page.querySelectorAll('.due')).toHaveLength(0);
  });

  it('speaks English', async () => {
    const text = visibleText(await open({}, 'en'));
    expect(text).toContain('Days overdue: 5');
    expect(text).toContain('Due today');
    expect(text).toContain('Days left: 3');
  });
});

describe('daily reading', () => {
  it('is off, and is switched on for one body', async () => {
    const putBody = vi.fn(async () => {});
    const page = await open({ putBody });
    const name = '每日重新读取“云溪市教育局”的栏目';
    expect((field(page, name) as HTMLInputElement).checked).toBe(false);
    await press(field(page, name));
    expect(putBody).toHaveBeenCalledExactlyOnceWith({ ...education, watched: true });
    expect(visibleText(page)).toContain('已打开“云溪市教育局”的每日重新读取');
  });

  it('is switched off again', async () => {
    const putBody = vi.fn(async () => {});
    const page = await open({ putBody, rows: async () => [{ body: aBody({ watched: true }), summary: aSummary() }] });
    await press(field(page, '每日重新读取'));
    expect(putBody).toHaveBeenCalledExactlyOnceWith(aBody({ watched: false }));
  });

  it('stays as it was where that fails', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const page = await open({
      putBody: async () => {
        throw new Error('no');
      },
    });
    await press(field(page, '每日重新读取“云溪市教育局”'));
    expect(page.querySelector('[role="alert"]')).not.toBeNull();
    expect((field(page, '每日重新读取“云溪市教育局”') as HTMLInputElement).checked).toBe(false);
  });
});
