import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { EditBodyForm, LEVELS } from '../../components/body-form.tsx';
import { BodyTable, type Sort, type SortKey, scopeText, type TableRow } from '../../components/body-table.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog, Dialog } from '../../components/dialog.tsx';
import { isJudged } from '../../components/format.ts';
import { mayRead } from '../../components/hosts.ts';
import { Icon, Mark } from '../../components/icon.tsx';
import { useText } from '../../components/locale.tsx';
import { Failure, Notice } from '../../components/notice.tsx';
import { SiteAccess } from '../../components/site-access.tsx';
import { SurveyForm } from '../../components/survey-form.tsx';
import type { ListingKind } from '../../components/survey-listing.tsx';
import { isEnded, listingRank } from '../../components/survey-words.ts';
import { STANDARDS } from '../../rules/standards.ts';
import { systemById } from '../../rules/systems/index.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import { type ErrorCode, toAppError } from '../../utils/errors.ts';
import { scorecardsToCsv } from '../../utils/export/csv.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFileName } from '../../utils/export/file-name.ts';
import { scorecardsToJson } from '../../utils/export/json.ts';
import { listingFile } from '../../utils/export/listing-csv.ts';
import type { Body } from '../../utils/model.ts';
import { type SurveyRecord, type SurveySettings, surveySettings } from '../../utils/survey/survey.ts';
import type { Locale } from '../../utils/text/catalogue/index.ts';
import { CampaignsView } from './campaigns-view.tsx';
import { EvidenceView } from './evidence-view.tsx';
import type { BodyRow, GrantedSites, WorkbenchPort } from './port.ts';
import { ScoreView } from './score-view.tsx';
import { SurveysView } from './surveys-view.tsx';
import { SystemsView } from './systems-view.tsx';
import { useSurveys } from './use-surveys.ts';
import { Watch } from './watch.tsx';

const VIEWS = ['bodies', 'surveys', 'watch', 'campaigns', 'systems', 'evidence', 'access'] as const;
type View = (typeof VIEWS)[number];
const VIEW_ICONS = {
  bodies: 'list',
  surveys: 'survey',
  watch: 'clock',
  campaigns: 'edit',
  systems: 'half',
  evidence: 'eye',
  access: 'key',
} as const;

/** A line under the heading: what was done, and the way back where there is one. */
interface Note {
  text: string;
  action?: { label: string; run: () => void };
  link?: { label: string; href: string; fileName: string };
  failed?: string;
}

const TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

async function contentOf(format: ExportFormat, scorecards: readonly Scorecard[], locale: Locale) {
  if (format === 'json') return scorecardsToJson(scorecards);
  if (format === 'csv') return scorecardsToCsv(scorecards, locale, STANDARDS);
  // The writer of workbooks is larger than all else here together: it comes when it is wanted.
  const { scorecardsToXlsx } = await import('../../utils/export/xlsx.ts');
  return scorecardsToXlsx(scorecards, locale, STANDARDS);
}

// One function for good: effects depend on it.
const clock = () => new Date();

const SURVEY_DEFAULTS = surveySettings.parse({});

/** `search`: what the popup asks for, `?export=<bodyId>&format=xlsx`, `?edit=<bodyId>`, `?survey=<bodyId>` or `?view=surveys`. */
export function App({ port, search, now = clock }: { port: WorkbenchPort; search: string; now?: () => Date }) {
  const { t, locale, words } = useText();
  const filterId = useId();
  const [view, setView] = useState<View>(() =>
    new URLSearchParams(search).get('view') === 'surveys' ? 'surveys' : 'bodies',
  );
  const [rows, setRows] = useState<BodyRow[]>();
  const [sites, setSites] = useState<GrantedSites>({ origins: [], builtIn: true });
  const [filter, setFilter] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'score', descending: false });
  const [order, setOrder] = useState<string[]>([]);
  const [note, setNote] = useState<Note>({ text: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ code: ErrorCode; retry: () => void }>();
  const [editing, setEditing] = useState<Body>();
  const [removing, setRemoving] = useState<BodyRow>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [scored, setScored] = useState<Body>();
  const [isUnsaved, setUnsaved] = useState(false);
  /** Where somebody wants to go who would lose something by it. */
  const [leavingTo, setLeavingTo] = useState<View>();
  const [surveying, setSurveying] = useState<{ bodies: Body[]; initial: Partial<SurveySettings> }>();

  const attempt = useCallback(async (action: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await action();
    } catch (error) {
      const failed = toAppError(error);
      console.error('[政鉴] workbench', failed);
      setNote({ text: '' });
      setFailure({ code: failed.code, retry: () => void attempt(action) });
    }
  }, []);

  const surveys = useSurveys(port, attempt);

  const load = useCallback(async () => {
    const [read, granted] = await Promise.all([port.rows(), port.grantedSites()]);
    setRows(read);
    setSites(granted);
    return read;
  }, [port]);

  // The order is made when the user asks for one; a row that changes keeps its place until then.
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  useEffect(() => {
    if (rows) setOrder((before) => keepOrder(before, rows, sort));
  }, [rows, sort]);

  const exportBodies = useCallback(
    async (bodies: readonly Body[], format: ExportFormat) => {
      setBusy(true);
      try {
        const scorecards = [];
        const failed = [];
        let lastError: unknown;
        for (const [done, body] of bodies.entries()) {
          setNote({ text: t('workbench.exporting', { done, total: bodies.length }) });
          try {
            scorecards.push(await port.makeScorecard(body.id));
          } catch (error) {
            failed.push(body.name);
            lastError = error;
          }
        }
        // With nothing to write there is no file, and the reason is more useful than a list of names.
        if (scorecards.length === 0) throw lastError;
        const names = scorecards.map((card) => card.body.name);
        const fileName = exportFileName(names, dayOf(now()), format, locale);
        const href = port.download(fileName, TYPES[format], await contentOf(format, scorecards, locale));
        setNote({
          text: t('workbench.exported', { file: fileName }),
          link: { label: t('workbench.export-again'), href, fileName },
          ...(failed.length > 0 && {
            failed: t('workbench.export-failed', { count: failed.length, names: failed.join('、') }),
          }),
        });
      } finally {
        setBusy(false);
      }
    },
    [port, t, locale, now],
  );

  const openSurvey = useCallback(
    async (bodies: readonly Body[], initial?: Partial<SurveySettings>) => {
      const active = new Set(
        (await port.surveys()).filter(({ survey }) => !isEnded(survey)).flatMap(({ survey }) => survey.bodyIds),
      );
      const free = bodies.filter(({ id }) => !active.has(id));
      const [busyBody] = bodies.filter(({ id }) => active.has(id));
      if (busyBody && free.length === 0) {
        setView('surveys');
        setNote({ text: t('survey.already', { name: bodies.map(({ name }) => name).join('、') }) });
      } else if (free.length > 0) {
        const since = await port.periodStart();
        setSurveying({ bodies: free, initial: initial ?? { ...(since && { since }) } });
      }
    },
    [port, t],
  );

  const started = useRef(false);
  useEffect(() => {
    void attempt(async () => {
      const read = await load();
      if (started.current) return;
      started.current = true;
      const query = new URLSearchParams(search);
      const wanted = query.get('export');
      if (wanted) {
        const body = read.find((row) => row.body.id === wanted)?.body;
        const asked = body ?? ({ id: wanted, name: wanted } as Body);
        await exportBodies([asked], EXPORT_FORMATS.find((format) => format === query.get('format')) ?? 'xlsx');
      }
      const edited = read.find((row) => row.body.id === query.get('edit'));
      if (edited) setEditing(edited.body);
      const surveyed = read.find((row) => row.body.id === query.get('survey'));
      if (surveyed) await openSurvey([surveyed.body]);
    });
    return port.onChange(() => void attempt(async () => void (await load())));
  }, [port, load, attempt, exportBodies, openSurvey, search]);

  const shown = useMemo(() => {
    const byId = new Map(rows?.map((row) => [row.body.id, row]));
    const text = filter.trim().toLowerCase();
    return order
      .map((id) => byId.get(id))
      .filter((row) => row !== undefined)
      .filter((row) => text === '' || searchText(row.body).includes(text));
  }, [rows, order, filter]);

  const table: TableRow[] = shown.map((row) => ({
    ...row,
    noAccess: hostsWithoutAccess([row.body], sites),
    chosen: chosen.has(row.body.id),
  }));

  // Whose weights these are: shown wherever scores are.
  const systems = [...new Set(shown.map(({ summary }) => summary?.systemId ?? ''))]
    .map(systemById)
    .filter((system) => system !== undefined);

  const save = (before: Body, after: Body) => {
    setEditing(undefined);
    void attempt(async () => {
      await port.putBody(after);
      await load();
      const undo = () =>
        void attempt(async () => {
          await port.putBody(before);
          await load();
          setNote({ text: t('workbench.undone', { name: before.name }) });
        });
      setNote({ text: t('workbench.saved', { name: after.name }), action: { label: t('action.undo'), run: undo } });
    });
  };

  const watch = (body: Body, watched: boolean) =>
    void attempt(async () => {
      try {
        await port.putBody({ ...body, watched });
        setNote({ text: t(watched ? 'watch.on' : 'watch.off', { name: body.name }) });
      } finally {
        await load();
      }
    });

  const grant = (...hosts: readonly string[]) => {
    // The first thing in the click, before any await: the browser takes the prompt for an advertisement otherwise.
    const answer = port.requestSites(hosts);
    void attempt(async () => {
      const granted = await answer;
      setSites(await port.grantedSites());
      const host = hosts.join('、');
      setNote({ text: t(granted ? 'workbench.access-granted' : 'workbench.access-refused', { host }) });
    });
  };

  const startSurveys = (bodies: readonly Body[], settings: SurveySettings) => {
    const hosts = hostsWithoutAccess(bodies, sites);
    // As in `grant`: before any await.
    const answer = hosts.length > 0 ? port.requestSites(hosts) : Promise.resolve(true);
    setSurveying(undefined);
    void attempt(async () => {
      const granted = await answer;
      setSites(await port.grantedSites());
      if (!granted) {
        setNote({ text: t('survey.refused', { hosts: hosts.join('、') }) });
        return;
      }
      const failed: string[] = [];
      let lastError: unknown;
      for (const body of bodies) {
        try {
          await port.startSurvey(body.id, settings);
        } catch (error) {
          failed.push(body.name);
          lastError = error;
        }
      }
      await surveys.load();
      if (failed.length === bodies.length) throw lastError;
      setChosen(new Set());
      setView('surveys');
      setNote({
        text:
          bodies.length === 1
            ? t('survey.started', { name: bodies[0]?.name ?? '' })
            : t('survey.queued-up', { count: bodies.length - failed.length }),
        ...(failed.length > 0 && {
          failed: t('survey.partly', { count: failed.length, names: failed.join('、') }),
        }),
      });
    });
  };

  /** The file grows part by part in the browser's keeping; hundreds of thousands of rows never stand in memory. */
  const exportListing = (
    { name, survey }: { name: string; survey: SurveyRecord },
    kind: ListingKind,
    filter: string,
    onProgress: (rows: number) => void,
  ) =>
    attempt(async () => {
      const file = listingFile(kind, name, locale, listingRank);
      await port.eachListed(survey, kind, filter, (listed) => {
        file.add(listed);
        onProgress(file.rows());
      });
      const subject = `${name}_${t(kind === 'links' ? 'survey.links' : 'survey.unread')}`;
      const fileName = exportFileName([subject], dayOf(now()), 'csv', locale);
      const href = port.download(fileName, TYPES.csv, file.content());
      setNote({
        text: t('survey.listing-exported', { file: fileName, count: file.rows() }),
        link: { label: t('workbench.export-again'), href, fileName },
      });
    });

  const go = (name: View) => {
    setUnsaved(false);
    setLeavingTo(undefined);
    setScored(undefined);
    // What was done elsewhere is old news here; what can still be undone or fetched stays in reach.
    if (name !== view) setNote((now) => (now.action || now.link ? now : { text: '' }));
    setView(name);
  };

  const total = rows?.length ?? 0;
  const chosenCount = shown.filter(({ body }) => chosen.has(body.id)).length;
  return (
    <div class="workbench">
      <nav class="rail" aria-label={t('workbench.nav')}>
        <p class="brand">
          <Mark /> {t('product.name')}
        </p>
        {VIEWS.map((name) => (
          <button
            key={name}
            type="button"
            class="rail-item"
            aria-current={view === name ? 'page' : undefined}
            onClick={() => (isUnsaved ? setLeavingTo(name) : go(name))}
          >
            <Icon name={VIEW_ICONS[name]} />
            {t(`workbench.${name}`)}
          </button>
        ))}
      </nav>
      <main class="desk">
        <header class="desk-head">
          <h1>{t(`workbench.${view}`)}</h1>
          {view === 'bodies' && rows && (
            <p class="soft">
              {shown.length === total
                ? t('workbench.count', { count: total })
                : t('workbench.count-filtered', { count: total, shown: shown.length })}
            </p>
          )}
          <NoteLine note={note} />
        </header>
        {failure && (
          <div class="failure">
            <Failure code={failure.code} onRetry={failure.retry} />
          </div>
        )}
        {note.failed && (
          <Notice look="error">
            <p>{note.failed}</p>
          </Notice>
        )}
        {view === 'surveys' ? (
          <SurveysView
            port={port}
            surveys={surveys}
            bodies={rows?.map(({ body }) => body) ?? []}
            sites={sites}
            attempt={attempt}
            say={(text) => setNote({ text })}
            onExport={exportListing}
            onAccess={(hosts) => grant(...hosts)}
            onAgain={(bodies, settings) => void attempt(() => openSurvey(bodies, settings))}
            onBodies={() => setView('bodies')}
          />
        ) : view === 'campaigns' ? (
          <CampaignsView
            port={port}
            bodies={rows?.map(({ body }) => body) ?? []}
            attempt={attempt}
            say={(text) => setNote({ text })}
            onUnsaved={setUnsaved}
          />
        ) : view === 'systems' ? (
          <SystemsView
            port={port}
            attempt={attempt}
            say={(text) => setNote({ text })}
            onUnsaved={setUnsaved}
            onDownload={(name, text) => {
              const fileName = exportFileName([name], dayOf(now()), 'json', locale);
              const href = port.download(fileName, TYPES.json, text);
              setNote({
                text: t('workbench.exported', { file: fileName }),
                link: { label: t('workbench.export-again'), href, fileName },
              });
            }}
          />
        ) : view === 'evidence' ? (
          <EvidenceView port={port} attempt={attempt} say={(text) => setNote({ text })} />
        ) : view === 'access' ? (
          <SiteAccess
            sites={sites}
            onGrant={grant}
            onWithdraw={(origin, host) =>
              void attempt(async () => {
                await port.withdrawSite(origin);
                setSites(await port.grantedSites());
                setNote({
                  text: t('workbench.access-removed', { host }),
                  action: { label: t('action.undo'), run: () => grant(host) },
                });
              })
            }
          />
        ) : rows === undefined ? (
          !failure && <p class="soft">{t('workbench.loading')}</p>
        ) : total === 0 ? (
          <div class="empty">
            <h2>{t('workbench.empty')}</h2>
            <p>{t('workbench.empty-why')}</p>
          </div>
        ) : scored ? (
          <ScoreView
            key={scored.id}
            port={port}
            body={scored}
            attempt={attempt}
            say={(text, undo) => setNote({ text, ...(undo && { action: { label: t('action.undo'), run: undo } }) })}
            onBack={() => setScored(undefined)}
            onEvidence={() =>
              void attempt(async () => {
                const archive = await port.evidenceArchive(scored.id);
                if (!archive) {
                  setNote({ text: t('evidence.none') });
                  return;
                }
                const fileName = exportFileName(
                  [`${scored.name}_${t('workbench.evidence')}`],
                  dayOf(now()),
                  'zip',
                  locale,
                );
                const href = port.download(fileName, 'application/zip', archive.content);
                setNote({
                  text: t('evidence.exported', { file: fileName, count: archive.files }),
                  link: { label: t('workbench.export-again'), href, fileName },
                });
              })
            }
          />
        ) : view === 'watch' ? (
          <Watch rows={rows} now={now()} onWatch={watch} />
        ) : (
          <>
            <div class="toolbar">
              <div class="search">
                <label class="visually-hidden" for={filterId}>
                  {t('workbench.filter')}
                </label>
                <input
                  class="input"
                  id={filterId}
                  type="search"
                  placeholder={t('workbench.filter')}
                  value={filter}
                  onInput={(event) => setFilter(event.currentTarget.value)}
                />
              </div>
              <Button
                icon="survey"
                data-action="survey-chosen"
                onClick={() => {
                  const wanted = shown.filter(({ body }) => chosen.has(body.id)).map(({ body }) => body);
                  if (wanted.length === 0) setNote({ text: t('survey.choose-first') });
                  else void attempt(() => openSurvey(wanted));
                }}
              >
                {chosenCount === 0 ? t('survey.name') : t('survey.these', { count: chosenCount })}
              </Button>
              {EXPORT_FORMATS.map((format) => (
                <Button
                  key={format}
                  look={format === 'xlsx' ? 'primary' : 'plain'}
                  icon="download"
                  busy={busy || shown.length === 0}
                  data-action={`export-all-${format}`}
                  onClick={() =>
                    void attempt(() =>
                      exportBodies(
                        shown.map(({ body }) => body),
                        format,
                      ),
                    )
                  }
                >
                  {t(`workbench.export-all-${format}`)}
                </Button>
              ))}
            </div>
            {systems.map((system) => (
              <p class="soft small" key={system.id}>
                {words(system.title)} · {words(system.authority)}
              </p>
            ))}
            {shown.length === 0 && <p>{t('workbench.no-match', { text: filter.trim() })}</p>}
            {shown.length > 0 && (
              // Zoomed in, the table scrolls sideways in its own box, and the page does not.
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard.
              <section class="table-box" aria-label={t('workbench.bodies')} tabIndex={0}>
                <BodyTable
                  rows={table}
                  sort={sort}
                  formats={EXPORT_FORMATS}
                  onSort={(key) => {
                    setOrder([]);
                    setSort({ key, descending: sort.key === key ? !sort.descending : false });
                  }}
                  onExport={(body, format) => void attempt(() => exportBodies([body], format))}
                  onEdit={setEditing}
                  onRemove={(body) => setRemoving(shown.find((row) => row.body.id === body.id))}
                  onAccess={grant}
                  onSurvey={(body) => void attempt(() => openSurvey([body]))}
                  onScore={setScored}
                  onChoose={(ids, choose) =>
                    setChosen((before) => {
                      const after = new Set(before);
                      for (const id of ids) choose ? after.add(id) : after.delete(id);
                      return after;
                    })
                  }
                />
              </section>
            )}
          </>
        )}
      </main>
      {editing && (
        <Dialog title={t('workbench.edit-of', { name: editing.name })} onClose={() => setEditing(undefined)}>
          <EditBodyForm
            body={editing}
            others={(rows ?? []).map(({ body }) => body).filter(({ id }) => id !== editing.id)}
            onSave={(after) => save(editing, after)}
            onCancel={() => setEditing(undefined)}
          />
        </Dialog>
      )}
      {surveying && (
        <Dialog
          wide
          title={
            surveying.bodies.length === 1
              ? t('survey.of', { name: surveying.bodies[0]?.name ?? '' })
              : t('survey.these', { count: surveying.bodies.length })
          }
          onClose={() => setSurveying(undefined)}
        >
          <SurveyForm
            bodies={surveying.bodies.map(({ id, name, scopes }) => ({
              id,
              name,
              scope: scopes.map(scopeText).join('、'),
            }))}
            defaults={SURVEY_DEFAULTS}
            initial={surveying.initial}
            noAccess={hostsWithoutAccess(surveying.bodies, sites)}
            onStart={(settings) => startSurveys(surveying.bodies, settings)}
            onCancel={() => setSurveying(undefined)}
          />
        </Dialog>
      )}
      {leavingTo && (
        <ConfirmDialog
          title={t('systems.leave-ask')}
          consequence={t('systems.unsaved-why')}
          confirm={t('systems.leave')}
          icon="cross"
          onClose={() => setLeavingTo(undefined)}
          onConfirm={() => go(leavingTo)}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t('workbench.remove-title', { name: removing.body.name })}
          consequence={t('workbench.remove-why', { pages: removing.summary?.pages ?? 0 })}
          confirm={t('workbench.remove')}
          onClose={() => setRemoving(undefined)}
          onConfirm={() => {
            const { body } = removing;
            setRemoving(undefined);
            void attempt(async () => {
              await port.removeBody(body.id);
              await load();
              setNote({ text: t('workbench.removed', { name: body.name }) });
            });
          }}
        />
      )}
    </div>
  );
}

/** Hosts of the bodies' scopes that the extension may not read. */
function hostsWithoutAccess(bodies: readonly Body[], sites: GrantedSites): string[] {
  const hosts = new Set(bodies.flatMap(({ scopes }) => scopes.map(({ host }) => host)));
  return [...hosts].filter((host) => !mayRead(sites, host));
}

/** Always there, so that a message moves nothing; polite, so that it interrupts nobody. */
function NoteLine({ note }: { note: Note }) {
  return (
    <div class="note">
      <p role="status">{note.text}</p>
      {note.action && (
        <Button compact icon="undo" onClick={note.action.run}>
          {note.action.label}
        </Button>
      )}
      {note.link && (
        <a href={note.link.href} download={note.link.fileName}>
          {note.link.label}
        </a>
      )}
    </div>
  );
}

/** Known rows stay where they are; new ones come last; all are sorted where no order stands yet. */
function keepOrder(before: readonly string[], rows: readonly BodyRow[], sort: Sort): string[] {
  const ids = new Set(rows.map(({ body }) => body.id));
  const kept = before.filter((id) => ids.has(id));
  const known = new Set(kept);
  const added = rows.filter(({ body }) => !known.has(body.id)).sort(comparator(sort));
  return [...kept, ...added.map(({ body }) => body.id)];
}

function comparator({ key, descending }: Sort): (a: BodyRow, b: BodyRow) => number {
  const sign = descending ? -1 : 1;
  const names = new Intl.Collator('zh-CN');
  return (a, b) => {
    const [x, y] = [sortValue(a, key), sortValue(b, key)];
    // What has no value comes last in either direction.
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1;
    } else if (x !== y) return sign * (x - y);
    return (key === 'name' ? sign : 1) * names.compare(a.body.name, b.body.name);
  };
}

function sortValue({ body, summary }: BodyRow, key: SortKey): number | undefined {
  if (key === 'name') return 0;
  if (key === 'level') return LEVELS.indexOf(body.level) * 2 + (body.kind === 'department' ? 1 : 0);
  if (key === 'pages') return summary?.pages ?? 0;
  if (!isJudged(summary)) return undefined;
  return key === 'decided' ? summary.decided : summary.score.low + summary.score.high / 1_000;
}

function searchText(body: Body): string {
  return [body.name, ...body.scopes.map(scopeText)].join(' ').toLowerCase();
}

/** The day in the clock of the reader: an export made at one in the morning carries that morning's date. */
function dayOf(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
