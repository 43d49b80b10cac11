/** What is kept of an annual report for rules that compare the reports of several years: small, whatever the report. */
import type { Day } from '../text/day.ts';
import { maskPrivacy } from '../text/privacy.ts';
import { textFingerprint } from '../text/similarity.ts';
import type { PageFacts, Tri } from './page-facts.ts';
import type { AnnualReport, ReportSection } from './reading.ts';
import { REQUEST_COLUMNS } from './report-format.ts';

/** By column of the table of applications (`individuals` … `total`); null where the cell says no count for sure. */
export type Carried = Readonly<Record<string, number | null>>;

export interface ReportDigest {
  year?: number;
  /** 统计期限. */
  period?: { from: Day; to: Day };
  publisher?: string;
  format: AnnualReport['format'];
  sections: readonly { id?: NonNullable<ReportSection['id']>; length: number }[];
  /** 上年结转 and 结转下年度继续办理; columns that were not found are absent. */
  carriedIn: Carried;
  carriedOut: Carried;
  /** 行政规范性文件现行有效件数, by the table. */
  inForce?: number;
  /** 行政事业性收费, 本年收费金额 in 万元 as the cell says. */
  collected?: number;
  /** What the prose says of 信息处理费. */
  fee?: { named: boolean; charged?: boolean; amount?: number };
  /** 存在的主要问题及改进情况: its first 1,500 characters, and all of it for `similarity` of utils/text. */
  problems?: { text: string; fingerprint?: string };
  attachmentOnly: Tri;
}

const MAX_TEXT = 1_500;
const MAX_SECTIONS = 12;
const MAX_NAME = 60;

/** Personal numbers are masked in what is kept of the text. */
export function reportDigestOf({ mainText }: Pick<PageFacts, 'mainText'>, report: AnnualReport): ReportDigest {
  const { year, period, publisher, format, sections, figures, fee, attachmentOnly } = report;
  const problems = sections.find(({ id }) => id === 'problems');
  const inForce = countOf(figures['disclosed.normative.inForce']);
  const collected = figures['disclosed.fees.amount'];
  return {
    ...(year !== undefined && { year }),
    ...(period && { period }),
    ...(publisher && { publisher: publisher.slice(0, MAX_NAME) }),
    format,
    sections: sections.slice(0, MAX_SECTIONS).map(({ id, length }) => ({ ...(id && { id }), length })),
    carriedIn: carried(figures, 'carriedIn'),
    carriedOut: carried(figures, 'carriedOut'),
    ...(typeof inForce === 'number' && { inForce }),
    ...(collected?.unit === '万元' &&
      collected.value !== null &&
      !collected.repeated && { collected: collected.value }),
    ...(fee && {
      fee: {
        named: fee.named,
        ...(fee.charged !== undefined && { charged: fee.charged }),
        ...(fee.amount !== undefined && { amount: fee.amount }),
      },
    }),
    ...(problems && { problems: wordsOf(mainText, problems) }),
    attachmentOnly,
  };
}

function carried(figures: AnnualReport['figures'], row: 'carriedIn' | 'carriedOut'): Carried {
  return Object.fromEntries(
    REQUEST_COLUMNS.flatMap(({ id }) => {
      const count = countOf(figures[`requests.${row}.${id}`]);
      return count === undefined ? [] : [[id, count]];
    }),
  );
}

/** Undefined for a cell that was not found; null for one that is blank, claimed twice or holds no count. */
function countOf(figure: AnnualReport['figures'][string] | undefined): number | null | undefined {
  if (!figure) return undefined;
  const { value, repeated } = figure;
  return value !== null && !repeated && Number.isInteger(value) && value >= 0 ? value : null;
}

function wordsOf(mainText: string, { from, to, title }: ReportSection): NonNullable<ReportDigest['problems']> {
  const lines = mainText.split('\n').slice(from, to);
  const heading = lines[0] ?? '';
  const at = heading.indexOf(title);
  const text = maskPrivacy([heading.slice(at < 0 ? 0 : at + title.length), ...lines.slice(1)].join('\n').trim());
  const fingerprint = textFingerprint(text);
  return { text: text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, ''), ...(fingerprint && { fingerprint }) };
}
