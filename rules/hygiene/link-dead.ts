import { z } from 'zod';
import type { TargetFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const KINDS = ['attachment', 'off-site'] as const;
/** What a server says of something that is not there; other failures of a foreign host have other reasons, too. */
const GONE = [404, 410];

export default defineSiteRule({
  id: 'link-dead',
  version: 2,
  params: z.object({
    kinds: z
      .array(z.enum(KINDS))
      .min(1)
      .default([...KINDS]),
  }),
  needs: ['links', 'contents', 'places'],
  basis: [
    clause('inspection-circulars', '错链、死链（常德市2020年11月）', 'secondary'),
    clause('inspection-indicators-2019', '扣分指标 可用性', 'default'),
    clause('website-guidelines-2017', '链接定期检查（无错链、断链、暗链）', 'default'),
  ],

  check({ links, contents, places }, { kinds }) {
    const asked = links?.filter(({ kind }) => kinds.includes(kind));
    if (!asked || asked.length === 0) return cannotTell(message('because.links-not-checked'));
    const dead = asked.filter(({ state }) => state === 'dead');
    // Letters are published in the words of those who wrote them.
    const written = new Set(
      dead.length > 0 ? [...contents, ...places].filter(({ letters }) => letters).map(({ url }) => url) : [],
    );
    const [sure, ...others] = dead.filter((target) => isSure(target) && !written.has(target.from)).map(findingOf);
    if (sure) return proven(sure, ...others);
    const [first, ...more] = dead.map(findingOf);
    if (first) return suspected([first, ...more], { searched: dead.map(({ from }) => from) });
    return asked.some(({ state }) => state === 'read') ? pass() : cannotTell(message('because.links-not-checked'));
  },
});

const isSure = ({ kind, status }: TargetFacts): boolean =>
  kind === 'attachment' || (status !== undefined && GONE.includes(status));

const findingOf = ({ kind, address, from, text }: TargetFacts): Finding => ({
  key: `link-dead:${address}`,
  pageUrl: from,
  message: message(kind === 'attachment' ? 'finding.file-gone' : 'finding.link-dead', {
    text: text || address.slice(0, 60),
    target: address.slice(0, 120),
  }),
  quote: address.slice(0, 200),
});
