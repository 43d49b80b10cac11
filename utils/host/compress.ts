/** Evidence is kept compressed and named by its hash. */
import { sha256Of } from '../facts/digest.ts';
import { gzipOf } from '../gzip.ts';

export interface Compressed {
  gzip: Uint8Array<ArrayBuffer>;
  /** Of the bytes before compression, in hex. */
  sha256: string;
}

export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Compressed> {
  const [gzip, sha256] = await Promise.all([gzipOf(bytes), sha256Of(bytes)]);
  return { gzip, sha256 };
}
