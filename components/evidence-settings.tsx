import { useState } from 'preact/hooks';
import type { EvidenceRoom } from '../utils/evidence/evidence.ts';
import { Button } from './button.tsx';
import { ConfirmDialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { formatBytes } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 1_000_000;

/** 取证: whether pictures may be taken, and how much of them is kept. */
export function EvidenceSettings(props: {
  room: EvidenceRoom;
  /** Pictures may be taken. */
  granted: boolean;
  onGrant: () => void;
  onWithdraw: () => void;
  onBudget: (bytes: number) => void;
  onRemove: (which: 'all' | 'expendable') => void;
}) {
  const { t } = useText();
  const { room, granted } = props;
  const [text, setText] = useState(String(Math.round(room.budget / MEGABYTE)));
  const [wrong, setWrong] = useState(false);
  const [confirming, setConfirming] = useState(false);
  return (
    <div class="stack access">
      <h2>{t('evidence.permission')}</h2>
      <p>{t('evidence.permission-why')}</p>
      <p>
        {granted ? (
          <span class="tag pass">
            <Icon name="check" />
            {t('evidence.granted')}
          </span>
        ) : (
          <span class="tag suspected">
            <Icon name="warning" />
            {t('evidence.not-granted')}
          </span>
        )}
      </p>
      <div class="row-actions">
        {granted ? (
          <Button icon="trash" onClick={props.onWithdraw} data-action="evidence-withdraw">
            {t('evidence.withdraw')}
          </Button>
        ) : (
          <Button look="primary" icon="key" onClick={props.onGrant} data-action="evidence-grant">
            {t('evidence.grant')}
          </Button>
        )}
      </div>
      <h2>{t('evidence.room')}</h2>
      <p class="numbers">
        {t('evidence.used', { used: formatBytes(room.used), budget: formatBytes(room.budget), count: room.records })}
        {room.isDefault && <span class="soft">（{t('evidence.default')}）</span>}
      </p>
      <meter
        class="evidence-meter"
        aria-label={t('evidence.room')}
        min={0}
        max={Math.max(1, room.budget)}
        value={Math.min(room.used, room.budget)}
      />
      <p class="soft small">{t('evidence.room-why')}</p>
      <form
        class="access-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const megabytes = Number(text.trim());
          const isRight = /^\d+$/.test(text.trim()) && megabytes >= 1 && megabytes <= MOST_MEGABYTES;
          setWrong(!isRight);
          if (isRight) props.onBudget(megabytes * MEGABYTE);
        }}
      >
        <TextField
          label={t('evidence.budget')}
          inputMode="numeric"
          value={text}
          problem={wrong ? t('evidence.budget-wrong') : undefined}
          onText={setText}
        />
        <Button submit icon="check" data-action="evidence-budget">
          {t('evidence.budget-save')}
        </Button>
      </form>
      <div class="row-actions">
        <Button
          icon="trash"
          off={room.expendable === 0}
          onClick={() => props.onRemove('expendable')}
          data-action="evidence-drop"
        >
          {t('evidence.drop', { count: room.expendable })}
        </Button>
        <Button look="danger" icon="trash" off={room.records === 0} onClick={() => setConfirming(true)}>
          {t('evidence.drop-all')}
        </Button>
      </div>
      {confirming && (
        <ConfirmDialog
          title={t('evidence.drop-all')}
          consequence={t('evidence.drop-all-why', { count: room.records })}
          confirm={t('evidence.drop-all')}
          onClose={() => setConfirming(false)}
          onConfirm={() => {
            setConfirming(false);
            props.onRemove('all');
          }}
        />
      )}
    </div>
  );
}
