import { z } from 'zod';
import type { HiddenLink } from '../../utils/facts/reading.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { maskPrivacy } from '../../utils/text/privacy.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Topics of which no government page links anything, hidden or not. */
const NEVER_OFFICIAL = new Set(['gambling', 'pornography', 'illegal-trade', 'private-servers']);
/** Of other advertising (hospitals, loans, fiction) one link may be a public service; so many are not. */
const MANY = 5;
/** Ways of hiding that no menu or tab has. */
const DECEIVING = new Set<HiddenLink['by']>(['off-screen', 'font-size']);
/** Words of news and warnings about such things: 警方捣毁网络博彩团伙, 举报色情网站. */
const AGAINST =
  /打击|查处|查获|查缴|严禁|禁止|禁赌|严厉|整治|治理|举报|防范|警惕|警方|公安|民警|警察|破获|侦破|捣毁|取缔|专项|案|审理|判处|判决|获刑|罪|违法|诈骗|骗局|被骗|反诈|远离|拒绝|抵制|收缴|上缴|通告|陷阱|曝光|法院|扫黄|提醒|提示|揭秘|识破|危害|监管|管理办法/;

export default definePageRule({
  id: 'hidden-link',
  version: 3,
  params: z.object({}),
  needs: ['kind', 'hiddenLinks'],
  basis: [
    clause(
      'inspection-indicators-2019',
      '单项否决 安全、泄密事故等严重问题（挂马、内容篡改，链接暴力、色情等内容）',
      'secondary',
    ),
    clause('website-guidelines-2017', '链接定期检查（无错链、断链、暗链）', 'default'),
  ],

  check({ kind, hiddenLinks, url }, _, { isUnknown }) {
    if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const groups = new Map<string, HiddenLink[]>();
    for (const link of hiddenLinks) {
      const key = `${link.by}:${link.region}`;
      groups.set(key, [...(groups.get(key) ?? []), link]);
    }
    const all = [...groups].map(([key, links]) => ({ links, finding: findingOf(key, links, url) }));
    const [sure, ...others] = all.filter(({ links }) => isAdvertising(links)).map(({ finding }) => finding);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = all.map(({ finding }) => finding);
    if (first) return suspected([first, ...more], { searched: [url] });
    return isUnknown('hiddenLinks') ? cannotTell(message('because.styles-not-read')) : pass();
  },
});

/** Hidden, to other hosts (both are facts), and advertising: what together proves an injection. */
function isAdvertising(links: readonly HiddenLink[]): boolean {
  const advertising = links.filter(({ topic, text }) => topic && !AGAINST.test(text));
  return (
    advertising.some(({ topic }) => topic && NEVER_OFFICIAL.has(topic)) ||
    advertising.filter(({ by }) => DECEIVING.has(by)).length >= MANY
  );
}

function findingOf(key: string, links: readonly HiddenLink[], url: string): Finding {
  const telling = [...links].sort((a, b) => Number(Boolean(b.topic)) - Number(Boolean(a.topic)));
  const said = telling.slice(0, 5).map(({ text, href }) => `${text.slice(0, 20)}（${href.slice(0, 40)}）`);
  return {
    key: `hidden-link:${key}`,
    pageUrl: url,
    message: message('finding.hidden-links', {
      count: links.length,
      how: message(`hidden-by.${links[0]?.by ?? 'display'}`),
      examples: telling
        .slice(0, 3)
        .map(({ text, href }) => text.slice(0, 20) || href.slice(0, 40))
        .join('、'),
    }),
    quote: maskPrivacy(said.join('、')).slice(0, 200),
  };
}
