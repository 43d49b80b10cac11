import { useId, useState } from 'preact/hooks';
import type { ThreeRandomDraw } from '../utils/audit/three-random.ts';
import { Button } from './button.tsx';
import { formatTime } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

export type Inspection = ThreeRandomDraw & { drawnAt: string };

/** What is asked of a draw. Days as `2026-11-22`. */
export interface InspectionOrder {
  bodies: number;
  items: number;
  from: string;
  to: string;
}

/** “三随机”抽查: whom, what and when to inspect, drawn by seed. Every draw stays, so that nobody draws until it suits. */
export function InspectionPanel(props: {
  inspections: readonly Inspection[];
  nameOf: (bodyId: string) => string;
  titleOf: (leafId: string) => string;
  onDraw: (order: InspectionOrder) => void;
}) {
  const { t, locale } = useText();
  const id = useId();
  const [order, setOrder] = useState<InspectionOrder>({ bodies: 5, items: 5, from: '', to: '' });
  const [problem, setProblem] = useState<string>();
  const submit = () => {
    if (!(order.bodies >= 1 && order.items >= 1)) return setProblem(t('inspection.counts-wrong'));
    if (order.from === '' || order.to === '' || order.from > order.to) return setProblem(t('inspection.days-wrong'));
    setProblem(undefined);
    props.onDraw(order);
  };
  const number = (name: 'bodies' | 'items') => (
    <label class="percent">
      {t(`inspection.${name}`)}{' '}
      <input
        class="input points"
        type="number"
        min="1"
        max="500"
        value={order[name]}
        onInput={(event) => setOrder({ ...order, [name]: Math.floor(event.currentTarget.valueAsNumber) })}
      />
    </label>
  );
  const day = (name: 'from' | 'to') => (
    <label class="percent" for={`${id}-${name}`}>
      {t(`inspection.${name}`)}{' '}
      <input
        class="input"
        id={`${id}-${name}`}
        type="date"
        value={order[name]}
        onInput={(event) => setOrder({ ...order, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <section class="stack inspection">
      <h2>{t('inspection.name')}</h2>
      <form
        class="toolbar"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {number('bodies')}
        {number('items')}
        {day('from')}
        {day('to')}
        <Button submit icon="target" data-action="draw-inspection">
          {t('inspection.draw')}
        </Button>
      </form>
      {problem && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
      {[...props.inspections].reverse().map(({ seed, drawnAt, visits, items, population }) => (
        <div key={drawnAt} class="stack">
          <p class="small">
            {t('inspection.drawn', {
              time: formatTime(drawnAt, locale),
              seed,
              bodies: population.bodies,
              items: population.items,
              days: population.days,
              mark: population.mark,
            })}
          </p>
          <table class="system-leaves">
            <thead>
              <tr>
                <th scope="col">{t('inspection.day')}</th>
                <th scope="col">{t('workbench.column-name')}</th>
              </tr>
            </thead>
            <tbody>
              {[...visits]
                .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
                .map((visit) => (
                  <tr key={visit.bodyId}>
                    <td class="numbers">{visit.day}</td>
                    <th scope="row">{props.nameOf(visit.bodyId)}</th>
                  </tr>
                ))}
            </tbody>
          </table>
          <p class="small">{t('inspection.looks-at')}</p>
          <ol class="proof-findings">
            {items.map((item) => (
              <li key={item}>{props.titleOf(item)}</li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
