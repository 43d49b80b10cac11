/** A score → the few lines that are shown of it: costliest problems first. */
import type { Score } from './score.ts';
import { pointsAtStake } from './stake.ts';
import type { Summary, SummaryProblem } from './summary.ts';

const PROBLEMS_SHOWN = 10;

/** Findings of all leaves: vetoes, then proven losses, then suspicions, each by points. */
export function problemsOf(score: Score): SummaryProblem[] {
  const problems = score.areas
    .flatMap(({ leaves }) => leaves)
    .filter(({ state }) => state !== 'not-applicable' && state !== 'met')
    .flatMap((leaf) =>
      leaf.findings.map(({ ruleId, certainty, finding, pages }) => ({
        veto: leaf.veto,
        leafId: leaf.id,
        leafTitle: leaf.title,
        ruleId,
        certainty,
        points: pointsAtStake(leaf, certainty),
        finding,
        pages,
      })),
    );
  const order = (problem: (typeof problems)[number]) => (problem.veto ? 0 : problem.certainty === 'proven' ? 1 : 2);
  return problems
    .sort((a, b) => order(a) - order(b) || b.points - a.points || (a.finding.key < b.finding.key ? -1 : 1))
    .map(({ veto: _, ...problem }) => problem);
}

export function summarise(
  score: Score,
  about: Pick<Summary, 'bodyId' | 'revision' | 'settledAt' | 'madeBy' | 'systemId' | 'pages' | 'due'>,
): Summary {
  const problems = problemsOf(score);
  return {
    ...about,
    dirty: false,
    score: score.score,
    points: score.points,
    decided: score.decided,
    vetoes: score.vetoes,
    areas: score.areas.map(({ id, title, points, score: interval, decided }) => ({
      id,
      title,
      points,
      score: interval,
      decided,
    })),
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: score.areas
      .flatMap(({ leaves }) => leaves)
      .reduce(
        (sum, leaf) => sum + (leaf.state === 'met' || leaf.state === 'not-applicable' ? 0 : leaf.findingCount),
        0,
      ),
  };
}
