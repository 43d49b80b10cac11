import { useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/dialog.tsx';
import { mayRead } from '../../components/hosts.ts';
import { useText } from '../../components/locale.tsx';
import { Announcer, SurveyCard } from '../../components/survey-card.tsx';
import { MORE, type Unread, UnreadList } from '../../components/survey-unread.tsx';
import { formatCount, isEnded, type UnreadGroup } from '../../components/survey-words.ts';
import type { Body } from '../../utils/model.ts';
import type { SurveyRecord, SurveySettings } from '../../utils/survey/survey.ts';
import type { GrantedSites, SurveyOrder, SurveyRow, WorkbenchPort } from './port.ts';
import type { Surveys } from './use-surveys.ts';

/** Read pages are said in steps of so many, so that a screen reader is not told each. */
const SAID_STEP = 50;

/** 普查: the queue with its progress, and what was surveyed before. */
export function SurveysView(props: {
  port: WorkbenchPort;
  surveys: Surveys;
  bodies: readonly Body[];
  sites: GrantedSites;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
  onExport: (name: string, survey: SurveyRecord) => void;
  onAccess: (hosts: readonly string[]) => void;
  onAgain: (bodies: readonly Body[], settings: SurveySettings) => void;
  onBodies: () => void;
}) {
  const { t, locale } = useText();
  const { port, surveys, bodies, sites, attempt, say } = props;
  const [open, setOpen] = useState<ReadonlyMap<string, Unread | undefined>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ survey: SurveyRecord; order: 'stop' | 'remove' }>();
  // What ends while somebody looks keeps its place until the view is opened again.
  const before = useRef<ReadonlySet<string>>(undefined);
  const head = useRef<HTMLParagraphElement>(null);

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

  const bodiesOf = (survey: SurveyRecord) => bodies.filter(({ id }) => survey.bodyIds.includes(id));
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

  const put = (runId: string, unread: Unread | undefined) => setOpen((all) => new Map([...all, [runId, unread]]));
  const gather = (survey: SurveyRecord) => {
    put(survey.runId, undefined);
    void attempt(async () => {
      const at = new Date().toISOString();
      put(survey.runId, { at, groups: await port.unread(survey, MORE) });
    });
  };
  const more = (runId: string, group: UnreadGroup) =>
    void attempt(async () => {
      const addresses = await port.unreadOf(runId, group, group.addresses.length + MORE);
      setOpen((all) => {
        const unread = all.get(runId);
        if (!unread) return all;
        const groups = unread.groups.map((each) =>
          each.state === group.state && each.reason === group.reason
            ? { ...each, addresses, count: Math.max(each.count, addresses.length) }
            : each,
        );
        return new Map([...all, [runId, { ...unread, groups }]]);
      });
    });

  const waiting = rows.filter(({ survey }) => survey.state === 'queued').map(({ survey }) => survey.runId);
  const card = ({ survey, reading }: SurveyRow) => {
    const { runId } = survey;
    const name = nameOf(survey);
    const hosts = [...new Set(bodiesOf(survey).flatMap(({ scopes }) => scopes.map(({ host }) => host)))];
    const at = waiting.indexOf(runId);
    return (
      <SurveyCard
        key={runId}
        survey={survey}
        name={name}
        reading={reading}
        {...surveys.pace(survey)}
        position={at < 0 ? undefined : at + 1}
        noAccess={hosts.filter((host) => !mayRead(sites, host))}
        busy={busy.has(runId)}
        folded={earlier.has(runId)}
        onPause={() => order(survey, 'pause')}
        onResume={() => order(survey, 'resume')}
        onStop={() => setAsking({ survey, order: 'stop' })}
        onRemove={() =>
          isEnded(survey)
            ? setAsking({ survey, order: 'remove' })
            : order(survey, 'remove', t('survey.dequeued', { name }))
        }
        onAgain={() => props.onAgain(bodiesOf(survey), survey.settings)}
        onAccess={props.onAccess}
        onUnread={(opened) => {
          if (opened) gather(survey);
          else setOpen((all) => new Map([...all].filter(([id]) => id !== runId)));
        }}
      >
        {open.has(runId) ? (
          <UnreadList
            unread={open.get(runId)}
            ended={isEnded(survey)}
            onMore={(group) => more(runId, group)}
            onRefresh={() => gather(survey)}
            onExport={() => props.onExport(name, survey)}
          />
        ) : undefined}
      </SurveyCard>
    );
  };

  const count = (state: SurveyRecord['state']) => rows.filter(({ survey }) => survey.state === state).length;
  return (
    <>
      <p class="soft numbers" ref={head} tabIndex={-1}>
        {t('survey.totals', {
          running: count('running'),
          queued: count('queued'),
          paused: count('paused'),
          ended: count('done') + count('stopped'),
        })}
      </p>
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
