/** An archive: pages of websites as files, each with the address under which it is to be served. */
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { body } from '../utils/model.ts';
import { isDay } from '../utils/text/day.ts';
import { contentTypeOf } from './content-type.ts';
import { InputError } from './errors.ts';
import { wordIssue } from './word-issue.ts';

export interface ArchivedPage {
  /** Exactly as the index writes it: facts and reports are matched by it. */
  url: string;
  status: number;
  contentType: string;
  /** ISO day or date-time; absent where the index does not say. */
  capturedAt?: string;
  /** The bytes as they were saved; empty where a line has a status and no file. */
  read(): Uint8Array;
}

/** A body of `site.json`: what the product keeps, less what it gives itself. */
export const bodyDraft = body.omit({ id: true, createdAt: true, confirmed: true });
export type BodyDraft = z.infer<typeof bodyDraft>;

export interface Archive {
  pages: readonly ArchivedPage[];
  /** From `site.json`; null where the archive does not say which bodies it holds. */
  bodies: readonly BodyDraft[] | null;
  /** The page that is served for this address. */
  find(url: string): ArchivedPage | undefined;
}

const moment = z.string().refine((text) => isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), '不是日期');

const indexLine = z
  .object({
    file: z.string().min(1).optional(),
    url: z.string().refine(isWebAddress, '不是 http(s) 地址'),
    capturedAt: moment.optional(),
    status: z
      .number()
      .superRefine((status, context) => {
        const problem = problemOfStatus(status);
        if (problem) context.addIssue({ code: 'custom', message: problem });
      })
      .optional(),
  })
  .refine(({ file, status }) => file !== undefined || (status !== undefined && status >= 400), {
    path: ['file'],
    message: '缺少 file',
  });

/** Why an answer with this status cannot be played back to a browser, or undefined where it can. */
function problemOfStatus(status: number): string | undefined {
  if (!Number.isInteger(status) || status < 200 || status > 599) return `${status} 不是可重放的状态码`;
  if ([204, 205, 304].includes(status)) return `${status} 的回应没有网页内容，无法重放`;
  if (status >= 300 && status < 400) return `${status} 是转向，索引中没有目标地址，无法重放`;
  // Browsers take it as the word of the proxy itself, and ask for a password.
  if (status === 407) return '407 是代理服务器的回应，不是网站的，无法重放';
  return undefined;
}

const siteFile = z.object({ bodies: z.array(bodyDraft).min(1) });

/**
 * Reads `index.jsonl` and, where there is one, `site.json` of a folder.
 * @throws InputError that names the file and the line.
 */
export function openArchive(folder: string): Archive {
  const index = join(folder, 'index.jsonl');
  if (!existsSync(index)) throw new InputError(`归档目录中没有 index.jsonl：${folder}`);
  const seen = new Map<string, number>();
  const pages: ArchivedPage[] = [];
  for (const [at, text] of readInside(folder, index, 'index.jsonl')
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue;
    const place = `${index} 第 ${at + 1} 行`;
    const line = parseJson(indexLine, text, place);
    const key = addressKey(line.url);
    const before = seen.get(key);
    if (before !== undefined) throw new InputError(`${place}：与第 ${before} 行是同一地址 ${line.url}`);
    seen.set(key, at + 1);
    pages.push(archivedPage(folder, line, place));
  }
  if (pages.length === 0) throw new InputError(`${index} 中没有网页`);
  const site = join(folder, 'site.json');
  const bodies = existsSync(site)
    ? parseJson(siteFile, readInside(folder, site, 'site.json').toString('utf8'), site).bodies
    : null;
  return makeArchive(pages, bodies);
}

/** An archive that stands in memory, for tests. */
export function archiveOf(
  pages: readonly {
    url: string;
    body?: string | Uint8Array;
    status?: number;
    contentType?: string;
    capturedAt?: string;
  }[],
  bodies: readonly BodyDraft[] | null = null,
): Archive {
  return makeArchive(
    pages.map(({ url, body: content = '', status = 200, contentType, capturedAt }) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return {
        url,
        status,
        contentType: contentType ?? contentTypeOf(new URL(url).pathname, bytes.subarray(0, 64)),
        ...(capturedAt ? { capturedAt } : {}),
        read: () => bytes,
      };
    }),
    bodies,
  );
}

function makeArchive(pages: readonly ArchivedPage[], bodies: readonly BodyDraft[] | null): Archive {
  const byKey = new Map(pages.map((page) => [addressKey(page.url), page]));
  return {
    pages,
    bodies,
    // An index often holds one of http and https, and the pages link both.
    find: (url) => byKey.get(addressKey(url)) ?? byKey.get(addressKey(otherScheme(url))),
  };
}

/**
 * An address as archives compare it: default port left out, path and query unescaped where the escapes are UTF-8
 * (GBK escapes stay as they are), without fragment.
 */
export function addressKey(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${unescaped(pathname)}${unescaped(search)}`;
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURI(escapes);
    } catch {
      return escapes.toUpperCase();
    }
  });
}

/** The same address under http for https and the other way round; a port that is not the default stays. */
export function otherScheme(url: string): string {
  return new URL(url).href.replace(/^http(s?):/, (_, secure: string) => (secure ? 'http:' : 'https:'));
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function archivedPage(folder: string, line: z.infer<typeof indexLine>, place: string): ArchivedPage {
  const { url, capturedAt, status = 200 } = line;
  const base = { url, status, ...(capturedAt ? { capturedAt } : {}) };
  if (line.file === undefined) return { ...base, contentType: 'text/html', read: () => new Uint8Array() };
  const { file } = line;
  const path = resolve(folder, file);
  checkFile(folder, path, `${place}：`, file);
  return { ...base, contentType: contentTypeOf(path, headOf(path)), read: () => readFileSync(path) };
}

/**
 * An archive comes from elsewhere: neither a path nor a link in it may name the files of this machine.
 * @throws InputError where it does, and where there is no file that can be read.
 */
function checkFile(folder: string, path: string, place: string, name: string): void {
  if (!isInside(folder, path)) throw new InputError(`${place}file 指向目录之外 ${name}`);
  let real: string;
  try {
    if (!statSync(path).isFile()) throw new InputError(`${place}不是文件 ${name}`);
    real = realpathSync(path);
    closeSync(openSync(path, 'r'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${place}${code === 'ENOENT' || code === 'ENOTDIR' ? '文件不存在' : '文件无法读取'} ${name}`);
  }
  if (!isInside(realpathSync(folder), real)) throw new InputError(`${place}符号链接指向目录之外 ${name}`);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

function readInside(folder: string, path: string, name: string): Buffer {
  checkFile(folder, path, `${folder}：`, name);
  return readFileSync(path);
}

function headOf(path: string): Uint8Array {
  const head = new Uint8Array(64);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

function parseJson<T>(schema: z.ZodType<T>, text: string, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${place}：不是有效的 JSON`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InputError(`${place}：${issue?.path.join('.') || '内容'}：${issue ? wordIssue(issue, value) : '格式有误'}`);
}
