import { describe, expect, it } from 'vitest';
import { readRobots } from '../../../utils/survey/robots.ts';

const AT = 'http://www.yunxi.gov.cn/robots.txt';
const page = (path: string) => `http://www.yunxi.gov.cn${path}`;

describe('robots.txt', () => {
  it('holds for us where it names nobody else', () => {
    const robots = readRobots(AT, { status: 200, text: 'User-agent: *\nDisallow: /admin/\nAllow: /admin/open/\n' });
    expect(robots.allows(page('/admin/a.html'))).toBe(false);
    expect(robots.allows(page('/admin/open/a.html'))).toBe(true);
    expect(robots.allows(page('/zwgk/'))).toBe(true);
  });

  it('what it says to another robot is not said to us', () => {
    const robots = readRobots(AT, { status: 200, text: 'User-agent: Baiduspider\nDisallow: /\n' });
    expect(robots.allows(page('/zwgk/'))).toBe(true);
  });

  it('wildcards, ends and an empty rule', () => {
    const text = 'User-agent: *\nDisallow: /*.doc$\nDisallow: /*?sort=\nDisallow:\n';
    const robots = readRobots(AT, { status: 200, text });
    expect(robots.allows(page('/a/b.doc'))).toBe(false);
    expect(robots.allows(page('/a/b.docx'))).toBe(true);
    expect(robots.allows(page('/list?sort=1'))).toBe(false);
  });

  it('asks for a pause, which is kept within bounds', () => {
    expect(readRobots(AT, { status: 200, text: 'User-agent: *\nCrawl-delay: 5' }).delayMs).toBe(5_000);
    expect(readRobots(AT, { status: 200, text: 'User-agent: *\nCrawl-delay: 86400' }).delayMs).toBe(60_000);
  });

  it.each([
    ['not there', { status: 404 }],
    ['refused', { status: 403 }],
    ['a page for every address', { status: 200, text: '<!DOCTYPE html><p>Disallow: /</p>' }],
    ['no answer at all', {}],
  ])('%s: nothing is forbidden', (_, answer) => expect(readRobots(AT, answer).allows(page('/zwgk/'))).toBe(true));

  it.each([500, 503, 429])('%i: everything is, as long as it lasts', (status) => {
    expect(readRobots(AT, { status })).toMatchObject({ unreachable: true });
    expect(readRobots(AT, { status }).allows(page('/zwgk/'))).toBe(false);
  });

  it('says nothing of other hosts', () => {
    const robots = readRobots(AT, { status: 200, text: 'User-agent: *\nDisallow: /' });
    expect(robots.allows(page('/'))).toBe(false);
    expect(robots.allows('http://lyj.yunxi.gov.cn/')).toBe(true);
  });

  it('a hostile file is read in no time', () => {
    const text = `User-agent: *\nDisallow: /${'*a'.repeat(2_000)}$\n${'Disallow: /x\n'.repeat(50_000)}`;
    expect(readRobots(AT, { status: 200, text }).allows(page(`/${'a'.repeat(1_000)}b`))).toBe(true);
  });
});
