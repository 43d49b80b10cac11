import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

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
