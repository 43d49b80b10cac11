/** The command line of `npm run audit`, read once and checked before anything starts. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { BodyKind, Level } from '../utils/model.ts';
import { type SurveySettings, surveySettings } from '../utils/survey/survey.ts';
import { isDay } from '../utils/text/day.ts';
import { isWebAddress } from './archive.ts';
import { BROWSERS, type BrowserName } from './browser.ts';
import { InputError } from './errors.ts';
import { wordIssue } from './word-issue.ts';

export interface Options {
  /** What is audited: a folder, or addresses of the real network. Addresses with a folder: these pages of it. */
  archive: string | undefined;
  urls: string[];
  browser: BrowserName;
  capture: 'live' | 'fetched';
  /** Where the facts of every page go, as JSON lines. */
  facts: string | undefined;
  /** For lines of the index without a day of their own. */
  capturedAt: string | undefined;
  cutoff: string | undefined;
  out: string;
  /** Ids; the first one is that of the campaign, and each gets a scorecard a body. */
  systems: string[];
  /** Say which systems there are, and do nothing else. */
  listSystems: boolean;
  level: Level | undefined;
  kind: BodyKind | undefined;
  /** At most so many pages, the first ones. */
  pages: number | undefined;
  /** Follows the links from the entries and reads the whole site, under these limits; absent: the named pages only. */
  survey: SurveySettings | undefined;
  /** Of a survey: pictures are taken, and `evidence/` stands beside the scorecard. */
  evidence: boolean;
  headed: boolean;
}

/** The kinds of scorecard files. */
export const SCORECARD_TYPES = ['xlsx', 'json', 'csv'] as const;

/** The files of `--out` with the scorecards of a system: named by it where there are several. */
export function scorecardFile(type: (typeof SCORECARD_TYPES)[number], system: string, all: readonly string[]): string {
  return all.length > 1 ? `scorecard-${system}.${type}` : `scorecard.${type}`;
}

/** The scores as the workbench shows them, beside the others. */
export const PICTURE = 'scorecard.png';
/** The folder of `--out` with pictures, pages and their manifest. */
export const EVIDENCE = 'evidence';
/** Every address that a survey came to know, and what became of it. */
export const SURVEY_RECORD = 'survey.json';
/** Nobody is burdened by a survey of an archive. */
const ARCHIVE_MANNERS = { delayMs: 0, concurrency: 4 };
const DEFAULTS = surveySettings.parse({});

/** The runner holds no system: the extension knows which there are, and refuses the others. */
export const DEFAULT_SYSTEM_ID = 'general';

/** Evaluators know the levels by these words. */
const LEVELS: Record<string, Level> = {
  national: 'national',
  province: 'province',
  city: 'city',
  county: 'county',
  township: 'township',
  国家: 'national',
  省: 'province',
  市: 'city',
  县: 'county',
  乡镇: 'township',
};
const KINDS: Record<string, BodyKind> = {
  government: 'government',
  department: 'department',
  政府: 'government',
  部门: 'department',
};

export const USAGE = `用法：
  npm run audit                                审计内置示例站点
  npm run audit -- URL…                        审计真实网页
  npm run audit -- --archive DIR [URL…]        审计归档目录（index.jsonl），或其中的几页
  npm run audit -- --survey [URL… | --archive DIR [URL…]]
                                               全站普查：从首页或 URL 出发，顺着链接读遍全站
选项：
  --browser chromium|firefox   浏览器，默认 chromium
  --capture live|fetched       打开网页读取（默认），或只取字节解析
  --facts FILE                 把每页的事实写入 FILE（JSON 行：{url, facts}）
  --captured-at DATE           归档中没有 capturedAt 的网页的采集日期；两处都没有则日期不明
  --cutoff DATE                截止日
  --out DIR                    结果目录，默认 audit
  --system ID                  指标体系，默认 ${DEFAULT_SYSTEM_ID}；可重复，每个体系各出一份评分卡
  --systems                    列出可用的指标体系
  --level LEVEL                评估对象级别：national|province|city|county|township
  --kind KIND                  评估对象类别：government|department
  --pages N                    只审计前 N 页；普查时至多请求 N 页，默认 ${DEFAULTS.maxPages}
  --survey                     全站普查；Ctrl-C 到此为止并写出已读到的结果，再按一次立即中断
  --seed S                     普查：价值相同的网页按 S 排序，同一归档、同一 S，结果相同
  --delay MS                   普查：对同一平台两次请求的间隔毫秒数，默认 ${DEFAULTS.delayMs}，归档为 ${ARCHIVE_MANNERS.delayMs}
  --concurrency N              普查：对同一平台同时进行的请求数，默认 ${DEFAULTS.concurrency}，归档为 ${ARCHIVE_MANNERS.concurrency}
  --render-share P             普查：另开窗口像访问者那样查看首页、栏目、各模板一页和其余网页的 P%（0–100）
  --evidence                   普查：给问题截图（须有 --render-share），证据和清单写入结果目录的 evidence
  --evidence-pages N           普查：取证时另外打开至多 N 个抽样以外、有问题的网页，默认 ${DEFAULTS.evidencePages}
  --timeout MS                 普查：一次请求最多等待的毫秒数，默认 ${DEFAULTS.timeoutMs}
  --headed                     显示浏览器窗口`;

/** What `--help` asks for. */
export class HelpWanted extends Error {}

/**
 * Reads the arguments after the command's name. Paths are resolved against `cwd`.
 * @throws InputError with the one line that says what is wrong.
 */
export function parseOptions(args: readonly string[], cwd: string, sample: string): Options {
  const { values, positionals } = parse(args);
  if (values.help) throw new HelpWanted();
  for (const url of positionals) {
    if (!isWebAddress(url)) throw new InputError(`地址须以 http:// 或 https:// 开头：${url}`);
  }
  const archive = values.archive === undefined ? undefined : resolve(cwd, notEmpty('--archive', values.archive));
  if (archive !== undefined && !isFolder(archive)) throw new InputError(`--archive 目录不存在：${values.archive}`);
  const isLive = archive === undefined && positionals.length > 0;
  const capturedAt = day('--captured-at', values['captured-at']);
  // The day on which a live page is read is known, and no other is true.
  if (isLive && capturedAt) throw new InputError('--captured-at 只用于归档；真实网页的采集日期就是今天');
  const options: Options = {
    archive: isLive ? undefined : (archive ?? sample),
    urls: [...new Set(positionals)],
    browser: oneOf('--browser', values.browser, named(BROWSERS)) ?? 'chromium',
    capture:
      oneOf('--capture', values.capture, named(['live', 'fetched'] as const)) ?? (values.survey ? 'fetched' : 'live'),
    facts: values.facts === undefined ? undefined : resolve(cwd, notEmpty('--facts', values.facts)),
    capturedAt,
    cutoff: day('--cutoff', values.cutoff),
    out: resolve(cwd, notEmpty('--out', values.out ?? 'audit')),
    systems: [...new Set((values.system ?? [DEFAULT_SYSTEM_ID]).map((id) => systemId(id)))],
    listSystems: values.systems ?? false,
    level: oneOf('--level', values.level, LEVELS),
    kind: oneOf('--kind', values.kind, KINDS),
    pages: count('--pages', values.pages),
    survey: surveyOf(values, isLive),
    evidence: evidenceOf(values),
    headed: values.headed ?? false,
  };
  // An audit can take an hour: that its results have no place to go must be said before it.
  const { systems } = options;
  const scorecards = systems.flatMap((id) => SCORECARD_TYPES.map((type) => scorecardFile(type, id, systems)));
  const files = [...scorecards, PICTURE, ...(options.survey ? [SURVEY_RECORD] : [])];
  for (const file of files) checkWritable('--out', join(options.out, file));
  if (options.facts !== undefined) checkWritable('--facts', options.facts);
  if (files.some((file) => options.facts === join(options.out, file))) {
    throw new InputError(`--facts 与结果文件同名：${options.facts}`);
  }
  return options;
}

/** The limits of a survey, or undefined where none is asked for. @throws InputError */
function surveyOf(values: ReturnType<typeof parse>['values'], isLive: boolean): SurveySettings | undefined {
  if (!values.survey) {
    const alone = (['seed', 'delay', 'concurrency', 'timeout', 'render-share', 'evidence-pages'] as const).find(
      (option) => values[option] !== undefined,
    );
    if (alone) throw new InputError(`--${alone} 只用于普查（--survey）`);
    return undefined;
  }
  if (values.capture === 'live') throw new InputError('--survey 只取字节解析，不能与 --capture live 同用');
  const { shape } = surveySettings;
  const manners = isLive ? DEFAULTS : ARCHIVE_MANNERS;
  return {
    ...DEFAULTS,
    maxPages: within('--pages', count('--pages', values.pages), shape.maxPages) ?? DEFAULTS.maxPages,
    delayMs: within('--delay', count('--delay', values.delay, 0), shape.delayMs) ?? manners.delayMs,
    concurrency:
      within('--concurrency', count('--concurrency', values.concurrency), shape.concurrency) ?? manners.concurrency,
    timeoutMs: within('--timeout', count('--timeout', values.timeout), shape.timeoutMs) ?? DEFAULTS.timeoutMs,
    evidence: values.evidence ?? false,
    evidencePages:
      within('--evidence-pages', count('--evidence-pages', values['evidence-pages'], 0), shape.evidencePages) ??
      DEFAULTS.evidencePages,
    seed: within('--seed', values.seed, shape.seed) ?? DEFAULTS.seed,
    ...(values['render-share'] === undefined ? {} : { renderShare: percent('--render-share', values['render-share']) }),
  };
}

/** @throws InputError where no page would be looked at. */
function evidenceOf({ evidence = false, ...values }: ReturnType<typeof parse>['values']): boolean {
  if (evidence && !values.survey) throw new InputError('--evidence 只用于普查（--survey）');
  if (evidence && values['render-share'] === undefined) {
    throw new InputError('--evidence 须与 --render-share 同用：没有在窗口里看过的网页没有截图');
  }
  return evidence;
}

/** @throws InputError where the extension would refuse the value. */
function within<T>(option: string, value: T | undefined, schema: z.ZodType): T | undefined {
  const issue = value === undefined ? undefined : schema.safeParse(value).error?.issues[0];
  if (issue) throw new InputError(`${option} ${wordIssue(issue, value)}：${value}`);
  return value;
}

/** @throws InputError where no file can be written to this path. */
function checkWritable(option: string, path: string): void {
  let existing = path;
  while (!existsSync(existing)) existing = dirname(existing);
  const isFolderThere = statSync(existing).isDirectory();
  if (existing === path && isFolderThere) throw new InputError(`${option} 须写入文件，而这是目录：${path}`);
  if (existing !== path && !isFolderThere) throw new InputError(`${option} 无法写入：${existing} 不是目录`);
  try {
    accessSync(existing, constants.W_OK);
  } catch {
    throw new InputError(`${option} 无法写入：没有 ${existing} 的写权限`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        archive: { type: 'string' },
        browser: { type: 'string' },
        capture: { type: 'string' },
        facts: { type: 'string' },
        'captured-at': { type: 'string' },
        cutoff: { type: 'string' },
        out: { type: 'string' },
        system: { type: 'string', multiple: true },
        systems: { type: 'boolean' },
        level: { type: 'string' },
        kind: { type: 'string' },
        pages: { type: 'string' },
        survey: { type: 'boolean' },
        seed: { type: 'string' },
        delay: { type: 'string' },
        concurrency: { type: 'string' },
        timeout: { type: 'string' },
        'render-share': { type: 'string' },
        evidence: { type: 'boolean' },
        'evidence-pages': { type: 'string' },
        headed: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new InputError(`选项有误：${wordParseError(error)}（npm run audit -- --help 查看全部选项）`);
  }
}

/** The parser's own sentence is English; it names the option, and its code says what is wrong with it. */
function wordParseError(error: unknown): string {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  const option = /'(-[^'\s]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option}`;
  if (/does not take an argument/.test(message)) return `${option.replace(/,$/, '')} 后面不能有值`;
  return `${option} 后面须有值`;
}

function named<T extends string>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map((value) => [value, value]));
}

function oneOf<T>(option: string, value: string | undefined, allowed: Record<string, T>): T | undefined {
  if (value === undefined) return undefined;
  const found = Object.hasOwn(allowed, value) ? allowed[value] : undefined;
  if (found === undefined)
    throw new InputError(`${option} 不能是“${value}”（可用：${Object.keys(allowed).join('、')}）`);
  return found;
}

function day(option: string, value: string | undefined): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new InputError(`${option} 不是日期（应为 YYYY-MM-DD）：${value}`);
}

function count(option: string, value: string | undefined, least: 0 | 1 = 1): number | undefined {
  if (value === undefined) return undefined;
  if (!/^(?:0|[1-9]\d{0,6})$/.test(value) || Number(value) < least) {
    throw new InputError(`${option} 须是${least === 0 ? '零或' : ''}正整数：${value}`);
  }
  return Number(value);
}

/** The id becomes part of file names. */
function systemId(value: string): string {
  const id = notEmpty('--system', value);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new InputError(`--system 不是指标体系的编号：${value}（--systems 列出可用的）`);
  return id;
}

/** As a share, 0 to 1. */
function percent(option: string, value: string): number {
  if (!/^(?:100|\d{1,2})(?:\.\d{1,2})?$/.test(value) || Number(value) > 100) {
    throw new InputError(`${option} 须是 0 到 100 之间的百分数：${value}`);
  }
  return Number(value) / 100;
}

function notEmpty(option: string, value: string): string {
  if (value.trim() === '') throw new InputError(`${option} 不能为空`);
  return value;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
