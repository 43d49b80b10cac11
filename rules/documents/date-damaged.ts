import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

/** Warnings of forged documents and lessons in writing quote what is wrong. */
const ABOUT_WRITING = /伪造|假冒|冒充|仿冒|假公文|辟谣|谣言|骗|公文写作|病文|错例|校对/;

export default definePageRule({
  id: 'date-damaged',
  version: 2,
  params: z.object({}),
  needs: ['body', 'kind', 'title', 'damagedDates'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（发布时间清晰）', 'secondary')],

  check({ kind, body, title = '', damagedDates = [], url }, _, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing) return owesNothing;
    const finding = ({ text, place }: (typeof damagedDates)[number]): Finding => ({
      key: `date-damaged:${url}:${text.slice(0, 40)}`,
      pageUrl: url,
      message: message(place === 'number' ? 'finding.number-damaged' : 'finding.date-damaged', {
        text,
        place: message(`damaged-place.${place}`),
      }),
      quote: text.slice(0, 200),
    });
    // In the running text figures may mean something else than a day.
    const [sure, ...others] = damagedDates.filter(({ place }) => place !== 'text').map(finding);
    if (sure && !ABOUT_WRITING.test(title)) return proven(sure, ...others);
    const [first, ...more] = damagedDates.map(finding);
    if (first) return suspected([first, ...more], { searched: [url] });
    return isUnknown('damagedDates') || isUnknown('mainText')
      ? cannotTell(message('because.content-not-whole'))
      : pass();
  },
});
