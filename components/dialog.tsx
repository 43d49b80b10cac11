import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';
import { useText } from './locale.tsx';

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog(props: { title: string; wide?: boolean; onClose: () => void; children: ComponentChildren }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      class={props.wide ? 'dialog wide' : 'dialog'}
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        // The owner removes the dialog; closing it twice would lose the place of the focus.
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={`${id}-title`}>{props.title}</h2>
      {props.children}
    </dialog>
  );
}

/** Only for what cannot be undone. The safe answer comes first in the tab order and has the focus. */
export function ConfirmDialog(props: {
  title: string;
  consequence: string;
  confirm: string;
  icon?: IconName;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useText();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <p>{props.consequence}</p>
      <div class="dialog-actions">
        <Button onClick={props.onClose} autofocus>
          {t('action.cancel')}
        </Button>
        <Button look="danger" icon={props.icon ?? 'trash'} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
