/**
 * Which pages of a survey are looked at as a visitor sees them (渲染抽样): home pages, platforms, a page for each required
 * column and for each template, whatever plain requests do not show, and a share of the rest by lot. Pure, and the same
 * for the same pages in whatever order they come; what was chosen before stays chosen and stands for its like.
 */
import { hash53 } from '../facts/digest.ts';
import { type FrontierRecord, RANKS, RENDER_WHY, type RenderWhy } from './survey.ts';

export type SamplePage = Pick<
  FrontierRecord,
  | 'url'
  | 'state'
  | 'reason'
  | 'status'
  | 'rank'
  | 'seq'
  | 'depth'
  | 'from'
  | 'kind'
  | 'column'
  | 'template'
  | 'byScript'
  | 'derived'
  | 'rendered'
>;

export interface Chosen {
  url: string;
  why: RenderWhy;
}

/** Platforms of a host, and pages of one column of a host. Defaults of the product. */
const PER_HOST = { platform: 4, column: 1 };
/** Templates that are looked at, those with the most pages first. Default of the product. */
const TEMPLATES = 100;

/** Answers what is to be looked at beside what was chosen before, in the order in which that is to happen. */
export function renderSample(pages: readonly SamplePage[], { share, seed }: { share: number; seed: string }): Chosen[] {
  const readable = pages.filter(({ state, derived }) => state === 'read' && !derived).sort((a, b) => a.seq - b.seq);
  const chosen = new Map<string, RenderWhy>();
  const isChosen = ({ url, rendered }: SamplePage) => rendered !== undefined || chosen.has(url);
  const choose = (page: SamplePage, why: RenderWhy) => {
    if (!isChosen(page)) chosen.set(page.url, why);
  };
  /** The first `most` pages of each group, those chosen before among them. */
  const chooseOfGroups = (
    of: (page: SamplePage) => string | undefined,
    most: number,
    why: RenderWhy,
    from = readable,
  ) => {
    const taken = new Map<string, number>();
    const grouped = from.flatMap((page) => {
      const group = of(page);
      return group === undefined ? [] : [{ page, group }];
    });
    for (const { page, group } of grouped) if (isChosen(page)) taken.set(group, (taken.get(group) ?? 0) + 1);
    for (const { page, group } of grouped) {
      const count = taken.get(group) ?? 0;
      if (count >= most || isChosen(page)) continue;
      taken.set(group, count + 1);
      choose(page, why);
    }
  };

  for (const page of readable) if (isHome(page)) choose(page, 'home');
  chooseOfGroups(
    (page) => (page.kind === 'disclosure-platform' || page.rank === RANKS.index ? hostOf(page) : undefined),
    PER_HOST.platform,
    'platform',
  );
  chooseOfGroups((page) => page.column && `${hostOf(page)} ${page.column}`, PER_HOST.column, 'column');
  const common = commonTemplates(readable);
  chooseOfGroups(({ template }) => (template && common.has(template) ? template : undefined), 1, 'template', [
    ...byLot(readable, `${seed}\ntemplate`),
  ]);
  for (const page of readable) if (page.byScript) choose(page, 'script');
  for (const page of [...pages].sort((a, b) => a.seq - b.seq)) if (isRefused(page)) choose(page, 'refused');

  const rest = readable.filter((page) => !isChosen(page) || page.rendered?.why === 'share');
  for (const page of byLot(rest, seed).slice(0, Math.ceil(rest.length * share))) choose(page, 'share');
  return [...chosen]
    .map(([url, why]) => ({ url, why }))
    .sort((a, b) => RENDER_WHY.indexOf(a.why) - RENDER_WHY.indexOf(b.why));
}

const isHome = ({ kind, rank, from, depth }: SamplePage): boolean =>
  (rank === RANKS.entry && from === undefined) || (kind === 'home' && depth <= 1);

/** A shield, or a plain refusal: a browser may be let through. Nothing that robots.txt or a login keeps. */
function isRefused({ state, reason, status }: SamplePage): boolean {
  if (state !== 'blocked') return false;
  return reason === 'challenge' || (reason === 'status' && (status === 403 || status === 412));
}

function commonTemplates(pages: readonly SamplePage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { template } of pages) if (template) counts.set(template, (counts.get(template) ?? 0) + 1);
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TEMPLATES);
  return new Set(most.map(([template]) => template));
}

/** In an order that the seed decides, for each page by itself: more pages change nothing between those that were there. */
function byLot(pages: readonly SamplePage[], seed: string): SamplePage[] {
  return pages
    .map((page) => ({ page, lot: hash53(`${seed}\n${page.url}`) }))
    .sort((a, b) => a.lot - b.lot || (a.page.url < b.page.url ? -1 : 1))
    .map(({ page }) => page);
}

function hostOf({ url }: SamplePage): string {
  return /^https?:\/\/([^/?]+)/.exec(url)?.[1] ?? '';
}
