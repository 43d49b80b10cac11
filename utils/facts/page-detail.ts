/**
 * What is kept of a page beside its digest for rules about the whole site: what its content says of itself, its pager,
 * and its menus. Small, and never asked for while a page is folded.
 */
import type { Day } from '../text/day.ts';
import { digestKeepsField, hash53, pageKeyOf } from './digest.ts';
import type { DocumentDetails, Validity } from './interpret-document.ts';
import type { Channel } from './interpret-interaction.ts';
import type { InterpretationElement, InterpretationForm } from './interpretation-words.ts';
import type { LabelId } from './labels.ts';
import type { CaptureMode, Link, PageFacts, Tri } from './page-facts.ts';
import type { PageKind, Reading } from './reading.ts';
import { type ReportDigest, reportDigestOf } from './report-digest.ts';
import type { GuideElement } from './service-words.ts';

/** Numbers of what is kept; the rest is cut, and `cut` names the field. */
const CAPS = {
  attachments: 12,
  references: 8,
  interpretations: 6,
  letters: 60,
  path: 8,
  links: 300,
  names: 6,
} as const;
const MAX_NAME = 80;
/** A link with more letters than this names a content, not a place of the site. */
export const MAX_MENU_NAME = 24;

export interface ContentBody {
  letters: number;
  images: number;
  videos: number;
  audios: number;
}

export interface ContentReference {
  key: string;
  title?: string;
  docNumber?: string;
  href?: string;
  role: 'interpreted' | 'basis' | 'cited';
  sure: boolean;
}

export interface ContentConsultation {
  stages: readonly ('draft' | 'result')[];
  draft: boolean;
  basis: boolean;
  from?: Day;
  to?: Day;
  term?: string;
  channels: readonly Channel[];
  state?: 'open' | 'closed';
  received?: number;
  adopted?: number;
  reasons?: string;
}

export interface ContentLetter {
  title?: string;
  href?: string;
  askedOn?: Day;
  answeredOn?: Day;
  status?: string;
  unit?: string;
  hasAnswer?: boolean;
}

/** Every field is absent where the page does not show it; `unknown` names those that the capture cannot know. */
export interface DetailFields {
  /** 面包屑, from the home page on. */
  path?: readonly string[];
  /** Fingerprint of the template. */
  template?: string;
  /** Where any page of the list stands, as in `PageFacts.pager`; `more`: something leads to rows that do not stand here. */
  pager?: { pages?: number; current?: number; total?: number; size?: number; template?: string };
  more?: 'pager' | 'rows';
  source?: string;
  indexNumber?: string;
  issuer?: string;
  imprintOn?: Day;
  generatedOn?: Day;
  /** Dates and numbers that lost characters. */
  damagedDates?: number;
  document?: Omit<DocumentDetails, 'emptyLabels' | 'validity'> & { validity?: Validity; emptyLabels?: LabelId[] };
  body?: ContentBody;
  attachments?: readonly { text: string; href: string }[];
  /** Named in the text, linked nowhere and not on the page. */
  attachmentsMissing?: readonly string[];
  interpretationLinks?: readonly { text: string; href: string }[];
  references?: readonly ContentReference[];
  /** For `similarity` of utils/text. */
  textFingerprint?: string;
  interpretation?: {
    forms: readonly InterpretationForm[];
    elements: readonly InterpretationElement[];
    unit?: string;
    person?: true;
    contact: boolean;
    wordless?: true;
  };
  consultation?: ContentConsultation;
  letters?: { form: 'single' | 'list'; items: readonly ContentLetter[] };
  serviceGuide?: { elements: readonly GuideElement[]; empty: readonly GuideElement[]; closed: readonly GuideElement[] };
  application?: {
    fields: readonly string[];
    asked: readonly string[];
    online: boolean;
    files: number;
    channels: readonly Channel[];
    contact: readonly string[];
  };
  searchBox?: { template?: string; by: 'get' | 'post' | 'script' };
  report?: ReportDigest;
  /** Rows of other lists of its main part: they are no items of the page. */
  rowsBeside?: number;
  /** Fields that are not whole; `menus` for the links of its menus. */
  cut?: readonly string[];
}

export interface PageDetail extends DetailFields {
  canonicalUrl: string;
  runId: string;
  capture: CaptureMode;
  kind: PageKind;
  /** Hashes of its sets of menu links. */
  menus?: readonly string[];
  unknown?: readonly string[];
}

/** The menu links of one region of a template, addressed by their content: kept once for all pages that share it. */
export interface Menu {
  hash: string;
  links: readonly MenuLink[];
  /** Further links found no room. */
  cut?: true;
}

export interface MenuLink {
  /** Empty for a picture without an alternative text that leads to another site. */
  text: string;
  href: string;
  visible: Tri;
  region: Link['region'];
}

/**
 * The short links of a page that name places of the site, region by region: dated rows and the links of a single
 * content are none. Links to other sites are kept wherever they stand on a page of places, named or not. Pages of one
 * template share their menus.
 */
export function menusOf(facts: PageFacts, reading: Pick<Reading, 'kind' | 'items'>): Menu[] {
  const rows = new Set(facts.lists.filter(holdsContents).flatMap(({ items }) => items.map(({ href }) => href)));
  const single = !PLACES.has(reading.kind);
  const own = hostOf(facts.url);
  const byRegion = new Map<string, { links: Map<string, MenuLink>; cut: boolean }>();
  for (const { text, label, href, region, visible } of facts.links) {
    const name = text || label || '';
    if (!href || !/^https?:/i.test(href) || name.length > MAX_MENU_NAME || href.length > 500) continue;
    const elsewhere = hostOf(href) !== own;
    if (!elsewhere && (name === '' || rows.has(href))) continue;
    if (single && (region === 'main' || region === 'unknown' || region === 'breadcrumb')) continue;
    const menu = byRegion.get(region) ?? { links: new Map<string, MenuLink>(), cut: false };
    const key = `${name} ${href}`;
    if (menu.links.size < CAPS.links) menu.links.set(key, { text: name, href, visible, region });
    else if (!menu.links.has(key)) menu.cut = true;
    byRegion.set(region, menu);
  }
  return [...byRegion.values()].map(({ links, cut }) => {
    const menu = [...links.values()];
    return { hash: hash53(JSON.stringify(menu)).toString(36), links: menu, ...(cut ? { cut } : {}) };
  });
}

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** Rows with a day, or with titles that no menu has. A menu is often a list of short links, too. */
function holdsContents({ region, items }: PageFacts['lists'][number]): boolean {
  if (region === 'header' || region === 'navigation' || region === 'footer' || region === 'breadcrumb') return false;
  const letters = items.reduce((sum, { title }) => sum + title.length, 0);
  return items.some(({ day, vague }) => day || vague) || letters > ROW_LETTERS * items.length;
}

/** Mean length of titles. Default of the product. */
const ROW_LETTERS = 12;

/** Kinds of pages whose main part leads to places of the site. */
const PLACES: ReadonlySet<PageKind> = new Set([
  'home',
  'column',
  'disclosure-platform',
  'interaction',
  'search',
  'other',
]);

/** What is kept of one capture. */
export function pageDetailOf(facts: PageFacts, reading: Reading, runId: string, menus: readonly Menu[]): PageDetail {
  const cut: string[] = [];
  const some = <T>(name: string, all: readonly T[] | undefined, limit: number): readonly T[] | undefined => {
    if (!all || all.length === 0) return undefined;
    if (all.length > limit) cut.push(name);
    return all.slice(0, limit);
  };
  const { pager } = facts;
  const { interpretation, consultation, letters, serviceGuide, applicationForm, searchBox, body, annualReport } =
    reading;
  const beside = rowsBeside(facts, reading);
  const fields: { [K in keyof DetailFields]: DetailFields[K] | undefined } = {
    path: some(
      'path',
      facts.breadcrumb.map(({ text }) => short(text, 30)),
      CAPS.path,
    ),
    template: facts.template?.whole,
    pager: pager && {
      ...(pager.pages === undefined ? {} : { pages: pager.pages }),
      ...(pager.current === undefined ? {} : { current: pager.current }),
      ...(pager.total === undefined ? {} : { total: pager.total }),
      ...(pager.size === undefined ? {} : { size: pager.size }),
      ...(pager.address ? { template: pager.address.template } : {}),
    },
    more: facts.more,
    rowsBeside: beside || undefined,
    source: reading.source && short(reading.source),
    indexNumber: reading.indexNumber && short(reading.indexNumber),
    issuer: reading.issuer && short(reading.issuer),
    imprintOn: reading.imprintOn,
    generatedOn: reading.generatedOn,
    damagedDates: reading.damagedDates?.length || undefined,
    document: reading.document && {
      ...reading.document,
      ...(reading.document.openStatement
        ? { openStatement: { ...reading.document.openStatement, text: short(reading.document.openStatement.text) } }
        : {}),
    },
    body: body && { letters: body.letters, images: body.images, videos: body.videos, audios: body.audios },
    attachments: some(
      'attachments',
      reading.attachments.map(({ text, href }) => ({ text: short(text), href })),
      CAPS.attachments,
    ),
    attachmentsMissing: some(
      'attachmentsMissing',
      reading.attachmentsNamed?.filter(({ onPage }) => !onPage).map(({ name }) => short(name)),
      CAPS.attachments,
    ),
    interpretationLinks: some(
      'interpretationLinks',
      reading.interpretationLinks.map(({ text, href }) => ({ text: short(text), href })),
      CAPS.interpretations,
    ),
    references: some(
      'references',
      reading.references?.map(({ key, title, docNumber, href, role, confidence }) => ({
        key: short(key),
        ...(title ? { title: short(title) } : {}),
        ...(docNumber ? { docNumber } : {}),
        ...(href ? { href } : {}),
        role,
        sure: confidence === 'high',
      })),
      CAPS.references,
    ),
    textFingerprint: reading.textFingerprint,
    interpretation: interpretation && {
      forms: interpretation.forms,
      elements: Object.keys(interpretation.elements) as InterpretationElement[],
      ...(interpretation.interpreter?.unit ? { unit: short(interpretation.interpreter.unit) } : {}),
      ...(interpretation.interpreter?.person ? { person: true as const } : {}),
      contact: interpretation.contact,
      ...(interpretation.wordless ? { wordless: true as const } : {}),
    },
    consultation: consultation && {
      stages: consultation.stages,
      draft: consultation.draft !== undefined,
      basis: consultation.basis !== undefined,
      ...pick(consultation, ['from', 'to', 'term', 'state', 'received', 'adopted']),
      ...(consultation.reasons ? { reasons: short(consultation.reasons) } : {}),
      channels: consultation.channels,
    },
    letters: letters && {
      form: letters.form,
      items:
        some(
          'letters',
          letters.items.map(({ title, ...letter }) => ({ ...(title ? { title: short(title, 40) } : {}), ...letter })),
          CAPS.letters,
        ) ?? [],
    },
    serviceGuide: serviceGuide && {
      elements: Object.keys(serviceGuide.elements) as GuideElement[],
      empty: serviceGuide.empty,
      closed: serviceGuide.closed,
    },
    application: applicationForm && {
      fields: applicationForm.fields,
      asked: applicationForm.asked,
      online: applicationForm.online,
      files: applicationForm.files.length,
      channels: applicationForm.channels,
      contact: Object.keys(applicationForm.contact),
    },
    searchBox: searchBox && { by: searchBox.by, ...(searchBox.template ? { template: searchBox.template } : {}) },
    report: annualReport && reportDigestOf(facts, annualReport),
  };
  if (menus.some((menu) => menu.cut)) cut.push('menus');
  const unknown = [...new Set(reading.unknown)].filter((name) => !digestKeepsField(name)).sort();
  return {
    canonicalUrl: pageKeyOf(facts.canonicalUrl),
    runId,
    capture: facts.capture,
    kind: reading.kind,
    ...(defined(fields) as DetailFields),
    ...(menus.length > 0 ? { menus: menus.map(({ hash }) => hash) } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
    ...(cut.length > 0 ? { cut } : {}),
  };
}

/** Of a page with a list: rows of its main part that stand in other lists, each address once. */
function rowsBeside(facts: PageFacts, { items }: Pick<Reading, 'items'>): number {
  if (items.length === 0) return 0;
  const listed = new Set(items.map(({ href }) => href));
  const others = facts.lists.filter(
    ({ visible, region }) => visible !== false && (region === 'main' || region === 'unknown'),
  );
  const beside = others.flatMap(({ items: rows }) =>
    rows.flatMap(({ href }) => (href && !listed.has(href) ? [href] : [])),
  );
  return new Set(beside).size;
}

/** Under which name a capture says that it cannot know a field, where that is not its own. */
const UNKNOWN_AS: Readonly<Partial<Record<keyof DetailFields, string>>> = {
  attachmentsMissing: 'attachmentsNamed',
  application: 'applicationForm',
  path: 'breadcrumb',
  report: 'annualReport',
};

/** The strongest first: what it cannot know is taken from the others. */
export function mergeDetails(details: readonly PageDetail[]): PageDetail | undefined {
  const [strongest, ...weaker] = details;
  if (!strongest) return undefined;
  const merged: PageDetail = { ...strongest };
  const cannotKnow = (name: string) =>
    (strongest.unknown ?? []).some((other) => other === name || name.startsWith(`${other}.`));
  for (const other of weaker) {
    for (const key of Object.keys(other) as (keyof DetailFields)[]) {
      if (merged[key] === undefined && cannotKnow(UNKNOWN_AS[key] ?? key)) Object.assign(merged, { [key]: other[key] });
    }
  }
  if (merged.unknown) {
    merged.unknown = merged.unknown.filter((name) => weaker.every(({ unknown = [] }) => unknown.includes(name)));
  }
  return merged;
}

function short(text: string, length: number = MAX_NAME): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]]))) as Partial<
    Pick<T, K>
  >;
}

function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
