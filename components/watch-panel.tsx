import type { DueGroup } from '../utils/audit/due-days.ts';
import type { SummaryDue } from '../utils/audit/summary.ts';
import type { Body } from '../utils/model.ts';
import { formatAddress, safeHref } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './locale.tsx';
import { SuspectedTag } from './problems.tsx';

/** Something that falls due, with whose it is and how many days are left. */
export interface DueRow {
  body: Body;
  due: SummaryDue;
  left: number;
}

export interface WatchPanelProps {
  groups: readonly { group: DueGroup; entries: readonly DueRow[] }[];
  /** Days of the longest horizon. */
  horizon: number;
  /** How many fall due after it. */
  later: number;
  bodies: readonly Body[];
  /** What a clause calls a document, by its id. */
  documents: readonly { id: string; title: string; number: string }[];
  onWatch: (body: Body, watched: boolean) => void;
}

const LOOKS: Record<'overdue' | 'passed' | 'soon', { look: string; icon: IconName }> = {
  overdue: { look: 'fail', icon: 'cross' },
  passed: { look: 'cannot-tell', icon: 'question' },
  soon: { look: 'suspected', icon: 'warning' },
};

/** 临期预警: what falls due of all bodies, the most urgent first; and which of them are read again every day. */
export function WatchPanel(props: WatchPanelProps) {
  const { t } = useText();
  const { horizon: days, later: count } = props;
  return (
    <div class="stack watch">
      <p class="soft">{t('watch.why')}</p>
      {props.groups.length === 0 && (
        <div class="watch-empty">
          <h2>{t('watch.empty', { days })}</h2>
          <p>{t('watch.empty-why')}</p>
        </div>
      )}
      {props.groups.map(({ group, entries }) => (
        <section key={group} aria-labelledby={`watch-${group}`}>
          <h2 id={`watch-${group}`}>
            {typeof group === 'number' ? t('watch.group-days', { days: group }) : t(`watch.group-${group}`)}{' '}
            <span class="soft small">{t('watch.count', { count: entries.length })}</span>
          </h2>
          {group === 'passed' && <p class="soft small">{t('watch.group-passed-why')}</p>}
          <ul class="due-list">
            {entries.map((row) => (
              <DueItem
                key={`${row.body.id} ${row.due.ruleId} ${row.due.key} ${row.due.pageUrl}`}
                row={row}
                group={group}
                documents={props.documents}
              />
            ))}
          </ul>
        </section>
      ))}
      {count > 0 && <p class="soft">{t('watch.later', { count, days })}</p>}
      <Switches bodies={props.bodies} onWatch={props.onWatch} />
    </div>
  );
}

function DueItem({
  row: { body, due, left },
  group,
  documents,
}: {
  row: DueRow;
  group: DueGroup;
  documents: WatchPanelProps['documents'];
}) {
  const { t, say } = useText();
  const { look, icon } = LOOKS[typeof group === 'number' ? 'soon' : group];
  const what = say(due.what);
  const href = safeHref(due.pageUrl);
  const { on, title } = { on: due.newest, title: due.newestTitle };
  const document = documents.find(({ id }) => id === due.clause.document);
  const clause = `${document ? `《${document.title}》（${document.number}）` : due.clause.document} ${due.clause.place}`;
  return (
    <li class="due">
      <p class="due-days">
        <span class={`tag ${look}`}>
          <Icon name={icon} />
          <DaysLeft left={left} group={group} />
        </span>
        <span class="soft small">{t('watch.last-day', { day: due.lastDay })}</span>
      </p>
      <div class="due-what">
        <p>
          <strong>{what}</strong> · {body.name} {due.late && due.certainty === 'suspected' && <SuspectedTag />}
        </p>
        <p>{title ? t('watch.newest', { day: on, title }) : t('watch.newest-untitled', { day: on })}</p>
        <p class="soft small">
          {due.readOn ? t('watch.read-on', { day: due.readOn }) : t('watch.read-unknown')} ·{' '}
          {formatAddress(due.pageUrl)}
        </p>
        <p class="soft small">{t('watch.basis', { clause, status: t(`clause-status.${due.clause.status}`) })}</p>
      </div>
      {href && (
        <a
          class="button compact"
          href={href}
          target="_blank"
          rel="noreferrer"
          aria-label={t('watch.open-of', { body: body.name, what })}
        >
          <Icon name="open" />
          <span>{t('watch.open')}</span>
        </a>
      )}
    </li>
  );
}

function DaysLeft({ left, group }: { left: number; group: DueGroup }) {
  const { t } = useText();
  if (left === 0) return <>{t('watch.today')}</>;
  if (left > 0) return <>{t('watch.left', { days: left })}</>;
  return <>{t(group === 'passed' ? 'watch.passed' : 'watch.overdue', { days: -left })}</>;
}

function Switches({ bodies, onWatch }: Pick<WatchPanelProps, 'bodies' | 'onWatch'>) {
  const { t } = useText();
  return (
    <section aria-labelledby="watch-switches">
      <h2 id="watch-switches">{t('watch.switches')}</h2>
      <p class="soft small">{t('watch.switches-why')}</p>
      <ul>
        {bodies.map((body) => (
          <li key={body.id}>
            <label class="choice">
              <input
                type="checkbox"
                aria-label={t('watch.switch-of', { name: body.name })}
                checked={body.watched ?? false}
                onChange={(event) => onWatch(body, event.currentTarget.checked)}
              />
              <span>{body.name}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
