/** Names of authorities in titles. */
import { normalise } from './normalise.ts';

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
  return author === '' || (name !== '' && (name.endsWith(author) || author.endsWith(name)));
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
    .replace(/人民政府|市政府|县政府|区政府|政府|办公厅|办公室|网站|门户/g, '')
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
  return own !== '' && other !== '' && (own.startsWith(other) || other.startsWith(own) || own.endsWith(other));
}

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
  return names.some((name) => isOfAuthority(author, name));
}
