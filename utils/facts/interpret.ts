/** PageFacts → Reading, without a DOM, so that stored facts can be read again when this file learns more. */
import { findPrivacy } from '../text/privacy.ts';
import { textFingerprint } from '../text/similarity.ts';
import { columnNamesMark } from './column-names-mark.ts';
import { readAttachments, readBody, readNamedAttachments } from './interpret-body.ts';
import { type ColumnAddition, readColumns } from './interpret-columns.ts';
import { pickAuthor, pickEditor, pickSource, pickTitle } from './interpret-content.ts';
import { pickDates } from './interpret-dates.ts';
import { readDocumentBlock } from './interpret-document.ts';
import { readEntrances } from './interpret-entrances.ts';
import { readIdentity } from './interpret-identity.ts';
import { readApplicationForm, readConsultation, readLetters } from './interpret-interaction.ts';
import { readInterpretation, readInterpretationLinks, readReferences } from './interpret-interpretation.ts';
import { readKind } from './interpret-kind.ts';
import { isGarbled, readList } from './interpret-list.ts';
import { readReport } from './interpret-report.ts';
import { readForeignScripts, readHiddenLinks, readResidue, readUnmatched } from './interpret-risk.ts';
import { readSearchBox } from './interpret-search.ts';
import { readServiceGuide } from './interpret-service.ts';
import type { PageFacts, Tri } from './page-facts.ts';
import type { PageKind, Reading } from './reading.ts';

const SINGLE: ReadonlySet<PageKind> = new Set([
  'article',
  'policy',
  'interpretation',
  'annual-report',
  'service-guide',
]);

/** A guide to disclosure and a draft put up for opinions are texts with a title and a day, too. */
const ALSO_SINGLE: ReadonlySet<PageKind> = new Set(['negative', 'disclosure-platform', 'interaction']);

export interface InterpretOptions {
  /** A user's own names of columns, beside the built-in ones. */
  columnNames?: readonly ColumnAddition[];
}

/** What a careful evaluator concludes from the facts. Never throws on facts that the schema accepts. */
export function interpret(facts: PageFacts, options: InterpretOptions = {}): Reading {
  const identity = readIdentity(facts);
  const entrances = readEntrances(facts);
  const { single: isSingle, ...verdict } = readKind(facts, identity);
  const single = SINGLE.has(verdict.kind) || (isSingle && ALSO_SINGLE.has(verdict.kind));
  const reading: Reading = {
    ...verdict,
    identity,
    ageingEntrance: entrances.ageing,
    accessibleEntrance: entrances.accessible,
    entrances: entrances.entrances,
    attachments: single ? readAttachments(facts) : [],
    interpretationLinks: [],
    ...readList(facts, single ? 'article' : verdict.kind),
    ...readColumns(facts, options.columnNames),
    columnNames: columnNamesMark(options.columnNames),
    metaTags: readMetaTags(facts),
    hiddenLinks: readHiddenLinks(facts),
    foreignScripts: readForeignScripts(facts),
    privacy: findPrivacy(facts.mainText).map(({ index: _, ...hit }) => hit),
    unknown: [],
  };
  const searchBox = readSearchBox(facts);
  if (searchBox) reading.searchBox = searchBox;
  if (single) readSingle(facts, reading);
  reading.residue = readResidue(facts, reading.title);
  if (single) reading.unmatched = readUnmatched(facts, reading.title);
  readServices(facts, reading);
  const print = single ? bodyFingerprint(facts) : undefined;
  if (print) reading.textFingerprint = print;
  markUnknown(facts, reading);
  return reading;
}

/** Shorter lines are bylines, names of files and buttons: the frame of the text and not the text. */
const BODY_LINE = 16;

function bodyFingerprint({ mainText }: PageFacts): string | undefined {
  const lines = mainText.split('\n').filter((line) => line.length >= BODY_LINE);
  return textFingerprint(lines.join('\n'));
}

/** Of several of one name the first that is not empty. */
function readMetaTags({ metas }: PageFacts): Reading['metaTags'] {
  const tags = new Map<string, string>();
  for (const { name, content } of metas) {
    const key = name.toLowerCase();
    if (!tags.get(key)?.trim()) tags.set(key, content);
  }
  return Object.fromEntries(tags);
}

/** Kinds whose text speaks of services and letters without being one. */
const NO_SERVICE: ReadonlySet<PageKind> = new Set([
  'home',
  'policy',
  'interpretation',
  'annual-report',
  'error',
  'search',
]);
/** Elements that a page has before it counts as a guide that nothing else names as one. */
const GUIDE_BY_PARTS = 5;

function readServices(facts: PageFacts, reading: Reading): void {
  const { kind, title } = reading;
  const consultation = kind === 'error' ? undefined : readConsultation(facts, title);
  if (consultation) reading.consultation = consultation;
  if (NO_SERVICE.has(kind)) return;
  const application = readApplicationForm(facts, title);
  if (application) reading.applicationForm = application;
  const found = kind === 'service-guide' ? undefined : readLetters(facts);
  // What lists letters beside an article is another part of the site.
  const aside = kind === 'article' && found?.form === 'list' && !/信箱|来信|信件|留言|诉求|咨询|投诉/.test(title ?? '');
  const letters = aside ? undefined : found;
  if (letters) reading.letters = letters;
  if (kind === 'article' && letters?.form === 'single') {
    reading.kind = 'interaction';
    reading.kindReasons.push('a letter and its answer');
  }
  if (application || letters || consultation || kind === 'disclosure-platform') return;
  const guide = readServiceGuide(facts, title, kind === 'service-guide' ? 2 : GUIDE_BY_PARTS);
  if (!guide) return;
  reading.serviceGuide = guide;
  for (const element of guide.closed) reading.unknown.push(`serviceGuide.${element}`);
}

function readSingle(facts: PageFacts, reading: Reading): void {
  const title = pickTitle(facts);
  if (title) reading.title = title.text;
  const { open, ...dates } = pickDates(facts, title?.line, reading.kind === 'policy');
  Object.assign(reading, dates);
  reading.unknown.push(...open);
  const source = pickSource(facts, title?.line);
  if (source) reading.source = source;
  const author = pickAuthor(facts);
  if (author) reading.author = author;
  const editor = pickEditor(facts);
  if (editor) reading.editor = editor;
  const block = readDocumentBlock(facts, title?.text, title?.line);
  if (reading.kind !== 'policy') delete block.docNumber;
  Object.assign(reading, block);
  reading.body = readBody(facts, title?.text, title?.line);
  const named = readNamedAttachments(facts, title?.line, reading.attachments);
  if (named.length > 0) reading.attachmentsNamed = named;
  const interpretations = readInterpretationLinks(facts, reading.kind, title?.text);
  reading.interpretationLinks = interpretations.links;
  if (interpretations.open) reading.unknown.push('interpretationLinks');
  if (reading.kind === 'interpretation') {
    reading.interpretation = readInterpretation(facts, title?.text);
    if (reading.interpretation.wordless) reading.unknown.push('interpretation.elements');
  }
  if (reading.kind === 'interpretation' || reading.kind === 'policy')
    reading.references = readReferences(facts, reading.kind, title?.text);
  if (reading.kind === 'annual-report') reading.annualReport = readReport(facts, reading);
}

const IDENTIFIERS = [
  'identity.siteCode',
  'identity.icp',
  'identity.psb',
  'identity.sponsor',
  'identity.organizer',
  'identity.authority',
] as const;
const ENTRANCES = [
  'identity.reportError',
  'identity.siteMap',
  'identity.search',
  'identity.contact',
  'ageingEntrance',
  'accessibleEntrance',
] as const;
const CONTENT = ['title', 'publishedOn', 'writtenOn', 'source', 'docNumber', 'indexNumber', 'issuer'] as const;
const SERVICES = ['applicationForm', 'letters', 'consultation', 'serviceGuide'] as const;
const FROM_LINKS = ['columns', 'columnLinks', 'attachments', 'interpretationLinks'] as const;

/** What rests on a primitive, by the name under which a cut or a failed reader is noted. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  metas: ['metas', 'metaTags', 'identity.metaSiteCode', 'generatedOn', ...CONTENT],
  links: ['links', ...FROM_LINKS, ...IDENTIFIERS, 'identity.conac', ...ENTRANCES],
  controls: ['controls', ...ENTRANCES],
  headings: ['headings', 'title'],
  pairs: ['pairs', ...CONTENT, 'author', 'editor', 'document'],
  emptyLabels: ['emptyLabels', 'document'],
  dates: ['dates', 'publishedOn', 'writtenOn', 'imprintOn', 'damagedDates'],
  lists: ['lists', 'list', 'items'],
  islands: ['lists', 'list', 'items'],
  pager: ['pager', 'list', 'items'],
  breadcrumb: ['breadcrumb'],
  tables: ['tables', 'annualReport'],
  media: ['media', 'body', 'identity.conac', 'identity.reportError'],
  forms: ['forms', 'identity.search', 'searchBox', 'applicationForm'],
  searchAddresses: ['searchBox'],
  closedText: ['serviceGuide'],
  letters: ['letters', 'serviceGuide'],
  scripts: ['scripts', 'marks', 'foreignScripts', 'identity.conac', 'identity.reportError'],
  marks: ['marks', 'identity.conac'],
  concealed: ['hiddenLinks'],
  mainText: [
    'mainText',
    'body',
    'attachmentsNamed',
    'document',
    'annualReport',
    'privacy',
    'residue',
    'unmatched',
    'interpretation',
    'references',
    ...SERVICES,
  ],
  footerText: ['footerText', ...IDENTIFIERS, 'identity.contact'],
};
/** What a failed reader leaves open besides: the kind is made of these. */
const KIND_RESTS_ON = /^(?:snapshot|metas|links|headings|pairs|dates|lists|pager|breadcrumb|mainText)$/;

/**
 * What this capture cannot know: what scripts have yet to write or could not, what stands behind a cut,
 * what a reader that failed did not write. What was found stays found.
 */
function markUnknown(facts: PageFacts, reading: Reading): void {
  const doubted = new Set<string>();
  if (!facts.audit) reading.unknown.push('audit');
  else {
    if (!facts.audit.axe) reading.unknown.push('audit.axe');
    if (!facts.audit.layout) reading.unknown.push('audit.layout');
  }
  if (!facts.concealed) doubted.add('hiddenLinks');
  const failed = facts.readerErrors.map(({ reader }) => reader);
  for (const name of [...facts.truncated, ...failed]) {
    const all = name === 'elements' || name === 'snapshot';
    for (const field of all ? Object.values(RESTS_ON).flat() : (RESTS_ON[name] ?? [])) doubted.add(field);
  }
  if (failed.some((name) => KIND_RESTS_ON.test(name))) doubted.add('kind');
  if (facts.scriptFilled) {
    for (const name of [...IDENTIFIERS, 'identity.conac', ...ENTRANCES, 'columns', ...CONTENT]) doubted.add(name);
    doubted.add('attachments').add('interpretationLinks').add('searchBox');
    // A script may yet write the link, or the value of an empty label.
    for (const name of ['author', 'editor', 'document', 'attachmentsNamed', 'body'] as const) doubted.add(name);
    // Forms, letters and closed tabs are filled late, on the pages that are there for them.
    const { kind } = reading;
    for (const name of SERVICES)
      if (reading[name] || kind === 'interaction' || (kind === 'service-guide' && name === 'serviceGuide'))
        doubted.add(name);
    if (kind === 'disclosure-platform') doubted.add('applicationForm');
    if (!reading.list || reading.list.count === 0) doubted.add('list').add('items');
    if (facts.breadcrumb.length < 2) doubted.add('breadcrumb');
    // A dead link may yet be given its address.
    if (reading.unlinkedColumns?.length) {
      reading.unlinkedColumns = [];
      doubted.add('unlinkedColumns');
    }
    if (reading.annualReport?.sections.length === 0) doubted.add('annualReport.sections');
    if (reading.annualReport?.tables.length === 0) doubted.add('annualReport.tables');
  }
  if (isGarbled(facts)) doubted.add('list').add('items');
  for (const name of doubted) if (isOpen(reading, name)) reading.unknown.push(name);
  reading.unknown = [...new Set(reading.unknown)];
}

/** Whether the field holds nothing, or may hold less than the page. An entrance that was not found may be there. */
function isOpen(reading: Reading, name: string): boolean {
  const { identity } = reading;
  switch (name) {
    case 'identity.conac':
    case 'identity.reportError':
    case 'identity.siteMap':
    case 'identity.search':
    case 'identity.contact': {
      const field = name.slice('identity.'.length) as 'conac' | 'reportError' | 'siteMap' | 'search' | 'contact';
      identity[field] = unseen(identity[field]);
      return identity[field] === 'unknown';
    }
    case 'ageingEntrance':
    case 'accessibleEntrance':
      reading[name] = unseen(reading[name]);
      return reading[name] === 'unknown';
    case 'identity.siteCode':
    case 'identity.metaSiteCode':
    case 'identity.icp':
    case 'identity.psb':
    case 'identity.sponsor':
    case 'identity.organizer':
    case 'identity.authority':
      return identity[name.slice('identity.'.length) as 'siteCode'] === undefined;
    case 'searchBox':
      return reading.searchBox?.template === undefined;
    case 'attachments':
    case 'interpretationLinks':
    case 'hiddenLinks':
    case 'foreignScripts':
    case 'residue':
    case 'unmatched':
    case 'privacy':
      return (reading[name] ?? []).length === 0;
    case 'author':
    case 'editor':
      return reading[name] === undefined;
    case 'title':
    case 'publishedOn':
    case 'writtenOn':
    case 'generatedOn':
    case 'source':
    case 'docNumber':
    case 'indexNumber':
    case 'issuer':
      return reading[name] === undefined;
    default:
      return true;
  }
}

const unseen = (value: Tri): Tri => (value === false ? 'unknown' : value);
