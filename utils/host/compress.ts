/** Evidence is kept compressed and named by its hash. A worker does that beside the page that is read next. */
import { type Compressed, compressHere } from './compress-here.ts';

/** The script of the worker, as it is built from entrypoints/compress.ts. */
const WORKER = '/compress.js';

type Waiting = { resolve(compressed: Compressed): void; reject(error: unknown): void };
type Answer = { id: number } & ({ compressed: Compressed } | { error: string });

let worker: Worker | undefined;
let nextId = 0;
const waiting = new Map<number, Waiting>();

/** The bytes as gzip, and their SHA-256 in hex. Where there is no worker it is done here. */
export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Compressed> {
  if (typeof Worker === 'undefined') return compressHere(bytes);
  try {
    return await compressThere(bytes);
  } catch (error) {
    console.warn('[政鉴] compress', error);
    return compressHere(bytes);
  }
}

function compressThere(bytes: Uint8Array<ArrayBuffer>): Promise<Compressed> {
  worker ??= start();
  const id = nextId++;
  const answer = new Promise<Compressed>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, bytes });
  return answer;
}

function start(): Worker {
  const started = new Worker(WORKER);
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data.compressed);
  };
  started.onerror = ({ message }) => {
    // Whoever waits does it without the worker; the next one starts another.
    if (worker === started) worker = undefined;
    started.terminate();
    const all = [...waiting.values()];
    waiting.clear();
    for (const { reject } of all) reject(new Error(message));
  };
  return started;
}
