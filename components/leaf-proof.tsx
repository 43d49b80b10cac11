import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Finding } from '../rules/rule.ts';
import type { Leaf } from '../rules/systems/system.ts';
import type { LeafScore } from '../utils/audit/scorecard.ts';
import type { Decision, Judgement, Sample } from '../utils/model.ts';
import { Button } from './button.tsx';
import { type EvidenceProps, FindingEvidence } from './finding-evidence.tsx';
import { formatAddress, formatTime, safeHref } from './format.ts';
import { Icon } from './icon.tsx';
import { type Judged, JudgementForm } from './judgement-form.tsx';
import { LeafLedger } from './leaf-ledger.tsx';
import { useText } from './locale.tsx';
import { SuspectedTag } from './problems.tsx';
import { ReasonForm } from './reason-form.tsx';
import { type FileBrief, Said } from './said.tsx';
import { VisitEvidence } from './visit-evidence.tsx';

export interface ProofActions {
  /** Keeps a decision about the leaf, or about one object of it. */
  onJudge: (judged: Judged) => void;
  /** Takes a decision back. */
  onTakeBack: (judgement: Judgement) => void;
  onDraw: () => void;
  onReplace: (url: string, reason: string) => void;
  /** 补拍截图. */
  onRetake: (finding: Finding) => void;
  onOpenFile: (file: FileBrief) => void;
}

/** Everything that a leaf's points rest on, and the decision of a person. */
export function LeafProof(
  props: {
    leaf: LeafScore;
    /** As the system has it; absent where the scorecard is of another version. */
    indicator?: Leaf;
    judgements: readonly Judgement[];
    sample?: Sample;
    files: readonly FileBrief[];
    evaluator: string;
    evidence: EvidenceProps;
    titleOf: (document: string) => string;
    leafTitle: (leafId: string) => string;
  } & ProofActions,
) {
  const { t, say, words, locale } = useText();
  const { leaf, indicator, judgements } = props;
  const about = (object: string) => judgements.filter((one) => one.object === object);
  /** A finding of a row of the ledger is judged there, too. */
  const rowOf = (key: string) => leaf.ledger?.find((row) => row.key === key)?.object ?? key;
  const decide = (object: string, decision: Decision, reason = '') =>
    props.onJudge({ object, decision, reason, evaluator: props.evaluator, stage: 'initial' });
  const said = (judgement: Judgement) => (
    <Said
      key={`${judgement.evaluator} ${judgement.stage}`}
      judgement={judgement}
      files={props.files}
      onOpenFile={props.onOpenFile}
      onTakeBack={props.onTakeBack}
    />
  );
  return (
    <div class="proof stack">
      {leaf.clause && (
        <p class="small">
          <strong>{t('proof.clause')}</strong> {props.titleOf(leaf.clause.document)} {leaf.clause.id}{' '}
          {leaf.clause.place} <span class="soft">（{t(`clause-status.${leaf.clause.status}`)}）</span>
          {leaf.clause.quote && <q class="clause-line">{leaf.clause.quote}</q>}
        </p>
      )}
      {indicator?.unit && <p class="soft small">{t('proof.unit', { unit: indicator.unit })}</p>}
      {indicator?.deadlines && (
        <p class="soft small">
          {t('proof.deadline', { days: indicator.deadlines.map(({ text }) => text).join('；') })}
        </p>
      )}
      {leaf.vetoCount && (
        <p>
          {t('proof.veto-count', {
            proven: leaf.vetoCount.proven,
            open: leaf.vetoCount.open ?? t('proof.veto-unknown'),
            limit: leaf.vetoCount.atLeast,
          })}
        </p>
      )}
      {leaf.overrules && <p class="small">{t('proof.overrules')}</p>}
      {leaf.restsOnChanged && (
        <p class="tag suspected">
          <Icon name="warning" />
          {t('proof.rests-on-changed')}
        </p>
      )}
      {leaf.because.length > 0 && (
        <ul class="findings">
          {leaf.because.map((because) => (
            <li key={JSON.stringify(because)}>{say(because)}</li>
          ))}
        </ul>
      )}
      {leaf.findings.length > 0 && (
        <ol class="proof-findings">
          {leaf.findings.map(({ certainty, finding, pages, deductedIn }) => {
            const decided = [...about(finding.key), ...about(rowOf(finding.key))];
            return (
              <li key={finding.key}>
                <p>
                  {certainty === 'suspected' && <SuspectedTag />} {say(finding.message)}{' '}
                  {pages > 1 && <span class="soft small">{t('problem.pages', { count: pages })}</span>}
                </p>
                {deductedIn && (
                  <p class="soft small">{t('proof.deducted-in', { leaf: props.leafTitle(deductedIn) })}</p>
                )}
                {finding.quote && <blockquote>{finding.quote}</blockquote>}
                <p class="small">
                  <a href={finding.pageUrl} target="_blank" rel="noreferrer">
                    {formatAddress(finding.pageUrl)}
                  </a>
                </p>
                <FindingEvidence
                  {...props.evidence}
                  findingKey={finding.key}
                  problem={say(finding.message)}
                  mayRetake={safeHref(finding.pageUrl) !== undefined}
                  onRetake={() => props.onRetake(finding)}
                />
                {decided.length > 0
                  ? decided.map(said)
                  : certainty === 'suspected' && (
                      <FindingDecision
                        needsReason={(leaf.veto || leaf.weight > 0) && !deductedIn}
                        given={judgements.map(({ reason }) => reason)}
                        onDecide={(decision, reason) => decide(finding.key, decision, reason)}
                      />
                    )}
              </li>
            );
          })}
        </ol>
      )}
      {leaf.findingCount > leaf.findings.length && (
        <p class="soft small">{t('export.more-findings', { count: leaf.findingCount - leaf.findings.length })}</p>
      )}
      <VisitEvidence leaf={leaf} records={props.evidence.records} pictureUrl={props.evidence.pictureUrl} />
      {leaf.ledger && (
        <LeafLedger
          key={leaf.id}
          rows={leaf.ledger}
          beyond={leaf.ledgerBeyond ?? 0}
          judgements={judgements}
          onDecide={decide}
          onTakeBack={props.onTakeBack}
        />
      )}
      {indicator?.question && (
        <p>
          <strong>{t('proof.question')}</strong> {words(indicator.question)}
        </p>
      )}
      {indicator?.howToLook && <p class="soft small">{words(indicator.howToLook)}</p>}
      {indicator?.sample && (
        <Drawn
          sample={props.sample}
          judgements={judgements}
          onDraw={props.onDraw}
          onReplace={props.onReplace}
          onDecide={decide}
          said={said}
        />
      )}
      {about('').map(said)}
      <JudgementForm
        key={leaf.id}
        points={leaf.weight}
        evaluator={props.evaluator}
        {...(indicator?.answers && { answers: indicator.answers })}
        judgements={about('')}
        isLost={leaf.state === 'unmet' || leaf.state === 'partly'}
        onJudge={(judged) => props.onJudge({ ...judged, ...(leaf.marks && { restsOn: leaf.marks.restsOn }) })}
      />
      <p class="soft small">
        {leaf.rules.map(({ id, version }) => t('proof.rule', { rule: id, version })).join('、')}{' '}
        {judgements.length > 0 && t('proof.judged-at', { time: formatTime(latest(judgements), locale) })}
      </p>
    </div>
  );
}

const latest = (judgements: readonly Judgement[]): string =>
  judgements
    .map(({ decidedAt }) => decidedAt)
    .sort()
    .at(-1) ?? '';

/** 属实 or 不属实; what moves points says why. */
function FindingDecision(props: {
  needsReason: boolean;
  given: readonly string[];
  onDecide: (decision: 'unmet' | 'met', reason: string) => void;
}) {
  const { t } = useText();
  const [deciding, setDeciding] = useState<'unmet' | 'met'>();
  if (deciding) {
    return (
      <ReasonForm
        key={deciding}
        label={t(deciding === 'unmet' ? 'proof.confirm-why' : 'proof.reject-why')}
        submit={t('judge.save')}
        given={props.given}
        onReason={(reason) => props.onDecide(deciding, reason)}
        onCancel={() => setDeciding(undefined)}
      />
    );
  }
  const choose = (decision: 'unmet' | 'met') =>
    props.needsReason ? setDeciding(decision) : props.onDecide(decision, '');
  return (
    <div class="row-actions">
      <Button compact icon="check" onClick={() => choose('unmet')}>
        {t('proof.confirm-finding')}
      </Button>
      <Button compact look="quiet" icon="cross" onClick={() => choose('met')}>
        {t('proof.reject-finding')}
      </Button>
    </div>
  );
}

/** 抽样: the drawn objects, each judged by itself. */
function Drawn(props: {
  sample: Sample | undefined;
  judgements: readonly Judgement[];
  onDraw: () => void;
  onReplace: ProofActions['onReplace'];
  onDecide: (object: string, decision: Decision) => void;
  said: (judgement: Judgement) => JSX.Element;
}) {
  const { t } = useText();
  const [replacing, setReplacing] = useState<string>();
  const { sample } = props;
  if (!sample || sample.population.count === 0) {
    return (
      <div class="stack">
        {sample && <p class="small">{t('proof.nothing-to-draw')}</p>}
        <Button icon="target" data-action="draw" onClick={props.onDraw}>
          {t('proof.draw')}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack">
      <p class="small">
        {t('proof.drawn', { drawn: sample.drawn.length, population: sample.population.count, seed: sample.seed })}
      </p>
      <ol class="proof-findings">
        {sample.drawn.map(({ url, title }) => {
          const decided = props.judgements.filter(({ object }) => object === url);
          return (
            <li key={url}>
              <p>
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              </p>
              {decided.length > 0 ? (
                decided.map(props.said)
              ) : (
                <div class="row-actions">
                  {(['met', 'partly', 'unmet', 'not-applicable'] as const).map((decision) => (
                    <Button key={decision} compact onClick={() => props.onDecide(url, decision)}>
                      {t(`decision.${decision}`)}
                    </Button>
                  ))}
                  <Button compact look="quiet" onClick={() => setReplacing(replacing === url ? undefined : url)}>
                    {t('proof.replace')}
                  </Button>
                </div>
              )}
              {replacing === url && (
                <ReasonForm
                  label={t('proof.replace-why')}
                  submit={t('proof.replace')}
                  onReason={(reason) => {
                    props.onReplace(url, reason);
                    setReplacing(undefined);
                  }}
                  onCancel={() => setReplacing(undefined)}
                />
              )}
            </li>
          );
        })}
      </ol>
      {sample.replaced.length > 0 && (
        <p class="soft small">
          {t('proof.replaced', {
            objects: sample.replaced.map(({ object, reason: why }) => `${object.title}（${why}）`).join('、'),
          })}
        </p>
      )}
    </div>
  );
}
