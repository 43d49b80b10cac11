import { useId, useRef, useState } from 'preact/hooks';
import type { SurveySettings } from '../utils/survey/survey.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useText } from './locale.tsx';
import { Notice } from './notice.tsx';
import { formatCount, formatMinutes } from './survey-words.ts';

/** Paces in words; `usual` is the product's default, `own` what somebody types. */
const PACES = ['gentle', 'usual', 'fast', 'own'] as const;
type Pace = (typeof PACES)[number];
const GENTLE = { delayMs: 3_000, concurrency: 1 };
const FAST = { delayMs: 250, concurrency: 4 };

/** What the fields take, as the settings of a survey allow. */
const RANGES = {
  maxPages: [1, 200_000],
  maxDepth: [0, 50],
  maxMinutes: [1, 10_080],
  delay: [0, 600],
  concurrency: [1, 16],
  evidencePages: [0, 10_000],
} as const;
type NumberField = keyof typeof RANGES;
type Problems = Partial<Record<NumberField | 'since' | 'include' | 'exclude', string>>;

/** Of the pages that are not looked at anyway, where nothing else was said. Default of the product. */
const RENDER_SHARE = 0.1;

const PATTERNS = { count: 50, length: 500 };

export interface SurveyFormProps {
  /** Whom it is for, each with the address of its scope. */
  bodies: readonly { id: string; name: string; scope: string }[];
  /** The product's own. */
  defaults: SurveySettings;
  /** What the fields begin with where that differs. */
  initial?: Partial<SurveySettings>;
  /** Hosts of theirs that the extension may not read yet. */
  noAccess: readonly string[];
  /** Called in the click itself, so that the browser can be asked for access. */
  onStart: (settings: SurveySettings) => void;
  onCancel: () => void;
}

export function SurveyForm({ bodies, defaults, initial, noAccess, onStart, onCancel }: SurveyFormProps) {
  const { t, locale } = useText();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const begun = { ...defaults, ...initial };
  const [text, setText] = useState({
    maxPages: String(begun.maxPages),
    maxDepth: String(begun.maxDepth),
    maxMinutes: begun.maxMinutes === undefined ? '' : String(begun.maxMinutes),
    delay: String(begun.delayMs / 1_000),
    concurrency: String(begun.concurrency),
    evidencePages: String(begun.evidencePages),
    since: begun.since ?? '',
    include: begun.include.join('\n'),
    exclude: begun.exclude.join('\n'),
  });
  const [pace, setPace] = useState<Pace>(() => paceNamed(begun, defaults));
  const [checks, setChecks] = useState({
    attachments: begun.attachments,
    readAttachments: begun.readAttachments,
    offSite: begun.offSite,
    keepBytes: begun.keepBytes,
    render: begun.renderShare !== undefined,
  });
  const [problems, setProblems] = useState<Problems>({});
  // Opened where it holds something, so that no limit works unseen.
  const [more, setMore] = useState(
    text.include !== '' ||
      text.exclude !== '' ||
      text.maxMinutes !== '' ||
      begun.maxDepth !== defaults.maxDepth ||
      begun.evidencePages !== defaults.evidencePages,
  );

  const manners = {
    gentle: GENTLE,
    usual: { delayMs: defaults.delayMs, concurrency: defaults.concurrency },
    fast: FAST,
    own: { delayMs: Math.round(Number(text.delay) * 1_000), concurrency: Number(text.concurrency) },
  }[pace];
  const pages = Number(text.maxPages);
  const share = begun.renderShare ?? RENDER_SHARE;

  const submit = () => {
    const found = problemsOf(text, pace, t);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      if (found.maxDepth || found.maxMinutes || found.evidencePages || found.include || found.exclude) setMore(true);
      // A keyboard user is not left at the button.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const { render, ...others } = checks;
    onStart({
      ...begun,
      ...manners,
      ...others,
      renderShare: render ? share : undefined,
      readAttachments: checks.attachments && checks.readAttachments,
      maxPages: pages,
      maxDepth: Number(text.maxDepth),
      evidencePages: Number(text.evidencePages),
      include: linesOf(text.include),
      exclude: linesOf(text.exclude),
      maxMinutes: text.maxMinutes === '' ? undefined : Number(text.maxMinutes),
      since: text.since === '' ? undefined : text.since,
    } as SurveySettings);
  };

  const hint = (problem: string | undefined, own: string) => (problem ? `${own}-problem` : undefined);
  const number = (name: NumberField, label: string, shownDefault?: number, step = '1') => (
    <div class="field">
      <label for={`${id}-${name}`}>
        {label}{' '}
        {shownDefault !== undefined && (
          <span class="soft small hint nowrap">
            {t('survey.form.default', { value: formatCount(shownDefault, locale) })}
          </span>
        )}
      </label>
      <input
        class="input"
        id={`${id}-${name}`}
        type="number"
        inputMode="decimal"
        min={RANGES[name][0]}
        max={RANGES[name][1]}
        step={step}
        value={text[name]}
        aria-invalid={Boolean(problems[name])}
        aria-describedby={hint(problems[name], `${id}-${name}`)}
        onInput={(event) => setText({ ...text, [name]: event.currentTarget.value })}
      />
      <Problem id={`${id}-${name}-problem`} text={problems[name]} />
    </div>
  );
  const patterns = (name: 'include' | 'exclude', label: string) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <textarea
        class="input"
        id={`${id}-${name}`}
        rows={2}
        spellcheck={false}
        value={text[name]}
        aria-invalid={Boolean(problems[name])}
        aria-describedby={`${id}-patterns-why ${hint(problems[name], `${id}-${name}`) ?? ''}`.trim()}
        onInput={(event) => setText({ ...text, [name]: event.currentTarget.value })}
      />
      <Problem id={`${id}-${name}-problem`} text={problems[name]} />
    </div>
  );
  const check = (name: keyof typeof checks, label: string, more?: { disabled: boolean; why: string }) => (
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        checked={checks[name] && !more?.disabled}
        disabled={more?.disabled}
        aria-describedby={more && `${id}-${name}-why`}
        onChange={(event) => setChecks({ ...checks, [name]: event.currentTarget.checked })}
      />
      <span>
        {label}
        {more && (
          <span class="soft small hint" id={`${id}-${name}-why`}>
            {' '}
            {more.why}
          </span>
        )}
      </span>
    </label>
  );

  return (
    <form
      class="stack survey-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('survey.form.what')}</p>
      {bodies.length > 1 && (
        <details>
          <summary>
            {t('survey.form.bodies', { count: bodies.length })}
            <Icon name="down" class="chevron" />
          </summary>
          <ol class="survey-bodies">
            {bodies.map((body) => (
              <li key={body.id}>
                {body.name} <span class="soft small">{body.scope}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
      <div class="field-row">
        {number('maxPages', t('survey.form.pages'), defaults.maxPages)}
        <div class="field">
          <label for={`${id}-since`}>{t('survey.form.since')}</label>
          <input
            class="input"
            id={`${id}-since`}
            type="date"
            value={text.since}
            aria-invalid={Boolean(problems.since)}
            aria-describedby={`${id}-since-why ${hint(problems.since, `${id}-since`) ?? ''}`.trim()}
            onInput={(event) => setText({ ...text, since: event.currentTarget.value })}
          />
          <Problem id={`${id}-since-problem`} text={problems.since} />
        </div>
      </div>
      <p class="soft small" id={`${id}-since-why`}>
        {t('survey.form.since-why')}
      </p>
      <fieldset>
        <legend>{t('survey.form.pace')}</legend>
        {PACES.map((name) => (
          <label class="choice" key={name}>
            <input type="radio" name="pace" checked={pace === name} onChange={() => setPace(name)} />
            <span>
              {name === 'usual'
                ? t('survey.form.pace-usual', { seconds: defaults.delayMs / 1_000, count: defaults.concurrency })
                : t(`survey.form.pace-${name}`)}
              {name === 'usual' && <span class="soft small hint"> {t('survey.form.pace-usual-default')}</span>}
            </span>
          </label>
        ))}
        {pace === 'own' && (
          <div class="field-row">
            {number('delay', t('survey.form.delay'), undefined, 'any')}
            {number('concurrency', t('survey.form.concurrency'))}
          </div>
        )}
        {pages > 0 && manners.delayMs > 0 && (
          <p class="soft small">
            {t('survey.form.takes', {
              pages: formatCount(pages, locale),
              time: formatMinutes((pages * manners.delayMs) / 60_000, t),
            })}
          </p>
        )}
      </fieldset>
      <fieldset>
        <legend>{t('survey.form.links')}</legend>
        {check('attachments', t('survey.form.attachments'))}
        {check('readAttachments', t('survey.form.read-attachments'), {
          disabled: !checks.attachments,
          why: t('survey.form.read-attachments-why'),
        })}
        {check('offSite', t('survey.form.off-site'))}
        {check('render', t('survey.form.render', { percent: Math.round(share * 100) }), {
          disabled: false,
          why: t('survey.form.render-why'),
        })}
        {check('keepBytes', t('survey.form.keep'))}
      </fieldset>
      <details open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>
          {t('survey.form.more')}
          <Icon name="down" class="chevron" />
        </summary>
        <div class="stack">
          <div class="field-row">
            {number('maxDepth', t('survey.form.depth'), defaults.maxDepth)}
            {number('maxMinutes', t('survey.form.minutes'))}
          </div>
          <p class="soft small">{t('survey.form.minutes-why')}</p>
          {checks.render && (
            <>
              {number('evidencePages', t('survey.form.evidence-pages'), defaults.evidencePages)}
              <p class="soft small">{t('survey.form.evidence-pages-why')}</p>
            </>
          )}
          {patterns('include', t('survey.form.include'))}
          {patterns('exclude', t('survey.form.exclude'))}
          <p class="soft small" id={`${id}-patterns-why`}>
            {t('survey.form.patterns-why')}
          </p>
        </div>
      </details>
      <p class="soft small">{t('survey.form.own-defaults')}</p>
      {noAccess.length > 0 && (
        <Notice look="suspected" icon="key">
          <p>{t('survey.form.access', { hosts: noAccess.join('、') })}</p>
        </Notice>
      )}
      <div class="dialog-actions">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button submit look="primary" icon={noAccess.length > 0 ? 'key' : 'play'} data-action="survey-start">
          {t(noAccess.length > 0 ? 'survey.form.grant-start' : 'survey.form.start')}
        </Button>
      </div>
    </form>
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

function paceNamed(begun: SurveySettings, defaults: SurveySettings): Pace {
  const is = (manners: typeof GENTLE) => manners.delayMs === begun.delayMs && manners.concurrency === begun.concurrency;
  if (is(defaults)) return 'usual';
  if (is(GENTLE)) return 'gentle';
  return is(FAST) ? 'fast' : 'own';
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function problemsOf(
  text: Record<NumberField | 'since' | 'include' | 'exclude', string>,
  pace: Pace,
  t: ReturnType<typeof useText>['t'],
): Problems {
  const problems: Problems = {};
  const fields: NumberField[] = [
    'maxPages',
    'maxDepth',
    'evidencePages',
    ...(pace === 'own' ? (['delay', 'concurrency'] as const) : []),
  ];
  if (text.maxMinutes !== '') fields.push('maxMinutes');
  for (const name of fields) {
    const [low, high] = RANGES[name];
    const value = Number(text[name]);
    const fits =
      text[name].trim() !== '' && value >= low && value <= high && (name === 'delay' || Number.isInteger(value));
    if (!fits) problems[name] = t('survey.form.number-wrong', { low, high });
  }
  if (text.since !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text.since)) problems.since = t('survey.form.day-wrong');
  for (const name of ['include', 'exclude'] as const) {
    const lines = linesOf(text[name]);
    if (lines.length > PATTERNS.count || lines.some((line) => line.length > PATTERNS.length)) {
      problems[name] = t('survey.form.patterns-wrong');
    }
  }
  return problems;
}
