import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { mayRead } from '../../components/hosts.ts';
import { useText } from '../../components/locale.tsx';
import { Announcer, headingId, SurveyCard } from '../../components/survey-card.tsx';
import type { ListingKind } from '../../components/survey-listing.tsx';
import { formatCount, isEnded } from '../../components/survey-words.ts';
import type { Body } from '../../utils/model.ts';
import type { SurveyRecord, SurveySettings } from '../../utils/survey/survey.ts';
import type { GrantedSites, SurveyOrder, SurveyRow, WorkbenchPort } from './port.ts';
import { SurveyListingView } from './survey-listing-view.tsx';
import type { Surveys } from './use-surveys.ts';

/** Read pages are said in steps of so many, so that a screen reader is not told each. */
const SAID_STEP = 50;
/** A queue longer than this may have what runs out of sight. */
const LONG = 6;

/** 普查: the queue with its progress, and what was surveyed before. */
export function SurveysView(props: {
  port: WorkbenchPort;
  surveys: Surveys;
  bodies: readonly Body[];
  sites: GrantedSites;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
  onExport: (
    of: { name: string; survey: SurveyRecord },
    kind: ListingKind,
    filter: string,
    onProgress: (rows: number) => void,
  ) => Promise<void>;
  onAccess: (hosts: readonly string[]) => void;
  onAgain: (bodies: readonly Body[], settings: SurveySettings) => void;
  onBodies: () => void;
}) {
  const { t, locale } = useText();
  const { port, surveys, bodies, sites, attempt, say } = props;
  const [open, setOpen] = useState<ReadonlyMap<string, ListingKind>>(new Map());
  const [ordering, setOrdering] = useState(false);
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ survey: SurveyRecord; order: 'stop' | 'remove' }>();
  // What ends while somebody looks keeps its place until the view is opened again.
  const before = useRef<ReadonlySet<string>>(undefined);
  const head = useRef<HTMLParagraphElement>(null);
  /** Bodies as they are when a button is pressed, which may be long after its card was drawn. */
  const latest = useRef<ReadonlyMap<string, Body>>(new Map());
  const drawn = useRef(new Map<string, { from: readonly unknown[]; card: VNode }>());

  const { rows } = surveys;
  if (!rows) return <p class="soft">{t('workbench.loading')}</p>;
  before.current ??= new Set(rows.filter(({ survey }) => isEnded(survey)).map(({ survey }) => survey.runId));
  const earlier = before.current;
  const now = rows.filter(({ survey }) => !earlier.has(survey.runId));
  const past = rows.filter(({ survey }) => earlier.has(survey.runId)).reverse();

  if (rows.length === 0) {
    return (
      <div class="empty">
        <h2>{t('survey.empty')}</h2>
        <p>{t('survey.empty-why')}</p>
        <Button look="primary" icon="list" onClick={props.onBodies}>
          {t('survey.to-bodies')}
        </Button>
      </div>
    );
  }

  const byId = new Map(bodies.map((body) => [body.id, body]));
  latest.current = byId;
  const bodiesOf = ({ bodyIds }: SurveyRecord) =>
    bodyIds.map((id) => latest.current.get(id)).filter((body) => body !== undefined);
  const nameOf = (survey: SurveyRecord) =>
    bodiesOf(survey)
      .map(({ name }) => name)
      .join('、') || t('survey.removed-body');

  const order = (survey: SurveyRecord, what: SurveyOrder, done?: string) => {
    const { runId } = survey;
    setBusy((ids) => new Set([...ids, runId]));
    void attempt(async () => {
      try {
        await port.orderSurvey(runId, what);
        await surveys.load();
        if (done) say(done);
        // Its card is gone, and the focus with it.
        if (what === 'remove') head.current?.focus();
      } finally {
        setBusy((ids) => new Set([...ids].filter((id) => id !== runId)));
      }
    });
  };

  const all = (work: () => Promise<string>) => {
    setOrdering(true);
    void attempt(async () => {
      try {
        say(await work());
      } finally {
        setOrdering(false);
        await surveys.load();
      }
    });
  };

  const waiting = new Map(
    rows
      .filter(({ survey }) => survey.state === 'queued')
      .map(({ survey }, place): [string, number] => [survey.runId, place + 1]),
  );
  const withoutAccess = (survey: SurveyRecord) => {
    const hosts = new Set(bodiesOf(survey).flatMap(({ scopes }) => scopes.map(({ host }) => host)));
    return [...hosts].filter((host) => !mayRead(sites, host));
  };
  /** The same card as before where nothing on it changed: it is not even compared then. */
  const card = (row: SurveyRow) => {
    const { runId } = row.survey;
    const name = nameOf(row.survey);
    const noAccess = withoutAccess(row.survey);
    const { perMinute, minutesLeft } = surveys.pace(row.survey);
    const at = waiting.get(runId);
    const from = [row, name, noAccess.join(), perMinute, minutesLeft, at, busy.has(runId), open.get(runId), locale];
    const before = drawn.current.get(runId);
    if (before?.from.every((value, index) => value === from[index])) return before.card;
    const made = drawCard(row, name, noAccess, at);
    drawn.current.set(runId, { from, card: made });
    return made;
  };
  const drawCard = ({ survey, reading }: SurveyRow, name: string, noAccess: string[], at: number | undefined) => {
    const { runId } = survey;
    const kind = open.get(runId);
    return (
      <SurveyCard
        key={runId}
        survey={survey}
        name={name}
        reading={reading}
        {...surveys.pace(survey)}
        position={at}
        noAccess={noAccess}
        busy={busy.has(runId)}
        folded={isEnded(survey)}
        onPause={() => order(survey, 'pause')}
        onResume={() => order(survey, 'resume')}
        onStop={() => setAsking({ survey, order: 'stop' })}
        onRemove={() =>
          isEnded(survey)
            ? setAsking({ survey, order: 'remove' })
            : order(survey, 'remove', t('survey.dequeued', { name }))
        }
        onAgain={bodiesOf(survey).length > 0 ? () => props.onAgain(bodiesOf(survey), survey.settings) : undefined}
        onAccess={props.onAccess}
        listing={kind}
        onListing={(asked) =>
          setOpen((opened) => {
            const rest = [...opened].filter(([id]) => id !== runId);
            return new Map(asked ? [...rest, [runId, asked]] : rest);
          })
        }
      >
        {kind && (
          <SurveyListingView
            key={kind}
            port={port}
            survey={survey}
            kind={kind}
            attempt={attempt}
            onExport={(filter, onProgress) => props.onExport({ name, survey }, kind, filter, onProgress)}
          />
        )}
      </SurveyCard>
    );
  };

  const inState = (state: SurveyRecord['state']) =>
    rows.filter(({ survey }) => survey.state === state).map(({ survey }) => survey);
  const [running, queued, paused] = [inState('running'), inState('queued'), inState('paused')];
  const resumable = paused.filter((survey) => withoutAccess(survey).length === 0);
  const [current] = running;
  return (
    <>
      <div class="toolbar">
        <p class="soft numbers" ref={head} tabIndex={-1}>
          {t('survey.totals', {
            running: running.length,
            queued: queued.length,
            paused: paused.length,
            ended: inState('done').length + inState('stopped').length,
          })}
        </p>
        {running.length + queued.length + paused.length > 1 && (
          <>
            <Button
              compact
              icon="pause"
              busy={ordering}
              off={running.length + queued.length === 0}
              onClick={() => all(async () => t('survey.all-paused', { count: await port.pauseSurveys() }))}
              data-action="pause-all"
            >
              {t('survey.pause-all')}
            </Button>
            <Button
              compact
              icon="play"
              busy={ordering}
              off={resumable.length === 0}
              onClick={() =>
                all(async () => {
                  const left = paused.length - resumable.length;
                  const count = await port.resumeSurveys(resumable.map(({ runId }) => runId));
                  return left > 0 ? t('survey.all-resumed-but', { count, left }) : t('survey.all-resumed', { count });
                })
              }
              data-action="resume-all"
            >
              {t('survey.resume-all')}
            </Button>
          </>
        )}
        {current && now.length > LONG && (
          <Button
            compact
            look="quiet"
            icon="target"
            onClick={() => {
              const heading = document.getElementById(headingId(current));
              heading?.scrollIntoView({ block: 'center' });
              heading?.focus({ preventScroll: true });
            }}
          >
            {t('survey.to-running', { name: nameOf(current) })}
          </Button>
        )}
      </div>
      <Announcer
        text={now
          .map(({ survey }) => saidOf(survey))
          .filter(Boolean)
          .join('；')}
      />
      {now.length > 0 && (
        <section>
          <h2>{t('survey.section-now')}</h2>
          <ol class="surveys">{now.map(card)}</ol>
        </section>
      )}
      {past.length > 0 && (
        <section>
          <h2>{t('survey.section-ended')}</h2>
          <ol class="surveys">{past.map(card)}</ol>
        </section>
      )}
      {asking && (
        <ConfirmDialog
          title={t(asking.order === 'stop' ? 'survey.stop-title' : 'survey.delete-title', {
            name: nameOf(asking.survey),
          })}
          consequence={
            asking.order === 'stop'
              ? t('survey.stop-why', {
                  read: formatCount(asking.survey.counts.read, locale),
                  waiting: formatCount(asking.survey.counts.waiting + asking.survey.counts.fetching, locale),
                })
              : t('survey.delete-why')
          }
          confirm={t(asking.order === 'stop' ? 'survey.stop' : 'survey.delete')}
          icon={asking.order === 'stop' ? 'stop' : 'trash'}
          onClose={() => setAsking(undefined)}
          onConfirm={() => {
            const { survey, order: asked } = asking;
            const name = nameOf(survey);
            setAsking(undefined);
            order(survey, asked, t(asked === 'stop' ? 'survey.stopped-note' : 'survey.removed', { name }));
          }}
        />
      )}
    </>
  );

  /** What waits says nothing: a queue of two hundred would talk for minutes. */
  function saidOf(survey: SurveyRecord): string {
    if (survey.state === 'queued') return '';
    return t('survey.said', {
      name: nameOf(survey),
      state: t(`survey.state.${survey.state}`),
      read: formatCount(Math.floor(survey.counts.read / SAID_STEP) * SAID_STEP, locale),
    });
  }
}
