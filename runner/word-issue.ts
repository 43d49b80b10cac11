/** What a schema found wrong, in the words of the command's own lines: the schema's own are English. */
import type { z } from 'zod';

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
};

/** `value` is what was parsed: only it tells what is absent from what is of the wrong kind. */
export function wordIssue(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      if (at(value, issue.path) === undefined) return '缺少';
      return KINDS[issue.expected] ? `应为${KINDS[issue.expected]}` : '格式有误';
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    case 'invalid_union':
      // One of several forms, told apart by a field of their own.
      return at(value, issue.path) === undefined ? '缺少' : '不在可用的取值之中';
    case 'too_small':
      return Number(issue.minimum) <= 1 ? '不能为空' : `太短或太小（至少 ${issue.minimum}）`;
    case 'too_big':
      return `太长或太大（至多 ${issue.maximum}）`;
    default:
      return '格式有误';
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
