import { describe, expect, it } from 'vitest';
import type { AttachmentReading } from '../../../utils/attachments/attachment.ts';
import { attachmentReader } from '../../../utils/host/attachment-reader.ts';

const READ: AttachmentReading = { unreadable: { reason: 'image-only', detail: '1' } };
type Does = 'answers' | 'hangs' | 'crashes' | 'chats';

/** A worker that does as the first byte says. */
function workers(does: readonly Does[]) {
  const log: string[] = [];
  const start = () => {
    const mine = log.filter((line) => line === 'start').length;
    log.push('start');
    const worker = {
      onmessage: (_: unknown) => {},
      onerror: (_: unknown) => {},
      terminate: () => void log.push(`end ${mine}`),
      postMessage({ id, bytes }: { id: number; bytes: Uint8Array }) {
        const what = does[bytes[0] ?? 0];
        if (what === 'crashes') queueMicrotask(() => worker.onerror({ message: 'out of memory' }));
        if (what === 'chats') queueMicrotask(() => worker.onmessage({ data: { targetName: 'main', action: 'ready' } }));
        if (what === 'answers' || what === 'chats') {
          queueMicrotask(() => worker.onmessage({ data: { id, reading: READ } }));
        }
      },
    };
    return worker as unknown as Worker;
  };
  return { start, log };
}
const file = (first: number) => Uint8Array.of(first);
const never = new AbortController().signal;

describe('the reader of attachments', () => {
  it('reads one after the other in one worker, which it starts for the first one', async () => {
    const { start, log } = workers(['answers', 'chats']);
    const reader = attachmentReader(start);
    expect(log).toEqual([]);
    expect(await Promise.all([reader.read(file(0), never), reader.read(file(1), never)])).toEqual([READ, READ]);
    reader.close();
    expect(log).toEqual(['start', 'end 0']);
  });

  it('gives up a file that takes for ever, and reads the next one in a new worker', async () => {
    const { start, log } = workers(['hangs', 'answers']);
    const reader = attachmentReader(start, 20);
    const [first, second] = await Promise.all([reader.read(file(0), never), reader.read(file(1), never)]);
    expect(first).toEqual({ unreadable: { reason: 'too-slow', detail: '20 ms' } });
    expect(second).toEqual(READ);
    expect(log).toEqual(['start', 'end 0', 'start']);
  });

  it('gives up a file that kills its worker', async () => {
    const { start } = workers(['crashes', 'answers']);
    const reader = attachmentReader(start);
    expect(await reader.read(file(0), never)).toMatchObject({ unreadable: { reason: 'broken' } });
    expect(await reader.read(file(1), never)).toEqual(READ);
  });

  it('lets go of the worker where the survey is stopped', async () => {
    const { start, log } = workers(['hangs']);
    const stop = new AbortController();
    const reading = attachmentReader(start).read(file(0), stop.signal);
    setTimeout(() => stop.abort(new Error('stopped')));
    await expect(reading).rejects.toThrow('stopped');
    expect(log).toEqual(['start', 'end 0']);
  });
});
