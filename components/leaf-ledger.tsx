import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { LedgerRow } from '../utils/audit/scorecard.ts';
import type { Decision, Judgement } from '../utils/model.ts';
import { Button } from './button.tsx';
import { safeHref } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { DECISIONS } from './judgement-form.tsx';
import { useText } from './locale.tsx';
import { Said } from './said.tsx';

type Filter = 'open' | 'all';
type Found = 'out' | 'met' | 'unmet' | 'open';

/** Rows that are drawn at once. */
const STEP = 50;
const SIGNS: Record<Exclude<Found, 'out'>, { look: string; icon: IconName }> = {
  met: { look: 'pass', icon: 'check' },
  unmet: { look: 'fail', icon: 'cross' },
  open: { look: 'cannot-tell', icon: 'question' },
};

/** 台账: what was counted or left out, each with the machine's reason, and a person's decision of each. */
export function LeafLedger(props: {
  rows: readonly LedgerRow[];
  /** Objects of the count that are not among them. */
  beyond: number;
  judgements: readonly Judgement[];
  onDecide: (object: string, decision: Decision) => void;
  onTakeBack: (judgement: Judgement) => void;
}) {
  const { t } = useText();
  const { rows, onDecide } = props;
  const id = useId();
  const [filter, setFilter] = useState<Filter>(rows.some(isOpen) ? 'open' : 'all');
  // What was decided stays in sight until another filter is chosen.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [limit, setLimit] = useState(STEP);
  const section = useRef<HTMLElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const latest = useRef<(row: string, decision: Decision) => void>(() => {});

  const shown = rows.filter((row) => filter === 'all' || isOpen(row) || touched.has(row.object));
  const counts = {
    open: rows.filter(isOpen).length,
    all: rows.length,
    counted: rows.filter(({ counted }) => counted).length,
    judged: rows.filter(({ decision }) => decision !== undefined).length,
  };

  const decide = (object: string, decision: Decision) => {
    setTouched(new Set([...touched, object]));
    const next = undecidedAfter(section.current, object);
    wanted.current = next?.dataset.row ?? object;
    if (next) firstButton(next)?.focus();
    else section.current?.focus();
    onDecide(object, decision);
  };
  latest.current = decide;

  // 1 to 5 decide the row that has the focus, and not the leaf as they do elsewhere in its proof.
  useEffect(() => {
    const element = section.current;
    const choose = (event: KeyboardEvent) => {
      const decision = DECISIONS[Number(event.key) - 1];
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
      if (!decision || !row || event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopPropagation();
      if (firstButton(row) && row.dataset.row !== undefined) latest.current(row.dataset.row, decision);
    };
    element?.addEventListener('keydown', choose);
    return () => element?.removeEventListener('keydown', choose);
  }, []);

  // The score was made anew: what had the focus may have moved or gone.
  useEffect(() => {
    const object = wanted.current;
    wanted.current = undefined;
    if (object === undefined || document.activeElement !== document.body) return;
    const row = rowsIn(section.current).find(({ dataset }) => dataset.row === object);
    (firstButton(row) ?? section.current)?.focus();
  }, [rows]);

  return (
    <section ref={section} class="ledger stack" tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('ledger.title')}</h3>
      <p class="small">
        {t('ledger.count', {
          counted: counts.counted,
          out: counts.all - counts.counted,
          open: counts.open,
          judged: counts.judged,
        })}{' '}
        {props.beyond > 0 && t('ledger.beyond', { count: props.beyond })}
      </p>
      <fieldset class="filters">
        <legend class="visually-hidden">{t('ledger.show')}</legend>
        {(['open', 'all'] as const).map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name={`${id}-filter`}
              checked={filter === one}
              onChange={() => {
                setFilter(one);
                setTouched(new Set());
                setLimit(STEP);
              }}
            />
            <span>{t(`ledger.filter-${one}`, { count: counts[one] })}</span>
          </label>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p class="soft">{t('ledger.nothing-open')}</p>
      ) : (
        <>
          <p class="soft small">{t('ledger.help')}</p>
          <div class="table-box">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('ledger.column-title')}</th>
                  <th scope="col">{t('ledger.column-counted')}</th>
                  <th scope="col">{t('ledger.column-met')}</th>
                  <th scope="col">{t('ledger.column-decision')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.slice(0, limit).map((row) => (
                  <Row
                    key={row.key}
                    row={row}
                    said={props.judgements.filter(({ object }) => object === row.object || object === row.key)}
                    onDecide={(decision) => decide(row.object, decision)}
                    onTakeBack={(judgement) => {
                      setTouched(new Set([...touched, row.object]));
                      wanted.current = row.object;
                      props.onTakeBack(judgement);
                    }}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {shown.length > limit && (
        <div>
          <Button compact onClick={() => setLimit(limit + STEP)}>
            {t('ledger.more', { count: Math.min(STEP, shown.length - limit) })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row(props: {
  row: LedgerRow;
  said: readonly Judgement[];
  onDecide: (decision: Decision) => void;
  onTakeBack: (judgement: Judgement) => void;
}) {
  const { t, say } = useText();
  const id = useId();
  const { row, said } = props;
  const found = foundOf(row);
  return (
    <tr data-row={row.object}>
      <th scope="row">
        <a id={id} href={safeHref(row.url)} target="_blank" rel="noreferrer">
          {row.title}
        </a>
        {row.on && <div class="soft small">{row.on}</div>}
      </th>
      <td>
        <strong>{t(row.counted ? 'ledger.in' : 'ledger.out')}</strong>
        <div class="soft small">{say(row.because)}</div>
      </td>
      <td>
        {found !== 'out' && (
          <span class={`tag ${SIGNS[found].look}`}>
            <Icon name={SIGNS[found].icon} />
            {t(`ledger.${found}`)}
          </span>
        )}
        {row.by && (
          <div class="small">
            <a href={safeHref(row.by)} target="_blank" rel="noreferrer">
              {t('ledger.by')}
            </a>
          </div>
        )}
      </td>
      <td>
        {said.length > 0 ? (
          said.map((judgement) => (
            <Said
              key={`${judgement.object}${judgement.evaluator}${judgement.stage}`}
              judgement={judgement}
              onTakeBack={props.onTakeBack}
            />
          ))
        ) : (
          <fieldset class="ledger-decisions" aria-labelledby={id}>
            {DECISIONS.map((decision) => (
              <Button key={decision} compact data-decision={decision} onClick={() => props.onDecide(decision)}>
                {t(`decision.${decision}`)}
              </Button>
            ))}
          </fieldset>
        )}
      </td>
    </tr>
  );
}

const foundOf = ({ counted, met }: LedgerRow): Found =>
  !counted ? 'out' : met === undefined ? 'open' : met ? 'met' : 'unmet';

/** In the count, and neither machine nor person said more. */
const isOpen = (row: LedgerRow): boolean =>
  row.decision === 'doubtful' || (row.decision === undefined && foundOf(row) === 'open');

const rowsIn = (section: Element | null): HTMLElement[] => [
  ...(section?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
];
const firstButton = (row: Element | undefined): HTMLElement | null | undefined =>
  row?.querySelector<HTMLElement>('[data-decision]');

function undecidedAfter(section: Element | null, object: string): HTMLElement | undefined {
  const rows = rowsIn(section);
  const at = rows.findIndex(({ dataset }) => dataset.row === object);
  return rows.slice(at + 1).find((row) => firstButton(row));
}
