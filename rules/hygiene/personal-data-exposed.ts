import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Forms filled in for show hold invented numbers. */
const SAMPLE = /样表|样本|样张|样式|示例|范例|范本|范文|示范|模板|填表|填写|填报|格式/;

/** Notices that name a person by number because a law or the search for him asks for it. */
const NAMES_BY_LAW =
  /通缉|悬赏|协查|协助查找|投案|在逃|寻人|查找|认领|送达|失信|限制(?:高)?消费|(?:强制)?执行(?:公告|通知)|布告/;
/** Words beside a number that was made up. */
const EXAMPLE = /例如|比如|譬如|示例|举例|样例|虚构|假设|演示|测试(?:数据|号码)/;

export default definePageRule({
  id: 'personal-data-exposed',
  version: 2,
  params: z.object({}),
  needs: ['kind', 'privacy', 'title', 'documentTitle', 'mainText'],
  basis: [
    clause('disclosure-regulations-2019', '第十五条（个人隐私）', 'text'),
    clause('inspection-circulars', '公示名单涉及个人隐私的政府信息未做去标识化处理（2022年第二季度）', 'secondary'),
  ],

  check({ kind, privacy, title, documentTitle, mainText, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const hits = privacy.map(({ kind: what, masked, quote }) => ({
      finding: {
        key: `personal-data-exposed:${url}:${what}:${masked}`,
        pageUrl: url,
        message: message('finding.personal-data', { what: message(`personal.${what}`), masked }),
        quote: quote.slice(0, 200),
      } satisfies Finding,
      // An identity number by its check character, under its label: nothing else looks like it.
      sure: what === 'id-number' && masked.length === 18 && quote !== masked && !isExample(mainText, masked),
    }));
    const isSample = [title ?? '', documentTitle].some((text) => SAMPLE.test(text) || NAMES_BY_LAW.test(text));
    const [sure, ...others] = hits.filter((hit) => hit.sure && !isSample).map(({ finding }) => finding);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = hits.map(({ finding }) => finding);
    if (first) return suspected([first, ...more], { searched: [url] });
    return isUnknown('privacy') ? cannotTell(message('because.content-not-whole')) : pass();
  },
});

/** Whether every line that holds the number says that it is an example. */
function isExample(text: string, masked: string): boolean {
  const [head, tail] = [masked.slice(0, 6), masked.slice(-2)];
  const lines = text.split('\n').filter((line) => line.includes(head) && line.includes(tail));
  return lines.length > 0 && lines.every((line) => EXAMPLE.test(line));
}
