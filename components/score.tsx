import { useState } from 'preact/hooks';
import { owesNothing } from '../utils/audit/owed-nothing.ts';
import type { Summary } from '../utils/audit/summary.ts';
import { formatInterval, formatPoints, formatShare, isDecided, shareComesFirst } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { Notice } from './notice.tsx';

/** Vetoes stand before any number: they decide more than all points. */
export function Vetoes({ vetoes }: Pick<Summary, 'vetoes'>) {
  const { t } = useText();
  const { suspected = 0 } = vetoes;
  return (
    <>
      {vetoes.confirmed > 0 && (
        <Notice look="fail">
          <p>
            <strong>{t('score.vetoed', { count: vetoes.confirmed })}</strong>
          </p>
        </Notice>
      )}
      {vetoes.open > 0 && (
        <Notice look={suspected > 0 ? 'suspected' : 'plain'}>
          <p>
            <strong>{t('score.veto-open', { count: vetoes.open })}</strong>{' '}
            <span class="small">
              {suspected > 0 ? t('score.veto-open-why', { count: suspected }) : t('score.veto-open-unseen')}
            </span>
          </p>
        </Notice>
      )}
    </>
  );
}

/** The honest number: the share decided first while it is small, bold only when all is decided. */
export function Headline(
  summary: Pick<Summary, 'score' | 'points' | 'decided' | 'total' | 'result' | 'grades' | 'bonus'>,
) {
  const { t, words } = useText();
  const { score, points, decided, total: withheld, result, grades } = summary;
  if (owesNothing(summary)) {
    return (
      <div class="headline">
        <p>
          <span class="value">{t(result ? `result.${result}` : 'leaf-state.not-applicable')}</span>{' '}
          <span class="soft">{t('score.owes-nothing')}</span>
        </p>
      </div>
    );
  }
  const share = (
    <p key="share">
      {t('score.decided')} <span class="value">{formatShare(decided)}</span>
    </p>
  );
  const total = withheld ? (
    <p key="total">
      {result && <span class="value">{t(`result.${result}`)}</span>}{' '}
      <span class="soft">{t('because.total-unconfirmed')}</span>
    </p>
  ) : (
    <p key="total">
      {t('score.total')} <span class={isDecided(decided) ? 'value settled' : 'value'}>{formatInterval(score)}</span>{' '}
      <span class="soft small nowrap">{t('score.out-of', { points: formatPoints(points) })}</span>
      {grades && <span class="grade"> {grades.map(words).join(t('score.or'))}</span>}
    </p>
  );
  return <div class="headline">{shareComesFirst(decided) ? [share, total] : [total, share]}</div>;
}

/** Won, open and lost as one bar. Its numbers stand beside it in text. */
export function Bar({ score, points }: Pick<Summary, 'score' | 'points'>) {
  const percent = (value: number) => (points > 0 ? Math.min(100, Math.max(0, (value / points) * 100)) : 0);
  const low = percent(score.low);
  const high = percent(score.high);
  return (
    <span class="bar" aria-hidden="true">
      <span class="won" style={{ width: `${low}%` }} />
      <span class="open" style={{ left: `${low}%`, width: `${Math.max(0, high - low)}%` }} />
    </span>
  );
}

/**
 * In the order of the indicator system, always: an area keeps its place while numbers change. What has all its points
 * is folded away; which areas those are is settled when the list is first shown, so that no row vanishes under the eye.
 * An area without points, of vetoes or of what is not asked of the body, has no score to show.
 */
export function Areas(props: Pick<Summary, 'areas'>) {
  const { t } = useText();
  const areas = props.areas.filter(({ points }) => points > 0);
  const [folded] = useState(() => new Set(areas.filter(isFull).map(({ id }) => id)));
  const open = areas.filter(({ id }) => !folded.has(id));
  const full = areas.filter(({ id }) => folded.has(id));
  return (
    <>
      {open.length > 0 && <AreaList areas={open} />}
      {full.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="check" class="pass" />
            {t('score.full', { count: full.length })}
            <Icon name="down" class="chevron" />
          </summary>
          <AreaList areas={full} />
        </details>
      )}
    </>
  );
}

function AreaList({ areas }: Pick<Summary, 'areas'>) {
  const { words } = useText();
  return (
    <ul class="areas">
      {areas.map((area) => (
        <li class="area" key={area.id}>
          <span>{words(area.title)}</span>
          <Bar score={area.score} points={area.points} />
          <span class="value">
            {formatInterval(area.score)}
            <span class="soft">/{formatPoints(area.points)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function isFull({ score, points }: Summary['areas'][number]): boolean {
  return formatPoints(score.low) === formatPoints(points);
}
