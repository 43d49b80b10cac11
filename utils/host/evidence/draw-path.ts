/** The way of the focus through a page, drawn into its picture: each step outlined, numbered and joined to the next. */
import type { DrawnPath, PathStep, Rect } from '../../evidence/evidence.ts';

interface Size {
  width: number;
  height: number;
}

interface Placed {
  step: PathStep;
  /** Absent of a step that has no place of its own. */
  rect?: Rect;
  /** The middle of its number. */
  x: number;
  y: number;
}

/** CSS px. */
const BADGE = 18;
const FONT = 13;
const GAP = 2;
const DARK = '#17202a';
const RED = '#c01822';
const WHITE = '#ffffff';
/** Colour is not the only sign. */
const SIGNS: Record<PathStep['state'], string> = { held: '', left: '×', unseen: '?', trap: '!' };

/** What of the way a window of that size shows. */
export function placeSteps(steps: readonly PathStep[], viewport: Size): { all: Placed[]; shown: Placed[] } {
  const all: Placed[] = [];
  const shown: Placed[] = [];
  for (const step of steps) {
    const { rect, state } = step;
    const before = all.at(-1);
    if (rect) {
      const placed = { step, rect, x: Math.max(BADGE / 2, rect.x), y: Math.max(BADGE / 2, rect.y) };
      // What is above the window is joined from there.
      if (rect.y + rect.height < 0) placed.y = rect.y;
      all.push(placed);
      if (isIn(rect, viewport)) shown.push(placed);
    } else if (before && (state === 'unseen' || state === 'trap')) {
      // It stands nowhere: beside the step that led to it.
      const placed = { step, x: before.x + BADGE * 1.6, y: before.y };
      all.push(placed);
      if (shown.at(-1) === before) shown.push(placed);
    }
  }
  return { all, shown };
}

const isIn = ({ x, y, width, height }: Rect, viewport: Size): boolean =>
  x < viewport.width && y < viewport.height && x + width > 0 && y + height > 0;

/** `pixels`: of the picture for one CSS px. */
export function drawPath(
  context: OffscreenCanvasRenderingContext2D,
  steps: readonly PathStep[],
  viewport: Size,
  pixels: number,
): DrawnPath {
  const { all, shown } = placeSteps(steps, viewport);
  context.save();
  context.scale(pixels, pixels);
  joined(context, all);
  for (const placed of shown) outlined(context, placed);
  for (const placed of shown) numbered(context, placed);
  context.restore();
  const count = (state: PathStep['state']) => shown.filter(({ step }) => step.state === state).length;
  return {
    steps: steps.length,
    drawn: shown.length,
    left: count('left'),
    unseen: count('unseen'),
    trapped: count('trap') > 0,
  };
}

function joined(context: OffscreenCanvasRenderingContext2D, all: readonly Placed[]): void {
  context.beginPath();
  for (const { x, y } of all) context.lineTo(x, y);
  context.setLineDash([]);
  for (const [color, width] of [
    [WHITE, 4],
    [RED, 2],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  }
}

const isFirm = ({ state }: PathStep): boolean => state === 'held' || state === 'trap';

function outlined(context: OffscreenCanvasRenderingContext2D, { step, rect }: Placed): void {
  if (!rect) return;
  const width = step.state === 'trap' ? 5 : 3;
  const [x, y] = [rect.x - GAP, rect.y - GAP];
  const [wide, high] = [rect.width + 2 * GAP, rect.height + 2 * GAP];
  context.setLineDash([]);
  context.strokeStyle = WHITE;
  context.lineWidth = width + 2;
  context.strokeRect(x, y, wide, high);
  context.setLineDash(isFirm(step) ? [] : [5, 4]);
  context.strokeStyle = isFirm(step) ? RED : DARK;
  context.lineWidth = width;
  context.strokeRect(x, y, wide, high);
}

function numbered(context: OffscreenCanvasRenderingContext2D, { step, x, y }: Placed): void {
  const text = `${step.n}${SIGNS[step.state]}`;
  context.font = `bold ${FONT}px sans-serif`;
  const width = Math.max(BADGE, context.measureText(text).width + 8);
  const [left, top] = [x - BADGE / 2, y - BADGE / 2];
  context.setLineDash([]);
  context.fillStyle = step.state === 'trap' ? DARK : isFirm(step) ? RED : WHITE;
  context.fillRect(left, top, width, BADGE);
  context.strokeStyle = isFirm(step) ? WHITE : DARK;
  context.lineWidth = 1.5;
  context.strokeRect(left, top, width, BADGE);
  context.fillStyle = isFirm(step) ? WHITE : DARK;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, left + width / 2, y + 1);
}
