import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { fold } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

type Doubt = 'wrong' | 'form' | undefined;

/** What a template writes where nobody filled it in is asked about elsewhere (meta-tag-missing). */
const PLACEHOLDER = /^#+$|标识码|^网站域名$|^(?:发布|时间|日期)/;
const HAS_CODE = /(?:^|[^\da-z])(?:\d{10}|[a-z]{2}\d{8})(?:[^\d]|$)/i;
/** YYYY-MM-DD HH:MM, seconds allowed. */
const PUB_DATE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;
const ANY_DATE = /(?:19|20)\d{2}\D{0,2}\d{1,2}\D{0,2}\d{1,2}/;
const HOST = /[\w-]+\.[a-z]{2}|\.(?:政务|公益|中国)/i;
const MARKUP = /<\/?[a-z][^>]{0,200}>|&(?:nbsp|lt|gt|quot|amp);/i;

const CHECKS: readonly (readonly [tag: string, doubt: (content: string) => Doubt])[] = [
  ['SiteDomain', (content) => (HOST.test(content) ? undefined : 'wrong')],
  ['SiteIDCode', (content) => (HAS_CODE.test(content) ? undefined : 'wrong')],
  ['ArticleTitle', (content) => (MARKUP.test(content) ? 'wrong' : undefined)],
  ['ColumnName', (content) => (MARKUP.test(content) ? 'wrong' : undefined)],
  [
    'PubDate',
    (content) =>
      PUB_DATE.test(content) || PUB_DATE.test(fold(content).trim())
        ? undefined
        : ANY_DATE.test(content)
          ? 'form'
          : 'wrong',
  ],
];

export default definePageRule({
  id: 'meta-tag-invalid',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'metaTags'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（页面标签的取值）', 'default')],

  check({ kind, metaTags, url }, _, { isUnknown }) {
    if (kind === 'negative' || kind === 'error') return notApplicable(message('because.kind-owes-no-tags'));
    const filled = CHECKS.flatMap(([tag, doubt]) => {
      const content = metaTags[tag.toLowerCase()]?.trim() ?? '';
      return content && !PLACEHOLDER.test(content) ? [{ tag, content, doubt: doubt(content) }] : [];
    });
    const findings = (doubt: Doubt) =>
      filled
        .filter((one) => one.doubt === doubt)
        .map(
          ({ tag, content }): Finding => ({
            // One template writes the form; a single value belongs to its page.
            key: `meta-tag-invalid:${tag}${/^(?:ArticleTitle|PubDate)$/.test(tag) && doubt === 'wrong' ? `:${url}` : ''}`,
            pageUrl: url,
            message: message(doubt === 'form' ? 'finding.meta-tag-form' : 'finding.meta-tag-invalid', {
              tag,
              content: content.slice(0, 80),
            }),
            quote: content.slice(0, 200),
          }),
        );
    const [wrong, ...others] = findings('wrong');
    if (wrong) return proven(wrong, ...others);
    const [form, ...more] = findings('form');
    if (form) return suspected([form, ...more], { searched: [url] });
    if (filled.length > 0) return pass();
    return isUnknown('metaTags')
      ? cannotTell(message('because.tags-not-read'))
      : notApplicable(message('because.no-filled-tag'));
  },
});
