import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { IN_DISCLOSURE } from '../column-places.ts';
import { TOPIC_SETS, topicsOf } from '../disclosure-names.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass } from '../rule.ts';
import { linksKnown } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'disclosure-topic-missing',
  version: 1,
  /** `article-20`, `article-21`: items of the regulations; `grassroots-26`: areas of the standard guides (基层政务公开). */
  params: z.object({ set: z.enum(TOPIC_SETS) }),
  needs: ['home', 'columns', 'menus', 'lists'],
  basis: [
    clause('disclosure-regulations-2019', '第二十条、第二十一条（公开的内容）', 'text'),
    clause('disclosure-platform-2019', '法定主动公开内容（栏目设置）', 'default'),
  ],

  check({ body, home, columns, menus, lists }, { set }) {
    const topics = topicsOf(set, body);
    if (topics.length === 0) return notApplicable(message('because.not-owed'));

    const names = [
      ...menus.filter(({ visible, text }) => visible !== false && text.length <= NAME_LENGTH).map(({ text }) => text),
      ...lists.flatMap((list) => [...list.names, ...list.path]).filter((name) => name.length <= NAME_LENGTH),
    ];
    const missing = topics.filter(({ found }) => !names.some((name) => found.test(name)));
    if (missing.length === 0) return pass();

    if (!home) return cannotTell(message('because.home-not-read'));
    const ways = IN_DISCLOSURE.flatMap((column) => (columns[column] ?? []).filter(({ visible }) => visible !== false));
    const read = ways.flatMap(({ target }) => target ?? []);
    const searched = [...new Set([home, ...read].map(({ url }) => url))];
    if (read.length === 0 || read.length < ways.length)
      return cannotTell(message('because.platform-not-read'), { searched });
    if (![home, ...read].every(linksKnown)) return cannotTell(message('because.navigation-by-script'), { searched });

    const found = topics.length - missing.length;
    return {
      status: 'measured',
      numerator: found,
      denominator: found,
      // Another name is no fault, and a topic may stand below a menu: a person looks.
      unknown: missing.length,
      certainty: 'suspected',
      findings: missing.map(({ name, near }): Finding => {
        const hint = near && names.find((text) => near.test(text));
        return {
          key: `disclosure-topic-missing:${set}:${name}`,
          pageUrl: read[0]?.url ?? home.url,
          message: hint
            ? message('finding.disclosure-topic-near', { topic: name, text: hint })
            : message('finding.disclosure-topic-missing', { topic: name }),
        };
      }),
      searched,
    };
  },
});

/** Longer texts are titles of items. */
const NAME_LENGTH = 20;
