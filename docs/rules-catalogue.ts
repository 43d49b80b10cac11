/**
 * The catalogue of rules, docs/rules.md, from the rules, their words and the standards they cite. `npm run docs` writes
 * it; a unit test fails where it differs, so that nobody edits it by hand.
 */
import { globSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { type Clause, STANDARDS } from '../rules/standards.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';

const root = join(import.meta.dirname, '..');
export const RULES_CATALOGUE = join(root, 'docs', 'rules.md');

/** Folders of rules/, in the order of the catalogue. */
const AREAS: Readonly<Record<string, string>> = {
  columns: '必设栏目',
  disclosure: '政府信息公开平台',
  published: '信息发布',
  interpretation: '政策解读',
  reports: '政府信息公开年报',
  documents: '文件与信息内容',
  interaction: '互动交流与依申请公开',
  services: '办事服务与站内搜索',
  finance: '财政、清单与重点领域',
  identity: '网站标识',
  labels: '页面标签',
  hygiene: '链接与内容安全',
  accessibility: '无障碍',
  ageing: '适老化',
};

const PARTS: readonly (readonly [part: string, label: string])[] = [
  ['failure', '不符合时'],
  ['why', '为什么要查'],
  ['how', '怎样判定'],
  ['unsure', '何时不下结论'],
  ['applies', '适用范围'],
  ['mend', '怎样整改'],
];

/** The whole file, in Chinese. Rules stand by area, and in an area by id. */
export function rulesCatalogue(): string {
  const unnamed = RULES.map(({ id }) => areaOf(id)).filter((area) => !Object.hasOwn(AREAS, area));
  if (unnamed.length > 0) throw new Error(`docs/rules-catalogue.ts has no name for the area ${unnamed.join(', ')}`);
  const sections = Object.entries(AREAS).flatMap(([area, title]) => {
    const rules = RULES.filter(({ id }) => areaOf(id) === area);
    return rules.length > 0 ? [`## ${title}`, ...rules.map(ruleSection)] : [];
  });
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `# 规则目录

本文件由 \`npm run docs\` 根据规则、词条和依据生成，请勿手工修改。

判定结果有：符合；不符合（**确证**：网页上直接看得到的问题；**疑似**：须人工确认，确认之前不扣分）；不适用；无法判定（不下结论，附原因）；按比例计量（逐个对象判定，待定的单列）。“没有找到”至多作疑似，并列出查找过的位置。

依据的性质：**官方原文**，引自文件正文；**转引**，引自其他材料对文件的引用，使用前请核对原件；**内置默认，非官方**，是本工具自己的设定。参数的默认值除依据另有写明外，都是内置默认。`;

/** The folder that the file of a rule lies in. */
function areaOf(id: string): string {
  const area = folders.get(id);
  if (!area) throw new Error(`no file rules/*/${id}.ts`);
  return area;
}

const folders = new Map(
  globSync('rules/*/*.ts', { cwd: root }).map((file) => [basename(file, '.ts'), basename(dirname(file))]),
);

function ruleSection(rule: Rule): string {
  const word = (part: string) => renderCode('zh-CN', `rule.${rule.id}.${part}`);
  return [
    `### ${word('title')}`,
    `\`${rule.id}\` · 第 ${rule.version} 版 · ${rule.scope === 'page' ? '逐页判定' : '全站判定'}`,
    PARTS.map(([part, label]) => `- **${label}**：${word(part)}`).join('\n'),
    ...parameterTable(rule),
    ['依据：', ...rule.basis.map((clause) => `- ${basisLine(clause)}`)].join('\n'),
  ].join('\n\n');
}

function basisLine({ document, clause, status, quote }: Clause): string {
  const standard = STANDARDS.find(({ id }) => id === document);
  if (!standard) throw new Error(`rules/standards.ts does not know ${document}`);
  const quoted = quote ? `：“${quote}”` : '';
  return `《${standard.title}》（${standard.number}）${clause}（${renderCode('zh-CN', `clause-status.${status}`)}）${quoted}`;
}

/** As much of JSON Schema as says what a parameter may be. */
interface Schema {
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Schema[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  default?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
}

/** No table for a rule without parameters. `rule.<id>.param.<name>`, where there is one, says what it means. */
function parameterTable({ id, params }: Rule): string[] {
  const schema = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Schema;
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const words = `rule.${id}.param.${name}`;
    const initial = schema.required?.includes(name)
      ? '必填'
      : property.default === undefined
        ? '可省略'
        : shown(property.default);
    return [`\`${name}\``, hasMessage(words) ? renderCode('zh-CN', words) : '', valuesOf(property), initial];
  });
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [[line(['参数', '含义', '取值', '默认']), line(['---', '---', '---', '---']), ...rows.map(line)].join('\n')];
}

/** Long lists of data stand in the rule, not here. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  if (text.length <= 200) return `\`${text}\``;
  return Array.isArray(value) ? `内置 ${value.length} 项，见规则文件` : '内置，见规则文件';
}

function valuesOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join('、');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.anyOf) return schema.anyOf.map(valuesOf).join(' 或 ');
  if (schema.type === 'array') return schema.items ? `列表：${valuesOf(schema.items)}` : '列表';
  if (schema.type === 'integer' || schema.type === 'number') return numbersOf(schema);
  return { string: '文字', boolean: '`true`、`false`', object: '对象' }[schema.type ?? ''] ?? '不限';
}

function numbersOf({ type, minimum, maximum, exclusiveMinimum }: Schema): string {
  const bound = (value: number | undefined) =>
    value === undefined || Math.abs(value) >= 2 ** 53 - 1 ? undefined : value;
  const [from, to, above] = [bound(minimum), bound(maximum), bound(exclusiveMinimum)];
  const range = [
    from !== undefined && `不小于 ${from}`,
    above !== undefined && `大于 ${above}`,
    to !== undefined && `不大于 ${to}`,
  ].filter(Boolean);
  return [type === 'integer' ? '整数' : '数', ...range].join('，');
}

if (import.meta.main) writeFileSync(RULES_CATALOGUE, rulesCatalogue());
