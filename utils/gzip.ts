/** Compression as every browser has it. */
import { gatherBytes } from './gather-bytes.ts';

export function gzipOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(new CompressionStream('gzip'), bytes);
}

/** Rejects where the bytes are damaged. */
export function gunzipOf(gzip: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(new DecompressionStream('gzip'), gzip);
}

/** By hand: a blob or a response would send the bytes through the browser's process first. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // What fails here fails the reader, too.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return (await gatherBytes(stream.readable)).bytes;
}
