import { owesNothing } from '../utils/audit/owed-nothing.ts';
import type { Summary } from '../utils/audit/summary.ts';
import type { ExportFormat } from '../utils/export/file-name.ts';
import type { Body, Scope } from '../utils/model.ts';
import { Button } from './button.tsx';
import { formatInterval, formatShare, formatTime, isDecided, isJudged } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { Bar } from './score.tsx';

export interface TableRow {
  body: Body;
  summary?: Summary;
  /** Hosts of its scopes that the extension may not read. */
  noAccess: string[];
  chosen: boolean;
}

export const SORT_KEYS = ['name', 'level', 'pages', 'decided', 'score'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}

interface Actions {
  formats: readonly ExportFormat[];
  onSort: (key: SortKey) => void;
  onExport: (body: Body, format: ExportFormat) => void;
  onEdit: (body: Body) => void;
  onRemove: (body: Body) => void;
  onAccess: (host: string) => void;
  onSurvey: (body: Body) => void;
  onScore: (body: Body) => void;
  onChoose: (bodyIds: readonly string[], chosen: boolean) => void;
}

export function BodyTable(props: { rows: readonly TableRow[]; sort: Sort } & Actions) {
  const { t } = useText();
  const header = (key: SortKey, label: string, number = false) => {
    const sorted = props.sort.key === key;
    return (
      <th
        scope="col"
        class={number ? 'number' : undefined}
        aria-sort={sorted ? (props.sort.descending ? 'descending' : 'ascending') : undefined}
      >
        <button type="button" class="sort" onClick={() => props.onSort(key)}>
          {label}
          {sorted && <Icon name={props.sort.descending ? 'down' : 'up'} />}
        </button>
      </th>
    );
  };
  return (
    <table class="bodies">
      <thead>
        <tr>
          <th scope="col" class="choose">
            <AllChosen {...props} />
          </th>
          {header('name', t('workbench.column-name'))}
          {header('level', t('workbench.column-level'))}
          <th scope="col">{t('workbench.column-veto')}</th>
          {header('score', t('workbench.column-score'))}
          {header('decided', t('workbench.column-decided'), true)}
          {header('pages', t('workbench.column-pages'), true)}
          <th scope="col">{t('workbench.column-settled')}</th>
          <th scope="col">{t('workbench.column-actions')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.body.id} row={row} {...props} />
        ))}
      </tbody>
    </table>
  );
}

/** Ticks all rows that are listed, or none. */
function AllChosen({ rows, onChoose }: { rows: readonly TableRow[] } & Pick<Actions, 'onChoose'>) {
  const { t } = useText();
  const chosen = rows.filter((row) => row.chosen).length;
  const all = chosen > 0 && chosen === rows.length;
  return (
    <label class="tick">
      <span class="visually-hidden">{t('survey.choose-all')}</span>
      <input
        type="checkbox"
        checked={all}
        indeterminate={chosen > 0 && !all}
        onChange={() =>
          onChoose(
            rows.map(({ body }) => body.id),
            !all,
          )
        }
      />
    </label>
  );
}

function Row({
  row,
  formats,
  onExport,
  onEdit,
  onRemove,
  onAccess,
  onSurvey,
  onScore,
  onChoose,
}: { row: TableRow } & Actions) {
  const { t, locale } = useText();
  const { body, summary } = row;
  const settled = isJudged(summary) ? summary : undefined;
  const { name } = body;
  return (
    <tr>
      <td class="choose">
        <label class="tick">
          <span class="visually-hidden">{t('survey.choose', { name })}</span>
          <input
            type="checkbox"
            checked={row.chosen}
            onChange={(event) => onChoose([body.id], event.currentTarget.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <button
          type="button"
          class="body-name"
          onClick={() => onScore(body)}
          aria-label={t('workbench.score-of', { name })}
          data-action="score"
        >
          {name}
        </button>
        <span class="soft small">{body.scopes.map(scopeText).join('、')}</span>
        {row.noAccess.map((host) => (
          <Button
            key={host}
            compact
            icon="key"
            onClick={() => onAccess(host)}
            aria-label={t('workbench.access-grant-of', { host })}
          >
            {t('workbench.no-access')}
          </Button>
        ))}
      </th>
      <td class="nowrap">
        {t(`level.${body.level}`)} · {t(`body-kind.${body.kind}`)}
        {!body.confirmed && (
          <span class="tag suspected">
            <Icon name="question" />
            {t('workbench.unconfirmed')}
          </span>
        )}
      </td>
      <td>{settled && <VetoCell {...settled.vetoes} />}</td>
      <td class="score">
        {settled && owesNothing(settled) ? (
          <span class="soft">{t('leaf-state.not-applicable')}</span>
        ) : settled?.total ? (
          <span class="soft">{t('because.total-unconfirmed')}</span>
        ) : settled ? (
          <>
            <span class={isDecided(settled.decided) ? 'numbers settled' : 'numbers'}>
              {formatInterval(settled.score)}
            </span>
            <Bar score={settled.score} points={settled.points} />
          </>
        ) : (
          <span class="soft">{t('workbench.not-judged')}</span>
        )}
      </td>
      <td class="number">{settled && !owesNothing(settled) ? formatShare(settled.decided) : '–'}</td>
      <td class="number">{summary?.pages ?? 0}</td>
      <td class="nowrap numbers">{settled ? formatTime(settled.settledAt, locale) : '–'}</td>
      <td>
        <div class="row-actions">
          <Button
            compact
            look="quiet"
            icon="survey"
            onClick={() => onSurvey(body)}
            aria-label={t('survey.of', { name })}
            data-action="survey"
          >
            {t('survey.row')}
          </Button>
          {formats.map((format, at) => (
            <Button
              key={format}
              compact
              look="quiet"
              // One sign for the group: with three the row is wider than an office laptop.
              {...(at === 0 && { icon: 'download' as const })}
              onClick={() => onExport(body, format)}
              aria-label={t(`workbench.export-${format}-of`, { name })}
            >
              {format.toUpperCase()}
            </Button>
          ))}
          <Button
            compact
            look="quiet"
            icon="edit"
            onClick={() => onEdit(body)}
            aria-label={t('workbench.edit-of', { name })}
          >
            {t('workbench.edit')}
          </Button>
          <Button
            compact
            look="quiet"
            icon="trash"
            onClick={() => onRemove(body)}
            aria-label={t('workbench.remove-of', { name })}
          >
            {t('workbench.remove')}
          </Button>
        </div>
      </td>
    </tr>
  );
}

function VetoCell({ confirmed, open, suspected }: Summary['vetoes']) {
  const { t } = useText();
  if (confirmed === 0 && open === 0) return <span class="soft">{t('workbench.veto-none')}</span>;
  return (
    <span class="vetoes">
      {confirmed > 0 && (
        <span class="tag fail">
          <Icon name="veto" />
          {t('workbench.veto-confirmed', { count: confirmed })}
        </span>
      )}
      {open > 0 && (
        <span class={`tag ${suspected ? 'suspected' : 'cannot-tell'}`}>
          <Icon name="question" />
          {t('workbench.veto-open', { count: open })}
        </span>
      )}
    </span>
  );
}

export function scopeText(scope: Scope): string {
  if (scope.type === 'path') return scope.host + scope.path;
  if (scope.type === 'platform-unit') return `${scope.host}?${scope.parameter}=${scope.value}`;
  return scope.host;
}
