/** The picture of a place as it is kept: personal numbers covered, the element outlined, of bounded size. */
import type { DrawnPath, PathStep, Rect, Sight } from '../../evidence/evidence.ts';
import { drawPath } from './draw-path.ts';

export interface Picture {
  content: Blob;
  width: number;
  height: number;
  /** Pixels. */
  outline?: Rect;
  covered: number;
  path?: DrawnPath;
}

export type Drawable = Sight & { picture: string; path?: readonly PathStep[] };

/** Pixels; a screen of higher density is scaled down. Default of the product. */
const MAX_WIDTH = 1_600;
/** Bytes of one picture; default of the product. */
const MAX_BYTES = 400_000;
const QUALITIES = [0.85, 0.6, 0.35, 0.15] as const;
/** CSS px. */
const GAP = 4;
const MIN_SIZE = 24;
const LINE = 3;
/** What is covered is gone: a blur could be undone. */
const COVER = '#8a8f98';
/** As the mark on the page: dark inside light inside dark stands out from any page. */
const LINES = [
  { color: '#17202a', grow: 2 * LINE },
  { color: '#ffffff', grow: LINE },
  { color: '#c01822', grow: 0 },
] as const;

/** Rejects where the browser's picture cannot be read. */
export async function drawPicture({ picture, rect, covers, viewport, path }: Drawable): Promise<Picture> {
  const bitmap = await createImageBitmap(await (await fetch(picture)).blob());
  const scale = Math.min(1, MAX_WIDTH / bitmap.width);
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = width / viewport.width;
  const shown = distinct(covers).map((cover) => scaled(cover, pixels));
  context.fillStyle = COVER;
  // A pixel around it: letters stand out of their boxes.
  for (const { x, y, width: wide, height: high } of shown) context.fillRect(x - 1, y - 1, wide + 2, high + 2);
  const outline = rect && outlineOf(rect, viewport, pixels);
  if (outline) {
    context.lineWidth = LINE * pixels;
    for (const { color, grow } of LINES) {
      const by = grow * pixels;
      context.strokeStyle = color;
      context.strokeRect(outline.x - by, outline.y - by, outline.width + 2 * by, outline.height + 2 * by);
    }
  }
  const drawn = path && drawPath(context, path, viewport, pixels);
  return {
    content: await encoded(canvas),
    width,
    height,
    ...(outline ? { outline: rounded(outline) } : {}),
    covered: shown.length,
    ...(drawn ? { path: drawn } : {}),
  };
}

/** A frame around the element inside the picture; undefined where nothing of it is to be seen. */
function outlineOf(rect: Rect, viewport: { width: number; height: number }, pixels: number): Rect | undefined {
  const isOut =
    rect.x >= viewport.width || rect.y >= viewport.height || rect.x + rect.width < 0 || rect.y + rect.height < 0;
  if (isOut) return undefined;
  const grow = (length: number) => Math.max(GAP, (MIN_SIZE - length) / 2);
  const inset = 3 * LINE;
  const left = Math.max(inset, rect.x - grow(rect.width));
  const top = Math.max(inset, rect.y - grow(rect.height));
  const right = Math.min(viewport.width - inset, rect.x + rect.width + grow(rect.width));
  const bottom = Math.min(viewport.height - inset, rect.y + rect.height + grow(rect.height));
  return scaled({ x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }, pixels);
}

const scaled = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

const rounded = ({ x, y, width, height }: Rect): Rect => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

const distinct = (rects: readonly Rect[]): Rect[] => [
  ...new Map(rects.map((one) => [JSON.stringify(rounded(one)), one])).values(),
];

/** WebP; where the browser cannot write it, JPEG. */
async function encoded(canvas: OffscreenCanvas): Promise<Blob> {
  let type = 'image/webp';
  let smallest: Blob | undefined;
  for (const quality of QUALITIES) {
    let blob = await canvas.convertToBlob({ type, quality });
    if (blob.type !== type) {
      type = 'image/jpeg';
      blob = await canvas.convertToBlob({ type, quality });
    }
    smallest = blob;
    if (blob.size <= MAX_BYTES) break;
  }
  return smallest as Blob;
}
