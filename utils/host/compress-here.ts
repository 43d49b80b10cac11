/** Compression and hash of bytes, in whatever thread calls. */

export interface Compressed {
  gzip: Uint8Array<ArrayBuffer>;
  /** Of the bytes before compression, in hex. */
  sha256: string;
}

export async function compressHere(bytes: Uint8Array<ArrayBuffer>): Promise<Compressed> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const [gzip, hash] = await Promise.all([new Response(stream).arrayBuffer(), crypto.subtle.digest('SHA-256', bytes)]);
  const sha256 = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { gzip: new Uint8Array(gzip), sha256 };
}
