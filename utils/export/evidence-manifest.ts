/** 取证清单: which file proves which finding, where and when it was taken, and the hash by which it is checked. */
import type { DrawnPath, EvidenceRecord, Missing, PictureRole, StoredFile } from '../evidence/evidence.ts';

export const EVIDENCE_SCHEMA_VERSION = 1;

export interface ManifestEntry {
  bodyId: string;
  runId: string;
  /** Empty: of the body as a whole, for its absences. `visit:` with an address: of what a visitor met there. */
  findingKey: string;
  kind: 'picture' | 'page';
  role?: PictureRole;
  /** Of a page that takes several screens: which, from 0. */
  part?: number;
  /** Of a way of the focus. */
  path?: DrawnPath;
  capture?: 'fetched' | 'rendered';
  address: string;
  /** ISO date-time. */
  at: string;
  /** Of what a person had looked at again (补拍). */
  change?: EvidenceRecord['change'];
  selector?: string;
  found?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Of the file's bytes. */
  sha256?: string;
  /** Below the manifest. */
  file?: string;
  missing?: Missing;
}

export interface Manifest {
  schemaVersion: typeof EVIDENCE_SCHEMA_VERSION;
  entries: ManifestEntry[];
  /** Places that were read completely and did not show what was looked for. */
  searched: { bodyId: string; runId: string; findingKey: string; places: { url: string; at?: string }[] }[];
}

/** A file that goes with the manifest; equal bytes are one file. */
export interface ManifestFile {
  name: string;
  campaignId: string;
  file: StoredFile;
}

/** The manifest with the files it names. Files whose bytes turn out to be gone are taken back with `withoutFiles`. */
export function evidenceManifest(records: readonly EvidenceRecord[]): { manifest: Manifest; files: ManifestFile[] } {
  const files = new Map<string, ManifestFile>();
  const named = (campaignId: string, file: StoredFile | undefined) => {
    if (!file) return {};
    const name = `${file.sha256.slice(0, 16)}.${extensionOf(file.type)}`;
    files.set(name, { name, campaignId, file });
    return { sha256: file.sha256, file: name };
  };
  const entries = records.flatMap(
    ({ campaignId, bodyId, runId, findingKey, pictures, pages, change }): ManifestEntry[] => {
      const of = { bodyId, runId, findingKey };
      return [
        ...pictures.map(({ role, part, path, url, at, selector, found, file, missing }) => ({
          ...of,
          kind: 'picture' as const,
          role,
          ...(part === undefined ? {} : { part }),
          ...(path ? { path } : {}),
          address: url,
          at,
          ...(change ? { change } : {}),
          ...(selector ? { selector } : {}),
          ...(found ? { found } : {}),
          ...named(campaignId, file),
          ...(missing ? { missing } : {}),
        })),
        ...pages.map(({ capture, url, at, status, headers, file, missing }) => ({
          ...of,
          kind: 'page' as const,
          capture,
          address: url,
          at,
          ...(status === undefined ? {} : { status }),
          ...(headers ? { headers } : {}),
          ...named(campaignId, file),
          ...(missing ? { missing } : {}),
        })),
      ];
    },
  );
  const searched = records.flatMap(({ bodyId, runId, findingKey, searched: places }) =>
    places ? [{ bodyId, runId, findingKey, places }] : [],
  );
  return { manifest: { schemaVersion: EVIDENCE_SCHEMA_VERSION, entries, searched }, files: [...files.values()] };
}

/** The same where the bytes of some files are gone. */
export function withoutFiles(manifest: Manifest, gone: ReadonlySet<string>): Manifest {
  return {
    ...manifest,
    entries: manifest.entries.map((entry) => {
      const { file, sha256, ...rest } = entry;
      return file !== undefined && gone.has(file) ? { ...rest, missing: 'removed' as const } : entry;
    }),
  };
}

export function manifestToJson(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The name of the manifest beside its files. */
export const MANIFEST = 'evidence.json';

function extensionOf(type: string): string {
  const [plain = ''] = type.toLowerCase().split(';');
  if (plain.includes('webp')) return 'webp';
  if (plain.includes('jpeg')) return 'jpg';
  return plain.includes('html') ? 'html' : 'bin';
}
