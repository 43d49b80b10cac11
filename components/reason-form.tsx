import { useId, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { useText } from './locale.tsx';

/** Asks in one line why something is done. Reasons that were given before are offered. */
export function ReasonForm(props: {
  label: string;
  submit: string;
  given?: readonly string[];
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const { t } = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const given = [...new Set(props.given)].filter((one) => one !== '');
  return (
    <form
      class="toolbar"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') props.onReason(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <label for={id}>{props.label}</label>
      <input
        class="input"
        id={id}
        required
        maxLength={500}
        autocomplete="off"
        list={given.length > 0 ? `${id}-given` : undefined}
        ref={focusOnce}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      {given.length > 0 && (
        <datalist id={`${id}-given`}>
          {given.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <Button compact submit look="primary" data-action="give-reason">
        {props.submit}
      </Button>
      <Button compact look="quiet" onClick={props.onCancel}>
        {t('action.cancel')}
      </Button>
    </form>
  );
}

// One function for good: it is called when the field appears, and not when it is drawn again.
const focusOnce = (field: HTMLInputElement | null) => field?.focus();
