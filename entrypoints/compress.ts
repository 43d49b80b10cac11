/** A worker of the engine host: compresses the bytes of pages while the next one is read. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { compressHere } from '../utils/host/compress-here.ts';

export default defineUnlistedScript(() => {
  addEventListener(
    'message',
    ({ data: { id, bytes } }: MessageEvent<{ id: number; bytes: Uint8Array<ArrayBuffer> }>) => {
      compressHere(bytes).then(
        (compressed) => postMessage({ id, compressed }),
        (error: unknown) => postMessage({ id, error: String(error) }),
      );
    },
  );
});
