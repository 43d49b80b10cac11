/** The shape of the database. Records are plain JSON; the engine host alone writes them. */
import type { DBSchema, IDBPDatabase, IDBPIndex, IDBPObjectStore, IDBPTransaction, IndexNames, StoreNames } from 'idb';
import type { VerdictOutcome } from '../../rules/rule.ts';
import type { System } from '../../rules/systems/system.ts';
import type { AttachmentRecord } from '../attachments/attachment.ts';
import type { Scorecard } from '../audit/scorecard.ts';
import type { Summary } from '../audit/summary.ts';
import type { Verdict } from '../audit/verdict.ts';
import type { EvidenceRecord } from '../evidence/evidence.ts';
import type { Tally } from '../facts/bounded-tally.ts';
import type { Edge, PageDigest } from '../facts/digest.ts';
import type { CheckFinding, FoldState, Unread } from '../facts/fold.ts';
import type { Menu, PageDetail } from '../facts/page-detail.ts';
import type { CaptureMode, ListItem, PageFacts } from '../facts/page-facts.ts';
import type { Body, Campaign, Judgement, Run, Sample, Scope } from '../model.ts';
import type { AddressState, FrontierRecord, LinkRecord, PageBytes, SurveyRecord } from '../survey/survey.ts';

/** A capture's address. Pages come first wherever pages are read together, so that a host's stand side by side. */
export type CaptureKey = [canonicalUrl: string, runId: string, capture: CaptureMode];

export interface BodyRecord extends Body {
  /** Scopes that it once had: their pages are kept as long as the body. */
  formerScopes?: Scope[];
}

/** The facts of one capture; `packed-facts.ts` packs and unpacks them. Older versions wrote them out. */
export type FactsRecord = {
  runId: string;
  canonicalUrl: string;
  capture: CaptureMode;
  factsHash: string;
} & ({ facts: PageFacts } | { gzip: Uint8Array<ArrayBuffer>; capturedAt: string | null });

/** The verdicts of one capture; `verdicts.ts` packs and unpacks them. Older versions wrote them out. */
export type VerdictsRecord = {
  canonicalUrl: string;
  runId: string;
  capture: CaptureMode;
} & (
  | { verdicts: Verdict[] }
  | {
      /** The checks that were put to it. */
      set: string;
      /** Distinct outcomes. */
      outcomes: VerdictOutcome[];
      /** For each check of the set, which of the outcomes it came to. */
      answers: number[];
      /** The checks of the set that asked for the day, and the cut-off of that moment. */
      dated?: number[];
      cutoff?: string;
    }
);

/** Checks that were put to captures together, sorted by `checkKey`. Never changed: its id follows from what is in it. */
export interface CheckSetRecord {
  id: string;
  checks: [ruleId: string, ruleVersion: number, paramsKey: string][];
}

/** The items of the main list of one captured page. */
export interface ItemsRecord {
  canonicalUrl: string;
  runId: string;
  capture: CaptureMode;
  items: ListItem[];
}

export interface EdgeRecord extends Edge {
  /** Of the pages that link it: a page can only ever speak for its own host. */
  host: string;
}

/** A menu of a host's templates. */
export interface MenuRecord extends Menu {
  host: string;
}

/** A fold's state but for its findings, which stand apart: most captures change few of them. */
export interface FoldRecord {
  bodyId: string;
  state: Omit<FoldState, 'findings'>;
  /** The state is not to be trusted: it has to be folded anew. */
  rebuild: boolean;
}

export interface FoldFindingsRecord {
  bodyId: string;
  checkKey: string;
  tally: Tally<CheckFinding>;
}

/** The verdicts of site rules, of the last settlement. */
export interface SiteVerdictsRecord {
  bodyId: string;
  revision: number;
  /** What was asked, and by which version of the product; absent: not known. */
  questions?: string;
  verdicts: Verdict[];
}

/** A body that was removed and whose pages are still being swept out. */
export interface RemovalRecord {
  bodyId: string;
  scopes: Scope[];
}

/** How a platform is treated: what `politeness` of utils/survey holds of it, as plain JSON. */
export interface PlatformRecord {
  platform: string;
  state: unknown;
}

/** A record of one address of one survey. */
export type AddressKey = [runId: string, url: string];

export type JudgementKey = [
  campaignId: string,
  bodyId: string,
  systemId: string,
  leafId: string,
  object: string,
  evaluator: string,
  stage: Judgement['stage'],
];

/** An indicator system of the user's own. */
export interface SystemRecord {
  id: string;
  system: System;
  /** ISO date-time. */
  savedAt: string;
}

/** A picture or file that a judgement rests on, named by its content: kept once however often it is handed in. */
export interface FileRecord {
  campaignId: string;
  bodyId: string;
  /** Of the bytes, hex. */
  sha256: string;
  name: string;
  /** MIME type, as the browser said. */
  type: string;
  /** Bytes. */
  size: number;
  /** ISO date-time. */
  addedAt: string;
  content: Blob;
}

export type FileKey = [campaignId: string, bodyId: string, sha256: string];

export type EvidenceKey = [campaignId: string, bodyId: string, runId: string, findingKey: string, take: string];

/** Bytes of evidence, once in a campaign however often they are named. Their size stands in the key, to be added up. */
export interface EvidenceBlobRecord {
  campaignId: string;
  /** Of the content as it is exported. */
  sha256: string;
  /** Bytes of `content`. */
  size: number;
  content: Blob;
  /** It is compressed, which its hash is not of. */
  gzip?: true;
}

export type EvidenceBlobKey = [campaignId: string, sha256: string, size: number];

/** What holds for the whole database. `evidence-budget`: bytes a campaign, in digits. */
export interface SettingRecord {
  key: 'active-campaign' | 'evidence-budget';
  value: string;
}

export interface Schema extends DBSchema {
  bodies: { key: string; value: BodyRecord };
  runs: { key: string; value: Run };
  /** Large: read singly. */
  facts: { key: [runId: string, canonicalUrl: string, capture: CaptureMode]; value: FactsRecord };
  digests: { key: CaptureKey; value: PageDigest };
  items: { key: CaptureKey; value: ItemsRecord };
  details: { key: CaptureKey; value: PageDetail };
  menus: { key: [host: string, hash: string]; value: MenuRecord };
  verdicts: { key: CaptureKey; value: VerdictsRecord };
  checkSets: { key: string; value: CheckSetRecord };
  edges: { key: [host: string, hash: string]; value: EdgeRecord };
  unread: { key: string; value: Unread };
  folds: { key: string; value: FoldRecord };
  foldFindings: { key: [bodyId: string, checkKey: string]; value: FoldFindingsRecord };
  siteVerdicts: { key: string; value: SiteVerdictsRecord };
  summaries: { key: string; value: Summary };
  judgements: { key: JudgementKey; value: Judgement; indexes: { body: string } };
  samples: {
    key: [campaignId: string, bodyId: string, systemId: string, leafId: string];
    value: Sample;
    indexes: { body: string };
  };
  campaigns: { key: string; value: Campaign };
  systems: { key: string; value: SystemRecord };
  files: { key: FileKey; value: FileRecord; indexes: { body: string } };
  evidence: { key: EvidenceKey; value: EvidenceRecord; indexes: { body: string } };
  /** Large: read singly. */
  evidenceBlobs: { key: EvidenceBlobKey; value: EvidenceBlobRecord };
  settings: { key: SettingRecord['key']; value: SettingRecord };
  scorecards: {
    key: string;
    value: Scorecard;
    indexes: { body: [bodyId: string, madeAt: string]; campaign: string };
  };
  removals: { key: string; value: RemovalRecord };
  surveys: { key: string; value: SurveyRecord };
  frontier: {
    key: AddressKey;
    value: FrontierRecord;
    indexes: {
      /** What comes next: the waiting addresses in the order of their value. */
      next: [runId: string, state: AddressState, rank: number, seq: number];
      /** Only addresses with a content hash stand in it. */
      content: [runId: string, contentHash: string];
    };
  };
  /** Large: read singly. */
  pageBytes: { key: AddressKey; value: PageBytes };
  links: { key: AddressKey; value: LinkRecord; indexes: { state: [runId: string, state: LinkRecord['state']] } };
  /** Large: read singly. */
  attachments: { key: AddressKey; value: AttachmentRecord; indexes: { url: string } };
  platforms: { key: string; value: PlatformRecord };
}

export type StoreName = StoreNames<Schema>;
export type Database = IDBPDatabase<Schema>;
type Mode = 'readonly' | 'readwrite';
type Index<N extends StoreName, I extends IndexNames<Schema, N>> = Pick<
  IDBPIndex<Schema, [N], N, I, Mode>,
  'get' | 'getAll' | 'getKey' | 'getAllKeys'
>;

/** A transaction over at least these stores; one over more stores, or one that writes, serves as well. */
export interface ReadTransaction<Names extends StoreName> {
  objectStore<N extends Names>(
    name: N,
  ): Pick<IDBPObjectStore<Schema, [N], N, Mode>, 'get' | 'getAll' | 'getKey' | 'getAllKeys'> & {
    index<I extends IndexNames<Schema, N>>(name: I): Index<N, I>;
  };
}
export interface WriteTransaction<Names extends StoreName> {
  objectStore<N extends Names>(
    name: N,
  ): Pick<
    IDBPObjectStore<Schema, [N], N, 'readwrite'>,
    'get' | 'getAll' | 'getKey' | 'getAllKeys' | 'put' | 'delete'
  > & {
    index<I extends IndexNames<Schema, N>>(name: I): Index<N, I>;
  };
}
export type UpgradeTransaction = IDBPTransaction<Schema, StoreName[], 'versionchange'>;

/** A body as everybody else knows it. */
export function plainBody({ formerScopes: _, ...body }: BodyRecord): Body {
  return body;
}
