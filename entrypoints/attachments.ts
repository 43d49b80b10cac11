/** A worker of the engine host: reads attachments, with all that is large in it. Ended where a file takes too long. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAttachment } from '../utils/attachments/read-attachment.ts';

export default defineUnlistedScript(() => {
  const maps = { url: new URL('/cmaps/', location.href).href, fetched: true };
  addEventListener('message', ({ data }: MessageEvent<{ id?: number; bytes?: Uint8Array<ArrayBuffer> }>) => {
    const { id, bytes } = data;
    // The library that reads PDF sends itself messages, too.
    if (id === undefined || !bytes) return;
    void readAttachment(bytes, maps).then((reading) => postMessage({ id, reading }));
  });
});
