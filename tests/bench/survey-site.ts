/** A site for benches: real pages of an archive served under many addresses of one host, linking each other. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Archive, openArchive } from '../../runner/archive.ts';
import { isPage } from '../../runner/content-type.ts';
import { type ForwardProxy, startForwardProxy } from '../../runner/forward-proxy.ts';

/** Each page leads to so many of its own, beside the links that it has. */
const CHILDREN = 20;
const NO_PAGE =
  /^\s*(?:#|javascript:|mailto:|tel:|data:)|\.(?:css|js|ico|png|jpe?g|gif|svg|pdf|docx?|xlsx?|zip|rar)\b/i;

export interface BenchSite extends ForwardProxy {
  /** Every page, of any number of hosts that are all alike: `bench1.example.gov.cn`, … */
  address(host: string, page: number): string;
  bytes: number;
}

export interface BenchSiteOptions {
  /** Archives whose pages are served. */
  folders: readonly string[];
  pages: number;
  /** Milliseconds before an answer. */
  latency(): number;
}

/** Serves it through a proxy. All pages can be reached from page 0. */
export async function startBenchSite({ folders, pages, latency }: BenchSiteOptions): Promise<BenchSite> {
  const templates = folders.flatMap((folder) => templatesOf(openArchive(folder), pages));
  const made = Array.from({ length: pages }, (_, page) => {
    const template = templates[page % templates.length];
    if (!template) throw new Error(`no pages in ${folders.join(', ')}`);
    return fill(template, page, pages);
  });
  const answer = async (response: ServerResponse, url: string | undefined) => {
    if (latency() > 0) await sleep(latency());
    const page = url === undefined ? undefined : numberOf(new URL(url).pathname, pages);
    const body = page === undefined ? undefined : made[page];
    response.writeHead(body ? 200 : 404, {
      'content-type': body ? 'text/html' : 'text/plain',
      'content-length': body?.length ?? 0,
      'cache-control': 'no-store',
    });
    response.end(body);
  };
  const proxy = await startForwardProxy((url, _request, response) => void answer(response, url));
  return {
    ...proxy,
    address: (host, page) => `http://${host}${pathOf(page)}`,
    bytes: made.reduce((sum, body) => sum + body.length, 0),
  };
}

function pathOf(page: number): string {
  return page === 0 ? '/' : `/zwgk/${page % 97}/202506/t20250610_${100_000 + page}.html`;
}

/** Scripts of the pages name further ones, which are there, too. */
function numberOf(path: string, pages: number): number | undefined {
  if (path === '/') return 0;
  if (path === '/robots.txt') return undefined;
  const number = /_(\d{6})\.html$/.exec(path)?.[1];
  return number === undefined ? numbered(path, pages) : Number(number) - 100_000;
}

/** Pages as text in which every byte is one character: whatever their charset, their mark-up is ASCII. */
function templatesOf(archive: Archive, pages: number): string[] {
  return archive.pages
    .filter(({ status, contentType }) => status === 200 && isPage(contentType))
    .map((page) =>
      Buffer.from(page.read())
        .toString('latin1')
        .replace(/<base\b[^>]*>/gi, '')
        .replace(/\b(href\s*=\s*)(["'])([^"'<>]*)\2/gi, (whole, name: string, quote: string, href: string) =>
          NO_PAGE.test(href) ? whole : `${name}${quote}${pathOf(numbered(addressOf(href, page.url), pages))}${quote}`,
        ),
    );
}

/** What pages of a site have in common, as its menus, leads to the same address from all of them. */
function addressOf(href: string, base: string): string {
  try {
    return new URL(href, base).href;
  } catch {
    return href;
  }
}

function numbered(text: string, below: number): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return hash % below;
}

function fill(template: string, page: number, pages: number): Buffer {
  const first = page * CHILDREN + 1;
  const children = Array.from({ length: Math.max(0, Math.min(CHILDREN, pages - first)) }, (_, index) => first + index);
  const links = children.map((child) => `<a href="${pathOf(child)}">No. ${child}</a>`).join('\n');
  // No two pages are equal, or they would be duplicates.
  const named = template.replace(/<title>/i, `<title>No. ${page} `);
  const at = named.search(/<\/body>/i);
  const own = `<p>No. ${page}</p>\n<ul>${links}</ul>\n`;
  return Buffer.from(at < 0 ? named + own : named.slice(0, at) + own + named.slice(at), 'latin1');
}
