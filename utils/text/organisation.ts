/** Names of authorities in titles. */
import { AGENCIES, OFFICE_KINDS, SUCCESSIONS } from './agency-successors.ts';
import { compact, normalise } from './normalise.ts';

/** What a report's title says besides its author: year, kind of report, how it was published. */
const NOT_A_NAME =
  /(20\d\d)年?度?|关于|发布|公布|公开|印发|的|政府信息|政务|信息|工作|年度|年报|报告|情况|公告|通告|通知|[（(].*?[)）]|[《》“”"'：:、\s-]/g;

/**
 * Whether a title names this body or nobody: 云溪市2024年政府信息公开工作年度报告 is 云溪市人民政府's own, while
 * 云溪市教育局2024年… is another's. A body whose name is not known in Chinese owns no title that names somebody.
 */
export function isOwnTitle(title: string, bodyName: string): boolean {
  const name = coreOf(normalise(bodyName));
  const author = coreOf(normalise(title).replace(NOT_A_NAME, ''));
  return author === '' || (name !== '' && (name.endsWith(author) || author.endsWith(name) || sameAgency(author, name)));
}

/** How the names of departments and of townships end, which a government's own name does not. */
const LESSER =
  /(?:局|委|委员会|厅|部|处|办|中心|站|队|院|馆|所|公司|街道|街道办事处|镇|乡|镇政府|乡政府|镇人民政府|乡人民政府)$/;

/** Whether a report's title names a department or a township as its author. */
export function namesLesserAuthority(title: string): boolean {
  return LESSER.test(
    normalise(title)
      .replace(NOT_A_NAME, '')
      .replace(/(?:办公室|办公厅)$/, ''),
  );
}

/**
 * Whether a report can be this body's. Kinder than `isOwnTitle`, for questions where a wrong no accuses: only a title
 * that plainly names an authority of the other kind is left out.
 */
export function mayBeOwnTitle(
  title: string,
  body: { name: string; kind: 'government' | 'department'; level: string },
): boolean {
  if (title === '' || isOwnTitle(title, body.name) || body.level === 'township') return true;
  return body.kind === 'department' || !namesLesserAuthority(title);
}

/** A name without what is written or left out at will: 云溪市人民政府办公室 → 云溪市. */
function coreOf(name: string): string {
  return name
    .replace(/人民政府|市政府|县政府|区政府|政府|党工委|管理委员会|管委会|办公厅|办公室|网站|门户/g, '')
    .replace(/[^\p{Script=Han}]/gu, '');
}

/** The authority that a title begins with: 市水务局关于…, 教育部办公厅等六部门关于…. */
const LEADING_AUTHORITY =
  /^(.{1,24}?(?:人民政府|政府|委员会|领导小组|指挥部|法院|检察院|办公室|办公厅|中心|局|厅|部|院|委|会|署))(?:办公室|办公厅)?(?:[、等和与].{0,30}?)?(?=关于|印发|转发|令|公告|通告)/;

export function authorOfTitle(title: string): string | undefined {
  return LEADING_AUTHORITY.exec(normalise(title))?.[1];
}

/** Whether two names are of one authority, or of one and its office or department: 云溪市人民政府 and 云溪市水务局. */
export function isOfAuthority(name: string, authority: string): boolean {
  const [own, other] = [coreOf(normalise(authority)), coreOf(normalise(name))];
  if (own === '' || other === '') return false;
  return own.startsWith(other) || other.startsWith(own) || own.endsWith(other) || sameAgency(own, other);
}

const GOVERNMENT = /政府(?:办公[厅室])?$/;
const DEPARTMENT = /[局厅]|委员会(?!办公)|中心/;

/**
 * Whether a document is of the site that shows it. `authors` stand in the order of their weight and the first that is
 * known decides: the issuer, whom the title names, the source that only says who put it here. Undefined where the page
 * names no author, or its site has no name.
 */
export function isOwnDocument(
  authors: readonly (string | undefined)[],
  siteNames: readonly (string | undefined)[],
): boolean | undefined {
  const author = authors.find(Boolean);
  const names = siteNames.filter((name): name is string => Boolean(name));
  if (!author || names.length === 0) return undefined;
  // A department's site shows the documents of its government, which are not its own; a portal shows its departments'.
  const ofDepartment = names.some((name) => DEPARTMENT.test(name)) && !names.some((name) => name.includes('政府'));
  if (ofDepartment && GOVERNMENT.test(author)) return false;
  return names.some((name) => isOfAuthority(author, name));
}

/** A name in its parts: 原云岭市云溪县环境保护局 → place 云岭市云溪县, stem 环境保护, kind 局. */
interface AgencyName {
  place: string;
  stem: string;
  kind: string;
  ids: readonly string[];
}

const idsByStem = new Map<string, string[]>();
for (const { id, stems } of AGENCIES)
  for (const stem of stems) idsByStem.set(stem, [...(idsByStem.get(stem) ?? []), id]);
const LONGEST_STEM = Math.max(...[...idsByStem.keys()].map((stem) => stem.length));

/** The known agency that the name ends with; undefined for any other. The longest stem counts. */
function parseAgency(name: string): AgencyName | undefined {
  const bare = compact(name)
    .replace(/^(?:原|中华人民共和国)/, '')
    .replace('人民政府', '');
  // 卫健委, 安监局, 扶贫办: the kind is what ends the name, the longer first.
  for (const kind of OFFICE_KINDS) {
    if (!bare.endsWith(kind)) continue;
    const rest = bare.slice(0, -kind.length);
    for (let length = Math.min(LONGEST_STEM, rest.length); length >= 2; length--) {
      const stem = rest.slice(-length);
      const ids = idsByStem.get(stem);
      const place = rest.slice(0, -length);
      // 国家税务总局云溪县税务局: the place stands in the middle.
      if (ids && isPlace(place)) return { place: plainPlace(place), stem, kind, ids };
    }
  }
  return undefined;
}

/** 本县, 县级 and 县 are said of one place. */
const plainPlace = (place: string): string => place.replace(/^(?:国家(?:税务总局)?|[本我])/, '').replace(/级$/, '');

/** Empty, or ends as names of places do, or says the level only (县, 省级). Other words make another agency. */
const isPlace = (text: string): boolean =>
  text === '' ||
  /^国家(?:税务总局)?/.test(text) ||
  /(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道|级|本|我|兵团|新区|开发区)$/.test(text);

/** The agency with all whose duties passed to it, and all to whom its own passed. */
function kin(ids: readonly string[]): ReadonlySet<string> {
  const found = new Set(ids);
  const walk = (from: 'from' | 'into', to: 'from' | 'into') => {
    let edge = [...ids];
    while (edge.length > 0) {
      edge = SUCCESSIONS.filter((step) => edge.includes(step[from]) && !found.has(step[to])).map((step) => step[to]);
      for (const id of edge) found.add(id);
    }
  };
  walk('from', 'into');
  walk('into', 'from');
  return found;
}

/** How offices below the province are called in short. */
const LOCAL_KINDS = ['局', '委员会', '委', '办公室', '办'];

/**
 * What a text may call a unit of a government: its name without the place before it, and a reformed agency under the
 * names that it had before and after. 云溪市生态环境局 → 生态环境局, 环境保护局, 环保局 …; 青石镇人民政府 → 青石镇. The
 * name itself first.
 */
export function namesOfUnit(unit: string, place: string): string[] {
  const whole = compact(unit);
  const bare = whole.replace(/(?<=[镇乡])(?:人民)?政府$|(?<=街道)(?:办事处|办)$/, '');
  const core = coreOf(compact(place));
  const local = core !== '' && bare.startsWith(core) ? bare.slice(core.length) : bare;
  // 市水务局 is 水务局, but 市场监督管理局 and 区域合作局 are whole.
  const short = /^[市县区州旗省](?![场政容域级])/.test(local) && local.length > 3 ? local.slice(1) : local;
  const names = [whole, bare, short];
  const agency = parseAgency(short) ?? parseAgency(bare);
  if (agency) {
    const related = kin(agency.ids);
    for (const { id, stems } of AGENCIES) {
      if (related.has(id))
        for (const stem of stems) for (const kind of [agency.kind, ...LOCAL_KINDS]) names.push(stem + kind);
    }
  }
  return [...new Set(names)].filter((name) => name.length > 1);
}

const LEVEL_ONLY = /^(省|自治区|市|区|县|旗|州|盟|镇|乡)?$/;

/** Whether two places can be one: 云岭市云溪县 and 云溪县, 县 and 云溪县; not 云岭市 and 云岭市云溪县. */
function samePlace(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const level = LEVEL_ONLY.exec(short);
  if (level) return level[1] ? long.endsWith(level[1]) : !/(?:省|自治区)$/.test(long);
  return long.endsWith(short) && /(?:省|自治区|市|区|县|旗|州|盟)$/.test(long.slice(0, -short.length));
}

/**
 * Whether two names are of one agency, before or after a reform: 云溪县环保局 and 云溪县生态环境局, 市地税局 and 国家税务总局
 * 云岭市税务局. Agencies that were merged into one are not each other (地税局, 国税局), nor are those of other places
 * or levels; a name without a place fits an agency below the province. Never throws; false for what is no name.
 */
export function sameAgency(a: string, b: string): boolean {
  const [first, second] = [compact(a), compact(b)];
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const [one, other] = [parseAgency(a), parseAgency(b)];
  if (!one && !other) return sameOtherAgency(first, second);
  if (!one || !other) return false;
  // 部 and 总局 are national, 厅 of a province: the same duties elsewhere are another's.
  if (rankOf(one) !== rankOf(other) && rankOf(one) !== 0 && rankOf(other) !== 0) return false;
  if (!samePlace(one.place, other.place)) return false;
  const related = kin(one.ids);
  return other.ids.some((id) => related.has(id));
}

/** Of agencies that no reform touched: the same name behind places that can be one. 县教育局, 云溪县教育局. */
function sameOtherAgency(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const place = /^[本我]?(?:省|市|区|县|旗|州|盟|镇|乡)?级?/.exec(short)?.[0] ?? '';
  const core = short.slice(place.length);
  if (core.length < 3 || !/(?:局|厅|委|委员会|办公室|中心|部|院)$/.test(core) || !long.endsWith(core)) return false;
  const other = long.slice(0, -core.length);
  return isPlace(other) && samePlace(plainPlace(place), plainPlace(other));
}

/** 3 national, 2 of a province, 1 below; 0 where the name does not say. */
function rankOf({ place, kind }: AgencyName): 0 | 1 | 2 | 3 {
  if (kind === '部' || kind === '总局' || kind === '总署') return 3;
  if (kind === '厅' || /(?:省|自治区)级?$/.test(place)) return 2;
  return /(?:市|区|县|旗|州|盟|镇|乡|街道)级?$/.test(place) ? 1 : 0;
}
