import { z } from 'zod';
import type { PageKind } from '../../utils/facts/reading.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { normalise } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const SITE = ['SiteName', 'SiteDomain', 'SiteIDCode'] as const;
const COLUMN = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'] as const;
const CONTENT = ['ColumnName', 'ColumnType', 'ArticleTitle', 'PubDate', 'ContentSource'] as const;

/** Which tags a page owes, by its kind. The matrix is the product's own reading of the annex. */
const OWED: Partial<Record<PageKind, readonly string[]>> = {
  home: SITE,
  column: [...SITE, ...COLUMN],
  article: [...SITE, ...CONTENT],
  policy: [...SITE, ...CONTENT],
  interpretation: [...SITE, ...CONTENT],
  'annual-report': [...SITE, ...CONTENT],
};

/** What templates write where nobody filled them in. */
const PLACEHOLDERS = new Set([
  '网站名称',
  '网站域名',
  '政府网站标识码',
  '网站标识码',
  '栏目名称',
  '栏目类别',
  '文章标题',
  '####',
]);

const LONGEST = 12;

export default definePageRule({
  id: 'meta-tag-missing',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'metaTags'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（页面标签）', 'default')],

  check({ kind, metaTags, url }, _, { isUnknown }) {
    const owed = OWED[kind];
    if (!owed) return notApplicable(message('because.kind-owes-no-tags'));

    const finding = (tag: string, code: 'finding.meta-tag-absent' | 'finding.meta-tag-empty'): Finding => ({
      key: `meta-tag-missing:${tag}`,
      pageUrl: url,
      message: message(code, { tag }),
    });
    const placeholders = owed.flatMap((tag): Finding[] => {
      const content = metaTags[tag.toLowerCase()]?.trim() ?? '';
      if (!content || content.length > LONGEST || !PLACEHOLDERS.has(normalise(content))) return [];
      return [
        {
          key: `meta-tag-missing:${tag}:placeholder`,
          pageUrl: url,
          message: message('finding.meta-tag-placeholder', { tag, content }),
          quote: content,
        },
      ];
    });
    const absent = owed.flatMap((tag): Finding[] => {
      const content = metaTags[tag.toLowerCase()];
      if (content === undefined) return [finding(tag, 'finding.meta-tag-absent')];
      return content.trim() === '' ? [finding(tag, 'finding.meta-tag-empty')] : [];
    });
    const [firstPlaceholder, ...otherPlaceholders] = placeholders;
    if (firstPlaceholder) return proven(firstPlaceholder, ...otherPlaceholders);
    if (absent.length > 0 && isUnknown('metaTags')) return cannotTell(message('because.tags-not-read'));
    const [firstAbsent, ...otherAbsent] = absent;
    return firstAbsent ? suspected([firstAbsent, ...otherAbsent], { searched: [url] }) : pass();
  },
});
