/**
 * The exact bounds of a score in which some leaves are undecided. Pure arithmetic on the tree of a system.
 *
 * What is defined:
 * - A leaf that applies has its points and the share of them that it gets. One that does not apply is treated as the
 *   node above it says: `full` gives its points, `rebase` takes them out, `spread` gives them to its neighbours.
 * - A group of mode `spread` keeps its points as long as anything in it applies. Where nothing does, there is no
 *   neighbour left: below a `full` node its points are given, else they are taken out.
 * - What was taken out is made up for at the root: the score is (points won ÷ points that apply) × the points of the
 *   tree. Where nothing at all applies there is no score.
 * - A leaf of which nothing is known may yet turn out not to apply. That is neither the worst nor the best of cases as
 *   a rule, but it is where losing still gives something (the lowest band of a graded leaf, an answer with a share)
 *   and where winning does not give all. So the bounds are not just those of all lost and all won. A leaf that was
 *   decided in part is known to apply.
 */
import type { Group, Leaf, Node, WhenNotApplicable } from '../../rules/systems/system.ts';
import { isLeaf } from '../../rules/systems/tree.ts';
import type { Interval } from './scorecard.ts';

/** What is known of a leaf: whether it applies, and its share of the points where it does. */
export interface Standing {
  applies: 'yes' | 'no' | 'maybe';
  share: Interval;
}
export type StandingOf = (leaf: Leaf) => Standing;

/** Vetoes have no points; those of a bonus stand on top. */
export function countsInScore({ method }: Leaf): boolean {
  return method.type !== 'veto' && method.type !== 'bonus';
}

/** A leaf's own points in the score. A clause that no document asks for (`observed`) has none. */
export function weightOf(leaf: Leaf): number {
  return leaf.clause?.status === 'observed' ? 0 : leaf.points;
}

/** The mode that a group hands to its children. */
function modeOf(group: Group, above: WhenNotApplicable, standingOf: StandingOf): WhenNotApplicable {
  const own = group.whenNotApplicable ?? above;
  return own === 'spread' && above === 'full' && sumOf(group, own, standingOf) === 0 ? 'full' : own;
}

function sumOf(group: Group, mode: WhenNotApplicable, standingOf: StandingOf): number {
  return group.children.reduce((total, child) => total + nominalPoints(child, mode, standingOf), 0);
}

/** Points that a node has as long as whatever is undecided applies, before anything above it is scaled. */
function nominalPoints(node: Node, above: WhenNotApplicable, standingOf: StandingOf): number {
  if (isLeaf(node)) {
    const counts = countsInScore(node) && (standingOf(node).applies !== 'no' || above === 'full');
    return counts ? weightOf(node) : 0;
  }
  const mode = modeOf(node, above, standingOf);
  const sum = sumOf(node, mode, standingOf);
  return mode === 'spread' && sum > 0 ? node.points : sum;
}

/** By what a leaf's points are multiplied, and whether they are given where it does not apply. */
export interface Scale {
  factor: number;
  inFull: boolean;
}

/** The scale of every leaf, as long as whatever is undecided applies. */
export function scalesOf(tree: Group, above: WhenNotApplicable, standingOf: StandingOf): Map<Leaf, Scale> {
  const scales = new Map<Leaf, Scale>();
  const visit = (group: Group, outer: WhenNotApplicable, scale: number, isRoot: boolean): void => {
    const mode = modeOf(group, outer, standingOf);
    const sum = sumOf(group, mode, standingOf);
    const factor = (isRoot || mode === 'spread') && sum > 0 ? (scale * group.points) / sum : scale;
    for (const child of group.children) {
      if (isLeaf(child)) scales.set(child, { factor, inFull: mode === 'full' });
      else visit(child, mode, factor, false);
    }
  };
  visit(tree, above, 1, true);
  return scales;
}

/** Points that something has, and those of them that it gets. */
interface Option {
  points: number;
  won: number;
}
/** What can become of a leaf, or of a group that shares out its own points; what applies comes first. */
type Options = readonly [Option, ...Option[]];
type Side = keyof Interval;

const NOTHING: Option = { points: 0, won: 0 };

/**
 * The least and the most of the tree's points, as shares 0–1, over all that can become of the undecided. Undefined
 * where nothing applies.
 */
export function boundsOf(tree: Group, above: WhenNotApplicable, standingOf: StandingOf): Interval | undefined {
  const bound = (side: Side) => extremeRatio(optionsIn(tree, modeOf(tree, above, standingOf), standingOf, side), side);
  const [low, high] = [bound('low'), bound('high')];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** All that is shared out together: groups that only add up stand open. */
function optionsIn(group: Group, mode: WhenNotApplicable, standingOf: StandingOf, side: Side): Options[] {
  return group.children.flatMap((child): Options[] => {
    if (isLeaf(child)) return countsInScore(child) ? [leafOptions(child, mode, standingOf(child), side)] : [];
    const inner = modeOf(child, mode, standingOf);
    const options = optionsIn(child, inner, standingOf, side);
    if (inner !== 'spread') return options;
    const ratio = extremeRatio(options, side);
    const shared = ratio === undefined ? [] : [{ points: child.points, won: child.points * ratio }];
    const mayVanish = options.every((each) => each.some(({ points }) => points === 0));
    const [first = NOTHING, ...rest] = [...shared, ...(mayVanish ? [vanished(child, mode, standingOf)] : [])];
    return [[first, ...rest]];
  });
}

function leafOptions(leaf: Leaf, mode: WhenNotApplicable, { applies, share }: Standing, side: Side): Options {
  const points = weightOf(leaf);
  const applied = { points, won: points * share[side] };
  const not = mode === 'full' ? { points, won: points } : NOTHING;
  return applies === 'yes' ? [applied] : applies === 'no' ? [not] : [applied, not];
}

/** A group of mode `spread` in which nothing applies. */
function vanished(group: Group, above: WhenNotApplicable, standingOf: StandingOf): Option {
  if (above !== 'full') return NOTHING;
  const nowhere: StandingOf = (leaf) => ({ ...standingOf(leaf), applies: 'no' });
  const points = nominalPoints(group, above, nowhere);
  return { points, won: points };
}

/**
 * The extreme of (sum of won ÷ sum of points) over one option of each: Dinkelbach's method. Each round takes of every
 * leaf the option that is best against the ratio so far, which can only get better, and ends where it does not.
 */
function extremeRatio(all: readonly Options[], side: Side): number | undefined {
  const sign = side === 'high' ? 1 : -1;
  let ratio = ratioOf(all.map(([first]) => first));
  while (ratio !== undefined) {
    const against = ratio;
    const gain = ({ points, won }: Option) => sign * (won - against * points);
    const next = ratioOf(all.map((options) => options.reduce((best, each) => (gain(each) > gain(best) ? each : best))));
    if (next === undefined || sign * (next - against) <= 1e-12) return against;
    ratio = next;
  }
  return undefined;
}

function ratioOf(options: readonly Option[]): number | undefined {
  const points = options.reduce((sum, option) => sum + option.points, 0);
  return points > 0 ? options.reduce((sum, option) => sum + option.won, 0) / points : undefined;
}
