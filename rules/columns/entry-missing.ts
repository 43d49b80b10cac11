import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { IN_DISCLOSURE } from '../column-places.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { isNotice, linksKnown } from '../site-columns.ts';
import { clause } from '../standards.ts';

const names = z.array(z.string().trim().min(2).max(30)).min(1).max(20);

export default defineSiteRule({
  id: 'entry-missing',
  version: 2,
  /**
   * `name`: what it is called in the finding. `anyOf`: names of the entry, whole or as a part of a longer one. `near`:
   * words of names that are shown as the nearest miss. `within`: where it has to stand.
   */
  params: z.object({
    name: z.string().trim().min(2).max(30),
    anyOf: names,
    near: names.optional(),
    within: z.enum(['home', 'platform']).default('platform'),
  }),
  needs: ['home', 'columns', 'menus', 'lists'],
  basis: [
    clause('website-guidelines-2017', '栏目设置', 'default'),
    clause('disclosure-platform-2019', '法定主动公开内容（栏目设置）', 'default'),
  ],

  check({ home, columns, menus, lists }, { name, anyOf, near = [], within }) {
    const wanted = anyOf.map(compact);
    const shown = menus.filter(({ visible, onHome }) => visible !== false && (within === 'platform' || onHome));
    if (shown.some(({ text }) => holds(text, wanted))) return pass();
    if (within === 'platform' && lists.some((list) => list.names.some((text) => holds(text, wanted)))) return pass();

    if (!home) return cannotTell(message('because.home-not-read'));
    if (isNotice(home)) return cannotTell(message('because.home-is-notice'), { searched: [home.url] });
    const ways = within === 'home' ? [] : waysIn(columns);
    const read = ways.flatMap(({ target }) => target ?? []);
    const searched = [...new Set([home, ...read].map(({ url }) => url))];
    const hint = menus.find(({ text }) => text.length <= NEAR_LENGTH && holds(text, near.map(compact)));
    const nearest: { nearest?: Finding } = hint
      ? {
          nearest: {
            key: `entry-missing:${name}:nearest`,
            pageUrl: hint.from[0] ?? home.url,
            message: message('finding.column-near', { text: hint.text }),
            quote: hint.text,
          },
        }
      : {};
    if (menus.some(({ text, visible }) => visible === false && holds(text, wanted))) {
      return cannotTell(message('because.column-hidden-only', { column: name }), { searched });
    }
    if (within === 'platform' && (read.length === 0 || read.length < ways.length)) {
      return cannotTell(message('because.platform-not-read'), { searched, ...nearest });
    }
    if (![home, ...read].every(linksKnown)) {
      return cannotTell(message('because.navigation-by-script'), { searched, ...nearest });
    }
    const finding = {
      key: `entry-missing:${name}`,
      pageUrl: read[0]?.url ?? home.url,
      message: message('finding.entry-missing', { name }),
    };
    return suspected([finding], { searched, ...nearest });
  },
});

const NEAR_LENGTH = 16;

const holds = (text: string, words: readonly string[]): boolean => {
  const key = compact(text);
  return words.some((word) => key.includes(word));
};

const waysIn = (columns: SiteFacts['columns']) =>
  IN_DISCLOSURE.flatMap((column) => (columns[column] ?? []).filter(({ visible }) => visible !== false));
