import type { Judgement } from '../utils/model.ts';
import { Button } from './button.tsx';
import { formatBytes, formatPoints } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { SignedBy } from './signature.tsx';

/** A file that a judgement rests on. */
export interface FileBrief {
  sha256: string;
  name: string;
  type: string;
  size: number;
}

/** What a person decided, what it rests on, and the way back. */
export function Said(props: {
  judgement: Judgement;
  /** All of the body; absent where decisions have none. */
  files?: readonly FileBrief[];
  onOpenFile?: (file: FileBrief) => void;
  onTakeBack: (judgement: Judgement) => void;
}) {
  const { t } = useText();
  const { judgement, files = [], onTakeBack } = props;
  const { decision, points, evaluator, reason, stage, contact, evidence = [] } = judgement;
  return (
    <div class="said">
      <p>
        <Icon name="edit" /> {t(`stage.${stage}`)} · <SignedBy name={evaluator} />：
        <strong>{t(`decision.${decision}`)}</strong>
        {points !== undefined && decision === 'partly' && ` ${t('proof.points', { points: formatPoints(points) })}`}
      </p>
      {reason && <p class="small">{reason}</p>}
      {contact && (
        <p class="soft small">
          {t('proof.contact', {
            channel: t(`channel.${contact.channel}`),
            sent: contact.sentOn,
            answered: contact.answeredOn ?? t('proof.unanswered'),
          })}
        </p>
      )}
      {evidence.map((sha256) => {
        const file = files.find((one) => one.sha256 === sha256);
        return file ? (
          <Button key={sha256} compact look="quiet" icon="download" onClick={() => props.onOpenFile?.(file)}>
            {t('proof.file', { name: file.name, size: formatBytes(file.size) })}
          </Button>
        ) : (
          <p key={sha256} class="small">
            {t('proof.file-gone')}
          </p>
        );
      })}
      <Button compact look="quiet" icon="undo" onClick={() => onTakeBack(judgement)}>
        {t('proof.take-back')}
      </Button>
    </div>
  );
}
