import { z } from 'zod';
import type { DocumentDetails } from '../../utils/facts/interpret-document.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Fields that the page may give anywhere, and those that only its block gives. */
const FIELDS = ['indexNumber', 'title', 'issuer', 'docNumber', 'writtenOn', 'publishedOn', 'source'] as const;
const OF_BLOCK = ['category', 'openMode', 'openTerm', 'openScope'] as const;
type Field = (typeof FIELDS)[number] | (typeof OF_BLOCK)[number];

/** Labels of the block that stand for a field. */
const LABEL_OF: Readonly<Record<string, Field>> = {
  index: 'indexNumber',
  issuer: 'issuer',
  number: 'docNumber',
  written: 'writtenOn',
  category: 'category',
  openMode: 'openMode',
  openTerm: 'openTerm',
  openScope: 'openScope',
};

export default definePageRule({
  id: 'document-metadata-incomplete',
  version: 1,
  /**
   * `required`: what a document's page has to give; 文号 is left out since not every document has one. `everyDocument`:
   * whether a page without any block owes it too; by default only what the block leaves out is asked about.
   */
  params: z.object({
    required: z
      .array(z.enum([...FIELDS, ...OF_BLOCK]))
      .min(1)
      .default(['indexNumber', 'title', 'issuer', 'writtenOn', 'publishedOn']),
    everyDocument: z.boolean().default(false),
  }),
  needs: [
    'kind',
    'indexNumber',
    'title',
    'issuer',
    'docNumber',
    'writtenOn',
    'publishedOn',
    'document',
    'source',
    'identity',
    'metaTags',
  ],
  basis: [
    clause('disclosure-regulations-2019', '第十二条', 'text', '索引、名称、内容概述、生成日期'),
    clause('website-guidelines-2017', '附件 网页设计规范（发布时间、来源）', 'secondary'),
    clause('disclosure-regulations-2019', '第十二条（发文字号、发布机构等其他著录项）', 'default'),
  ],

  check(facts, { required, everyDocument }, { isUnknown }) {
    const { kind, title, issuer, source, document, identity, metaTags, url } = facts;
    if (kind !== 'policy') return notApplicable(message('because.not-a-policy'));
    const own = isOwnDocument([issuer, title && authorOfTitle(title), source], [metaTags.sitename, identity.sponsor]);
    if (own === false) return notApplicable(message('because.not-own-document'));
    if (!everyDocument && !facts.indexNumber && !hasBlock(document)) {
      return isUnknown('document')
        ? cannotTell(message('because.content-by-script'))
        : notApplicable(message('because.no-document-block'));
    }

    const missing = required.filter((field) => !(isOfBlock(field) ? document?.[field] : facts[field]));
    const open = missing.filter((field) => isUnknown(isOfBlock(field) ? 'document' : field));
    const empty = new Set((document?.emptyLabels ?? []).map((label) => LABEL_OF[label]));
    const [first, ...others] = missing
      .filter((field) => !open.includes(field))
      .map(
        (field): Finding => ({
          key: `document-metadata-incomplete:${field}:${url}`,
          pageUrl: url,
          message: message(empty.has(field) ? 'finding.metadata-empty' : 'finding.metadata-missing', {
            field: message(`metadata.${field}`),
          }),
          ...(title && { quote: title.slice(0, 200) }),
        }),
      );
    if (first) return suspected([first, ...others], { searched: [url] });
    return open.length > 0 ? cannotTell(message('because.content-by-script')) : pass();
  },
});

const isOfBlock = (field: Field): field is (typeof OF_BLOCK)[number] => OF_BLOCK.some((name) => name === field);

/** What else the block says; the document's own words and stamps make no block. */
function hasBlock(details: DocumentDetails | undefined): boolean {
  if (!details) return false;
  const { category, topic, openMode, openTerm, openScope, emptyLabels } = details;
  return Boolean(category || topic || openMode || openTerm || openScope || emptyLabels?.length);
}
