import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { firstDay } from '../../utils/text/dates.ts';
import { isDay } from '../../utils/text/day.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'content-label-mismatch',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'metaTags', 'title', 'publishedOn'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（页面标签 ArticleTitle、PubDate）', 'default')],

  check({ kind, metaTags, title, publishedOn, url }, _, { isUnknown }) {
    const label = metaTags.articletitle?.trim() ?? '';
    const dateLabel = metaTags.pubdate?.trim() ?? '';
    const labelled = isDay(dateLabel.slice(0, 10)) ? dateLabel.slice(0, 10) : firstDay(dateLabel);
    const compared: (Finding | undefined)[] = [];
    if (label && title) compared.push(sameTitle(label, title) ? undefined : titleFinding(label, title, url));
    // The day that a letter shows is that on which it came.
    if (labelled && publishedOn && kind !== 'interaction') {
      const finding: Finding = {
        key: `content-label-mismatch:PubDate:${url}`,
        pageUrl: url,
        message: message('finding.pub-date-mismatch', { label: labelled, shown: publishedOn }),
        quote: dateLabel.slice(0, 200),
      };
      compared.push(labelled === publishedOn ? undefined : finding);
    }
    if (compared.length === 0) {
      const open = (label && isUnknown('title')) || (labelled && isUnknown('publishedOn'));
      return open
        ? cannotTell(message('because.content-by-script'))
        : notApplicable(message('because.nothing-to-compare'));
    }
    const [first, ...others] = compared.filter((one) => one !== undefined);
    return first ? suspected([first, ...others], { searched: [url] }) : pass();
  },
});

const key = (text: string): string => compact(text.replace(/<[^<>]{0,200}>/g, '')).replace(/[^\p{L}\p{N}]/gu, '');

/** A site's name, a subtitle or a date beside it does not make another title. */
function sameTitle(label: string, title: string): boolean {
  if (label === title) return true;
  const [one, other] = [key(label), key(title)];
  return one === '' || other === '' || one.includes(other) || other.includes(one);
}

const titleFinding = (label: string, title: string, url: string): Finding => ({
  key: `content-label-mismatch:ArticleTitle:${url}`,
  pageUrl: url,
  message: message('finding.article-title-mismatch', { label: label.slice(0, 80), shown: title.slice(0, 80) }),
  quote: label.slice(0, 200),
});
