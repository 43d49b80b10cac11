/**
 * Scorecards of whole archives under every built-in system, made without a browser: bytes → facts → verdicts → points
 * with the product's own modules, scripts not run, as a survey fetches pages. What they hold is what must not change
 * unseen: states, points, and findings by the hash of their keys, so that nothing of the pages is repeated.
 */
import { JSDOM } from 'jsdom';
import { SYSTEMS } from '../../rules/systems/index.ts';
import type { System } from '../../rules/systems/system.ts';
import { checksOf, leavesOf } from '../../rules/systems/tree.ts';
import { openArchive } from '../../runner/archive.ts';
import { isPage } from '../../runner/content-type.ts';
import { evaluatePage, evaluateSite, wantedTexts } from '../../utils/audit/evaluate.ts';
import { type Score, score } from '../../utils/audit/score.ts';
import type { CheckResult, LeafScore } from '../../utils/audit/scorecard.ts';
import { checkKey, type Verdict } from '../../utils/audit/verdict.ts';
import { collectPageFacts } from '../../utils/facts/collect.ts';
import { digestOf, edgesOf, hash53, pageKeyOf } from '../../utils/facts/digest.ts';
import {
  addPage,
  contributionOf,
  emptyFold,
  type KeptCapture,
  ruleTallies,
  siteFactsOf,
} from '../../utils/facts/fold.ts';
import { interpret } from '../../utils/facts/interpret.ts';
import { menusOf, pageDetailOf } from '../../utils/facts/page-detail.ts';
import { pageWordsOf } from '../../utils/facts/page-text.ts';
import type { PageView } from '../../utils/facts/reading.ts';
import { decodeHtml } from '../../utils/host/decode-html.ts';
import type { Body } from '../../utils/model.ts';
import { isInScopes } from '../../utils/store/scopes.ts';
import type { GoldenSite } from './sites.ts';

/**
 * What was made of a leaf: decided, or why not. `suspected`: there are findings that a person has to confirm.
 * `cannot-tell`: the pages do not say. `person`: only a person can say.
 */
type Status = 'met' | 'partly' | 'unmet' | 'not-applicable' | 'suspected' | 'cannot-tell' | 'person';

/** Findings each as `p` (proven) or `s` (suspected) with the hash of their key. */
export type GoldenLeaf = [status: Status, points: number, low: number, high: number, findings: string];

export interface GoldenCard {
  body: string;
  system: string;
  version: string;
  points: number;
  score: [low: number, high: number];
  decided: number;
  vetoes: Score['vetoes'];
  leaves: Record<string, GoldenLeaf>;
}

/** As the product parses what it fetched: a document without a window. */
const parser = new new JSDOM().window.DOMParser();

/** Every page of an archive that a visitor would be served, read as a survey fetches it. */
export function readArchive(folder: string): PageView[] {
  return openArchive(folder)
    .pages.filter(({ status, contentType }) => status === 200 && isPage(contentType))
    .map(({ url, capturedAt, contentType, read }) => {
      const { text, charset } = decodeHtml(read(), contentType);
      const document = parser.parseFromString(text, 'text/html');
      const collected = collectPageFacts(document, {
        url,
        capture: 'fetched',
        capturedAt: capturedAt ?? null,
        status: 200,
      });
      const facts = { ...collected, charset };
      return { ...facts, ...interpret(facts) };
    });
}

/** Asks all checks of all systems of the pages of one body; nobody judged anything, and no limit was adopted. */
export function judgeSite(body: Body, all: readonly PageView[]): (system: System) => Score {
  const checks = SYSTEMS.flatMap(checksOf);
  const views = all.filter(({ url }) => isInScopes(body.scopes, url));
  const fold = emptyFold(body);
  const captures = views.map((view, index): KeptCapture => {
    const runId = 'golden';
    const verdicts: Verdict[] = evaluatePage(view, checks);
    const digest = digestOf(view, view, { runId, factsHash: index.toString(16).padStart(64, '0') });
    const edges = edgesOf(view);
    const edgeOf = new Map(edges.map((edge) => [edge.hash, edge]));
    const page = contributionOf({
      digests: [digest],
      verdicts: [{ runId, capture: 'fetched', verdicts }],
      edgeOf: (hash) => edgeOf.get(hash),
    });
    if (page) addPage(fold, page);
    const menus = menusOf(view, view);
    return { digest, edges, detail: pageDetailOf(view, view, runId, menus), menus, items: view.items };
  });
  const facts = siteFactsOf(body, captures);
  const byKey = new Map(views.map((view) => [pageKeyOf(view.url), view]));
  const texts = wantedTexts(facts, checks).flatMap((url) => {
    const view = byKey.get(pageKeyOf(url));
    return view ? [[url, { url, ...pageWordsOf(view) }] as const] : [];
  });
  const results = new Map<string, CheckResult>();
  for (const [key, tally] of ruleTallies(fold)) results.set(key, { scope: 'page', tally });
  for (const { ruleId, ruleVersion, paramsKey, outcome } of evaluateSite(facts, checks, undefined, new Map(texts))) {
    results.set(checkKey(ruleId, paramsKey), { scope: 'site', ruleId, ruleVersion, outcome });
  }
  const asOf = facts.pages.lastCapturedOn;
  return (system) => score({ system, body, results, judgements: [], campaign: {}, asOf });
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The scorecards of an archive's bodies under every system. */
export function goldenCards({ folder, bodies }: GoldenSite): GoldenCard[] {
  const views = readArchive(folder);
  return bodies.flatMap((body) => {
    const judged = judgeSite(body, views);
    return SYSTEMS.map((system) => goldenCard(body, system, judged(system)));
  });
}

function goldenCard({ id: body }: Body, system: System, { points, score, decided, vetoes, areas }: Score): GoldenCard {
  const byPerson = new Set(leavesOf(system.tree).flatMap(({ id, checks }) => (checks ? [] : [id])));
  return {
    body,
    system: system.id,
    version: system.version,
    points: round(points),
    score: [round(score.low), round(score.high)],
    decided: round(decided),
    vetoes,
    leaves: Object.fromEntries(
      areas
        .flatMap(({ leaves }) => leaves)
        .map((leaf) => {
          const { id, points, score } = leaf;
          const status = byPerson.has(id) && leaf.state === 'undecided' ? 'person' : statusOf(leaf);
          const findings = status === 'not-applicable' ? '' : leaf.findings.map(marked).sort().join(' ');
          return [id, [status, round(points), round(score.low), round(score.high), findings]];
        }),
    ),
  };
}

function statusOf({ state, findings }: LeafScore): Status {
  if (state !== 'undecided') return state;
  return findings.length > 0 ? 'suspected' : 'cannot-tell';
}

const marked = ({ certainty, finding }: LeafScore['findings'][number]): string =>
  `${certainty[0]}${hash53(finding.key).toString(36)}`;

const KINDS = {
  decided: (status: Status) => status === 'met' || status === 'partly' || status === 'unmet',
  suspected: (status: Status) => status === 'suspected',
  cannotTell: (status: Status) => status === 'cannot-tell',
  person: (status: Status) => status === 'person',
};

/** How far the machine comes without a person: a table of leaves that apply, by archive and system. Markdown. */
export function sharesTable(cards: readonly (readonly [site: string, card: GoldenCard])[]): string {
  const rows = cards.map(([site, { system, leaves }]) => {
    const statuses = Object.values(leaves).flatMap(([status]) => (status === 'not-applicable' ? [] : [status]));
    const part = (is: (status: Status) => boolean) => {
      const count = statuses.filter(is).length;
      return `${count}（${statuses.length === 0 ? 0 : Math.round((100 * count) / statuses.length)}%）`;
    };
    return `| ${[site, system, statuses.length, ...Object.values(KINDS).map(part)].join(' | ')} |`;
  });
  return `# 三个真实网站上的判定比例

本文件由 \`npm run golden\` 生成，请勿手工修改。三个网站是2020、2021年保存的整站网页，静态读取（不运行脚本、不检查外链），没有人工判断，没有采纳任何内置限值。只作说明，不是目标，也不是对这些单位的评价。

已判定：网页足以判定。疑似：有问题待人确认。无法判定：网页说明不了，多为没有渲染、没有存档或职权不明。由人判断：只有人能判断。

| 网站 | 指标体系 | 适用的指标 | 已判定 | 疑似 | 无法判定 | 由人判断 |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
`;
}
