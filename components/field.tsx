import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** A label over its field. `children` draws the field and gives it the id that the label names. */
export function Field({ label, children }: { label: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** Those that the forms here need. */
interface InputAttributes {
  class?: string;
  name?: string;
  value: string;
  placeholder?: string;
  inputMode?: 'decimal' | 'numeric';
  autocomplete?: 'off';
  autofocus?: boolean;
  spellcheck?: boolean;
  maxLength?: number;
  min?: string;
  max?: string;
  step?: string;
}

/** A label over a line of text. `problem`: what is wrong with it. */
export function TextField({
  label,
  problem,
  onText,
  type = 'text',
  ...input
}: {
  label: string;
  type?: 'text' | 'date' | 'number' | 'search';
  problem?: string | undefined;
  onText: (text: string) => void;
} & InputAttributes) {
  return (
    <Field label={label}>
      {(id) => (
        <>
          <input
            class="input"
            {...input}
            // The types know fields of one kind at a time.
            {...({ type } as { type: 'text' })}
            id={id}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onInput={(event) => onText(event.currentTarget.value)}
          />
          {problem && (
            <p class="field-error" id={`${id}-problem`}>
              <Icon name="warning" />
              {problem}
            </p>
          )}
        </>
      )}
    </Field>
  );
}

/** A label over some lines of text. */
export function TextArea({
  label,
  onText,
  ...area
}: {
  label: string;
  rows: number;
  maxLength: number;
  value: string;
  onText: (text: string) => void;
}) {
  return (
    <Field label={label}>
      {(id) => <textarea class="input" {...area} id={id} onInput={(event) => onText(event.currentTarget.value)} />}
    </Field>
  );
}
