/** Evidence is kept compressed and named by its hash. */
import { gatherBytes } from './gather-bytes.ts';

export interface Compressed {
  gzip: Uint8Array<ArrayBuffer>;
  /** Of the bytes before compression, in hex. */
  sha256: string;
}

export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Compressed> {
  const [gzip, hash] = await Promise.all([gzipOf(bytes), crypto.subtle.digest('SHA-256', bytes)]);
  const sha256 = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { gzip, sha256 };
}

/** By hand: a blob or a response would send the bytes through the browser's process first. */
async function gzipOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  // What fails here fails the reader, too.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  return (await gatherBytes(stream.readable)).bytes;
}
