/** The evidence of a body as one file: pictures and pages with the manifest that names them. */
import { strToU8, Zip, ZipPassThrough } from 'fflate';
import type { EvidenceRecord } from '../../utils/evidence/evidence.ts';
import { evidenceManifest, MANIFEST, manifestToJson, withoutFiles } from '../../utils/export/evidence-manifest.ts';
import type { Store } from '../../utils/store/db.ts';
import { readEvidenceFile } from '../../utils/store/evidence.ts';

/** Pictures are compressed already. It grows part by part in the browser's keeping, one file in memory at a time. */
export async function archiveOf(
  store: Store,
  records: readonly EvidenceRecord[],
): Promise<{ content: Blob; files: number }> {
  const { manifest, files } = evidenceManifest(records);
  let content = new Blob([], { type: 'application/zip' });
  let failure: unknown;
  const zip = new Zip((error, part) => {
    if (error) failure = error;
    else content = new Blob([content, part as BlobPart], { type: 'application/zip' });
  });
  const add = (name: string, bytes: Uint8Array) => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
  };
  const gone = new Set<string>();
  for (const { name, campaignId, file } of files) {
    const blob = await readEvidenceFile(store, campaignId, file);
    if (blob) add(name, new Uint8Array(await blob.arrayBuffer()));
    else gone.add(name);
  }
  add(MANIFEST, strToU8(manifestToJson(withoutFiles(manifest, gone))));
  zip.end();
  if (failure) throw failure;
  return { content, files: files.length - gone.size };
}
