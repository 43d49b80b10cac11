import { useId, useMemo, useState } from 'preact/hooks';
import type { Leaf } from '../rules/systems/system.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';
import { Button } from './button.tsx';
import { TextArea, TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** A parameter of a rule, as far as a form can ask for it. */
export interface ParamField {
  name: string;
  kind: 'number' | 'switch' | 'choice' | 'text' | 'lines' | 'json';
  options?: readonly string[];
  /** Absent: it has to be given. */
  initial?: unknown;
}

/** A rule of the catalogue that a leaf may ask. */
export interface RuleChoice {
  id: string;
  fields: readonly ParamField[];
  /** What is wrong with parameters, by the rule itself; undefined where they are fine. */
  problemOf: (params: unknown) => string | undefined;
}

/** 添加指标: a rule with its parameters, or a question that a person answers. */
export function LeafForm(props: {
  rules: readonly RuleChoice[];
  takenIds: ReadonlySet<string>;
  onAdd: (leaf: Leaf) => void;
  onCancel: () => void;
}) {
  const { t, locale } = useText();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<RuleChoice | 'person'>();
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [points, setPoints] = useState('1');
  const [values, setValues] = useState<Record<string, string | boolean>>({});
  const [problem, setProblem] = useState<string>();

  const titleOf = (rule: RuleChoice) => renderCode(locale, `rule.${rule.id}.title`);
  const wanted = filter.trim().toLowerCase();
  const shown = useMemo(
    () => props.rules.filter((rule) => `${titleOf(rule)} ${rule.id}`.toLowerCase().includes(wanted)),
    [props.rules, wanted, locale],
  );

  const choose = (rule: RuleChoice) => {
    setChosen(rule);
    setTitle(titleOf(rule));
    setValues(Object.fromEntries(rule.fields.map((field) => [field.name, toField(field)])));
  };

  const submit = () => {
    const worth = Number(points);
    if (title.trim() === '') return setProblem(t('leaf-form.title-missing'));
    if (points.trim() === '' || !Number.isFinite(worth) || worth < 0 || worth > 1_000) {
      return setProblem(t('leaf-form.points-wrong'));
    }
    const words = (text: string) => ({ 'zh-CN': text.trim(), en: text.trim() });
    const base = { id: freeId(props.takenIds), title: words(title), points: worth, combine: 'all' as const };
    if (chosen === 'person') {
      if (question.trim() === '') return setProblem(t('leaf-form.question-missing'));
      return props.onAdd({ ...base, method: { type: 'all-or-nothing' }, question: words(question) });
    }
    if (!chosen) return;
    const params: Record<string, unknown> = {};
    for (const field of chosen.fields) {
      const read = fromField(field, values[field.name]);
      if (read.wrong)
        return setProblem(t('leaf-form.param-wrong', { param: paramTitle(locale, chosen.id, field.name) }));
      if (read.value !== undefined) params[field.name] = read.value;
    }
    const refused = chosen.problemOf(params);
    if (refused) return setProblem(t('leaf-form.refused', { detail: refused }));
    props.onAdd({
      ...base,
      method: { type: 'proportional', target: 1 },
      checks: [{ rule: chosen.id, params: params as NonNullable<Leaf['checks']>[number]['params'] }],
    });
  };

  if (!chosen) {
    return (
      <div class="stack">
        <TextField label={t('leaf-form.filter')} type="search" value={filter} onText={setFilter} />
        <p class="soft small" role="status">
          {t('leaf-form.count', { count: shown.length })}
        </p>
        <ul class="rule-choices">
          <li>
            <button type="button" class="rule-choice" data-rule="person" onClick={() => setChosen('person')}>
              <Icon name="eye" /> {t('leaf-form.person')}
            </button>
          </li>
          {shown.map((rule) => (
            <li key={rule.id}>
              <button type="button" class="rule-choice" data-rule={rule.id} onClick={() => choose(rule)}>
                <span>{titleOf(rule)}</span>
                <span class="soft small">{renderCode(locale, `rule.${rule.id}.how`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <div class="dialog-actions">
          <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
    );
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField label={t('leaf-form.title')} maxLength={200} value={title} onText={setTitle} />
      {chosen === 'person' && (
        <TextArea label={t('leaf-form.question')} rows={3} maxLength={2_000} value={question} onText={setQuestion} />
      )}
      {chosen !== 'person' &&
        chosen.fields.map((field) => (
          <ParamInput
            key={field.name}
            field={field}
            label={paramTitle(locale, chosen.id, field.name)}
            value={values[field.name]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      <TextField
        label={t('leaf-form.points')}
        type="number"
        min="0"
        max="1000"
        step="0.5"
        value={points}
        onText={setPoints}
      />
      {problem && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
      <div class="dialog-actions">
        <Button onClick={() => setChosen(undefined)}>{t('leaf-form.back')}</Button>
        <Button submit look="primary" icon="plus">
          {t('leaf-form.add')}
        </Button>
      </div>
    </form>
  );
}

function ParamInput(props: {
  field: ParamField;
  label: string;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
}) {
  const { t, locale } = useText();
  const id = useId();
  const { field, label, value, onChange } = props;
  if (field.kind === 'switch') {
    return (
      <label class="choice">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
    );
  }
  const text = typeof value === 'string' ? value : '';
  return (
    <div class="field">
      <label for={id}>
        {label} {field.initial !== undefined && <span class="soft small hint">{t('leaf-form.optional')}</span>}
      </label>
      {field.kind === 'choice' ? (
        <select class="select" id={id} value={text} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t('body-form.choose')}</option>
          {field.options?.map((option) => (
            <option key={option} value={option}>
              {optionTitle(locale, field.name, option)}
            </option>
          ))}
        </select>
      ) : field.kind === 'lines' || field.kind === 'json' ? (
        <textarea
          class="input"
          id={id}
          rows={field.kind === 'json' ? 5 : 3}
          spellcheck={false}
          value={text}
          aria-describedby={`${id}-hint`}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <input
          class="input"
          id={id}
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          value={text}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {(field.kind === 'lines' || field.kind === 'json') && (
        <p class="soft small" id={`${id}-hint`}>
          {t(`leaf-form.hint-${field.kind}`)}
        </p>
      )}
    </div>
  );
}

function paramTitle(locale: Parameters<typeof renderCode>[0], rule: string, name: string): string {
  const code = `rule.${rule}.param.${name}`;
  return hasMessage(code) ? renderCode(locale, code) : name;
}

/** What the catalogue calls `column` and the like; others stand as the rule has them. */
function optionTitle(locale: Parameters<typeof renderCode>[0], name: string, option: string): string {
  const code = `${name}.${option}`;
  return hasMessage(code) ? renderCode(locale, code) : option;
}

function toField({ kind, initial }: ParamField): string | boolean {
  if (kind === 'switch') return initial === true;
  if (initial === undefined) return '';
  if (kind === 'lines' && Array.isArray(initial)) return initial.join('\n');
  return kind === 'json' ? JSON.stringify(initial, null, 1) : String(initial);
}

/** Empty means not given: the rule's own default holds, or it says what it misses. */
function fromField({ kind }: ParamField, said: string | boolean | undefined): { value?: unknown; wrong?: true } {
  if (typeof said === 'boolean') return { value: said };
  const text = said?.trim() ?? '';
  if (text === '') return {};
  if (kind === 'lines') {
    return {
      value: text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    };
  }
  if (kind === 'number') {
    const value = Number(text);
    return Number.isFinite(value) ? { value } : { wrong: true };
  }
  if (kind !== 'json') return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: true };
  }
}

function freeId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}
