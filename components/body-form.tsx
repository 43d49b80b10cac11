import { useId, useRef, useState } from 'preact/hooks';
import type { Body, BodyKind, Level, Power } from '../utils/model.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';

/** From the state down. */
export const LEVELS: readonly Level[] = ['national', 'province', 'city', 'county', 'township'];
const KINDS: readonly BodyKind[] = ['government', 'department'];
const POWERS: readonly Power[] = ['public-services', 'rule-making', 'law-enforcement', 'fees', 'public-institutions'];

export interface BodyDraft {
  name: string;
  level: Level | '';
  kind: BodyKind | '';
}

type Problems = Partial<Record<'name' | 'level' | 'kind' | 'path', string>>;

/** Name, level and kind, as both forms ask for them. */
function Identity(props: {
  draft: BodyDraft;
  problems: Problems;
  onChange: (draft: BodyDraft) => void;
  guessed?: boolean;
}) {
  const { t } = useText();
  const id = useId();
  const { draft, problems, onChange } = props;
  return (
    <>
      <div class="field">
        <label for={`${id}-name`}>
          {t('body-form.name')} {props.guessed && <span class="soft small hint">{t('body-form.guessed')}</span>}
        </label>
        <input
          class="input"
          id={`${id}-name`}
          name="name"
          maxLength={120}
          autocomplete="off"
          value={draft.name}
          aria-invalid={Boolean(problems.name)}
          aria-describedby={problems.name && `${id}-name-problem`}
          onInput={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        />
        <Problem id={`${id}-name-problem`} text={problems.name} />
      </div>
      <div class="field-row">
        <div class="field">
          <label for={`${id}-level`}>{t('body-form.level')}</label>
          <select
            class="select"
            id={`${id}-level`}
            name="level"
            value={draft.level}
            aria-invalid={Boolean(problems.level)}
            aria-describedby={problems.level && `${id}-level-problem`}
            onChange={(event) => onChange({ ...draft, level: event.currentTarget.value as Level })}
          >
            {draft.level === '' && <option value="">{t('body-form.choose')}</option>}
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={`${id}-kind`}>{t('body-form.kind')}</label>
          <select
            class="select"
            id={`${id}-kind`}
            name="kind"
            value={draft.kind}
            aria-invalid={Boolean(problems.kind)}
            aria-describedby={problems.kind && `${id}-kind-problem`}
            onChange={(event) => onChange({ ...draft, kind: event.currentTarget.value as BodyKind })}
          >
            {draft.kind === '' && <option value="">{t('body-form.choose')}</option>}
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`body-kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Problem id={`${id}-level-problem`} text={problems.level} />
      <Problem id={`${id}-kind-problem`} text={problems.kind} />
    </>
  );
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="field-error" id={id}>
      <Icon name="warning" />
      {text}
    </p>
  );
}

/** The codes of what is missing, in the order of the fields. */
function missing(draft: BodyDraft, t: ReturnType<typeof useText>['t']): Problems {
  return {
    ...(draft.name.trim() === '' && { name: t('body-form.name-missing') }),
    ...(draft.level === '' && { level: t('body-form.level-missing') }),
    ...(draft.kind === '' && { kind: t('body-form.kind-missing') }),
  };
}

/** Puts the focus where the first problem is, so that a keyboard user is not left at the button. */
function focusFirst(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

export type AddedBody = Pick<Body, 'name' | 'level' | 'kind'> & { scope: Body['scopes'][number] };

/** 加入评估: the short form of the popup. Level and kind count as confirmed, because a person chose them here. */
export function AddBodyForm(props: {
  initial: BodyDraft & { host: string; path: string };
  busy: boolean;
  onAdd: (added: AddedBody) => void;
}) {
  const { t } = useText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { host } = props.initial;
  const [draft, setDraft] = useState<BodyDraft>(props.initial);
  const [narrow, setNarrow] = useState(false);
  const [path, setPath] = useState(props.initial.path);
  const [problems, setProblems] = useState<Problems>({});
  const guessed = props.initial.name !== '' || props.initial.level !== '';

  const submit = () => {
    const found: Problems = {
      ...missing(draft, t),
      ...(narrow && !/^\/(?:[^?#]*\/)?$/.test(path) && { path: t('body-form.path-wrong') }),
    };
    setProblems(found);
    if (Object.keys(found).length > 0 || draft.level === '' || draft.kind === '') return focusFirst(form.current);
    props.onAdd({
      name: draft.name.trim(),
      level: draft.level,
      kind: draft.kind,
      // The root as a path is the whole site.
      scope: narrow && path !== '/' ? { type: 'path', host, path } : { type: 'host', host },
    });
  };

  return (
    <form
      class="stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.busy) submit();
      }}
    >
      <Identity draft={draft} problems={problems} onChange={setDraft} guessed={guessed} />
      <fieldset>
        <legend>{t('body-form.scope')}</legend>
        <label class="choice">
          <input type="radio" name="scope" checked={!narrow} onChange={() => setNarrow(false)} />
          <span>
            {t('body-form.scope-host')} <span class="soft small">{host}</span>
          </span>
        </label>
        <label class="choice">
          <input type="radio" name="scope" checked={narrow} onChange={() => setNarrow(true)} />
          <span>{t('body-form.scope-path')}</span>
        </label>
        {narrow && (
          <div class="field">
            <label class="visually-hidden" for={`${id}-path`}>
              {t('body-form.path')}
            </label>
            <input
              class="input"
              id={`${id}-path`}
              name="path"
              value={path}
              spellcheck={false}
              autocomplete="off"
              maxLength={500}
              aria-invalid={Boolean(problems.path)}
              aria-describedby={problems.path && `${id}-path-problem`}
              onInput={(event) => setPath(event.currentTarget.value)}
            />
            <Problem id={`${id}-path-problem`} text={problems.path} />
          </div>
        )}
      </fieldset>
      <div>
        <Button submit look="primary" icon="plus" busy={props.busy} data-action="add-body">
          {t(props.busy ? 'body-form.adding' : 'body-form.add')}
        </Button>
      </div>
    </form>
  );
}

/** Mending what is known of a body, in the workbench. */
export function EditBodyForm(props: {
  body: Body;
  /** Those whose score this one's may count with. */
  others: readonly Body[];
  onSave: (body: Body) => void;
  onCancel: () => void;
}) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const { body } = props;
  const [draft, setDraft] = useState<BodyDraft>({ name: body.name, level: body.level, kind: body.kind });
  const [confirmed, setConfirmed] = useState(body.confirmed);
  const [powers, setPowers] = useState(body.powers);
  const [parentId, setParentId] = useState(body.parentId ?? '');
  const id = useId();
  const [problems, setProblems] = useState<Problems>({});

  const submit = () => {
    const found = missing(draft, t);
    setProblems(found);
    if (Object.keys(found).length > 0 || draft.level === '' || draft.kind === '') return focusFirst(form.current);
    const { powers: _, parentId: __, ...rest } = body;
    props.onSave({
      ...rest,
      name: draft.name.trim(),
      level: draft.level,
      kind: draft.kind,
      confirmed,
      ...(powers && { powers }),
      ...(parentId !== '' && { parentId }),
    });
  };

  return (
    <form
      class="stack"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Identity draft={draft} problems={problems} onChange={setDraft} />
      <div>
        <label class="choice">
          <input
            type="checkbox"
            name="confirmed"
            checked={confirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
          />
          <span>{t('body-form.confirmed')}</span>
        </label>
        <p class="soft small">{t('body-form.confirmed-why')}</p>
      </div>
      <fieldset>
        <legend>{t('body-form.powers')}</legend>
        <label class="choice">
          <input type="radio" name="powers" checked={!powers} onChange={() => setPowers(undefined)} />
          <span>{t('body-form.powers-unknown')}</span>
        </label>
        <label class="choice">
          <input type="radio" name="powers" checked={powers !== undefined} onChange={() => setPowers([])} />
          <span>{t('body-form.powers-known')}</span>
        </label>
        {powers && (
          <div class="powers">
            {POWERS.map((power) => (
              <label key={power} class="choice">
                <input
                  type="checkbox"
                  checked={powers.includes(power)}
                  onChange={(event) =>
                    setPowers(
                      event.currentTarget.checked ? [...powers, power] : powers.filter((other) => other !== power),
                    )
                  }
                />
                <span>{t(`power.${power}`)}</span>
              </label>
            ))}
          </div>
        )}
      </fieldset>
      {props.others.length > 0 && (
        <div class="field">
          <label for={`${id}-parent`}>{t('body-form.parent')}</label>
          <select
            class="select"
            id={`${id}-parent`}
            value={parentId}
            onChange={(event) => setParentId(event.currentTarget.value)}
          >
            <option value="">{t('body-form.parent-none')}</option>
            {props.others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="dialog-actions">
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button submit look="primary" icon="check">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
