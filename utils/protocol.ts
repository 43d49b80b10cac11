/** Every message between contexts: its name, what it carries, what comes back. The only file that names one. */
import { z } from 'zod';
import type { System } from '../rules/systems/system.ts';
import type { Comparison } from './audit/compare.ts';
import type { Scorecard } from './audit/scorecard.ts';
import type { PageAudit, Summary } from './audit/summary.ts';
import type { EvidenceLook, EvidenceRecord, EvidenceRoom, Glimpse } from './evidence/evidence.ts';
import { type PageFacts, pageFacts } from './facts/page-facts.ts';
import type { CampaignEntry } from './host/campaigns.ts';
import type { FileEntry, JudgementEntry } from './host/judgements.ts';
import type { RankingEntry } from './host/ranking.ts';
import type { ScorecardEntry } from './host/scorecards.ts';
import type { SavedSystem, SystemEntry } from './host/systems.ts';
import { body, campaign, type Judgement, judgement, run, type Sample, type Scope } from './model.ts';
import { type SurveyRecord, surveySettings } from './survey/survey.ts';

const id = z.string().min(1).max(120);
const url = z.string().min(1).max(2_000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Ids of scorecards are made of several others. */
const scorecardId = z.string().min(1).max(600);
/** By what a person saw a body scored. */
const seenPlan = z.object({ campaignId: id, systemId: id });
const sampleKind = z.enum(['policy', 'interpretation', 'service-guide', 'article']);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** How a capture is kept by a run that is not today's browsing. `capturedAt` null: the day of capture is not known. */
const keep = z.object({
  runId: id,
  capturedAt: z.string().max(40).nullable(),
  /** The page was shown without scripts, data or frames that may write parts of it: what it lacks is not known. */
  scriptsMissing: z.boolean().optional(),
});

/** Requests, parsed where they arrive: a content script is less trustworthy than an extension page. */
export const requests = {
  /** Content script → host: the automatic capture of a page inside a body's scopes. */
  'page.captured': z.object({ facts: pageFacts }),
  /** Extension page → background: read the page of a tab now, judge it, keep it where it belongs to a body. */
  'page.audit': z.object({
    tabId: z.number().int(),
    keep: keep.optional(),
    withFacts: z.boolean().optional(),
    /** Whether axe and the probes of the layout run, too, which holds the page for some seconds. */
    audit: z.boolean().default(true),
  }),
  /** Background → host: the capture that `page.audit` brought. */
  'page.submit': z.object({ facts: pageFacts, runId: id.optional(), withFacts: z.boolean().optional() }),
  /** Fetch bytes, parse them without rendering, judge and keep them. */
  'page.fetch': z.object({ url, keep, withFacts: z.boolean().optional() }),
  /** An address that was asked for and could not be read. */
  'page.unread': z.object({
    url,
    runId: id,
    reason: z.enum(['not-archived', 'status', 'failed']),
    detail: z.string().max(300),
  }),
  /** Extension page → background: bring the page of a finding to the front and mark the element there. */
  'page.show': z.object({
    url: url.regex(/^https?:\/\//i),
    selector: z.string().max(2_000).optional(),
    quote: z.string().max(1_000).optional(),
    label: z.string().max(1_000),
  }),
  /** Host → background, where an offscreen document is the host: whether the browser lets us read an address. */
  'access.check': z.object({ url }),
  /**
   * Host → background: show a page of a survey in the survey's window, as a visitor sees it, and read it. `measure`: axe
   * and the probes of the layout run, too. `observe`: it is tabbed through, its captchas and what stands above it are
   * looked at; `modes`: its mode for older people and its tool for accessible browsing are tried, too.
   */
  'render.page': z.object({
    url: url.regex(/^https?:\/\//i),
    measure: z.boolean().default(false),
    observe: z.enum(['page', 'modes']).optional(),
    /** Milliseconds between two pages of a platform. */
    apart: z.number().int().min(0).max(3_600_000).default(0),
    /** What is observed is pictured, where that is permitted. */
    pictures: z.boolean().default(false),
  }),
  /**
   * Host → background: show a page in the survey's window and picture places of it (取证). `html`: the document, written
   * out, comes with them.
   */
  'evidence.look': z.object({
    url: url.regex(/^https?:\/\//i),
    places: z
      .array(z.object({ selector: z.string().max(2_000).optional(), quote: z.string().max(1_000).optional() }))
      .max(20),
    html: z.boolean().default(false),
    apart: z.number().int().min(0).max(3_600_000).default(0),
  }),
  /** Host → background: the survey's window is not needed any more. */
  'render.close': z.object({}),
  'body.put': z.object({ body }),
  'body.remove': z.object({ bodyId: id }),
  /** All campaigns (评估方案), the active one marked. */
  'campaign.list': z.object({}),
  /** Without an id: the active one. */
  'campaign.get': z.object({ campaignId: id.optional() }),
  /** A change of the active one lets all bodies be settled again, in the background. */
  'campaign.put': z.object({ campaign }),
  /** `confirm`: what it holds (judgements, samples, files, scorecards) may go with it. */
  'campaign.remove': z.object({ campaignId: id, confirm: z.boolean().default(false) }),
  /** Summaries are of this campaign from now on; all bodies are settled again, in the background. */
  'campaign.activate': z.object({ campaignId: id }),
  /** The bodies of the active campaign by their composite scores as they are settled, with the ranks that are still open. */
  'campaign.ranking': z.object({}),
  'system.list': z.object({}),
  'system.get': z.object({ systemId: id }),
  /**
   * Keeps a system of the user's own. One that is no system changes nothing, and the answer says where it is wrong. A
   * changed system under the version that is kept gets another version. `basedOn`: the version that was changed; where
   * another one is kept by now, it is refused.
   */
  'system.put': z.object({ system: z.unknown(), basedOn: z.string().max(40).optional() }),
  /** Makes a copy under another id. The title is that of the original where none is given. */
  'system.duplicate': z.object({
    systemId: id,
    id,
    version: z.string().min(1).max(40).optional(),
    title: z.object({ 'zh-CN': z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) }).optional(),
  }),
  'system.remove': z.object({ systemId: id }),
  /** As `system.put`, from the text of a file; `replace`: it may take the place of one with its id. */
  'system.import': z.object({ text: z.string().max(20_000_000), replace: z.boolean().default(false) }),
  'system.export': z.object({ systemId: id }),
  /** What people decided about a body in the active campaign, under its system. */
  'judgement.list': z.object({ bodyId: id }),
  /**
   * Keeps what a person decided, in the active campaign under its system. Files of `evidence` are put before. Takes the
   * place of the same evaluator's of the same leaf, object and stage. `seen`: by what the evaluator saw it scored; where
   * that is another campaign or system by now, nothing is kept, and neither is a decision of one finding or row where
   * `seen.restsOn` is not what it rests on by now. `judgement.restsOn` is what the evaluator saw the leaf rest on.
   */
  'judgement.put': z.object({
    seen: seenPlan.extend({ restsOn: z.string().max(80).optional() }).optional(),
    judgement: judgement
      .omit({ campaignId: true, systemId: true, decidedAt: true })
      .extend({ decidedAt: z.string().max(40).optional(), evidence: z.array(sha256).max(50).optional() }),
  }),
  /** `seen` as in `judgement.put`. */
  'judgement.remove': z.object({
    seen: seenPlan.optional(),
    bodyId: id,
    leafId: id,
    object: z.string().max(2_000).default(''),
    evaluator: z.string().max(60),
    stage: z.enum(['initial', 'review']),
  }),
  /**
   * Keeps a picture or file for a body's judgements in the active campaign; at most 20 MB. `url`: a `blob:` address that
   * the sending page made, since messages carry text only; it may be revoked after the answer.
   */
  'file.put': z.object({
    bodyId: id,
    name: z.string().min(1).max(255),
    type: z.string().max(120),
    url: z.string().max(2_000).startsWith('blob:'),
  }),
  /** A body's files in the active campaign. */
  'file.list': z.object({ bodyId: id }),
  'file.remove': z.object({ bodyId: id, sha256 }),
  /** A body's evidence (取证) in the active campaign, the oldest first; without bytes, which views read by themselves. */
  'evidence.list': z.object({ bodyId: id }),
  /** 补拍截图: look at the place of a finding again, now. Takes place beside what was kept before. */
  'evidence.retake': z.object({
    bodyId: id,
    finding: z.object({
      key: z.string().min(1).max(2_000),
      pageUrl: url.regex(/^https?:\/\//i),
      selector: z.string().max(2_000).optional(),
      quote: z.string().max(1_000).optional(),
    }),
  }),
  /** What the evidence of the active campaign takes, and may take. */
  'evidence.room': z.object({}),
  /** Bytes that the evidence of each campaign may take. */
  'evidence.budget': z.object({ bytes: z.number().int().min(0).max(1e13) }),
  /** Delete the evidence of the active campaign: all of it, or what superseded runs kept and nothing rests on. */
  'evidence.remove': z.object({ which: z.enum(['all', 'expendable']) }),
  'run.put': z.object({ run }),
  /** The scopes of all bodies: what the content script compares an address with before it reads anything. */
  'scopes.list': z.object({}),
  /** Judge what was stored since the last time; answers with the fresh summary. */
  'body.settle': z.object({ bodyId: id }),
  /**
   * Make, keep and answer a scorecard from what is stored. By the active campaign, its system and cut-off, unless others
   * are named, which changes nothing of these. `madeAt`: ISO date-time, for reproducible output.
   */
  'scorecard.make': z.object({
    bodyId: id,
    campaignId: id.optional(),
    systemId: id.optional(),
    cutoff: day.optional(),
    madeAt: z.string().max(40).optional(),
    /** Not for the record: only to be looked at. */
    keep: z.boolean().default(true),
  }),
  /** A body's scorecards, the latest first. */
  'scorecard.list': z.object({ bodyId: id }),
  'scorecard.get': z.object({ scorecardId }),
  /**
   * What changed between two scorecards of one body, and why. Without `after`: the body as it is scored now, of which no
   * scorecard is kept.
   */
  'scorecard.compare': z.object({ before: scorecardId, after: scorecardId.optional() }),
  /**
   * Draw a sample of a leaf's objects by a seed and keep it; one that was drawn by the same seed and size stands. The
   * population is what the body's stored pages hold of `kind` at that moment. What is not named is as the leaf and the
   * campaign say. `seen` as in `judgement.put`.
   */
  'sample.draw': z.object({
    seen: seenPlan.optional(),
    bodyId: id,
    leafId: id,
    kind: sampleKind.optional(),
    seed: z.string().min(1).max(60).optional(),
    size: z.number().int().min(1).max(500).optional(),
  }),
  /** Put a drawn object aside, with the reason; the next of the draw takes its place. `seen` as in `judgement.put`. */
  'sample.replace': z.object({
    seen: seenPlan.optional(),
    bodyId: id,
    leafId: id,
    kind: sampleKind.optional(),
    url,
    reason: z.string().trim().min(1).max(500),
  }),
  /** The samples of a body in the active campaign under its system. */
  'sample.list': z.object({ bodyId: id }),
  /** Read the watched columns (临期预警) again where that was not done today; answers before it is done. */
  'watch.run': z.object({}),
  /**
   * Survey (普查) bodies from their entries; queued where another survey is under way. `runId` makes a message that is
   * sent twice start one survey. `archive`: everything comes from an archive's proxy, whose marks are then believed.
   */
  'survey.start': z.object({
    runId: id,
    bodyIds: z.array(id).min(1).max(300),
    settings: surveySettings,
    archive: z.boolean().default(false),
  }),
  /** Takes effect once what is under way is kept or given up; a survey that is queued waits for a person then. */
  'survey.pause': z.object({ runId: id }),
  /** Goes on with what is paused, behind the surveys that run or wait. */
  'survey.resume': z.object({ runId: id }),
  /** Pauses the one that runs and all that wait, at once: none of them starts meanwhile. */
  'survey.pause-all': z.object({}),
  /** Goes on with those that are paused, in the order of the queue. */
  'survey.resume-all': z.object({ runIds: z.array(id).max(10_000) }),
  /** Ends it for good; what was read stays. */
  'survey.stop': z.object({ runId: id }),
  'survey.list': z.object({}),
  /** Stops it and deletes its record with addresses, link checks and bytes; what was read of pages stays with them. */
  'survey.remove': z.object({ runId: id }),
} as const;

export type RequestName = keyof typeof requests;
/** What a sender may write; defaults are filled in where it is parsed. */
export type Request<N extends RequestName> = z.input<(typeof requests)[N]>;
export type ParsedRequest<N extends RequestName> = z.output<(typeof requests)[N]>;

export interface Replies {
  'page.captured': { bodyIds: string[]; problems: number };
  'page.audit': PageAudit;
  'page.submit': PageAudit;
  'page.fetch': PageAudit;
  'page.unread': null;
  /** How the element was found; `unmarked`: the page is open, and nothing can be drawn on it. */
  'page.show': { shown: 'selector' | 'quote' | 'unseen' | 'gone' | 'page' | 'removed' | 'unmarked' };
  /** `undefined` travels as null: nobody can tell. */
  'access.check': boolean | null;
  /**
   * `closed`: somebody closed the window. `timeout` (超时): nothing that could be read came in time. `failed`: the browser
   * shows an error, or may not read it.
   */
  'render.page':
    | { state: 'read'; facts: PageFacts; glimpses?: readonly Glimpse[]; strained?: number }
    | { state: 'unread'; reason: 'timeout' | 'failed'; detail: string; status?: number; strained?: number }
    | { state: 'closed' };
  'evidence.look': EvidenceLook;
  'render.close': null;
  'body.put': Summary;
  'body.remove': null;
  'campaign.list': CampaignEntry[];
  'campaign.get': CampaignEntry;
  'campaign.put': null;
  'campaign.remove': null;
  'campaign.activate': null;
  /** The best first. */
  'campaign.ranking': RankingEntry[];
  /** The built-in ones first. */
  'system.list': SystemEntry[];
  'system.get': { system: System; entry: SystemEntry };
  'system.put': SavedSystem;
  'system.duplicate': SystemEntry;
  'system.remove': null;
  'system.import': SavedSystem;
  /** JSON. */
  'system.export': { text: string };
  'judgement.list': JudgementEntry[];
  'judgement.put': Judgement;
  'judgement.remove': null;
  'file.put': FileEntry;
  'file.list': FileEntry[];
  'file.remove': null;
  'evidence.list': EvidenceRecord[];
  'evidence.retake': EvidenceRecord;
  'evidence.room': EvidenceRoom;
  'evidence.budget': EvidenceRoom;
  'evidence.remove': EvidenceRoom;
  'run.put': null;
  'scopes.list': Scope[];
  'body.settle': Summary;
  'scorecard.make': Scorecard;
  'scorecard.list': ScorecardEntry[];
  'scorecard.get': Scorecard;
  'scorecard.compare': Comparison;
  'sample.draw': Sample;
  'sample.replace': Sample;
  'sample.list': Sample[];
  /** How many bodies are watched. */
  'watch.run': { watched: number };
  'survey.start': SurveyRecord;
  'survey.pause': SurveyRecord;
  'survey.resume': SurveyRecord;
  /** How many there were. */
  'survey.pause-all': { changed: number };
  'survey.resume-all': { changed: number };
  'survey.stop': SurveyRecord;
  /** In the order of the queue, the oldest first. */
  'survey.list': SurveyRecord[];
  'survey.remove': null;
}
export type Reply<N extends RequestName> = Replies[N];

export { type Envelope, envelope, isEnvelope, type WireReply } from './envelope.ts';
