/** The block of an official document (信息公开目录的信息块): its numbers, who issued it, how it is open, whether it is in force. */
import { readDateValue } from '../text/dates.ts';
import type { Day } from '../text/day.ts';
import { documentNumberOfTitle, parseDocumentNumber } from '../text/document-number.ts';
import { compact, fold } from '../text/normalise.ts';
import { cleanValue, labelId, valuesOf } from './interpret-content.ts';
import type { LabelId } from './labels.ts';
import type { Media, PageFacts } from './page-facts.ts';

export interface DocumentBlock {
  docNumber?: string;
  indexNumber?: string;
  issuer?: string;
  document?: DocumentDetails;
}

/** What the block and the document's own words say besides. Texts as they stand; absent where they say nothing. */
export interface DocumentDetails {
  /** 信息类别, 组配分类, 体裁. */
  category?: string;
  /** 主题分类, 主题词. */
  topic?: string;
  /** 公开方式. */
  openMode?: string;
  /** 公开时限. */
  openTerm?: string;
  /** 公开范围. */
  openScope?: string;
  /** 此件公开发布, 此件主动公开, 此件依申请公开, 此件不予公开. */
  openStatement?: { text: string; mode: 'open' | 'on-request' | 'partly' | 'withheld' };
  validity?: Validity;
  /** 施行日期, 生效日期. */
  effectiveOn?: Day;
  /** 失效日期, 废止日期. */
  expiresOn?: Day;
  /** Labels of the block that stand without a value: 文件编号：. */
  emptyLabels?: LabelId[];
}

export interface Validity {
  state: 'in-force' | 'pending' | 'amended' | 'partly' | 'repealed' | 'expired' | 'invalid';
  /** What says so, as it stands: the value of 有效性, the note in the title, the stamp's name. */
  text: string;
  from: 'label' | 'title' | 'stamp' | 'text';
}

/** The block of a page whose single content is called `title` and stands on `titleLine`. */
export function readDocumentBlock(
  facts: PageFacts,
  title: string | undefined,
  titleLine: number | undefined,
): DocumentBlock {
  const block: DocumentBlock = {};
  const index = valuesOf(facts, 'index')
    .map((pair) => cleanValue(pair.value))
    .find(isIndexNumber);
  if (index) block.indexNumber = index;
  const number = valuesOf(facts, 'number')
    .map((pair) => parseDocumentNumber(pair.value))
    .find(Boolean);
  const own = number ?? (title && documentNumberOfTitle(title)) ?? firstLineNumber(facts, titleLine);
  if (own) block.docNumber = own;
  const issuer = shortValue(facts, 'issuer');
  if (issuer) block.issuer = issuer;
  const details = readDetails(facts, title);
  if (Object.keys(details).length > 0) block.document = details;
  return block;
}

function readDetails(facts: PageFacts, title: string | undefined): DocumentDetails {
  const details: DocumentDetails = {};
  for (const id of ['category', 'topic', 'openMode', 'openTerm', 'openScope'] as const) {
    const value = shortValue(facts, id);
    if (value && compact(value) !== compact(title ?? '')) details[id] = value;
  }
  const statement = openStatement(facts);
  if (statement) details.openStatement = statement;
  const validity = readValidity(facts, title);
  if (validity) details.validity = validity;
  const effective = dayOf(facts, 'effective');
  if (effective) details.effectiveOn = effective;
  const expires = dayOf(facts, 'expires');
  if (expires) details.expiresOn = expires;
  const empty = emptyLabels(facts);
  if (empty.length > 0) details.emptyLabels = empty;
  return details;
}

const shortValue = (facts: PageFacts, id: LabelId): string | undefined =>
  valuesOf(facts, id)
    .map((pair) => cleanValue(pair.value))
    .find((value) => value && value.length <= 60 && !/[。；！？]/.test(value));

const dayOf = (facts: PageFacts, id: LabelId): Day | undefined =>
  valuesOf(facts, id)
    .map(({ value }) => readDateValue(value).day)
    .find(Boolean);

const isIndexNumber = (value: string | undefined): value is string =>
  value !== undefined &&
  /\d/.test(value) &&
  value.length <= 60 &&
  /^[\w\u4e00-\u9fa5/.\-－—()（）〔〕:： ]+$/.test(value);

/** Labels whose value the block owes; a byline's empty 来源 or 作者 is none of them. */
const OF_BLOCK: ReadonlySet<LabelId> = new Set([
  'index',
  'number',
  'issuer',
  'written',
  'category',
  'topic',
  'openMode',
  'openTerm',
  'openScope',
  'validity',
]);

/** A block that stands twice may be filled once: a label with a value anywhere is not empty. */
function emptyLabels(facts: PageFacts): LabelId[] {
  const ids = (facts.emptyLabels ?? [])
    .map(({ label }) => labelId(label))
    .filter((id): id is LabelId => id !== undefined && OF_BLOCK.has(id) && valuesOf(facts, id).length === 0);
  return [...new Set(ids)];
}

/** Lines between the title and the text in which the number may stand. */
const NUMBER_WITHIN = 16;

/** A number that stands alone on a line above the text is the document's own; one in a sentence is cited. */
function firstLineNumber(facts: PageFacts, titleLine: number | undefined): string | undefined {
  const skip = Math.max(0, (titleLine ?? 0) - facts.mainLine - 2);
  for (const line of facts.mainText.split('\n', skip + NUMBER_WITHIN).slice(skip)) {
    const text = fold(line);
    if (text.length > 60 && /[，。]/.test(text)) return undefined;
    if (text.length > 40 || !/号/.test(text)) continue;
    const number = parseDocumentNumber(text.replace(/^[（(【]|[）)】]$/g, ''));
    if (number && compact(number).length >= compact(text).length - 2) return number;
  }
  return undefined;
}

const STATEMENT =
  /^.{0,60}?[（(【[]?(?:此|本|该)(?:件|文|文件|公文)(?:为|属于?|可以?)?(主动公开|公开发布|公开|依申请公开|删减后公开|部分公开|不予公开|不公开)[）)】\]]?\s*$/;
const STATED =
  /[（(【[](?:信息)?公开(?:属性|形式|方式|选项|类别|类型)\s*[:：]\s*(主动公开|依申请公开|不予公开|不公开|删减后公开)[）)】\]]/;

function openStatement(facts: PageFacts): DocumentDetails['openStatement'] {
  for (const line of facts.mainText.split('\n')) {
    if (line.length > 120 || !line.includes('公开')) continue;
    const text = fold(line);
    const found = STATEMENT.exec(text) ?? STATED.exec(text);
    const said = found?.[1];
    // In a sentence without brackets somebody speaks of another document.
    if (!found || !said || (text.length > 24 && !/[（(【[][^（(【[]{4,16}[）)】\]]\s*$/.test(text))) continue;
    const mode = /依申请/.test(said)
      ? 'on-request'
      : /不/.test(said)
        ? 'withheld'
        : /删减|部分/.test(said)
          ? 'partly'
          : 'open';
    const words = /(?:此|本|该)(?:件|文|文件|公文)[^（(）)【】[\]]*$|公开(?:属性|形式|方式|选项|类别|类型).*$/.exec(
      text.replace(/[）)】\]]\s*$/, ''),
    );
    return { text: words?.[0] ?? said, mode };
  }
  return undefined;
}

/** 有效性 of the block, else a note in the title, a stamp, or a line that says so. */
function readValidity(facts: PageFacts, title: string | undefined): Validity | undefined {
  for (const { value } of valuesOf(facts, 'validity')) {
    const state = stateOf(value);
    if (state) return { state, text: value, from: 'label' };
  }
  const note =
    /[（(【〔[]((?:此|本|该)?(?:文件|件)?(?:现?已|宣布)?(?:全文|部分)?(?:废止|失效|作废|停止执行))[）)】〕\]]/.exec(
      title ?? '',
    )?.[1];
  const noted = note && stateOf(note);
  if (note && noted) return { state: noted, text: note, from: 'title' };
  for (const media of facts.media) {
    const stamp = stampOf(media);
    if (stamp) return { ...stamp, from: 'stamp' };
  }
  const line = facts.mainText
    .split('\n', 40)
    .map(fold)
    .find((text) =>
      /^[（(【〔[]?(?:此|本|该)?(?:文件|件)?(?:现)?已(?:经)?(?:被)?(?:废止|失效|作废)[）)】〕\]。]?$/.test(text),
    );
  const said = line && stateOf(line);
  return line && said ? { state: said, text: line, from: 'text' } : undefined;
}

function stateOf(words: string): Validity['state'] | undefined {
  const text = compact(words);
  if (text.length > 20) return undefined;
  if (/部分(?:有效|失效|废止)/.test(text)) return 'partly';
  if (/尚未|未生效|未施行|暂未/.test(text)) return 'pending';
  if (/(?:未|没有)(?:失效|废止)/.test(text)) return 'in-force';
  if (/废止/.test(text)) return 'repealed';
  if (/失效|过期/.test(text)) return 'expired';
  if (/无效|作废|停止执行|^否$/.test(text)) return 'invalid';
  if (/修[改订正]/.test(text)) return 'amended';
  return /有效|生效|^是$/.test(text) ? 'in-force' : undefined;
}

const FILE_STATES: readonly (readonly [RegExp, Validity['state']])[] = [
  [/(?:^|[_-])(?:yi)?feizhi(?:$|[_-])|^(?:abolished|repealed)$/, 'repealed'],
  [/(?:^|[_-])(?:yi)?shixiao(?:$|[_-])|^expired$/, 'expired'],
  [/(?:^|[_-])(?:wuxiao|zuofei)(?:$|[_-])|^invalid$/, 'invalid'],
  [/(?:^|[_-])(?:xianxing)?youxiao(?:$|[_-])/, 'in-force'],
];

const STAMP = /^(?:此|本|该)?(?:文件|文|件)?(?:现?已|现行|部分)?(?:废止|失效|有效|无效|作废|修[改订])$/;

/** A picture that stamps the document: 已废止 by its alt text, or by its file's name. */
function stampOf({ kind, alt, src, visible, region, linked }: Media): Omit<Validity, 'from'> | undefined {
  if (kind !== 'image' || visible === false || linked || region === 'footer' || region === 'navigation')
    return undefined;
  const said = alt && STAMP.test(compact(alt)) ? stateOf(alt) : undefined;
  if (alt && said) return { state: said, text: alt };
  const file = src ? (/([^/?#]{1,80})\.(?:png|gif|jpe?g|svg|webp)(?:$|[?#])/i.exec(src)?.[1] ?? '') : '';
  let name = file.toLowerCase();
  try {
    name = decodeURIComponent(name);
  } catch {
    // Not escaped as UTF-8: matched as it stands.
  }
  const state =
    FILE_STATES.find(([pattern]) => pattern.test(name))?.[1] ?? (STAMP.test(name) ? stateOf(name) : undefined);
  return state && { state, text: name };
}
