/** What a person reads at the end: scores, problems, what was not read. Words come from the message catalogue. */
import type { Interval, Scorecard } from '../utils/audit/scorecard.ts';
import { summarise } from '../utils/audit/summarise.ts';
import type { Missing } from '../utils/evidence/evidence.ts';
import { hasNoPicture } from '../utils/evidence/no-picture.ts';
import type { SystemEntry } from '../utils/host/systems.ts';
import type { AddressState, Reason, SurveyRecord } from '../utils/survey/survey.ts';
import { hasMessage, render, renderCode } from '../utils/text/catalogue/index.ts';

const PROBLEMS_SHOWN = 20;
const FAILURES_SHOWN = 50;

export interface Outcome {
  scorecards: readonly Scorecard[];
  asked: number;
  failures: readonly { url: string; reason: string }[];
  readerErrors: readonly { url: string; reader: string; message: string }[];
  /** Addresses that the archive lacks; null for the real network. */
  missing: number | null;
  /** How many addresses stand where, and why; absent where only named pages were read. */
  survey?: { record: SurveyRecord; tally: readonly { state: AddressState; reason?: Reason; count: number }[] };
  files: readonly string[];
  seconds: number;
}

/** The closing report as text. */
export function reportOf(outcome: Outcome): string {
  const { scorecards, asked, failures, readerErrors, missing, survey, files, seconds } = outcome;
  const systemIds = [...new Set(scorecards.map(({ system }) => system.id))];
  const bySystem = systemIds.map((id) => scorecards.filter(({ system }) => system.id === id));
  return [
    ...bySystem.flatMap((cards) => [scoreTable(cards), problemList(cards)]),
    survey ? surveyTable(survey) : '',
    section(`未能读取的网页（${failures.length}）`, failures, FAILURES_SHOWN, ({ url, reason }) => `${url}  ${reason}`),
    section(
      `读取器出错（${readerErrors.length}）`,
      readerErrors,
      FAILURES_SHOWN,
      ({ url, reader, message }) => `${url}  ${reader}: ${message}`,
    ),
    [
      survey
        ? `请求 ${asked} 个地址，读到 ${survey.record.counts.read} 页，读取器出错 ${readerErrors.length} 处`
        : `共 ${asked} 页，读到 ${asked - failures.length} 页，未能读取 ${failures.length} 页，读取器出错 ${readerErrors.length} 处`,
      missing === null ? '' : `，归档中没有的地址 ${missing} 个（未存档，不算失效）`,
      `；用时 ${seconds.toFixed(1)} 秒`,
    ].join(''),
    `结果：${files.join('、')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What became of the addresses that a survey found, and why what was not read was not. */
function surveyTable({ record, tally }: NonNullable<Outcome['survey']>): string {
  const total = tally.reduce((sum, { count }) => sum + count, 0);
  const rows = tally.map(({ state, reason, count }) => [
    wordState(state),
    reason ? wordReason(reason) : '',
    String(count),
  ]);
  const state = record.state === 'done' ? '' : record.state === 'paused' ? '，已暂停' : '，未完成';
  return [
    `全站普查：共发现 ${total} 个地址${state}`,
    ...(record.because ? [oneLine(render('zh-CN', record.because))] : []),
    ...evidenceLines(record),
    formatTable([['状态', '原因', '地址数'], ...rows]),
  ].join('\n');
}

/** Pictures that were kept, and why others were not. */
function evidenceLines(record: SurveyRecord): string[] {
  if (!record.evidence) return [];
  const { kept, planned, missing } = record.evidence;
  const reasons = (Object.keys(missing) as Missing[]).map((reason) =>
    render('zh-CN', {
      code: 'survey.evidence-missing',
      params: { reason: renderCode('zh-CN', `evidence.missing.${reason}`), count: missing[reason] ?? 0 },
    }),
  );
  return [
    render('zh-CN', { code: 'survey.evidence', params: { kept, planned } }),
    ...(hasNoPicture(record) ? [renderCode('zh-CN', 'survey.evidence-none')] : []),
    ...reasons,
  ].map(oneLine);
}

const STATES: Record<AddressState, string> = {
  waiting: '等待',
  fetching: '等待',
  read: '已读',
  blocked: '受阻未测',
  dead: '失效',
  unknown: '无法判断',
  unsupported: '不是网页',
  skipped: '未纳入',
};

export function wordState(state: AddressState): string {
  return STATES[state];
}

export function wordReason(reason: Reason): string {
  const code = `survey.reason.${reason}`;
  return hasMessage(code) ? renderCode('zh-CN', code) : reason;
}

function scoreTable(scorecards: readonly Scorecard[]): string {
  const rows = scorecards.flatMap((card) => [
    [
      card.body.name,
      '总体',
      card.total ? renderCode('zh-CN', 'because.total-unconfirmed') : interval(card.score),
      points(card.points),
      share(card.decided),
      vetoes(card),
    ],
    ...card.areas.map((area) => [
      '',
      area.title['zh-CN'],
      interval(area.score),
      points(area.points),
      share(area.decided),
      '',
    ]),
  ]);
  const [first] = scorecards;
  const title = first ? `${first.system.title['zh-CN']}（${first.system.authority['zh-CN']}）` : '';
  return [title, formatTable([['评估对象', '指标', '得分区间', '满分', '已判定', '否决'], ...rows])].join('\n');
}

/** Of the scorecards of one system. */
function problemList(scorecards: readonly Scorecard[]): string {
  const summaries = scorecards.map((card) => {
    const about = { bodyId: card.body.id, revision: 0, systemId: card.system.id, pages: card.pages.total };
    return { ...summarise(card, about), name: card.body.name };
  });
  const problems = summaries
    .flatMap(({ name, problems }) => problems.map((problem) => ({ ...problem, name })))
    .sort((a, b) => b.points - a.points);
  const total = summaries.reduce((sum, { problemCount }) => sum + problemCount, 0);
  return section(`问题，失分最多的在前（${total}）`, problems, PROBLEMS_SHOWN, (problem) =>
    [
      // What is there, and too small to be shown, is not called nothing.
      `${problem.points > 0 && points(problem.points) === '0' ? '<0.01' : points(problem.points)} 分`,
      problem.certainty === 'proven' ? '确证' : '疑似',
      ...(scorecards.length > 1 ? [problem.name] : []),
      render('zh-CN', problem.finding.message),
      `${problem.pages} 页`,
      problem.finding.pageUrl,
    ].join('  '),
  );
}

/** The systems that `--system` takes. */
export function systemTable(systems: readonly SystemEntry[]): string {
  return formatTable([
    ['编号', '版本', '名称', '自动', '辅助', '人工', '权重来源'],
    ...systems.map(({ id, version, title, authority, leaves }) => [
      ...[id, version, title['zh-CN']],
      ...[leaves.auto, leaves.assisted, leaves.manual].map(String),
      authority['zh-CN'],
    ]),
  ]);
}

function section<T>(title: string, entries: readonly T[], shown: number, line: (entry: T) => string): string {
  if (entries.length === 0) return '';
  const rest = entries.length - shown;
  return [
    title,
    ...entries.slice(0, shown).map((entry) => `  ${line(entry)}`),
    ...(rest > 0 ? [`  另有 ${rest} 条`] : []),
  ]
    .map(oneLine)
    .join('\n');
}

/** Text of pages stands in these lines: it must not move the cursor or start a line of its own. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

/** Columns padded to the width that they have on a terminal, where a Chinese character is two wide. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(oneLine));
  const widths = (clean[0] ?? []).map((_, column) => Math.max(...clean.map((row) => displayWidth(row[column] ?? ''))));
  return clean
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0);
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}

/** A score is one number only once everything is decided. */
function interval({ low, high }: Interval): string {
  return points(low) === points(high) ? points(low) : `${points(low)} ~ ${points(high)}`;
}

function points(value: number): string {
  return (Math.round((value + Number.EPSILON) * 100) / 100).toString();
}

function share(value: number): string {
  // Rounded down: 100 % is said only where nothing is open.
  return `${Math.floor(value * 100 + 1e-9)}%`;
}

function vetoes({ vetoes: { confirmed, open } }: Scorecard): string {
  return [confirmed > 0 ? `否决 ${confirmed} 项` : '', open > 0 ? `未排除 ${open} 项` : ''].filter(Boolean).join('，');
}
