/** All that the workbench asks of the world, so that it is drawn and tested without a browser. */

import type { CampaignBrief } from '../../components/campaign-list.tsx';
import type { Judged } from '../../components/judgement-form.tsx';
import type { RuleChoice } from '../../components/leaf-form.tsx';
import type { RankingRow } from '../../components/ranking-table.tsx';
import type { FileBrief } from '../../components/said.tsx';
import type { ListingKind } from '../../components/survey-listing.tsx';
import type { SystemBrief } from '../../components/system-list.tsx';
import type { Finding } from '../../rules/rule.ts';
import type { System } from '../../rules/systems/system.ts';
import type { Comparison } from '../../utils/audit/compare.ts';
import type { Scorecard } from '../../utils/audit/scorecard.ts';
import type { Summary } from '../../utils/audit/summary.ts';
import type { EvidenceRecord, EvidenceRoom, StoredFile } from '../../utils/evidence/evidence.ts';
import type { Body, Campaign, Judgement, Sample } from '../../utils/model.ts';
import type { Holders } from '../../utils/store/holders.ts';
import type { Listed, ListedGroup, Listing } from '../../utils/store/listing.ts';
import type { SurveyRecord, SurveySettings } from '../../utils/survey/survey.ts';
import type { Message } from '../../utils/text/catalogue/index.ts';

export interface BodyRow {
  body: Body;
  summary?: Summary;
}

export interface GrantedSites {
  /** Origin patterns that the browser allows now, such as `*://*.example.cn/*`. */
  origins: string[];
  /** Whether the access to gov.cn that comes with the extension stands; users can take it away. */
  builtIn: boolean;
}

export interface JudgedBody {
  card: Scorecard;
  system: System;
  judgements: Judgement[];
  samples: Sample[];
  /** The oldest first. */
  evidence: EvidenceRecord[];
  files: FileBrief[];
}

export type SavedSystem = { saved: SystemBrief } | { problems: { path: string; because: Message }[] };

export interface SurveyRow {
  survey: SurveyRecord;
  /** Addresses that are being asked for. */
  reading: string[];
}

/** What a survey is told to do. */
export type SurveyOrder = 'pause' | 'resume' | 'stop' | 'remove';

export interface ListingOptions {
  /** Only what holds this text; all where it is empty. */
  filter: string;
  signal: AbortSignal;
  /** What was counted so far, of how many records that were looked at. */
  onProgress: (soFar: Listing, seen: number) => void;
}

export interface WorkbenchPort {
  rows(): Promise<BodyRow[]>;
  putBody(body: Body): Promise<void>;
  removeBody(bodyId: string): Promise<void>;
  makeScorecard(bodyId: string): Promise<Scorecard>;
  /** Starts a download and answers with the address of the file, which stays valid while the page is open. */
  download(fileName: string, type: string, content: string | Uint8Array | Blob): string;
  grantedSites(): Promise<GrantedSites>;
  /** Must be called in a click: browsers refuse the prompt otherwise. */
  requestSites(hosts: readonly string[]): Promise<boolean>;
  withdrawSite(origin: string): Promise<void>;
  onChange(listener: () => void): () => void;
  /** Surveys in the order of the queue, the oldest first. */
  surveys(): Promise<SurveyRow[]>;
  startSurvey(bodyId: string, settings: SurveySettings): Promise<void>;
  orderSurvey(runId: string, order: SurveyOrder): Promise<void>;
  /** Pauses all that run or wait; answers how many. */
  pauseSurveys(): Promise<number>;
  /** Goes on with those of them that are paused; answers how many. */
  resumeSurveys(runIds: readonly string[]): Promise<number>;
  /** Counts what a survey did not read, or its links. Rejects with the signal's reason. */
  listing(survey: SurveyRecord, kind: ListingKind, options: ListingOptions): Promise<Listing>;
  /** Records of a group from the `from`th on. */
  listed(listing: Listing, group: ListedGroup, range: { from: number; limit: number }): Promise<Listed[]>;
  /** Goes through all of them once, some at a time. */
  eachListed(survey: SurveyRecord, kind: ListingKind, filter: string, visit: (listed: Listed[]) => void): Promise<void>;
  /** All pages of a survey that link the addresses, by `url`. `onProgress`: pages that were looked at. */
  holders(
    runId: string,
    urls: readonly string[],
    options: { signal: AbortSignal; onProgress: (pages: number) => void },
  ): Promise<ReadonlyMap<string, Holders>>;
  /** First day of the period of the campaign, where it has one. */
  periodStart(): Promise<string | undefined>;
  onSurveys(listener: () => void): () => void;
  /** Built-in systems first; `active`: the one that the active campaign judges by. */
  systems(): Promise<{ systems: SystemBrief[]; active: string }>;
  system(id: string): Promise<System>;
  /** A user's own system: what was stored, its version raised where it changed, or what is wrong with it. */
  putSystem(system: System, basedOn: string): Promise<SavedSystem>;
  duplicateSystem(id: string, name: string): Promise<SystemBrief>;
  removeSystem(id: string): Promise<void>;
  /** JSON text. */
  exportSystem(id: string): Promise<string>;
  importSystem(text: string, replace: boolean): Promise<SavedSystem>;
  ruleChoices(): Promise<RuleChoice[]>;
  campaigns(): Promise<CampaignBrief[]>;
  putCampaign(campaign: Campaign): Promise<void>;
  activateCampaign(campaignId: string): Promise<void>;
  /** With all that it holds. */
  removeCampaign(campaignId: string): Promise<void>;
  /** Bodies of the active campaign, the best first. */
  ranking(): Promise<RankingRow[]>;
  /** Scorecards that were kept of a body, the latest first. */
  scorecards(
    bodyId: string,
  ): Promise<Pick<Scorecard, 'id' | 'madeAt' | 'system' | 'score' | 'points' | 'bonus' | 'total'>[]>;
  /** With the body as it is scored now. */
  compare(before: string): Promise<Comparison>;
  /** A body's scorecard as of now, which is not kept, with what it was made of. */
  judged(bodyId: string): Promise<JudgedBody>;
  /** Keeps a decision with its files, where the card that the evaluator saw still is that of the active campaign. */
  judge(card: Scorecard, leafId: string, judged: Judged): Promise<void>;
  downloadFile(bodyId: string, file: FileBrief): Promise<void>;
  /** Answers with the way back, which keeps it as it was, with its files. */
  takeBack(judgement: Judgement): Promise<() => Promise<void>>;
  /** In whose name is decided; empty: unsigned, by choice. Undefined: nobody was asked yet. */
  evaluator(): Promise<string | undefined>;
  putEvaluator(name: string): Promise<void>;
  /** As `judge`: only under the plan of the card. */
  drawSample(card: Scorecard, leafId: string): Promise<void>;
  replaceDrawn(card: Scorecard, leafId: string, url: string, reason: string): Promise<void>;
  /** An address of kept bytes, valid while the page is open. */
  evidenceUrl(campaignId: string, file: StoredFile): Promise<string | undefined>;
  /** 补拍截图. */
  retake(bodyId: string, finding: Finding): Promise<EvidenceRecord>;
  evidenceRoom(): Promise<EvidenceRoom>;
  putEvidenceBudget(bytes: number): Promise<EvidenceRoom>;
  removeEvidence(which: 'all' | 'expendable'): Promise<EvidenceRoom>;
  /** The files of a body with their manifest (取证清单), as a ZIP; undefined where there are none. */
  evidenceArchive(bodyId: string): Promise<{ content: Blob; files: number } | undefined>;
  /** Whether pictures may be taken. */
  mayPicture(): Promise<boolean>;
  /** Must be called in a click. */
  requestPictures(): Promise<boolean>;
  withdrawPictures(): Promise<void>;
}
