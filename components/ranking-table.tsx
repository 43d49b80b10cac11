import type { Composite } from '../utils/audit/composite.ts';
import type { Rank } from '../utils/audit/rank.ts';
import { formatInterval, formatPoints } from './format.ts';
import { useText } from './locale.tsx';

export interface RankingRow {
  bodyId: string;
  name: string;
  /** Absent where no indicator is asked of the body. */
  composite?: Composite;
  rank?: Rank;
  dirty: boolean;
}

/** 排名: a rank is a range until everything is decided. */
export function RankingTable({ rows }: { rows: readonly RankingRow[] }) {
  const { t, say } = useText();
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('ranking.name')}</h2>
      <div class="table-box">
        <table class="system-leaves">
          <thead>
            <tr>
              <th scope="col" class="number">
                {t('ranking.rank')}
              </th>
              <th scope="col">{t('workbench.column-name')}</th>
              <th scope="col" class="number">
                {t('ranking.composite')}
              </th>
              <th scope="col" class="number">
                {t('ranking.third-party')}
              </th>
              <th scope="col" class="number">
                {t('campaigns.column-daily')}
              </th>
              <th scope="col" class="number">
                {t('ranking.units')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ bodyId, name, composite, rank, dirty }) => (
              <tr key={bodyId}>
                <td class="number">{rank ? rankText(rank) : '–'}</td>
                <th scope="row">
                  {name}
                  {dirty && <span class="soft small"> · {t('ranking.dirty')}</span>}
                  {!composite && <span class="clause-line small">{t('score.owes-nothing')}</span>}
                  {composite?.because.map((because) => (
                    <span key={because.code} class="clause-line small">
                      {say(because)}
                    </span>
                  ))}
                </th>
                <td class="number">{composite ? formatInterval(composite.score) : t('leaf-state.not-applicable')}</td>
                <td class="number">{composite?.thirdParty ? formatInterval(composite.thirdParty) : '–'}</td>
                <td class="number">{composite?.daily === undefined ? '–' : formatPoints(composite.daily)}</td>
                <td class="number">{composite?.units ? formatInterval(composite.units.score) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const rankText = ({ best, worst }: Rank): string => (best === worst ? String(best) : `${best}–${worst}`);
