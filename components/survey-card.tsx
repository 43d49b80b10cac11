import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Missing } from '../utils/evidence/evidence.ts';
import { hasNoPicture } from '../utils/evidence/no-picture.ts';
import type { AddressState, SurveyRecord, SurveyState } from '../utils/survey/survey.ts';
import type { Message } from '../utils/text/catalogue/index.ts';
import { Button } from './button.tsx';
import { formatAddress, formatTime } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './locale.tsx';
import { Notice } from './notice.tsx';
import type { ListingKind } from './survey-listing.tsx';
import { formatCount, formatMinutes, foundCount, isEnded, UNREAD_STATES, unreadCount } from './survey-words.ts';

export interface SurveyCardProps {
  survey: SurveyRecord;
  /** Of its bodies. */
  name: string;
  /** Addresses a minute, and minutes left, where they are known. */
  perMinute?: number | undefined;
  minutesLeft?: number | undefined;
  /** What is being asked for. */
  reading?: readonly string[] | undefined;
  /** Its place among those that wait, from 1. */
  position?: number | undefined;
  /** Hosts of its bodies that the extension may not read. */
  noAccess: readonly string[];
  /** Of one that ended the numbers are folded away until one of its lists is open. */
  folded?: boolean | undefined;
  /** Something that was asked of it is under way. */
  busy?: boolean | undefined;
  onPause: () => void;
  onResume: () => void;
  onStop: () => void;
  onRemove: () => void;
  /** Absent where none of its bodies is there any more. */
  onAgain?: (() => void) | undefined;
  /** Called in the click itself. */
  onAccess: (hosts: readonly string[]) => void;
  /** Which of its lists is open, and what to do where one is asked for or closed. */
  listing?: ListingKind | undefined;
  onListing: (kind: ListingKind | undefined) => void;
  /** The list, where one is open. */
  children?: ComponentChildren;
}

/** Of the name on the card, so that it can be gone to. */
export const headingId = ({ runId }: Pick<SurveyRecord, 'runId'>): string => `survey-${runId}`;

const SIGNS: Record<SurveyState, { icon: IconName; look: string }> = {
  running: { icon: 'play', look: 'accent' },
  queued: { icon: 'list', look: 'not-applicable' },
  paused: { icon: 'pause', look: 'suspected' },
  done: { icon: 'check', look: 'pass' },
  stopped: { icon: 'stop', look: 'not-applicable' },
};

/** One survey of the queue, or of those that ended: how far it is, why it rests, what can be done. */
export function SurveyCard(props: SurveyCardProps) {
  const { t, locale } = useText();
  const id = useId();
  const { survey, name, children } = props;
  const { state } = survey;
  const begun = survey.asked > 0 || state === 'running';
  const unread = unreadCount(survey);
  const isFolded = props.folded && props.listing === undefined;
  const list = (kind: ListingKind) => {
    const open = props.listing === kind;
    return {
      compact: true,
      look: 'quiet' as const,
      icon: open ? ('up' as const) : ('down' as const),
      'aria-expanded': open,
      'aria-controls': `${id}-listing`,
      onClick: () => props.onListing(open ? undefined : kind),
    };
  };
  const lists = (
    <>
      <Button
        {...list('unread')}
        aria-label={t('survey.unread-of', { name, count: formatCount(unread, locale) })}
        data-action="unread"
      >
        {t('survey.unread-count', { count: formatCount(unread, locale) })}
      </Button>
      <Button {...list('links')} aria-label={t('survey.links-of', { name })} data-action="links">
        {t('survey.links')}
      </Button>
    </>
  );
  return (
    <li class={`survey ${state}${begun && !isFolded ? '' : ' compact'}`}>
      <div class="survey-head">
        <h3 id={headingId(survey)} tabIndex={-1}>
          {name}
        </h3>
        <span class={`tag ${SIGNS[state].look}`}>
          <Icon name={SIGNS[state].icon} />
          {t(`survey.state.${state}`)}
          {props.position !== undefined && ` · ${t('survey.position', { number: props.position })}`}
        </span>
        <span class="soft small numbers">
          {isFolded && survey.endedAt
            ? t('survey.ended-at', { time: formatTime(survey.endedAt, locale) })
            : times(survey, t, locale)}
        </span>
        {begun && props.folded && (
          <span class="survey-lists">
            {isFolded && (
              <span class="small numbers">
                {t('survey.address.read')} {formatCount(survey.counts.read, locale)}
              </span>
            )}
            {lists}
          </span>
        )}
        <span class="survey-actions">
          <Actions {...props} />
        </span>
      </div>
      <Because {...props} />
      {begun && !isFolded && <Counts survey={survey} />}
      {begun && !isFolded && <Rendered survey={survey} />}
      {begun && <Evidence survey={survey} />}
      {state === 'running' && <Going {...props} />}
      {begun && !props.folded && <div>{lists}</div>}
      {begun && (
        <div id={`${id}-listing`} hidden={!children}>
          {children}
        </div>
      )}
    </li>
  );
}

function times(survey: SurveyRecord, t: ReturnType<typeof useText>['t'], locale: ReturnType<typeof useText>['locale']) {
  const { startedAt, endedAt, workedMs, state } = survey;
  if (!startedAt) return '';
  const from = formatTime(startedAt, locale);
  const span = endedAt
    ? t('survey.ended', { from, to: formatTime(endedAt, locale) })
    : t('survey.began', { time: from });
  return state === 'queued'
    ? span
    : `${span} · ${t('survey.worked', { time: formatMinutes(workedMs / 60_000, t, 1) })}`;
}

/** One button in each place in every state, so that the focus stays where it was pressed. */
function Actions({ survey, name, busy = false, onPause, onResume, onStop, onRemove, onAgain }: SurveyCardProps) {
  const { t } = useText();
  const { state } = survey;
  const paused = state === 'paused';
  if (isEnded(survey)) {
    return (
      <>
        {onAgain && (
          <Button key="first" compact icon="undo" aria-label={t('survey.again-of', { name })} onClick={onAgain}>
            {t('survey.again')}
          </Button>
        )}
        <Button
          key="second"
          compact
          look="quiet"
          icon="trash"
          busy={busy}
          aria-label={t('survey.delete-of', { name })}
          onClick={onRemove}
        >
          {t('survey.delete')}
        </Button>
      </>
    );
  }
  const fresh = state !== 'running' && survey.asked === 0;
  return (
    <>
      <Button
        key="first"
        compact
        look={paused && survey.asked > 0 ? 'primary' : 'plain'}
        icon={paused ? 'play' : 'pause'}
        busy={busy}
        aria-label={t(paused ? 'survey.resume-of' : 'survey.pause-of', { name })}
        onClick={paused ? onResume : onPause}
        data-action={paused ? 'survey-resume' : 'survey-pause'}
      >
        {t(paused ? 'survey.resume' : 'survey.pause')}
      </Button>
      <Button
        key="second"
        compact
        look="quiet"
        icon={fresh ? 'cross' : 'stop'}
        busy={busy}
        aria-label={t(fresh ? 'survey.dequeue-of' : 'survey.stop-of', { name })}
        onClick={fresh ? onRemove : onStop}
        data-action="survey-stop"
      >
        {t(fresh ? 'survey.dequeue' : 'survey.stop')}
      </Button>
    </>
  );
}

/** Why it rests or ended early, and what to do about it. */
function Because({ survey, noAccess, folded, listing, onAccess }: SurveyCardProps) {
  const { t, say } = useText();
  const { state, because } = survey;
  const ended = isEnded(survey);
  const access = noAccess.length > 0 && !ended && (
    <Button compact icon="key" onClick={() => onAccess(noAccess)}>
      {t('survey.access', { hosts: noAccess.join('、') })}
    </Button>
  );
  // What was not begun has nothing to be reassured of: two hundred may be paused at once.
  if (state === 'paused' && !because && survey.asked > 0) {
    return (
      <Notice look="plain" icon="pause">
        <p>{t('survey.paused-by-you')}</p>
        {access}
      </Notice>
    );
  }
  if (because) {
    const advice = adviceOn(because, ended);
    if (folded && listing === undefined) {
      return (
        <p class="soft small">
          {say(because)}
          {advice && ` · ${t(advice)}`}
        </p>
      );
    }
    return (
      <Notice look={ended ? 'plain' : 'suspected'} icon={ended ? 'eye' : 'warning'}>
        <p>
          <strong>{say(because)}</strong>
        </p>
        {advice && <p>{t(advice)}</p>}
        {access}
      </Notice>
    );
  }
  if (!access) return null;
  return (
    <Notice look="suspected" icon="key">
      <p>{t('survey.no-access', { hosts: noAccess.join('、') })}</p>
      {access}
    </Notice>
  );
}

function adviceOn({ code, params }: Message, ended: boolean) {
  if (code === 'because.survey-pages' || code === 'because.survey-minutes') return 'survey.todo.limit';
  if (ended) return undefined;
  if (code === 'because.survey-failures') {
    const { code: reason } = (params?.reason ?? {}) as Partial<Message>;
    return reason === 'survey.manner.lost' ? 'survey.todo.lost' : 'survey.todo.failures';
  }
  if (code === 'because.survey-window-closed') return 'survey.todo.window';
  if (code === 'because.survey-retry-after') return 'survey.todo.retry-after';
  if (code === 'because.survey-permission' || code === 'error.no-permission') return 'survey.todo.permission';
  return code === 'error.disk-full' ? 'survey.todo.disk' : 'survey.todo.other';
}

const SHOWN_STATES = ['read', 'waiting', ...UNREAD_STATES] as const satisfies readonly AddressState[];

function Counts({ survey }: { survey: SurveyRecord }) {
  const { t, locale } = useText();
  const { counts } = survey;
  const total = Math.max(1, foundCount(survey));
  const percent = (count: number) => (count / total) * 100;
  const read = percent(counts.read);
  const waiting = percent(counts.waiting + counts.fetching);
  return (
    <>
      <span class="bar" aria-hidden="true">
        <span class="won" style={{ width: `${read}%` }} />
        <span class="open" style={{ left: `${read}%`, width: `${Math.max(0, 100 - read - waiting)}%` }} />
      </span>
      <dl class="survey-counts">
        {SHOWN_STATES.map((state) => (
          <div key={state} class={state}>
            <dt>{t(`survey.address.${state}`)}</dt>
            <dd class="numbers">
              {formatCount(state === 'waiting' ? counts.waiting + counts.fetching : counts[state], locale)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** How far the looking at pages in the survey's window is (渲染抽样). */
function Rendered({ survey: { rendered } }: Pick<SurveyCardProps, 'survey'>) {
  const { t, locale } = useText();
  if (!rendered) return null;
  const { planned, read, unread, hidden } = rendered;
  return (
    <p class="small numbers">
      {t('survey.rendered', { done: formatCount(read + unread, locale), planned: formatCount(planned, locale) })}
      {unread > 0 && ` · ${t('survey.rendered-unread', { count: formatCount(unread, locale) })}`}
      {hidden > 0 && (
        <>
          {' · '}
          {t('survey.rendered-hidden', { count: formatCount(hidden, locale) })}
        </>
      )}
    </p>
  );
}

/** 取证: how many places have a picture, and why others have none. */
function Evidence({ survey }: Pick<SurveyCardProps, 'survey'>) {
  const { t, locale } = useText();
  const { evidence } = survey;
  if (!evidence) return null;
  const { planned, kept, missing } = evidence;
  return (
    <p class="small numbers">
      {t('survey.evidence', { kept: formatCount(kept, locale), planned: formatCount(planned, locale) })}
      {hasNoPicture(survey) && (
        <strong>
          {' · '}
          <Icon name="warning" /> {t('survey.evidence-none')}
        </strong>
      )}
      {(Object.keys(missing) as Missing[]).map((reason) => (
        <span key={reason}>
          {' · '}
          {t('survey.evidence-missing', {
            reason: t(`evidence.missing.${reason}`),
            count: formatCount(missing[reason] ?? 0, locale),
          })}
        </span>
      ))}
    </p>
  );
}

/** Lines that keep their places while the numbers in them change. */
function Going({ survey, perMinute, minutesLeft, reading = [] }: SurveyCardProps) {
  const { t, locale } = useText();
  const { restsUntil } = survey;
  const shown = survey.rendered?.now;
  const first = restsUntil === undefined ? (shown ?? reading[0]) : undefined;
  return (
    <div class="going">
      <p class="numbers">
        <strong>
          {minutesLeft === undefined
            ? t('survey.left-unknown')
            : t('survey.left', { time: formatMinutes(minutesLeft, t) })}
        </strong>
        <span class="soft">
          {' · '}
          {perMinute === undefined
            ? t('survey.rate-unknown')
            : t('survey.rate', { count: formatCount(perMinute, locale) })}
          {' · '}
          {t('survey.found', { count: formatCount(foundCount(survey), locale) })}
        </span>
      </p>
      <p class="soft small one-line" title={first}>
        {restsUntil !== undefined
          ? t('survey.resting', { time: formatTime(restsUntil, locale) })
          : first
            ? t(shown === undefined ? 'survey.reading' : 'survey.showing', { address: formatAddress(first) })
            : t('survey.reading-none')}
      </p>
    </div>
  );
}

/** Milliseconds between two sentences to a screen reader at least. */
const QUIET = 10_000;

/** Says the text to a screen reader, the last one at most every ten seconds. What stands there at first is not said. */
export function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const last = useRef({ at: Date.now(), text });
  useEffect(() => {
    if (text === last.current.text) return;
    const wait = Math.max(0, last.current.at + QUIET - Date.now());
    const timer = setTimeout(() => {
      last.current = { at: Date.now(), text };
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
