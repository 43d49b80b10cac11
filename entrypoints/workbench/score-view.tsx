import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { ComparisonView } from '../../components/comparison-view.tsx';
import { formatInterval, formatTime } from '../../components/format.ts';
import { useText } from '../../components/locale.tsx';
import { ScorecardView } from '../../components/scorecard-view.tsx';
import { STANDARDS } from '../../rules/standards.ts';
import type { Comparison } from '../../utils/audit/compare.ts';
import type { StoredFile } from '../../utils/evidence/evidence.ts';
import type { Body } from '../../utils/model.ts';
import type { JudgedBody, WorkbenchPort } from './port.ts';

const TITLES: ReadonlyMap<string, string> = new Map(STANDARDS.map(({ id, title }) => [id, title]));

/** 评分: one body by the system of the active campaign, judged anew after each decision. */
export function ScoreView(props: {
  port: WorkbenchPort;
  body: Body;
  attempt: (action: () => Promise<void>) => Promise<void>;
  say: (text: string) => void;
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
  const [comparison, setComparison] = useState<Comparison>();
  // The same person judges leaf after leaf.
  const evaluator = useRef('');

  const load = useCallback(async () => {
    setJudged(await port.judged(body.id));
    setKept(await port.scorecards(body.id));
  }, [port, body.id]);
  useEffect(() => void attempt(load), [attempt, load]);

  const campaignId = judged?.card.campaign.id ?? '';
  const pictureUrl = useCallback((file: StoredFile) => port.evidenceUrl(campaignId, file), [port, campaignId]);

  const after = (work: () => Promise<void>, text: string) =>
    void attempt(async () => {
      await work();
      await load();
      say(text);
    });

  return (
    <>
      <div class="toolbar">
        <Button icon="previous" onClick={props.onBack}>
          {t('scorecard.back')}
        </Button>
        <h2 class="system-name">{body.name}</h2>
        {kept.length > 0 && (
          <>
            <label for={`${id}-kept`}>{t('compare.with')}</label>
            <select
              class="select kept"
              id={`${id}-kept`}
              value=""
              onChange={(event) => {
                const before = event.currentTarget.value;
                if (before === '') return;
                void attempt(async () => {
                  const { id: after } = await port.makeScorecard(body.id);
                  setComparison(await port.compare(before, after));
                  setKept(await port.scorecards(body.id));
                });
              }}
            >
              <option value="">{t('body-form.choose')}</option>
              {kept.map((card) => (
                <option key={card.id} value={card.id}>
                  {formatTime(card.madeAt, locale)} · {words(card.system.title)}
                  {!card.total && ` · ${formatInterval(card.score)}`}
                </option>
              ))}
            </select>
          </>
        )}
        <Button
          icon="check"
          data-action="keep-scorecard"
          onClick={() =>
            void attempt(async () => {
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
      {!judged ? (
        <p class="soft">{t('workbench.loading')}</p>
      ) : (
        <ScorecardView
          {...judged}
          evidence={{ records: judged.evidence, pictureUrl, retaking }}
          evaluator={evaluator.current}
          titleOf={(document) => TITLES.get(document) ?? document}
          onJudge={(leafId, decision) => {
            evaluator.current = decision.evaluator;
            after(() => port.judge(body.id, leafId, decision), t('scorecard.judged'));
          }}
          onTakeBack={(judgement) => after(() => port.takeBack(judgement), t('scorecard.taken-back'))}
          onDraw={(leafId) => after(() => port.drawSample(body.id, leafId), t('scorecard.drawn'))}
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
            after(() => port.replaceDrawn(body.id, leafId, url, reason), t('scorecard.replaced'))
          }
        />
      )}
    </>
  );
}
