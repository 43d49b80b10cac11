import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { AddBodyForm, type AddedBody } from '../../components/body-form.tsx';
import { Button } from '../../components/button.tsx';
import { formatTime, isJudged } from '../../components/format.ts';
import { Icon, Mark } from '../../components/icon.tsx';
import { useText } from '../../components/locale.tsx';
import { Failure, Notice } from '../../components/notice.tsx';
import { countProblems, PageResult } from '../../components/page-result.tsx';
import { Problems } from '../../components/problems.tsx';
import { Areas, Bar, Headline, Vetoes } from '../../components/score.tsx';
import type { OnShow } from '../../components/show-button.tsx';
import { SurveyLine } from '../../components/survey-line.tsx';
import { Tabs } from '../../components/tabs.tsx';
import type { Finding } from '../../rules/rule.ts';
import { owesNothing } from '../../utils/audit/owed-nothing.ts';
import type { PageAudit, Summary } from '../../utils/audit/summary.ts';
import { type ErrorCode, toAppError } from '../../utils/errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../utils/export/file-name.ts';
import type { Body } from '../../utils/model.ts';
import type { SurveyRecord } from '../../utils/survey/survey.ts';
import { type BodyGuess, firstFolder } from '../../utils/ui/guess-body.ts';
import type { PopupPort, SystemWords } from './port.ts';

/** What is known of the page behind the popup. */
type Page =
  | { state: 'loading' }
  | { state: 'failed'; code: ErrorCode }
  /** A page of the browser itself. */
  | { state: 'unreadable' }
  /** A tab whose address the browser does not tell. */
  | { state: 'no-access' }
  | { state: 'ready'; tabId: number; url: URL; bodies: Body[]; guess: BodyGuess };

type Busy = 'audit' | 'add' | 'settle' | undefined;

interface FailedAction {
  code: ErrorCode;
  retry: () => void;
}

export function App({ port }: { port: PopupPort }) {
  const { t, locale, say } = useText();
  const [page, setPage] = useState<Page>({ state: 'loading' });
  const [bodyId, setBodyId] = useState<string>();
  const [summary, setSummary] = useState<Summary>();
  const [survey, setSurvey] = useState<{ of: string; survey: SurveyRecord | undefined }>();
  const [audit, setAudit] = useState<PageAudit>();
  const [tab, setTab] = useState('body');
  const [busy, setBusy] = useState<Busy>();
  const [status, setStatus] = useState('');
  const [failure, setFailure] = useState<FailedAction>();

  const load = useCallback(async () => {
    try {
      const found = await readPage(port);
      setPage(found);
      return found;
    } catch (error) {
      setPage({ state: 'failed', code: codeOf(error) });
      return undefined;
    }
  }, [port]);

  useEffect(() => {
    void load();
  }, [load]);

  const bodies = page.state === 'ready' ? page.bodies : [];
  const body = bodies.find(({ id }) => id === bodyId) ?? bodies[0];
  const shownId = body?.id;

  // Read where an answer arrives late: meanwhile another body may be shown.
  const shown = useRef(shownId);
  shown.current = shownId;

  // A change is only a hint to read again; what is shown is always what the store holds.
  const readSummary = useCallback(async () => {
    const id = shown.current;
    if (!id) return setSummary(undefined);
    try {
      const [read, surveyed] = await Promise.all([port.summaryOf(id), port.surveyOf(id)]);
      if (shown.current !== id) return;
      setSummary(read);
      setSurvey({ of: id, survey: surveyed });
    } catch (error) {
      setFailure({ code: codeOf(error), retry: () => void readSummary() });
    }
  }, [port]);

  useEffect(() => void readSummary(), [readSummary, shownId]);

  useEffect(
    () =>
      port.onChange((what) => {
        void readSummary();
        if (what === 'bodies') void load();
      }),
    [port, readSummary, load],
  );

  const attempt = async (kind: Busy, action: () => Promise<void>) => {
    setBusy(kind);
    setFailure(undefined);
    try {
      await action();
    } catch (error) {
      setStatus('');
      setFailure({ code: codeOf(error), retry: () => void attempt(kind, action) });
    } finally {
      setBusy((current) => (current === kind ? undefined : current));
    }
  };

  // What was collected since the last time is judged when somebody looks, once for each state of the store.
  const settledRevision = useRef('');
  useEffect(() => {
    const revision = summary?.dirty ? `${summary.bodyId} ${summary.revision}` : '';
    if (!summary || revision === '' || revision === settledRevision.current) return;
    settledRevision.current = revision;
    void attempt('settle', async () => {
      setStatus(t('popup.updating'));
      const fresh = await port.settle(summary.bodyId);
      setSummary((before) => (before?.bodyId === fresh.bodyId ? fresh : before));
      // Unless something else is under way by now.
      setStatus((before) => (before === t('popup.updating') ? '' : before));
    });
  });

  const auditPage = async (tabId: number) => {
    setStatus(t('popup.auditing-status'));
    const result = await port.audit(tabId);
    const { problems, suspected, open } = countProblems(result.verdicts);
    setAudit(result);
    setStatus(t('popup.audited', { problems, suspected, open }));
    await readSummary();
  };

  if (page.state === 'loading') return <Frame title={t('product.name')} status={t('popup.loading')} port={port} />;
  if (page.state === 'failed') {
    const retry = () => {
      setPage({ state: 'loading' });
      void load();
    };
    return (
      <Frame title={t('product.name')} status="" port={port}>
        <div class="panel">
          <Failure code={page.code} onRetry={retry} />
        </div>
      </Frame>
    );
  }
  if (page.state !== 'ready') {
    const unreadable = page.state === 'unreadable';
    return (
      <Frame title={t('product.name')} status="" port={port}>
        <div class="panel empty">
          <Icon name={unreadable ? 'lock' : 'key'} class="large" />
          <h2>{t(unreadable ? 'popup.unreadable' : 'popup.no-access')}</h2>
          <p>{t(unreadable ? 'popup.unreadable-why' : 'popup.no-access-why')}</p>
        </div>
      </Frame>
    );
  }

  const { tabId, url } = page;
  const audited = countProblems(audit?.verdicts ?? []);
  const onAudit = () =>
    void attempt('audit', async () => {
      await auditPage(tabId);
      setTab('page');
    });
  // The page that is open belongs to the new body: it is read without a second click. Apart from the adding, so that
  // a retry of the one does not repeat the other.
  const onAdd = async (added: AddedBody) => {
    let isAdded = false;
    await attempt('add', async () => {
      const id = await port.addBody(added);
      isAdded = true;
      setBodyId(id);
      setAudit(undefined);
      setTab('body');
      await load();
    });
    if (isAdded) await attempt('audit', () => auditPage(tabId));
  };

  const onShow = (finding: Finding) => void attempt(undefined, () => port.show(finding, say(finding.message)));

  const current = summary?.bodyId === body?.id ? summary : undefined;
  const overall = body ? (
    <Overall
      body={body}
      summary={current}
      survey={survey?.of === body.id ? survey.survey : undefined}
      port={port}
      onShow={onShow}
    />
  ) : (
    <>
      <p class="small">{t('popup.add-why')}</p>
      <AddBodyForm
        initial={{ ...page.guess, host: url.host, path: firstFolder(url) }}
        busy={busy === 'add'}
        onAdd={(added) => void onAdd(added)}
      />
    </>
  );
  const ofPage = audit ? (
    <PageResult audit={audit} onShow={onShow} />
  ) : (
    <div class="empty">
      <Icon name="search" class="large" />
      <h2>{t('popup.page-empty')}</h2>
      <p>{t('popup.page-empty-why')}</p>
    </div>
  );

  return (
    <Frame
      title={body?.name ?? url.host}
      subtitle={body && `${t(`level.${body.level}`)} · ${t(`body-kind.${body.kind}`)}`}
      bodies={bodies}
      bodyId={body?.id}
      onBody={(id) => {
        setBodyId(id);
        setTab('body');
      }}
      status={status}
      failure={failure}
      idle={
        isJudged(current)
          ? t('popup.pages-settled', { pages: current.pages, time: formatTime(current.settledAt, locale) })
          : undefined
      }
      port={port}
      audit={{ onAudit, busy: busy === 'audit', primary: Boolean(body) || tab === 'page' }}
    >
      <Tabs
        label={t('product.name')}
        selected={tab}
        onSelect={(id) => {
          setTab(id);
          setFailure(undefined);
        }}
        tabs={[
          {
            id: 'body',
            label: t(body ? 'popup.tab-body' : 'popup.tab-add'),
            panel: overall,
          },
          {
            id: 'page',
            label: audit
              ? t('popup.tab-page-count', { count: audited.problems + audited.suspected })
              : t('popup.tab-page'),
            panel: ofPage,
          },
        ]}
      />
    </Frame>
  );
}

/** Head, content and foot: they keep their places in every state, so that nothing jumps when content arrives. */
function Frame(props: {
  title: string;
  subtitle?: string | undefined;
  bodies?: readonly Body[];
  bodyId?: string | undefined;
  onBody?: (id: string) => void;
  status: string;
  /** Shown where there is nothing to report. */
  idle?: string | undefined;
  failure?: FailedAction | undefined;
  port: PopupPort;
  audit?: { onAudit: () => void; busy: boolean; primary: boolean };
  children?: preact.ComponentChildren;
}) {
  const { t } = useText();
  const id = useId();
  const { audit, bodies = [], bodyId, port } = props;
  return (
    <div class="app">
      <header class="head">
        <Mark />
        <div class="head-text">
          {bodies.length > 1 ? (
            <>
              <h1 class="visually-hidden">{props.title}</h1>
              <label class="visually-hidden" for={`${id}-body`}>
                {t('popup.body')}
              </label>
              <select
                class="select"
                id={`${id}-body`}
                value={bodyId}
                onChange={(event) => props.onBody?.(event.currentTarget.value)}
              >
                {bodies.map((body) => (
                  <option key={body.id} value={body.id}>
                    {body.name}
                  </option>
                ))}
              </select>
            </>
          ) : (
            <h1>{props.title}</h1>
          )}
          {props.subtitle && <p class="soft small nowrap">{props.subtitle}</p>}
        </div>
      </header>
      <main class="content">{props.children}</main>
      <footer class="foot">
        {/* In the foot it is seen however far the content is scrolled, and pushes nothing. */}
        {props.failure && <FailureInSight key={props.failure.code} {...props.failure} />}
        <div class="said">
          <p role="status">{props.status}</p>
          {props.status === '' && props.idle && <p class="soft">{props.idle}</p>}
        </div>
        <div class="actions">
          {audit && (
            <Button
              look={audit.primary ? 'primary' : 'plain'}
              icon="search"
              busy={audit.busy}
              onClick={audit.onAudit}
              data-action="audit-page"
            >
              {t(audit.busy ? 'popup.auditing' : 'popup.audit')}
            </Button>
          )}
          {bodyId && <ExportMenu onExport={(format) => port.openWorkbench({ export: bodyId, format })} />}
          <Button
            icon="open"
            aria-label={t('popup.workbench-new-tab')}
            onClick={() => port.openWorkbench()}
            data-action="workbench"
          >
            {t('popup.workbench')}
          </Button>
        </div>
      </footer>
    </div>
  );
}

/** What the user's own click led to is shown to her, also where the foot is far down. */
function FailureInSight({ code, retry }: FailedAction) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <div ref={root}>
      <Failure code={code} onRetry={retry} />
    </div>
  );
}

function ExportMenu({ onExport }: { onExport: (format: ExportFormat) => void }) {
  const { t } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = () => root.current?.querySelector<HTMLButtonElement>(':scope > button');
  const choose = (format: ExportFormat) => {
    setOpen(false);
    onExport(format);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only closes what its buttons opened.
    <div
      class="export"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // Otherwise the browser closes the whole popup.
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        button()?.focus();
      }}
      onFocusOut={(event) => {
        if (!root.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <Button
        icon="download"
        aria-expanded={open}
        aria-controls={`${id}-formats`}
        onClick={() => setOpen(!open)}
        data-action="export"
      >
        {t('popup.export')}
      </Button>
      <div class="export-formats" id={`${id}-formats`} hidden={!open}>
        {EXPORT_FORMATS.map((format) => (
          <Button key={format} look="quiet" onClick={() => choose(format)} data-action={`export-${format}`}>
            {t(`popup.export-${format}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** One body at a glance: vetoes, the honest number, areas, what costs most. */
function Overall(props: {
  body: Body;
  summary: Summary | undefined;
  survey: SurveyRecord | undefined;
  port: PopupPort;
  onShow: OnShow;
}) {
  const { body, summary, survey, port, onShow } = props;
  const { t, words } = useText();
  const system = useSystem(port, summary?.systemId);
  const surveyed = (
    <SurveyLine survey={survey} onOpen={() => port.openWorkbench(survey ? { view: 'surveys' } : { survey: body.id })} />
  );
  if (!isJudged(summary)) {
    return (
      <div class="empty">
        <Icon name="search" class="large" />
        <h2>{t('popup.none-judged')}</h2>
        <p>{t('popup.none-judged-why', { name: body.name })}</p>
        {surveyed}
      </div>
    );
  }
  const rest = summary.problemCount - summary.problems.length;
  return (
    <div class="overall">
      <Vetoes vetoes={summary.vetoes} />
      <section class="total">
        <Headline {...summary} />
        {!summary.total && !owesNothing(summary) && <Bar score={summary.score} points={summary.points} />}
        <p class="soft small under-bar">
          <span>{system && `${words(system.title)} · ${words(system.authority)}`}</span>
          {!summary.total && !owesNothing(summary) && <span>{t('score.key')}</span>}
        </p>
        {surveyed}
      </section>
      {!body.confirmed && (
        <Notice look="plain" icon="question">
          <p class="small">{t('popup.unconfirmed')}</p>
          <Button compact icon="edit" onClick={() => port.openWorkbench({ edit: body.id })}>
            {t('popup.confirm-body')}
          </Button>
        </Notice>
      )}
      {!summary.total && (
        <section>
          <h2 class="visually-hidden">{t('popup.areas')}</h2>
          <Areas key={body.id} areas={summary.areas} />
        </section>
      )}
      <section>
        <h2>{t('popup.problems')}</h2>
        {summary.problems.length === 0 ? (
          <p>{t('popup.no-problems')}</p>
        ) : (
          <Problems problems={summary.problems} unconfirmed={summary.total === 'unconfirmed'} onShow={onShow} />
        )}
        {rest > 0 && <p class="soft small">{t('popup.problems-rest', { count: rest })}</p>}
      </section>
    </div>
  );
}

/** Whose weights these are: shown beside every score. */
function useSystem(port: PopupPort, systemId: string | undefined): SystemWords | undefined {
  const [system, setSystem] = useState<SystemWords>();
  useEffect(() => {
    let current = true;
    if (systemId) void port.systemWords(systemId).then((words) => current && setSystem(words));
    return () => {
      current = false;
    };
  }, [port, systemId]);
  return system;
}

async function readPage(port: PopupPort): Promise<Page> {
  const tab = await port.tab();
  if (!tab) return { state: 'unreadable' };
  if (!tab.url) return { state: 'no-access' };
  if (!/^https?:\/\//i.test(tab.url)) return { state: 'unreadable' };
  const url = new URL(tab.url);
  const bodies = await port.bodiesOf(url.href);
  const guess: BodyGuess = bodies.length > 0 ? { name: '', level: '', kind: '' } : await port.guess(tab);
  return { state: 'ready', tabId: tab.id, url, bodies, guess };
}

function codeOf(error: unknown): ErrorCode {
  const failure = toAppError(error);
  // The sentence is for the user; whoever mends it needs the cause.
  console.error('[政鉴] popup', failure);
  return failure.code;
}
