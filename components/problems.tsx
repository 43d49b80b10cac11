import type { SummaryProblem } from '../utils/audit/summary.ts';
import { formatAddress, formatStake } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { type OnShow, ShowButton } from './show-button.tsx';

/** Costliest first, as they come. A suspicion deducts nothing yet, and its points are called open. */
export function Problems(props: {
  problems: readonly SummaryProblem[];
  /** Nobody confirmed what the problems cost: no points are named. */
  unconfirmed: boolean;
  onShow: OnShow;
}) {
  const { t, say, words } = useText();
  const { problems, unconfirmed, onShow } = props;
  return (
    <ol class="problems">
      {problems.map((problem, index) => {
        const suspected = problem.certainty === 'suspected';
        const costs = problem.points > 0 && !unconfirmed;
        return (
          <li class="problem" key={problem.finding.key}>
            <span class="rank" aria-hidden="true">
              {index + 1}
            </span>
            <span>{say(problem.finding.message)}</span>
            <span class={costs ? `cost ${problem.certainty}` : 'cost'}>
              {costs
                ? t(suspected ? 'problem.open' : 'problem.lost', { points: formatStake(problem.points) })
                : t(problem.points > 0 ? 'problem.unconfirmed' : 'problem.no-points')}
            </span>
            <span class="where">
              {suspected && <SuspectedTag />}
              <span>{t('problem.leaf', { leaf: words(problem.leafTitle) })}</span>
              {problem.pages > 1 && <span class="nowrap">{t('problem.pages', { count: problem.pages })}</span>}
              <span class="address" title={formatAddress(problem.finding.pageUrl)}>
                {formatAddress(problem.finding.pageUrl)}
              </span>
            </span>
            <ShowButton finding={problem.finding} onShow={onShow} />
          </li>
        );
      })}
    </ol>
  );
}

export function SuspectedTag() {
  const { t } = useText();
  return (
    <span class="tag suspected">
      <Icon name="question" />
      {t('certainty.suspected')}
    </span>
  );
}
