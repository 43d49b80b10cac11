import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { ComparisonView } from '../../components/comparison-view.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatInterval, formatTime } from '../../components/format.ts';
import type { Judged } from '../../components/judgement-form.tsx';
import { useText } from '../../components/locale.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScorecardView } from '../../components/scorecard-view.tsx';
import { SignDialog, SignedBy } from '../../components/signature.tsx';
import { STANDARDS } from '../../rules/standards.ts';
import type { Comparison } from '../../utils/audit/compare.ts';
import { owesNothing } from '../../utils/audit/owed-nothing.ts';
import { toAppError } from '../../utils/errors.ts';
import type { StoredFile } from '../../utils/evidence/evidence.ts';
import type { Body } from '../../utils/model.ts';
import type { JudgedBody, WorkbenchPort } from './port.ts';
import { useOne } from './use-one.ts';

const TITLES: ReadonlyMap<string, string> = new Map(STANDARDS.map(({ id, title }) => [id, title]));

/** 评分: one body by the system of the active campaign, judged anew after each decision. */
export function ScoreView(props: {
  port: WorkbenchPort;
  body: Body;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string, undo?: () => void) => void;
  onBack: () => void;
  /** 导出取证. */
  onEvidence: () => void;
}) {
  const { port, body, attempt, say } = props;
  const { t, words, locale } = useText();
  const id = useId();
  const [retaking, setRetaking] = useState<string>();
  const [judged, setJudged] = useState<JudgedBody>();
  const [kept, setKept] = useState<Awaited<ReturnType<WorkbenchPort['scorecards']>>>([]);
  const [chosen, setChosen] = useState('');
  const [comparison, setComparison] = useState<Comparison>();
  const [evaluator, setEvaluator] = useState<string>();
  /** The name is asked for, and what is decided once it is given. */
  const [signing, setSigning] = useState<{ onSigned?: (name: string) => void }>();
  const [isRefused, setRefused] = useState(false);
  const one = useOne(attempt);
  /** What the score on the screen rests on, as far as it tells whether there is a newer one. */
  const basis = useRef<string | undefined>(undefined);
  const [isStale, setStale] = useState(false);

  const basisNow = useCallback(async () => {
    const summary = (await port.rows()).find((row) => row.body.id === body.id)?.summary;
    return summary && `${summary.systemId} ${summary.factsRevision ?? summary.revision}`;
  }, [port, body.id]);
  const load = useCallback(async () => {
    basis.current = await basisNow();
    setStale(false);
    setEvaluator(await port.evaluator());
    setJudged(await port.judged(body.id));
    setKept(await port.scorecards(body.id));
  }, [port, body.id, basisNow]);
  useEffect(() => {
    void attempt(load);
    // A survey goes on meanwhile: it is said, and nothing moves that nobody moved.
    return port.onChange(() => {
      const compare = (now: string | undefined) =>
        setStale((was) => was || (now !== undefined && now !== basis.current));
      basisNow().then(compare, (error: unknown) => console.error('[政鉴] workbench', error));
    });
  }, [port, attempt, load, basisNow]);

  const campaignId = judged?.card.campaign.id ?? '';
  const pictureUrl = useCallback((file: StoredFile) => port.evidenceUrl(campaignId, file), [port, campaignId]);

  const after = (work: () => Promise<void>, text: string) =>
    void one(async () => {
      await work();
      await load();
      say(text);
    });

  const judge = (leafId: string, decided: Judged, name: string) =>
    void one(async () => {
      if (!judged) return;
      try {
        await port.judge(judged.card, leafId, { ...decided, evaluator: name });
      } catch (error) {
        if (toAppError(error).code !== 'facts-changed') throw error;
        await load();
        setRefused(true);
        return;
      }
      await load();
      say(t('scorecard.judged'));
    });
  const sign = async (name: string) => {
    const onSigned = signing?.onSigned;
    setSigning(undefined);
    setEvaluator(name);
    await attempt(() => port.putEvaluator(name));
    onSigned?.(name);
  };

  return (
    <>
      <div class="toolbar">
        <Button icon="previous" onClick={props.onBack}>
          {t('scorecard.back')}
        </Button>
        <h2 class="system-name">{body.name}</h2>
        {evaluator !== undefined && (
          <Button look="quiet" icon="edit" data-action="evaluator" onClick={() => setSigning({})}>
            {t('sign.by')}
            <SignedBy name={evaluator} />
          </Button>
        )}
        {kept.length > 0 && (
          <>
            <label for={`${id}-kept`}>{t('compare.with')}</label>
            <select
              class="select kept"
              id={`${id}-kept`}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              <option value="">{t('body-form.choose')}</option>
              {kept.map((card) => (
                <option key={card.id} value={card.id}>
                  {formatTime(card.madeAt, locale)} · {words(card.system.title)}
                  {!card.total && !owesNothing(card) && ` · ${formatInterval(card.score)}`}
                </option>
              ))}
            </select>
            <Button
              data-action="compare"
              off={chosen === ''}
              onClick={() => void one(async () => setComparison(await port.compare(chosen)))}
            >
              {t('compare.start')}
            </Button>
          </>
        )}
        <Button
          icon="check"
          data-action="keep-scorecard"
          onClick={() =>
            void one(async () => {
              await port.makeScorecard(body.id);
              setKept(await port.scorecards(body.id));
              say(t('compare.kept'));
            })
          }
        >
          {t('compare.keep')}
        </Button>
        <Button icon="download" onClick={props.onEvidence} data-action="export-evidence">
          {t('evidence.export')}
        </Button>
      </div>
      {comparison && (
        <>
          <div class="toolbar">
            <h2 class="system-name">{t('compare.title')}</h2>
            <Button icon="cross" onClick={() => setComparison(undefined)}>
              {t('compare.close')}
            </Button>
          </div>
          <ComparisonView comparison={comparison} />
        </>
      )}
      {isStale && (
        <Notice look="suspected" icon="clock">
          <p>{t('scorecard.stale')}</p>
          <Button compact icon="turning" data-action="refresh" onClick={() => void one(load)}>
            {t('scorecard.refresh')}
          </Button>
        </Notice>
      )}
      {!judged ? (
        <p class="soft">{t('workbench.loading')}</p>
      ) : (
        <ScorecardView
          {...judged}
          evidence={{ records: judged.evidence, pictureUrl, retaking }}
          evaluator={evaluator ?? ''}
          titleOf={(document) => TITLES.get(document) ?? document}
          onJudge={(leafId, decided) =>
            evaluator === undefined
              ? setSigning({ onSigned: (name) => judge(leafId, decided, name) })
              : judge(leafId, decided, evaluator)
          }
          onOpenFile={(file) => void one(() => port.downloadFile(body.id, file))}
          onTakeBack={(judgement) =>
            void one(async () => {
              const restore = await port.takeBack(judgement);
              await load();
              say(t('scorecard.taken-back'), () => after(restore, t('scorecard.restored')));
            })
          }
          onDraw={(leafId) => after(() => port.drawSample(judged.card, leafId), t('scorecard.drawn'))}
          onRetake={(finding) => {
            setRetaking(finding.key);
            void attempt(async () => {
              try {
                const { change } = await port.retake(body.id, finding);
                await load();
                say(t('evidence.retaken', { change: t(`evidence.change.${change ?? 'unknown'}`) }));
              } finally {
                setRetaking(undefined);
              }
            });
          }}
          onReplace={(leafId, url, reason) =>
            after(() => port.replaceDrawn(judged.card, leafId, url, reason), t('scorecard.replaced'))
          }
        />
      )}
      {signing && (
        <SignDialog name={evaluator ?? ''} onSign={(name) => void sign(name)} onClose={() => setSigning(undefined)} />
      )}
      {isRefused && (
        <Dialog title={t('scorecard.refused')} onClose={() => setRefused(false)}>
          <p>{t('error.facts-changed')}</p>
          <div class="dialog-actions">
            <Button look="primary" onClick={() => setRefused(false)} autofocus>
              {t('action.close')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
