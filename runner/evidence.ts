/** The evidence (取证) of a survey as a folder: pictures and pages under names that the manifest gives them. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EvidenceRecord } from '../utils/evidence/evidence.ts';
import { evidenceManifest, MANIFEST, manifestToJson, withoutFiles } from '../utils/export/evidence-manifest.ts';
import type { Body } from '../utils/model.ts';
import type { DrivenBrowser } from './browser.ts';

/** Writes the folder; answers the path of the manifest. Bytes that are not what their hash says are left out. */
export async function writeEvidence(
  driven: DrivenBrowser,
  folder: string,
  bodies: readonly Pick<Body, 'id'>[],
): Promise<string> {
  const records: EvidenceRecord[] = [];
  for (const { id } of bodies) records.push(...(await driven.call('evidence.list', { bodyId: id })));
  const { manifest, files } = evidenceManifest(records);
  mkdirSync(folder, { recursive: true });
  const gone = new Set<string>();
  for (const { name, campaignId, file } of files) {
    const kept = await driven.page.evaluate(readBlob, campaignId, file.sha256);
    const stored = kept && Buffer.from(kept.base64, 'base64');
    const bytes = stored && (kept.gzip ? gunzipSync(stored) : stored);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === file.sha256) {
      writeFileSync(join(folder, name), bytes);
    } else gone.add(name);
  }
  const path = join(folder, MANIFEST);
  writeFileSync(path, manifestToJson(withoutFiles(manifest, gone)));
  return path;
}

/**
 * Kept bytes, as an extension page reads them. Not async: in Firefox a function of the driver's that is may not open the
 * database.
 */
export function readBlob(campaignId: string, sha256: string): Promise<{ base64: string; gzip: boolean } | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('zhengjian');
    opening.onerror = () => reject(new Error(String(opening.error)));
    opening.onsuccess = () => {
      const database = opening.result;
      const range = IDBKeyRange.bound([campaignId, sha256], [campaignId, sha256, []]);
      const reading = database.transaction('evidenceBlobs').objectStore('evidenceBlobs').getAll(range, 1);
      reading.onerror = () => reject(new Error(String(reading.error)));
      reading.onsuccess = () => {
        database.close();
        const [kept] = reading.result as { content: Blob; gzip?: true }[];
        if (!kept) return resolve(null);
        const reader = new FileReader();
        reader.onerror = () => reject(new Error(String(reader.error)));
        reader.onload = () =>
          resolve({ base64: String(reader.result).replace(/^[^,]*,/, ''), gzip: kept.gzip === true });
        reader.readAsDataURL(kept.content);
      };
    };
  });
}
