import type { ComponentChildren } from 'preact';
import type { ErrorCode } from '../utils/errors.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './locale.tsx';

export type NoticeLook = 'plain' | 'fail' | 'suspected' | 'error';

const ICONS: Record<NoticeLook, IconName> = { plain: 'eye', fail: 'veto', suspected: 'question', error: 'warning' };

export function Notice({ look, icon, children }: { look: NoticeLook; icon?: IconName; children: ComponentChildren }) {
  return (
    <div class={`notice ${look}`}>
      <Icon name={icon ?? ICONS[look]} />
      <div class="notice-body">{children}</div>
    </div>
  );
}

/** A failure as the catalogue words it: what happened, what is safe, what to do; and the way to do it. */
export function Failure({ code, onRetry }: { code: ErrorCode; onRetry?: () => void }) {
  const { t } = useText();
  return (
    <div role="alert">
      <Notice look="error">
        <p>{t(`error.${code}`)}</p>
        {onRetry && (
          <Button compact icon="undo" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Notice>
    </div>
  );
}
