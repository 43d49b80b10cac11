import type { Judgement } from '../utils/model.ts';
import { Button } from './button.tsx';
import { formatPoints } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** What a person decided, and the way back. */
export function Said({ judgement, onTakeBack }: { judgement: Judgement; onTakeBack: (judgement: Judgement) => void }) {
  const { t } = useText();
  const { decision, points, evaluator, reason, stage, contact } = judgement;
  return (
    <div class="said">
      <p>
        <Icon name="edit" /> {t(`stage.${stage}`)} · {evaluator || t('proof.nobody')}：
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
      <Button compact look="quiet" icon="undo" onClick={() => onTakeBack(judgement)}>
        {t('proof.take-back')}
      </Button>
    </div>
  );
}
