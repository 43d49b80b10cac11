import { describe, expect, it } from 'vitest';
import { DEFAULT_SYSTEM_ID as EXTENSIONS_DEFAULT } from '../../rules/systems/index.ts';
import { InputError } from '../../runner/errors.ts';
import { DEFAULT_SYSTEM_ID, HelpWanted, parseOptions, scorecardFile } from '../../runner/options.ts';

const read = (...args: string[]) => parseOptions(args, process.cwd(), '/sample');

describe('parseOptions', () => {
  it('audits the sample site where nothing is said', () => {
    expect(read()).toEqual({
      archive: '/sample',
      urls: [],
      browser: 'chromium',
      capture: 'live',
      facts: undefined,
      capturedAt: undefined,
      cutoff: undefined,
      out: `${process.cwd()}/audit`,
      systems: ['general'],
      listSystems: false,
      level: undefined,
      kind: undefined,
      pages: undefined,
      survey: undefined,
      evidence: false,
      headed: false,
    });
  });

  it('takes addresses of the real network', () => {
    expect(read('https://www.a.gov.cn/', 'http://b.cn/x')).toMatchObject({
      archive: undefined,
      urls: ['https://www.a.gov.cn/', 'http://b.cn/x'],
    });
  });

  it('takes every option', () => {
    expect(
      read(
        ...['--archive', 'sample', '--browser', 'firefox', '--capture=fetched', '--facts', '/tmp/f.jsonl'],
        ...['--captured-at', '2024-03-01', '--cutoff', '2024-12-31', '--out', '/anywhere/o', '--system', 'general'],
        ...['--level', 'city', '--kind', '部门', '--pages', '3', '--headed'],
      ),
    ).toEqual({
      archive: `${process.cwd()}/sample`,
      urls: [],
      browser: 'firefox',
      capture: 'fetched',
      facts: '/tmp/f.jsonl',
      capturedAt: '2024-03-01',
      cutoff: '2024-12-31',
      out: '/anywhere/o',
      systems: ['general'],
      listSystems: false,
      level: 'city',
      kind: 'department',
      pages: 3,
      survey: undefined,
      evidence: false,
      headed: true,
    });
  });

  it('judges by several systems, each once, and lists those that there are', () => {
    expect(read('--system', 'b', '--system=a', '--system', 'b').systems).toEqual(['b', 'a']);
    expect(read('--systems').listSystems).toBe(true);
    expect(scorecardFile('csv', 'a', ['a'])).toBe('scorecard.csv');
    expect(scorecardFile('csv', 'a', ['b', 'a'])).toBe('scorecard-a.csv');
  });

  it('surveys the network politely and an archive at once', () => {
    expect(read('--survey', 'https://www.a.gov.cn/')).toMatchObject({
      capture: 'fetched',
      urls: ['https://www.a.gov.cn/'],
      survey: { maxPages: 2000, delayMs: 1000, concurrency: 2, seed: '', offSite: false, keepBytes: true },
    });
    expect(read('--survey').survey).toMatchObject({ maxPages: 2000, delayMs: 0, concurrency: 4 });
    expect(read('--survey', '--archive', 'sample').survey).toMatchObject({ delayMs: 0, concurrency: 4 });
  });

  it('takes the limits of a survey, those of an archive too', () => {
    const limits = ['--pages', '60', '--seed', '抽样1', '--delay', '250', '--concurrency', '8', '--timeout', '3000'];
    const survey = { maxPages: 60, seed: '抽样1', delayMs: 250, concurrency: 8, timeoutMs: 3000 };
    expect(read('--survey', ...limits, 'http://a.cn/')).toMatchObject({ pages: 60, survey });
    expect(read('--survey', ...limits, '--capture', 'fetched')).toMatchObject({ capture: 'fetched', survey });
    expect(read('--survey', '--delay', '0', 'http://a.cn/').survey?.delayMs).toBe(0);
  });

  it.each([
    [['www.a.gov.cn'], '地址须以 http:// 或 https:// 开头：www.a.gov.cn'],
    [['--archive', '/does/not/exist'], '--archive 目录不存在：/does/not/exist'],
    [['--archive', 'package.json'], '--archive 目录不存在：package.json'],
    [['--browser', 'chrome'], '--browser 不能是“chrome”（可用：chromium、firefox）'],
    [['--capture', 'toString'], '--capture 不能是“toString”（可用：live、fetched）'],
    [['--cutoff', '2024-02-30'], '--cutoff 不是日期（应为 YYYY-MM-DD）：2024-02-30'],
    [['--captured-at', '今天'], '--captured-at 不是日期（应为 YYYY-MM-DD）：今天'],
    [['--captured-at', '2024-01-01', 'http://a.cn/'], '--captured-at 只用于归档；真实网页的采集日期就是今天'],
    [['--pages', '0'], '--pages 须是正整数：0'],
    [['--pages', '1.5'], '--pages 须是正整数：1.5'],
    [['--seed', 's'], '--seed 只用于普查（--survey）'],
    [['--timeout', '5000', 'http://a.cn/'], '--timeout 只用于普查（--survey）'],
    [['--delay', '0', 'http://a.cn/'], '--delay 只用于普查（--survey）'],
    [['--concurrency', '2'], '--concurrency 只用于普查（--survey）'],
    [['--survey', '--capture', 'live'], '--survey 只取字节解析，不能与 --capture live 同用'],
    [['--survey', '--pages', '0'], '--pages 须是正整数：0'],
    [['--survey', '--pages', '200001'], '--pages 太长或太大（至多 200000）：200001'],
    [['--survey', '--delay', '-1'], '选项有误：--delay 后面须有值（npm run audit -- --help 查看全部选项）'],
    [['--survey', '--delay=-1'], '--delay 须是零或正整数：-1'],
    [['--survey', '--delay', '1s'], '--delay 须是零或正整数：1s'],
    [['--survey', '--delay', '600001'], '--delay 太长或太大（至多 600000）：600001'],
    [['--survey', '--concurrency', '17'], '--concurrency 太长或太大（至多 16）：17'],
    [['--survey', '--seed', 's'.repeat(61)], `--seed 太长或太大（至多 60）：${'s'.repeat(61)}`],
    [['--survey', '--facts', 'audit/survey.json'], `--facts 与结果文件同名：${process.cwd()}/audit/survey.json`],
    [['--system', ''], '--system 不能为空'],
    [['--system', 'general', '--system', '../a'], '--system 不是指标体系的编号：../a（--systems 列出可用的）'],
    [
      ['--system', 'a', '--system', 'b', '--out', '/anywhere/o', '--facts', '/anywhere/o/scorecard-b.json'],
      '--facts 与结果文件同名：/anywhere/o/scorecard-b.json',
    ],
    [['--out', ''], '--out 不能为空'],
    [['--archive', ''], '--archive 不能为空'],
    [['--archive='], '--archive 不能为空'],
    [['--out', 'package.json'], `--out 无法写入：${process.cwd()}/package.json 不是目录`],
    [['--out', 'package.json/a/b'], `--out 无法写入：${process.cwd()}/package.json 不是目录`],
    [['--facts', 'tests'], `--facts 须写入文件，而这是目录：${process.cwd()}/tests`],
    [['--facts', 'package.json/x'], `--facts 无法写入：${process.cwd()}/package.json 不是目录`],
    [
      ['--out', '/anywhere/o', '--facts', '/anywhere/o/scorecard.csv'],
      '--facts 与结果文件同名：/anywhere/o/scorecard.csv',
    ],
    [['--unknown'], '选项有误：没有 --unknown（npm run audit -- --help 查看全部选项）'],
    [['--pages'], '选项有误：--pages 后面须有值（npm run audit -- --help 查看全部选项）'],
    [['--pages', '--headed'], '选项有误：--pages 后面须有值（npm run audit -- --help 查看全部选项）'],
    [['--headed=yes'], '选项有误：--headed 后面不能有值（npm run audit -- --help 查看全部选项）'],
    [['-h=1'], '选项有误：没有 -=（npm run audit -- --help 查看全部选项）'],
  ])('refuses %j with one line', (args, line) => {
    expect(() => read(...args)).toThrow(new InputError(line));
  });

  it('has the default system of the extension', () => expect(DEFAULT_SYSTEM_ID).toBe(EXTENSIONS_DEFAULT));

  it('shows its options on request', () => expect(() => read('--help')).toThrow(HelpWanted));

  it('keeps evidence of a survey that looks at pages, and of no other', () => {
    const options = parseOptions(['--survey', '--render-share', '0', '--evidence'], '/tmp', '/sample');
    expect(options).toMatchObject({ evidence: true, survey: { evidence: true, renderShare: 0 } });
    expect(parseOptions(['--survey'], '/tmp', '/sample').survey).toMatchObject({ evidence: false });
    const of = (pages: string) =>
      parseOptions(['--survey', '--render-share', '0', '--evidence', '--evidence-pages', pages], '/tmp', '/sample');
    expect(of('0').survey).toMatchObject({ evidencePages: 0 });
    expect(() => of('20000')).toThrow('--evidence-pages');
    expect(() => parseOptions(['--evidence'], '/tmp', '/sample')).toThrow('--survey');
    expect(() => parseOptions(['--survey', '--evidence'], '/tmp', '/sample')).toThrow('--render-share');
  });
});
