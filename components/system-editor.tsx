import { useState } from 'preact/hooks';
import type { Group, Leaf, Method, Node, System } from '../rules/systems/system.ts';
import { isLeaf, leavesOf, observableOf } from '../rules/systems/tree.ts';
import { Button } from './button.tsx';
import { Field, TextField } from './field.tsx';
import { formatPoints } from './format.ts';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

export interface SystemEdits {
  onPoints: (leafId: string, points: number) => void;
  onSwitch: (leafId: string, on: boolean) => void;
  onAdd: (groupId: string) => void;
  onTitle: (title: string) => void;
}

/**
 * An indicator system as its tree. Without `edits` it is only shown: built-in systems are not changed but duplicated.
 */
export function SystemEditor({ system, edits }: { system: System; edits?: SystemEdits }) {
  const { t, words, locale } = useText();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shows = (leaf: Leaf) =>
    wanted === '' ||
    `${words(leaf.title)} ${leaf.clause?.id ?? ''} ${leaf.clause?.place ?? ''} ${leaf.unit ?? ''}`
      .toLowerCase()
      .includes(wanted);
  return (
    <div class="system-editor stack">
      <div class="system-head">
        {edits && (
          <Field label={t('systems.title')}>
            {(id) => (
              <input
                class="input"
                id={id}
                maxLength={120}
                value={system.title[locale]}
                onChange={(event) => {
                  const title = event.currentTarget.value.trim();
                  // A system without a name is none: the old one comes back.
                  if (title === '') event.currentTarget.value = system.title[locale];
                  else if (title !== system.title[locale]) edits.onTitle(title);
                }}
              />
            )}
          </Field>
        )}
        <TextField label={t('systems.filter')} type="search" value={filter} onText={setFilter} />
      </div>
      <p class="soft small">{words(system.authority)}</p>
      <Children group={system.tree} shows={shows} level={2} {...(edits && { edits })} />
      {(system.switchedOff?.length ?? 0) > 0 && (
        <section class="stack">
          <h2>{t('systems.switched-off', { count: system.switchedOff?.length ?? 0 })}</h2>
          <LeafTable
            leaves={(system.switchedOff ?? []).map(({ leaf }) => leaf).filter(shows)}
            off
            {...(edits && { edits })}
          />
        </section>
      )}
      {(system.notOnWebsite?.length ?? 0) > 0 && (
        <details class="fold">
          <summary>
            {t('systems.not-on-website', { count: system.notOnWebsite?.length ?? 0 })}
            <Icon name="down" class="chevron" />
          </summary>
          <ul class="findings">
            {system.notOnWebsite?.map(({ clause, because }) => (
              <li key={clause.id ?? clause.place}>
                {clause.id ?? clause.place} {clause.quote && <q>{clause.quote}</q>}{' '}
                <span class="soft small">{words(because)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface Shown {
  shows: (leaf: Leaf) => boolean;
  edits?: SystemEdits;
}

function Children({ group, level, shows, edits }: { group: Group; level: number } & Shown) {
  const { t, words } = useText();
  const leaves = group.children.filter(isLeaf).filter(shows);
  const groups = group.children.filter((node): node is Group => !isLeaf(node)).filter((node) => someShown(node, shows));
  return (
    <>
      {leaves.length > 0 && <LeafTable leaves={leaves} {...(edits && { edits })} />}
      {groups.map((child) => (
        <details key={child.id} class="system-group" open={level === 2 && groups.length <= 12}>
          <summary>
            <span class={`system-group-title level-${level}`}>{words(child.title)}</span>
            <span class="soft small numbers">
              {t('systems.group', { points: formatPoints(child.points), count: leavesOf(child).length })}
            </span>
            <Icon name="down" class="chevron" />
          </summary>
          <div class="system-group-body stack">
            <Children group={child} level={level + 1} shows={shows} {...(edits && { edits })} />
            {edits && (
              <div>
                <Button
                  compact
                  look="quiet"
                  icon="plus"
                  data-action="add-leaf"
                  onClick={() => edits.onAdd(child.id)}
                  aria-label={t('systems.add-leaf-to', { name: words(child.title) })}
                >
                  {t('systems.add-leaf')}
                </Button>
              </div>
            )}
          </div>
        </details>
      ))}
    </>
  );
}

const someShown = (node: Node, shows: Shown['shows']): boolean => leavesOf(node).some(shows);

function LeafTable({ leaves, edits, off = false }: { leaves: readonly Leaf[]; edits?: SystemEdits; off?: boolean }) {
  const { t, words } = useText();
  if (leaves.length === 0) return null;
  return (
    <table class="system-leaves">
      <thead>
        <tr>
          {edits && (
            <th scope="col" class="choose">
              {t('systems.column-on')}
            </th>
          )}
          <th scope="col">{t('systems.column-leaf')}</th>
          <th scope="col">{t('systems.column-how')}</th>
          <th scope="col" class="number">
            {t('systems.column-points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {leaves.map((leaf) => (
          <tr key={leaf.id} class={off ? 'soft' : undefined}>
            {edits && (
              <td class="choose">
                <label class="tick">
                  <span class="visually-hidden">{t('systems.switch', { name: words(leaf.title) })}</span>
                  <input
                    type="checkbox"
                    checked={!off}
                    onChange={(event) => edits.onSwitch(leaf.id, event.currentTarget.checked)}
                  />
                </label>
              </td>
            )}
            <th scope="row">
              {words(leaf.title)}
              {leaf.clause && (
                <span class="soft small clause-line">
                  {[leaf.clause.id, leaf.clause.place, leaf.unit].filter(Boolean).join(' · ')}
                  {' · '}
                  {t(`clause-status.${leaf.clause.status}`)}
                </span>
              )}
              {leaf.clause?.quote && <q class="small clause-line">{leaf.clause.quote}</q>}
            </th>
            <td class="small">
              {t(`observable.${observableOf(leaf)}`)} · <MethodWords method={leaf.method} />
            </td>
            <td class="number">
              {edits && !off ? (
                <PointsField leaf={leaf} onPoints={edits.onPoints} />
              ) : leaf.method.type === 'veto' ? (
                '–'
              ) : (
                formatPoints(leaf.points)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PointsField({ leaf, onPoints }: { leaf: Leaf; onPoints: SystemEdits['onPoints'] }) {
  const { t, words } = useText();
  if (leaf.method.type === 'veto') return <>–</>;
  return (
    <input
      class="input points"
      type="number"
      min="0"
      max="1000"
      step="0.5"
      value={leaf.points}
      aria-label={t('systems.points-of', { name: words(leaf.title) })}
      onChange={(event) => {
        const points = event.currentTarget.valueAsNumber;
        // What is no number of points puts the old one back.
        if (Number.isFinite(points) && points >= 0 && points <= 1_000) onPoints(leaf.id, points);
        else event.currentTarget.value = String(leaf.points);
      }}
    />
  );
}

function MethodWords({ method }: { method: Method }) {
  const { t } = useText();
  switch (method.type) {
    case 'proportional':
      return <>{t('method.proportional', { target: Math.round(method.target * 100) })}</>;
    case 'deduct':
      return <>{t('method.deduct', { each: formatPoints(method.each) })}</>;
    case 'veto':
      return <>{t('method.veto', { count: method.atLeast ?? 1 })}</>;
    default:
      return <>{t(`method.${method.type}`)}</>;
  }
}
