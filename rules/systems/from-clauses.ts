/** An indicator system out of a policy document that is held clause by clause. Pure. */
import type { ClauseDocument, ClauseEntry } from './clause-document.ts';
import type {
  Applicability,
  Check,
  ClauseStatus,
  Deadline,
  Group,
  Leaf,
  LeafClause,
  Method,
  Source,
  System,
} from './system.ts';
import { responsibleUnits } from './units.ts';
import { CLAUSE_AUTHORITY } from './words.ts';

interface Words {
  'zh-CN': string;
  en: string;
}

/** Why a website cannot show a clause. */
export type Reason =
  | 'event'
  | 'inspection'
  | 'internal'
  | 'offline'
  | 'other-system'
  | 'principle'
  | 'reported'
  | 'training';

export interface Chapter {
  id: string;
  title: Words;
  /** By `place` of the clauses. One without a title of its own has its leaves directly in the chapter. */
  sections: readonly { place: string; title?: string }[];
  /** Holds the clauses that were only seen on the page. */
  observed?: true;
  /** Asks much of the body again: a clause whose checks were all asked before carries no points. */
  repeats?: true;
}

/** What a system needs besides its clauses. */
export interface SystemDescription {
  version: string;
  /** Of the government that issued it. */
  level: 'city' | 'county';
  source: Omit<Source, 'title'>;
  chapters: readonly Chapter[];
  /** Days by which something was due, in the words of the clause. */
  deadlines?: Readonly<Record<string, readonly Deadline[]>>;
  /** Days meant by the table's words in `ClauseEntry.deadline`; matched by how they begin. */
  tableDeadlines?: Readonly<Record<string, string>>;
  /** Clauses that nothing on a website shows. */
  notOnWebsite: Readonly<Record<string, Reason>>;
  /** Clauses without a check that a person outside the body can judge, and how. */
  byPerson?: Readonly<Record<string, Words>>;
  /** Where a share met does not simply give its share of the points. */
  methods?: Readonly<Record<string, Method>>;
}

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english });

const REASONS: Readonly<Record<Reason, Words>> = {
  event: words(
    '只在突发事件发生时才有，快慢要与事件发生的时刻相比，网站上没有这一时刻',
    'Only asked in an emergency, and measured from its moment, which no website shows',
  ),
  inspection: words(
    '督查、考核、约谈和追责在机关之间进行，是否进行网站不能证明',
    'Inspections, assessments and sanctions happen between authorities; a website does not prove them',
  ),
  internal: words(
    '机关内部的工作机制和程序，痕迹在内部文件和台账里，不在网站上',
    'An internal procedure whose traces are in files and not on a website',
  ),
  offline: words(
    '要求在线下完成（公示栏、会议、现场），须实地查看',
    'Done offline (notice boards, meetings, on site); somebody has to go there',
  ),
  'other-system': words(
    '在其他业务系统或诉讼、复议程序中完成，本网站不显示',
    'Done in other systems or in proceedings that this website does not show',
  ),
  principle: words('原则性要求，没有可以查看的具体事项', 'A principle without anything particular to look at'),
  reported: words('向上级机关报送，不面向社会公布', 'Reported to another authority and not to the public'),
  training: words(
    '培训和学习计划及其实施在机关内部，网站新闻只能作旁证',
    'Training is planned and held inside; news on a website is no proof of it',
  ),
};

/** What a person is asked of the candidates, by the rule that brings them; the clause stands above the question. */
const ASKED: Readonly<Record<string, Words>> = {
  'item-published': words('列出的条目，内容是否达到条款原文的要求', 'Do the items listed do what the clause asks'),
  'column-named': words(
    '列出的栏目，近期内容是否达到条款原文的要求',
    'Does the recent content of the columns listed do what the clause asks',
  ),
  'content-fields': words(
    '列出的网页和附件，是否写全了条款原文要求的内容',
    'Do the pages and attachments listed hold all that the clause names',
  ),
  'topics-covered': words(
    '条款原文所列的各个方面，是否都有实际内容公开',
    'Has something of substance been published on each of the topics that the clause names',
  ),
  'link-present': words(
    '列出的链接是否打得开，是不是条款原文所说的入口或平台',
    'Do the links listed work, and are they what the clause means',
  ),
};
const ASKED_ANYWAY = words(
  '列出的问题是否属实；除此之外，网页是否达到条款原文的要求',
  'Are the problems listed so, and do the pages do what the clause asks otherwise',
);

/** Where a person looks, by the rule that brings the candidates. */
const HOW_TO_LOOK: Readonly<Record<string, Words>> = {
  'item-published': words(
    '打开工具列出的条目；没有列出的，用标题中的关键词在站内搜索。对照原文逐项核对正文，截图留存。',
    'Open the items listed; where there are none, search the site by the key words. Compare the text with the clause and keep pictures.',
  ),
  'column-named': words(
    '打开工具列出的栏目，看近期内容是不是原文所说的事项，是否持续更新，截图留存。',
    'Open the columns listed: is their recent content what the clause means, and is it kept up? Keep pictures.',
  ),
  'content-fields': words(
    '打开工具列出的网页和附件，对照原文要求的内容逐项核对，截图留存。',
    'Open the pages and attachments listed and check them against what the clause names; keep pictures.',
  ),
  'topics-covered': words(
    '按工具列出的各个方面分别打开条目，核对是否都已公开，截图留存。',
    'Open the items of each topic listed: has every one been published? Keep pictures.',
  ),
  'link-present': words(
    '点开工具列出的链接，看能否打开、是不是原文所说的入口或平台；没有列出的，在首页和页脚查找。',
    'Open the links listed: do they work and lead to what the clause means? Where there are none, look on the home page and in the footer.',
  ),
};
const LOOK_ANYWAY = words(
  '打开工具列出的网页，对照原文和列出的问题判断，截图留存。',
  'Open the pages listed, judge them against the clause and the problems listed, and keep pictures.',
);

/**
 * Parameters that a check leaves to its rule, and the numbers that the rule states: the leaf holds them, so that the
 * table of limits shows a number to adopt. A test compares them with the rules.
 */
export const VALUES_OF_RULES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'annual-report-year-missing': { from: 2019 },
  'budget-matrix-incomplete': { years: 3 },
  'consultation-unanswered': { limit: 60, withinDays: 365 },
  'department-budgets-scattered': { atLeast: 0.8 },
  'interpretation-form-share': { withinDays: 365 },
  'interpretation-forms-missing': { withinDays: 365 },
  'interpretation-late': { limit: 3, withinDays: 365 },
  'interpretation-links-mutual': { withinDays: 365 },
  'letters-answered-late': { withinDays: 365 },
  'letters-unanswered': { limit: 92, withinDays: 365 },
  'motion-replies-incomplete': { withinDays: 730 },
  'original-share': { withinDays: 365, least: 10, fall: 0.1 },
  'policies-interpreted': { limit: 3, withinDays: 365 },
};

/**
 * The system of a document: chapters and sections under its own headings, a leaf for every clause, literally by its id.
 * A row of the document's table that repeats a clause (`sameAs`) is no leaf but a further citation of the clause's leaf,
 * with unit and day; where its check differs the body's decides, since both are one requirement and the body is what the
 * table sums up. Clauses that nothing on a website shows stand in `notOnWebsite`.
 *
 * @throws Error where a clause has no place in the description, or the description names one that does not exist.
 */
export function systemFromClauses(document: ClauseDocument, description: SystemDescription): System {
  const own = document.clauses.filter(({ sameAs }) => sameAs === undefined);
  const shown = own.filter(({ id }) => description.notOnWebsite[id] === undefined);
  const points = pointsOf(shown, description.chapters);
  const leafOf = (entry: ClauseEntry) => leafFrom(entry, points.get(entry.id) ?? 0, document, description);

  const placed = new Set<string>();
  const groups = description.chapters.map((chapter): Group => {
    const sections = chapter.sections.map(({ place, title }, index): Group => {
      const entries = shown.filter((entry) => entry.place === place && chapterOf(entry, [chapter]) === chapter);
      for (const { id } of entries) placed.add(id);
      return group(`${chapter.id}-${index + 1}`, words(place.replace(/^.*?、/, ''), title ?? ''), entries.map(leafOf));
    });
    const children = sections.flatMap((section) => (section.title.en === '' ? section.children : [section]));
    return group(chapter.id, chapter.title, children);
  });

  const lost = shown.filter(({ id }) => !placed.has(id)).map(({ id }) => id);
  const ids = new Set(document.clauses.map(({ id }) => id));
  const unknown = [description.deadlines, description.notOnWebsite, description.byPerson, description.methods]
    .flatMap((table) => Object.keys(table ?? {}))
    .filter((id) => !ids.has(id));
  if (lost.length + unknown.length > 0) {
    throw new Error(`${document.id}: no place for ${lost.join(', ')}; no clause ${unknown.join(', ')}`);
  }

  return {
    id: document.id,
    version: description.version,
    title: document.title,
    authority: CLAUSE_AUTHORITY,
    sources: [{ title: document.title['zh-CN'], ...description.source }],
    whenNotApplicable: 'rebase',
    onVeto: 'fail',
    notOnWebsite: document.clauses.flatMap((entry) => {
      const reason = description.notOnWebsite[entry.sameAs ?? entry.id];
      return reason ? [{ clause: clauseOf(entry, document), because: REASONS[reason] }] : [];
    }),
    tree: { ...group(document.id, document.title, groups), points: TOTAL },
  };
}

const TOTAL = 100;

function group(id: string, title: Words, children: Group['children']): Group {
  return { id, title, points: fromHundredths(children.map(({ points }) => points)), children };
}

const fromHundredths = (points: readonly number[]): number =>
  points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100;

/** What was seen on a page stands apart from what the text asks for, also where one part of the document holds both. */
function chapterOf({ place, observed }: ClauseEntry, chapters: readonly Chapter[]): Chapter | undefined {
  return chapters.find(
    (chapter) =>
      (chapter.observed ?? false) === (observed ?? false) &&
      chapter.sections.some((section) => section.place === place),
  );
}

/**
 * 100 points by one rule: a share for every clause, half a share for what is only encouraged (鼓励, 探索, 逐步), none for
 * what no text asks for, nor for what an annex asks of pages that the body has asked already. Rounded to hundredths so
 * that they add up exactly: what rounding down leaves goes to the largest remainders, among equals in the order of the
 * document.
 */
function pointsOf(entries: readonly ClauseEntry[], chapters: readonly Chapter[]): Map<string, number> {
  const askedBefore = new Set<string>();
  const shares = entries.map((entry) => {
    const chapter = chapterOf(entry, chapters);
    const asked = (entry.checks ?? []).map((check) => JSON.stringify(check));
    const again = chapter?.repeats && asked.length > 0 && asked.every((check) => askedBefore.has(check));
    if (!chapter?.repeats) for (const check of asked) askedBefore.add(check);
    return entry.observed || again ? 0 : entry.soft ? 1 : 2;
  });
  const all = shares.reduce<number>((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (share * TOTAL * 100) / all);
  const whole = exact.map(Math.floor);
  let left = TOTAL * 100 - whole.reduce((sum, hundredths) => sum + hundredths, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  for (const { index } of byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left -= 1;
  }
  return new Map(entries.map(({ id }, index) => [id, (whole[index] ?? 0) / 100]));
}

function clauseOf({ id, place, quote, observed }: ClauseEntry, document: ClauseDocument): LeafClause {
  const status: ClauseStatus = observed ? 'observed' : 'text';
  return { document: document.id, id, place, quote, status };
}

function leafFrom(entry: ClauseEntry, points: number, document: ClauseDocument, description: SystemDescription): Leaf {
  const { id, title, observable, checks, unit } = entry;
  const rows = document.clauses.filter(({ sameAs }) => sameAs === id);
  const deadlines = deadlinesOf(entry, rows, description);
  const table = tableDeadline(entry, description);
  const question = questionOf(entry);
  const howToLook = howToLookAt(entry, description);
  const applicability = applicabilityOf(entry, rows, description);
  return {
    id: id.toLowerCase().replaceAll('.', '-'),
    title,
    points,
    method: description.methods?.[id] ?? { type: 'proportional', target: 1 },
    observable,
    combine: entry.combine ?? 'all',
    clause: clauseOf(entry, document),
    ...(checks && { checks: withDefaults(entry) }),
    ...(question && { question }),
    ...(howToLook && { howToLook }),
    ...(rows.length > 0 && {
      alsoAsked: rows.map((row) => ({
        clause: clauseOf(row, document),
        ...(row.unit && { unit: row.unit }),
        ...(table && { deadline: table }),
      })),
    }),
    ...(applicability && { applicability }),
    ...(unit && { unit }),
    ...(deadlines.length > 0 && { deadlines }),
  };
}

/** A clause names its defaults once for all its checks: each carries those that are its own. */
function withDefaults({ checks = [], defaults = [] }: ClauseEntry): Check[] {
  const isOne = new Set(checks.map(({ rule }) => rule)).size === 1;
  return checks.map(({ rule, params = {} }) => {
    const has = (name: string) =>
      name in params ||
      (isOne && !checks.some((check) => name in (check.params ?? {}))) ||
      VALUES_OF_RULES[rule]?.[name] !== undefined;
    const own = defaults.filter(has);
    const stated = Object.entries(VALUES_OF_RULES[rule] ?? {}).filter(
      ([name]) => own.includes(name) && !(name in params),
    );
    return { rule, params: { ...params, ...Object.fromEntries(stated) }, ...(own.length > 0 && { defaults: own }) };
  });
}

/** A clause that nothing brings candidates for has a question of its own. */
function questionOf({ observable, checks, question, title }: ClauseEntry): Words | undefined {
  if (observable === 'auto') return undefined;
  const [first] = checks ?? [];
  if (question || !first) return question;
  const asked = ASKED[first.rule] ?? ASKED_ANYWAY;
  return words(
    `“${title['zh-CN']}”：${asked['zh-CN']}？`,
    `${title.en}: ${asked.en.replace(/^./, (letter) => letter.toLowerCase())}?`,
  );
}

function howToLookAt({ id, observable, checks = [] }: ClauseEntry, { byPerson }: SystemDescription): Words | undefined {
  if (observable === 'auto') return undefined;
  const [first] = checks;
  return byPerson?.[id] ?? (first && HOW_TO_LOOK[first.rule]) ?? LOOK_ANYWAY;
}

/** The clause's own days, then the table's. */
function deadlinesOf(entry: ClauseEntry, rows: readonly ClauseEntry[], description: SystemDescription): Deadline[] {
  const table = tableDeadline(entry, description);
  const [row] = rows;
  const fromTable = table ? [row ? { ...table, clauseId: row.id } : table] : [];
  return [...(description.deadlines?.[entry.id] ?? []).map((day) => ({ ...day, clauseId: entry.id })), ...fromTable];
}

function tableDeadline({ deadline }: ClauseEntry, { tableDeadlines = {} }: SystemDescription): Deadline | undefined {
  if (deadline === undefined) return undefined;
  const on = Object.entries(tableDeadlines).find(([text]) => deadline.startsWith(text))?.[1];
  return on ? { text: deadline, on } : { text: deadline };
}

const LEVELS = ['national', 'province', 'city', 'county', 'township'] as const;

/**
 * Governments of the issuing level and above owe everything; those below only what names them. A department owes what
 * names it, or every department; where the table shares out among single units what the body gives to all of them
 * together, the table says whose it is. Undefined: everybody, always.
 */
function applicabilityOf(
  entry: ClauseEntry,
  rows: readonly ClauseEntry[],
  { level }: SystemDescription,
): Applicability | undefined {
  const units = responsibleUnits(entry.unit ?? '');
  const everybody = units.anybody || entry.unit === undefined || entry.observed === true;
  const levels = LEVELS.filter(
    (one) =>
      LEVELS.indexOf(one) <= LEVELS.indexOf(level) ||
      (one === 'county' && units.counties) ||
      (one === 'township' && units.townships),
  );
  const inTable = rows.map(({ unit = '' }) => responsibleUnits(unit));
  const isShared =
    inTable.length > 0 && inTable.every(({ everyDepartment, named }) => !everyDepartment && named.length > 0);
  const named = isShared ? [...new Set(inTable.flatMap((row) => row.named))] : units.named;
  const everyDepartment = !isShared && units.everyDepartment;
  const noDepartment = !everyDepartment && named.length === 0;
  const applicability: Applicability = {
    ...(!everybody && levels.length < LEVELS.length && { levels }),
    ...(!everybody && noDepartment && { kinds: ['government' as const] }),
    ...(!everybody && !everyDepartment && !noDepartment && { units: named }),
    ...(entry.validUntil && { validTo: entry.validUntil }),
  };
  return Object.keys(applicability).length > 0 ? applicability : undefined;
}
