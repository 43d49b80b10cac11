/** Attachments are read in a worker: what they do there, they do to it alone, and no longer than they may. */
import type { AttachmentReading } from '../attachments/attachment.ts';

/** The script of the worker, as it is built from entrypoints/attachments.ts. */
const WORKER = '/attachments.js';
/** A file that is not read by then is given up; milliseconds. Default of the product. */
const TIMEOUT = 60_000;

export interface AttachmentReader {
  /** Reads one file after the other. Rejects only where the signal says so. */
  read(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<AttachmentReading>;
  /** Lets the worker go, with the memory that it took. */
  close(): void;
}

export function attachmentReader(start = (): Worker => new Worker(WORKER), timeout = TIMEOUT): AttachmentReader {
  let worker: Worker | undefined;
  let nextId = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };

  function readNow(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<AttachmentReading> {
    signal.throwIfAborted();
    worker ??= start();
    const asked = worker;
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      };
      const fail = (reason: 'too-slow' | 'broken', detail: string) => {
        settle();
        end();
        resolve({ unreadable: { reason, detail } });
      };
      const giveUp = () => {
        settle();
        end();
        reject(signal.reason);
      };
      const timer = setTimeout(() => fail('too-slow', `${timeout} ms`), timeout);
      signal.addEventListener('abort', giveUp);
      asked.onmessage = ({ data }: MessageEvent<{ id?: number; reading?: AttachmentReading }>) => {
        if (data.id !== id || !data.reading) return;
        settle();
        resolve(data.reading);
      };
      // Its memory was not enough, or its script could not be loaded.
      asked.onerror = ({ message }) => fail('broken', `worker: ${message}`.slice(0, 200));
      asked.postMessage({ id, bytes }, [bytes.buffer]);
    });
  }

  return {
    read(bytes, signal) {
      const reading = turn.then(() => readNow(bytes, signal));
      turn = reading.catch(() => undefined);
      return reading;
    },
    close: end,
  };
}
