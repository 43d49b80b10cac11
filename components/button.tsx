import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

type Native = Omit<JSX.IntrinsicElements['button'], 'icon' | 'onClick' | 'disabled' | 'class' | 'type'>;

export interface ButtonProps extends Native {
  icon?: IconName;
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  compact?: boolean;
  /** Shown and focusable, but deaf: a button that vanished from the tab order would drop the focus. */
  busy?: boolean;
  /** The same where there is nothing that it could do now. */
  off?: boolean;
  submit?: boolean;
  onClick?: () => void;
  children: ComponentChildren;
}

export function Button({ icon, look = 'plain', compact, busy, off, submit, onClick, children, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      class={`button ${look}${compact ? ' compact' : ''}`}
      aria-disabled={busy || off ? 'true' : undefined}
      onClick={(event) => {
        if (busy || off) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? <Icon name="turning" class="turning" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
