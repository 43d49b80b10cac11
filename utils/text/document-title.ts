/**
 * Names of documents: one key for a title as its page shows it and for the name by which others cite it. An
 * interpretation says 《云溪县养老服务办法》 where the document's page says 云溪县人民政府关于印发《云溪县养老服务办法》的通知.
 */
import { compact } from './normalise.ts';

const KINDS =
  '通知|意见|决定|决议|办法|规定|条例|细则|规则|方案|批复|公告|通告|通报|函|纲要|规划|计划|要点|措施|标准|预案|制度|章程|目录|清单|指南|准则|规范|法|令';
/** What stands before or behind the name of a document on the page of its interpretation. */
const ORNAMENTS: readonly RegExp[] = [
  /^[【[〔][^】\]〕]{1,12}[】\]〕]/,
  /^(?:一图(?:读懂|看懂|解读|速览)|图解|图说|长图|读懂|解读|视频解读|政策解读|专家解读|文字解读|动漫解读)(?:[:丨|·]|政策[:丨|]|(?=关于|《|[\u4e00-\u9fa5]{6}))/,
  /[(（][^()（）]{0,30}[〔[(（]?(?:19|20)\d{2}[〕\])）]?\d{0,6}号[)）]$/,
  /(?:的)?(?:政策|文件|图文|文字|图片|视频|专家|媒体|相关)*(?:解读|图解|问答|一图读懂|起草说明|编制说明|政策说明)(?:材料|稿|之[一二三四五六七八九十])?$/,
  /[(（](?:试行|全文|图解|解读|[一二三四五六七八九十]{1,2})[)）]$/,
];
const MARKS = /[《》〈〉<>"'“”‘’·,，。;；:：]/g;
const ENACTING =
  /^(?:.{0,60}?关于(?:印发|转发|公布|发布|颁布|下发)|(?:印发|转发))(?:关于)?(.{5,}?)(?:的(?:通知|决定|公告|通告|令))*$/;
const AUTHOR =
  /^.{2,60}?(?:人民政府|政府|委员会|办公室|办公厅|领导小组|指挥部|管委会|局|厅|部|院|委|会|署|处|中心|部门|单位)(?=关于.)/;

/**
 * The key under which two names of one document are the same: without its author, without 关于印发…的通知, brackets,
 * quotes and what an interpretation writes around it. Empty where nothing of a name is left. Idempotent.
 */
export function documentKey(title: string): string {
  let key = compact(title.slice(0, 300));
  for (let round = 0; round < 300; round++) {
    const next = strip(key);
    if (next === key) break;
    key = next;
  }
  return key;
}

function strip(text: string): string {
  let key = text;
  for (const ornament of ORNAMENTS) key = key.replace(ornament, '');
  key = key.replace(MARKS, '');
  key = ENACTING.exec(key)?.[1] ?? key;
  return key.replace(AUTHOR, '').replace(/^关于(?=.{4})/, '');
}

/** Letters that the key of a document has at least: 《办法》 and 《实施方案》 are short for something. */
const NAMED = 7;

/** Whether two titles name one document: equal keys, or one that lacks the place or authority before the name. */
export function isSameDocument(a: string, b: string): boolean {
  const [long, short] = [documentKey(a), documentKey(b)].sort((one, other) => other.length - one.length) as [
    string,
    string,
  ];
  if (short.length < NAMED) return short.length > 3 && short === long;
  if (long === short) return true;
  return (
    long.endsWith(short) &&
    /^[\u4e00-\u9fa5]{2,16}(?:省|市|县|区|州|盟|旗|镇|乡|街道|局|厅|部|委|政府|国)$/.test(long.slice(0, -short.length))
  );
}

export interface NamedDocument {
  /** The name between 《 and 》. */
  title: string;
  /** Offset of 《. */
  index: number;
  /** Offset behind 》. */
  end: number;
}

/** Names in 《》, a name in it included (《关于印发〈…〉的通知》, 《关于〈…〉的说明》): the outer one counts. */
export function findNamedDocuments(text: string): NamedDocument[] {
  const found: NamedDocument[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '《') {
      // An unclosed one is left behind by the next that is far from it.
      if (depth > 0 && i - start > 120) depth = 0;
      if (depth === 0) start = i;
      depth++;
    } else if (char === '》' && depth > 0) {
      depth--;
      if (depth > 0) continue;
      const title = text.slice(start + 1, i).trim();
      if (title.length > 1 && title.length <= 150) found.push({ title, index: start, end: i + 1 });
    }
  }
  return found;
}

const KIND = new RegExp(`(?:${KINDS})(?:[(（][^()（）]{1,20}[)）])?》?$`);

/** Whether the text ends as the titles of official documents do. */
export const endsAsDocument = (title: string): boolean => KIND.test(compact(title));
