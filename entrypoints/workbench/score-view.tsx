import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { useText } from '../../components/locale.tsx';
import { ScorecardView } from '../../components/scorecard-view.tsx';
import { STANDARDS } from '../../rules/standards.ts';
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
}) {
  const { port, body, attempt, say } = props;
  const { t } = useText();
  const [judged, setJudged] = useState<JudgedBody>();
  // The same person judges leaf after leaf.
  const evaluator = useRef('');

  const load = useCallback(async () => setJudged(await port.judged(body.id)), [port, body.id]);
  useEffect(() => void attempt(load), [attempt, load]);

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
      </div>
      {!judged ? (
        <p class="soft">{t('workbench.loading')}</p>
      ) : (
        <ScorecardView
          {...judged}
          evaluator={evaluator.current}
          titleOf={(document) => TITLES.get(document) ?? document}
          onJudge={(leafId, decision) => {
            evaluator.current = decision.evaluator;
            after(() => port.judge(body.id, leafId, decision), t('scorecard.judged'));
          }}
          onTakeBack={(judgement) => after(() => port.takeBack(judgement), t('scorecard.taken-back'))}
          onDraw={(leafId) => after(() => port.drawSample(body.id, leafId), t('scorecard.drawn'))}
          onReplace={(leafId, url, reason) =>
            after(() => port.replaceDrawn(body.id, leafId, url, reason), t('scorecard.replaced'))
          }
        />
      )}
    </>
  );
}
