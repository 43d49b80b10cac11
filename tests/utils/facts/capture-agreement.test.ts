// @vitest-environment jsdom
/** What bytes alone say may be less than what the loaded page says, and never something else. */
import { describe, expect, it } from 'vitest';
import { collectPageFacts } from '../../../utils/facts/collect.ts';
import { interpret } from '../../../utils/facts/interpret.ts';
import type { CaptureMode } from '../../../utils/facts/page-facts.ts';
import type { Reading } from '../../../utils/facts/reading.ts';

const read = (html: string, capture: CaptureMode): Reading & { breadcrumb: { text: string }[] } => {
  const facts = collectPageFacts(new DOMParser().parseFromString(html, 'text/html'), {
    url: 'http://www.yunxi.gov.cn/zwgk/a.html',
    capture,
    capturedAt: null,
  });
  return { breadcrumb: facts.breadcrumb, ...interpret(facts) };
};

const IDENTITY = [
  'siteCode',
  'metaSiteCode',
  'icp',
  'psb',
  'sponsor',
  'organizer',
  'authority',
  'conacKind',
  'reportErrorCode',
] as const;
const TRIS = ['conac', 'reportError', 'siteMap', 'search', 'contact'] as const;

/** Names of the fields in which the bytes say something that the loaded page does not. */
function contradictions(fetched: ReturnType<typeof read>, live: ReturnType<typeof read>): string[] {
  const found: string[] = [];
  const differs = (name: string, said: unknown, is: unknown) => {
    const open = fetched.unknown.some((field) => name === field || name.startsWith(`${field}.`));
    if (said !== undefined && said !== 'unknown' && !open && JSON.stringify(said) !== JSON.stringify(is))
      found.push(name);
  };
  for (const name of IDENTITY) differs(`identity.${name}`, fetched.identity[name], live.identity[name]);
  for (const name of TRIS) differs(`identity.${name}`, fetched.identity[name], live.identity[name]);
  for (const name of ['ageingEntrance', 'accessibleEntrance', 'title', 'publishedOn', 'source'] as const)
    differs(name, fetched[name], live[name]);
  differs('breadcrumb', fetched.breadcrumb.length ? fetched.breadcrumb : undefined, live.breadcrumb);
  if (fetched.columns.some((column) => !live.columns.includes(column))) found.push('columns');
  if (!fetched.unknown.includes('columns') && live.columns.some((column) => !fetched.columns.includes(column)))
    found.push('columns: silent');
  for (const { column } of fetched.unlinkedColumns ?? [])
    if (live.columns.includes(column)) found.push('unlinkedColumns');
  return found;
}

const BODY = `<h1>关于开展防汛演练的通知</h1><p>发布时间：2024-03-05 来源：云溪县水务局</p><p>${'各乡镇人民政府要落实责任，加强值守。'.repeat(10)}</p>`;
const SCRIPT = '<script src="/common.js"></script>';

describe('fetched and live', () => {
  it.each([
    ['页脚由脚本写', '', '<div class="footer">主办：云溪县人民政府 网站标识码：5300000001 滇ICP备12345679号</div>'],
    [
      '徽标由脚本写',
      '<span id="a"></span>',
      '<span id="_ideConac"><a href="https://bszs.conac.cn/sitename?method=show&id=A"><img src="red.png"></a></span>',
    ],
    ['找错由脚本写', '', '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=5300000001">找错</a>'],
    [
      '工具条由脚本写',
      '<div id="toolbarCtrl"></div>',
      '<div id="toolbarCtrl"><a href="#">无障碍浏览</a><a href="#">长者模式</a></div>',
    ],
    [
      '导航由脚本写',
      '<ul id="n"></ul>',
      '<ul id="n"><li><a href="/gk/">政务公开</a></li><li><a href="/jd/">政策解读</a></li></ul>',
    ],
    ['地址由脚本填', '<a href="#">政务公开</a>', '<a href="/gk/">政务公开</a>'],
    [
      '路径由脚本写',
      '<div>当前位置：</div>',
      '<div>当前位置：<a href="/">首页</a>&gt;<a href="/gk/">政务公开</a></div>',
    ],
    [
      '路径末级由脚本写',
      '<div>当前位置：<a href="/">首页</a></div>',
      '<div>当前位置：<a href="/">首页</a>&gt;<a href="/gk/">政务公开</a></div>',
    ],
  ])('%s', (_, bytes, shown) => {
    expect(contradictions(read(bytes + BODY + SCRIPT, 'fetched'), read(shown + BODY + SCRIPT, 'live'))).toEqual([]);
  });

  it('没有脚本的页面，两种采集读得一样', () => {
    const html = `<div>当前位置：<a href="/">首页</a>&gt;<a href="/gk/">政务公开</a></div>${BODY}<div class="footer">主办：云溪县人民政府<br>网站标识码：5300000001</div>`;
    const [fetched, live] = [read(html, 'fetched'), read(html, 'live')];
    expect(contradictions(fetched, live)).toEqual([]);
    expect(contradictions(live, fetched)).toEqual([]);
    expect(fetched.identity.siteCode).toBe('5300000001');
  });
});
