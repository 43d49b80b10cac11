import { useState } from 'preact/hooks';
import type { System } from '../rules/systems/system.ts';
import { leavesOf } from '../rules/systems/tree.ts';
import type { LeafScore, LeafState, Scorecard } from '../utils/audit/scorecard.ts';
import type { Judgement, Sample } from '../utils/model.ts';
import { Button } from './button.tsx';
import type { EvidenceProps } from './finding-evidence.tsx';
import { formatInterval, formatPoints } from './format.ts';
import { Icon, type IconName } from './icon.tsx';
import { LeafProof, type ProofActions } from './leaf-proof.tsx';
import { useText } from './locale.tsx';
import type { FileBrief } from './said.tsx';
import { Headline, Vetoes } from './score.tsx';
import { SignedBy } from './signature.tsx';

export type LeafFilter = 'lost' | 'open' | 'all';
const FILTERS: readonly LeafFilter[] = ['lost', 'open', 'all'];
const STATE_ICONS: Record<LeafState, IconName> = {
  met: 'check',
  partly: 'half',
  unmet: 'cross',
  'not-applicable': 'dash',
  undecided: 'question',
};
const STATE_LOOKS: Record<LeafState, string> = {
  met: 'pass',
  partly: 'suspected',
  unmet: 'fail',
  'not-applicable': 'not-applicable',
  undecided: 'cannot-tell',
};

export interface ScorecardActions {
  onJudge: (leafId: string, judged: Parameters<ProofActions['onJudge']>[0]) => void;
  onTakeBack: ProofActions['onTakeBack'];
  onDraw: (leafId: string) => void;
  onReplace: (leafId: string, url: string, reason: string) => void;
  onRetake: ProofActions['onRetake'];
  onOpenFile: ProofActions['onOpenFile'];
}

/** 评分: every indicator of a body with what its points rest on. Loss first, and the next open one is one key away. */
export function ScorecardView(
  props: {
    card: Scorecard;
    system?: System;
    judgements: readonly Judgement[];
    samples: readonly Sample[];
    files: readonly FileBrief[];
    evaluator: string;
    evidence: EvidenceProps;
    titleOf: (document: string) => string;
  } & ScorecardActions,
) {
  const { t, words } = useText();
  const { card, system } = props;
  const [filter, setFilter] = useState<LeafFilter>('lost');
  const [open, setOpen] = useState<string>();
  const indicators = new Map((system ? leavesOf(system.tree) : []).map((leaf) => [leaf.id, leaf]));
  const all = card.areas.flatMap(({ leaves }) => leaves);
  const counts = { lost: all.filter(isLost).length, open: all.filter(isOpen).length, all: all.length };
  const shows = (leaf: LeafScore) =>
    leaf.id === open || (filter === 'all' ? true : filter === 'open' ? isOpen(leaf) : isLost(leaf));

  const next = () => {
    const from = all.findIndex(({ id }) => id === open);
    const following = [...all.slice(from + 1), ...all.slice(0, from + 1)].find(
      (leaf) => isOpen(leaf) && leaf.id !== open,
    );
    if (!following) return;
    setOpen(following.id);
    requestAnimationFrame(() => document.getElementById(`leaf-${following.id}`)?.focus());
  };

  return (
    <div class="scorecard stack">
      <Vetoes vetoes={card.vetoes} />
      <Headline {...card} />
      <p class="soft small">
        {words(card.system.title)} {t('systems.version', { version: card.system.version })} ·{' '}
        {words(card.system.authority)}
      </p>
      <div class="toolbar">
        <fieldset class="filters">
          <legend class="visually-hidden">{t('scorecard.show')}</legend>
          {FILTERS.map((one) => (
            <label key={one} class="choice">
              <input type="radio" name="leaf-filter" checked={filter === one} onChange={() => setFilter(one)} />
              <span>{t(`scorecard.filter-${one}`, { count: counts[one] })}</span>
            </label>
          ))}
        </fieldset>
        <Button icon="next" off={counts.open === 0} onClick={next} data-action="next-open">
          {t('scorecard.next-open')}
        </Button>
      </div>
      {counts[filter] === 0 && <p class="soft">{t(`scorecard.none-${filter}`)}</p>}
      {card.areas.map((area) => {
        const leaves = area.leaves.filter(shows).sort(byLoss);
        if (leaves.length === 0) return null;
        return (
          <section key={area.id} class="area-leaves">
            <h2>
              {words(area.title)}{' '}
              <span class="soft small numbers">
                {!card.total &&
                  area.points > 0 &&
                  t('scorecard.area', { score: formatInterval(area.score), points: formatPoints(area.points) })}
              </span>
            </h2>
            <ul>
              {leaves.map((leaf) => (
                <li key={leaf.id} class="leaf">
                  <button
                    type="button"
                    class="leaf-line"
                    id={`leaf-${leaf.id}`}
                    aria-expanded={open === leaf.id}
                    onClick={() => setOpen(open === leaf.id ? undefined : leaf.id)}
                  >
                    <span class={`tag ${STATE_LOOKS[leaf.state]}`}>
                      <Icon name={leaf.veto ? 'veto' : STATE_ICONS[leaf.state]} />
                      {t(`leaf-state.${leaf.state}`)}
                    </span>
                    <span class="leaf-title">
                      {words(leaf.title)}
                      {leaf.judgedBy && (
                        <span class="soft small">
                          {' · '}
                          {t(leaf.judged ? 'export.judged-person' : 'export.judged-partly')}{' '}
                          {leaf.judgedBy.includes('') && <SignedBy name="" />}
                        </span>
                      )}
                    </span>
                    <span class="numbers nowrap">
                      {leaf.veto
                        ? t('export.veto')
                        : leaf.state === 'not-applicable' && leaf.points === 0
                          ? '–'
                          : card.total
                            ? t(`method.short-${leaf.method}`)
                            : t('scorecard.points', {
                                score: formatInterval(leaf.score),
                                points: formatPoints(leaf.points),
                              })}
                    </span>
                    <Icon name={open === leaf.id ? 'up' : 'down'} />
                  </button>
                  {open === leaf.id && (
                    <LeafProof
                      leaf={leaf}
                      {...pick(indicators.get(leaf.id), 'indicator')}
                      {...pick(
                        props.samples.find(({ leafId }) => leafId === leaf.id),
                        'sample',
                      )}
                      judgements={props.judgements.filter(({ leafId }) => leafId === leaf.id)}
                      files={props.files}
                      evaluator={props.evaluator}
                      evidence={props.evidence}
                      onRetake={props.onRetake}
                      titleOf={props.titleOf}
                      leafTitle={(id) => words(all.find((one) => one.id === id)?.title ?? { 'zh-CN': id, en: id })}
                      onJudge={(judged) => props.onJudge(leaf.id, judged)}
                      onTakeBack={props.onTakeBack}
                      onOpenFile={props.onOpenFile}
                      onDraw={() => props.onDraw(leaf.id)}
                      onReplace={(url, reason) => props.onReplace(leaf.id, url, reason)}
                    />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const pick = <K extends string, V>(value: V | undefined, name: K) =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: V };

const isOpen = ({ state }: LeafScore): boolean => state === 'undecided';
const isLost = ({ state, score, points, veto }: LeafScore): boolean =>
  state === 'unmet' ||
  (state === 'partly' && score.high < points) ||
  (state === 'undecided' && (veto || score.high < points));

/** Vetoes, then what is lost for certain, then what is open, each by points; what is met keeps the system's order. */
function byLoss(a: LeafScore, b: LeafScore): number {
  const lost = ({ points, score }: LeafScore) => points - score.high;
  const atStake = ({ score }: LeafScore) => score.high - score.low;
  return (
    Number(b.veto && b.state !== 'met') - Number(a.veto && a.state !== 'met') ||
    lost(b) - lost(a) ||
    atStake(b) - atStake(a)
  );
}
