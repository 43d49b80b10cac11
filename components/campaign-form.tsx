import { useEffect, useState } from 'preact/hooks';
import type { Limit } from '../utils/audit/limits.ts';
import type { AdoptedLimits, Body, Campaign } from '../utils/model.ts';
import { hasMessage, renderCode } from '../utils/text/catalogue/index.ts';
import { Button } from './button.tsx';
import { Field, TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import type { SystemBrief } from './system-list.tsx';

type Value = AdoptedLimits[string][string];
type Roster = NonNullable<Campaign['roster']>;

/** 评估方案: period, system, the limits that are the tool's own, who is evaluated, and how scores are put together. */
export function CampaignForm(props: {
  campaign: Campaign;
  systems: readonly (SystemBrief & { awaitsAmounts: boolean })[];
  bodies: readonly Body[];
  /** Limits of the system that is chosen, as the campaign has them. */
  limits: readonly Limit[];
  onSystem: (systemId: string) => void;
  onChanged: () => void;
  onSave: (campaign: Campaign) => void;
  onCancel: () => void;
}) {
  const { t, words } = useText();
  const [draft, setDraft] = useState(props.campaign);
  const [problem, setProblem] = useState<string>();
  const { onChanged } = props;
  const isChanged = draft !== props.campaign;
  useEffect(() => {
    if (isChanged) onChanged();
  }, [isChanged, onChanged]);
  const set = (change: Partial<Campaign>) => setDraft({ ...draft, ...change });
  /** An empty field takes the value away. */
  const text = (name: 'start' | 'cutoff' | 'seed', value: string) => {
    const { [name]: _, ...rest } = draft;
    setDraft(value === '' ? rest : { ...rest, [name]: value });
  };
  const system = props.systems.find((one) => one.id === draft.systemId);

  const submit = () => {
    if (draft.name.trim() === '') return setProblem(t('campaigns.name-missing'));
    if (draft.start && draft.cutoff && draft.start > draft.cutoff) return setProblem(t('campaigns.period-wrong'));
    setProblem(undefined);
    props.onSave({ ...draft, name: draft.name.trim() });
  };

  return (
    <form
      class="campaign stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="system-head">
        <TextField
          label={t('campaigns.name')}
          name="name"
          maxLength={120}
          value={draft.name}
          onText={(value) => set({ name: value })}
        />
        <Field label={t('campaigns.system')}>
          {(id) => (
            <select
              class="select"
              id={id}
              name="system"
              value={draft.systemId}
              onChange={(event) => {
                const systemId = event.currentTarget.value;
                // What was taken over of one system says nothing of another.
                const { adopted: _, amountsConfirmed: __, systemVersion: ___, ...rest } = draft;
                setDraft({ ...rest, systemId });
                props.onSystem(systemId);
              }}
            >
              {props.systems.map((one) => (
                <option key={one.id} value={one.id}>
                  {words(one.title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={t('campaigns.start')}
          type="date"
          value={draft.start ?? ''}
          onText={(value) => text('start', value)}
        />
        <TextField
          label={t('campaigns.cutoff')}
          name="cutoff"
          type="date"
          value={draft.cutoff ?? ''}
          onText={(value) => text('cutoff', value)}
        />
        <TextField
          label={t('campaigns.seed')}
          maxLength={60}
          value={draft.seed ?? ''}
          onText={(value) => text('seed', value.trim())}
        />
      </div>
      {system && <p class="soft small">{words(system.authority)}</p>}
      {system?.awaitsAmounts && (
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.amountsConfirmed === true}
            onChange={(event) => set({ amountsConfirmed: event.currentTarget.checked })}
          />
          <span>{t('campaigns.amounts')}</span>
        </label>
      )}
      <LimitTable limits={props.limits} adopted={draft.adopted ?? {}} onChange={(adopted) => set({ adopted })} />
      <RosterTable
        bodies={props.bodies}
        roster={draft.roster}
        withDaily={draft.composite !== undefined}
        onChange={(roster) => {
          const { roster: _, ...rest } = draft;
          setDraft(roster ? { ...rest, roster } : rest);
        }}
      />
      <Composite
        composite={draft.composite}
        onChange={(composite) => {
          const { composite: _, ...rest } = draft;
          setDraft(composite ? { ...rest, composite } : rest);
        }}
      />
      {problem && (
        <p class="field-error" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
      <div class="toolbar">
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button submit look="primary" icon="check" data-action="save-campaign">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

/** Every limit of the tool in one table: what is not adopted deducts nothing. */
function LimitTable(props: {
  limits: readonly Limit[];
  adopted: AdoptedLimits;
  onChange: (adopted: AdoptedLimits) => void;
}) {
  const { t, words, locale } = useText();
  const { limits, adopted } = props;
  if (limits.length === 0) return null;
  const taken = limits.filter(({ leafId, key }) => adopted[leafId]?.[key] !== undefined).length;
  const withLimit = (from: AdoptedLimits, { leafId, key }: Limit, value: Value | undefined): AdoptedLimits => {
    const { [key]: _, ...others } = from[leafId] ?? {};
    const leaf = value === undefined ? others : { ...others, [key]: value };
    const { [leafId]: __, ...rest } = from;
    return Object.keys(leaf).length === 0 ? rest : { ...rest, [leafId]: leaf };
  };
  return (
    <section class="stack">
      <h2>{t('campaigns.limits', { count: limits.length, taken })}</h2>
      <p class="soft small">{t('campaigns.limits-why')}</p>
      <div class="toolbar">
        <Button
          compact
          icon="check"
          data-action="adopt-all"
          onClick={() =>
            props.onChange(
              limits.reduce(
                (from, limit) =>
                  from[limit.leafId]?.[limit.key] === undefined && limit.value !== null
                    ? withLimit(from, limit, limit.value)
                    : from,
                adopted,
              ),
            )
          }
        >
          {t('campaigns.adopt-all')}
        </Button>
        <Button compact look="quiet" icon="cross" onClick={() => props.onChange({})}>
          {t('campaigns.adopt-none')}
        </Button>
      </div>
      <div class="table-box limits">
        <table class="system-leaves">
          <thead>
            <tr>
              <th scope="col" class="choose">
                {t('campaigns.column-adopt')}
              </th>
              <th scope="col">{t('systems.column-leaf')}</th>
              <th scope="col">{t('campaigns.column-limit')}</th>
              <th scope="col">{t('campaigns.column-value')}</th>
            </tr>
          </thead>
          <tbody>
            {limits.map((limit) => {
              const value = adopted[limit.leafId]?.[limit.key];
              const name = paramTitle(locale, limit);
              return (
                <tr key={`${limit.leafId} ${limit.key}`}>
                  <td class="choose">
                    <label class="tick">
                      <span class="visually-hidden">
                        {t('campaigns.adopt-of', { leaf: words(limit.leafTitle), name })}
                      </span>
                      <input
                        type="checkbox"
                        checked={value !== undefined}
                        onChange={(event) =>
                          props.onChange(
                            withLimit(adopted, limit, event.currentTarget.checked ? limit.value : undefined),
                          )
                        }
                      />
                    </label>
                  </td>
                  <th scope="row">{words(limit.leafTitle)}</th>
                  <td>{name}</td>
                  <td>
                    <LimitValue
                      value={value ?? limit.value}
                      label={t('campaigns.value-of', { leaf: words(limit.leafTitle), name })}
                      onChange={(changed) => props.onChange(withLimit(adopted, limit, changed))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LimitValue({ value, label, onChange }: { value: Value; label: string; onChange: (value: Value) => void }) {
  const { t } = useText();
  if (typeof value === 'number') {
    return (
      <input
        class="input points"
        type="number"
        step="any"
        value={value}
        aria-label={label}
        onChange={(event) => {
          const changed = event.currentTarget.valueAsNumber;
          if (Number.isFinite(changed)) onChange(changed);
          else event.currentTarget.value = String(value);
        }}
      />
    );
  }
  if (value === null) return <span class="soft small">{t('campaigns.rule-default')}</span>;
  const shown = Array.isArray(value) ? value.map(asText).join('、') : asText(value);
  return <span class="small limit-value">{shown}</span>;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function paramTitle(locale: Parameters<typeof renderCode>[0], { rule, parameter }: Limit): string {
  const code = `rule.${rule}.param.${parameter}`;
  return hasMessage(code) ? renderCode(locale, code) : parameter;
}

/** 评估对象 of the campaign, their imported daily scores, and the units that coverage clauses leave out. */
function RosterTable(props: {
  bodies: readonly Body[];
  roster: Roster | undefined;
  withDaily: boolean;
  onChange: (roster: Roster | undefined) => void;
}) {
  const { t } = useText();
  const { bodies, roster, onChange } = props;
  const entryOf = (bodyId: string) => roster?.find((entry) => entry.bodyId === bodyId);
  const change = (bodyId: string, entry: Omit<Roster[number], 'bodyId'>) =>
    onChange(roster?.map((one) => (one.bodyId === bodyId ? { bodyId, ...entry } : one)));
  return (
    <section class="stack">
      <label class="choice">
        <input
          type="checkbox"
          checked={roster !== undefined}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? bodies.map(({ id: bodyId }) => ({ bodyId })) : undefined)
          }
        />
        <span>{t('campaigns.roster')}</span>
      </label>
      {roster && (
        <div class="table-box limits">
          <table class="system-leaves">
            <thead>
              <tr>
                <th scope="col" class="choose">
                  {t('campaigns.column-in')}
                </th>
                <th scope="col">{t('workbench.column-name')}</th>
                {props.withDaily && <th scope="col">{t('campaigns.column-daily')}</th>}
                <th scope="col">{t('campaigns.column-exempt')}</th>
              </tr>
            </thead>
            <tbody>
              {bodies.map(({ id: bodyId, name }) => {
                const entry = entryOf(bodyId);
                return (
                  <tr key={bodyId}>
                    <td class="choose">
                      <label class="tick">
                        <span class="visually-hidden">{t('campaigns.in', { name })}</span>
                        <input
                          type="checkbox"
                          checked={entry !== undefined}
                          onChange={(event) =>
                            onChange(
                              event.currentTarget.checked
                                ? [...roster, { bodyId }]
                                : roster.filter((one) => one.bodyId !== bodyId),
                            )
                          }
                        />
                      </label>
                    </td>
                    <th scope="row">{name}</th>
                    {props.withDaily && (
                      <td>
                        {entry && (
                          <input
                            class="input points"
                            type="number"
                            min="0"
                            max="100"
                            step="any"
                            value={entry.dailyScore ?? ''}
                            aria-label={t('campaigns.daily-of', { name })}
                            onChange={(event) => {
                              const dailyScore = event.currentTarget.valueAsNumber;
                              const { bodyId: _, dailyScore: __, ...others } = entry;
                              const isScore = dailyScore >= 0 && dailyScore <= 100;
                              change(bodyId, isScore ? { ...others, dailyScore } : others);
                            }}
                          />
                        )}
                      </td>
                    )}
                    <td>
                      {entry && (
                        <input
                          class="input"
                          value={entry.exemptUnits?.join('、') ?? ''}
                          aria-label={t('campaigns.exempt-of', { name })}
                          onChange={(event) => {
                            const units = event.currentTarget.value
                              .split(/[、,，;；\n]/)
                              .map((unit) => unit.trim())
                              .filter(Boolean);
                            const { bodyId: _, exemptUnits: __, ...others } = entry;
                            change(bodyId, units.length > 0 ? { ...others, exemptUnits: units } : others);
                          }}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Shares as the documents state them: 第三方评估 70 %, the county's own half. */
const USUAL = { thirdParty: 0.7, own: 0.5 };

function Composite(props: { composite: Campaign['composite']; onChange: (composite: Campaign['composite']) => void }) {
  const { t } = useText();
  const { composite, onChange } = props;
  const percent = (name: 'thirdParty' | 'own') => (
    <label class="percent">
      {t(`campaigns.${name}`)}{' '}
      <input
        class="input points"
        type="number"
        min="0"
        max="100"
        value={Math.round((composite?.[name] ?? 0) * 100)}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          if (composite && value >= 0 && value <= 100) onChange({ ...composite, [name]: value / 100 });
          else event.currentTarget.value = String(Math.round((composite?.[name] ?? 0) * 100));
        }}
      />{' '}
      %
    </label>
  );
  return (
    <section class="stack">
      <label class="choice">
        <input
          type="checkbox"
          checked={composite !== undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? USUAL : undefined)}
        />
        <span>{t('campaigns.composite')}</span>
      </label>
      {composite && (
        <div class="toolbar">
          {percent('thirdParty')}
          {percent('own')}
        </div>
      )}
    </section>
  );
}
