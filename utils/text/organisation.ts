/** Names of authorities in titles. */
import { normalise } from './normalise.ts';

/** What a report's title says besides its author: year, kind of report, how it was published. */
const NOT_A_NAME =
  /(20\d\d)年?度?|关于|发布|公布|公开|印发|的|政府信息|政务|信息|工作|年度|年报|报告|情况|[（(].*?[)）]|[《》“”"'：:、\s-]/g;

/**
 * Whether a title names this body or nobody: 云溪市2024年政府信息公开工作年度报告 is 云溪市人民政府's own, while
 * 云溪市教育局2024年… is another's. A body whose name is not known in Chinese owns no title that names somebody.
 */
export function isOwnTitle(title: string, bodyName: string): boolean {
  const name = coreOf(normalise(bodyName));
  const author = coreOf(normalise(title).replace(NOT_A_NAME, ''));
  return author === '' || (name !== '' && (name.endsWith(author) || author.endsWith(name)));
}

/** A name without what is written or left out at will: 云溪市人民政府办公室 → 云溪市. */
function coreOf(name: string): string {
  return name
    .replace(/人民政府|市政府|县政府|区政府|政府|办公厅|办公室|网站|门户/g, '')
    .replace(/[^\p{Script=Han}]/gu, '');
}
