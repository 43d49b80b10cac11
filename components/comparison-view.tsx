import type { ChangeCause, Comparison, FindingChange } from '../utils/audit/compare.ts';
import type { LeafScore } from '../utils/audit/scorecard.ts';
import { formatInterval } from './format.ts';
import { useText } from './locale.tsx';

const PARTS = ['fixed', 'new', 'remaining', 'notSeen'] as const;

/** What changed between two scorecards, and why: the site, a rule, a limit, the system, or somebody's decision. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { t, words } = useText();
  const state = (leaf: LeafScore | undefined) =>
    leaf ? `${t(`leaf-state.${leaf.state}`)} ${leaf.veto ? '' : formatInterval(leaf.score)}` : t('compare.none');
  const changed = (Object.entries(comparison.environment) as [keyof Comparison['environment'], boolean][])
    .filter(([, differs]) => differs)
    .map(([name]) => t(`compare.environment-${name}`));
  return (
    <section class="stack comparison">
      {changed.length > 0 && <p class="soft small">{t('compare.environment', { what: changed.join('、') })}</p>}
      {comparison.leaves.length === 0 ? (
        <p>{t('compare.same')}</p>
      ) : (
        <div class="table-box">
          <table class="system-leaves">
            <thead>
              <tr>
                <th scope="col">{t('systems.column-leaf')}</th>
                <th scope="col">{t('compare.before')}</th>
                <th scope="col">{t('compare.after')}</th>
                <th scope="col">{t('compare.causes')}</th>
              </tr>
            </thead>
            <tbody>
              {comparison.leaves.map(({ leafId, title, before, after, causes }) => (
                <tr key={leafId}>
                  <th scope="row">{words(title)}</th>
                  <td class="numbers">{state(before)}</td>
                  <td class="numbers">{state(after)}</td>
                  <td>{causes.map((cause: ChangeCause) => t(`compare.cause-${cause}`)).join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {PARTS.map((part) => (
        <Findings key={part} title={t(`compare.${part}`, { count: comparison[part].length })} of={comparison[part]} />
      ))}
    </section>
  );
}

function Findings({ title, of }: { title: string; of: readonly FindingChange[] }) {
  const { say, words } = useText();
  if (of.length === 0) return null;
  return (
    <details class="fold">
      <summary>{title}</summary>
      <ul class="findings">
        {of.map(({ key, leafId, leafTitle, finding }) => (
          <li key={`${leafId} ${key}`}>
            {finding ? say(finding.finding.message) : key} <span class="soft small">{words(leafTitle)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
