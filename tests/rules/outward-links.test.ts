import { expect, it } from 'vitest';
import { outwardLinks } from '../../rules/outward-links.ts';
import type { Link } from '../../utils/facts/page-facts.ts';

const link = (href: string | null, visible = true) => ({ text: '青石镇', href, region: 'footer', visible }) as Link;

const links = [
  link('http://www.yunxi.gov.cn/zwgk/'),
  link('http://www.yunxi.gov.cn:8080/'),
  link('http://www.qingshi.example.cn/a'),
  link('http://www.hidden.example.cn/', false),
  link('mailto:office@yunxi.gov.cn'),
  link(null),
];

it('keeps what a visitor sees and what leaves the origin, with its host', () => {
  expect(outwardLinks(links, 'http://www.yunxi.gov.cn/index.html').map(({ host }) => host)).toEqual([
    'www.yunxi.gov.cn',
    'www.qingshi.example.cn',
    '',
  ]);
});

it('looks again where the same links stand on a page elsewhere', () => {
  outwardLinks(links, 'http://www.yunxi.gov.cn/');
  expect(outwardLinks(links, 'http://www.qingshi.example.cn/').map(({ href }) => href)).toEqual([
    'http://www.yunxi.gov.cn/zwgk/',
    'http://www.yunxi.gov.cn:8080/',
    'mailto:office@yunxi.gov.cn',
  ]);
});
