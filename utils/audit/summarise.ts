/** A score → the few lines that are shown of it: costliest problems first. */
import type { Score } from './score.ts';
import { pointsAtStake } from './stake.ts';
import type { Summary, SummaryProblem } from './summary.ts';

const PROBLEMS_SHOWN = 10;

/** Findings of all leaves, each where it costs something: vetoes, then proven losses, then suspicions, each by points. */
export function problemsOf(score: Score): SummaryProblem[] {
  const problems = score.areas
    .flatMap(({ leaves }) => leaves)
    .filter(({ state }) => state !== 'not-applicable' && state !== 'met')
    .flatMap((leaf) =>
      leaf.findings
        .filter(({ deductedIn }) => !deductedIn)
        .map((entry) => ({
          veto: leaf.veto,
          leafId: leaf.id,
          leafTitle: leaf.title,
          ruleId: entry.ruleId,
          certainty: entry.certainty,
          points: pointsAtStake(leaf, entry),
          finding: entry.finding,
          pages: entry.pages,
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
  const { areas, ...whole } = score;
  return {
    ...about,
    dirty: false,
    ...whole,
    areas: areas.map(({ leaves: _, ...area }) => area),
    problems: problems.slice(0, PROBLEMS_SHOWN),
    problemCount: areas
      .flatMap(({ leaves }) => leaves)
      .filter(({ state }) => state !== 'met' && state !== 'not-applicable')
      .reduce((sum, leaf) => sum + leaf.findingCount - (leaf.deductedElsewhere ?? 0), 0),
  };
}
