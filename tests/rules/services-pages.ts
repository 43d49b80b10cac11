/** Service guides of a fictional city. */
import type { TestPage } from '../test-rule.ts';

export const TITLE = '养老服务补贴申领办事指南';

const PARTS = {
  name: '<p>事项名称：养老服务补贴申领</p>',
  basis: '<p>设定依据：《东川省养老服务条例》第三条</p>',
  conditions: '<p>受理条件：年满六十周岁的本市户籍老人</p>',
  materials: '<p>申请材料：身份证、户口簿复印件</p>',
  place: '<p>办理地点：云溪市中山路1号政务服务中心二楼</p>',
  hours: '<p>办理时间：周一至周五 9:00-17:00</p>',
  phone: '<p>联系电话：0812-1234567</p>',
  process: '<p>办理流程：申请、受理、审核、发放</p>',
};
export type Part = keyof typeof PARTS;

export const body = (without: readonly Part[] = [], more = ''): string =>
  Object.entries(PARTS)
    .filter(([part]) => !without.includes(part as Part))
    .map(([, html]) => html)
    .join('') + more;

/** A guide that names these parts and says nothing under them. */
export const hollow = (parts: readonly Part[]): string =>
  Object.entries(PARTS)
    .map(([part, html]) => (parts.includes(part as Part) ? html.replace(/：.*<\/p>/, '：</p>') : html))
    .join('');

export const guide = (html: string, { title = TITLE, path = 'bsfw/1.html' } = {}): TestPage => ({
  path,
  html: `<!doctype html><html lang="zh-CN"><head><title>${title}_云溪市人民政府</title></head><body><div class="nav"><a href="/">首页</a><a href="/bsfw/">办事服务</a></div>
  <div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/bsfw/">办事服务</a></div><div class="content"><h1>${title}</h1>${html}</div></body></html>`,
});

export const home = (body = ''): TestPage => ({
  html: `<!doctype html><html lang="zh-CN"><head><title>云溪市人民政府</title></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a>
  <a href="/bsfw/">办事服务</a><a href="/hdjl/">互动交流</a><a href="/xwdt/">新闻动态</a></div>${body}</body></html>`,
});
