import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { isNotice } from '../site-columns.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'disclosure-entry-missing',
  version: 2,
  params: z.object({}),
  needs: ['home', 'columns'],
  basis: [
    clause(
      'disclosure-platform-2019',
      '一、找准定位',
      'text',
      '原则上以各行政机关网站已有的“政府信息公开”、“政务公开”等栏目为依托，不另设专门栏目，不得设立专门网站。',
    ),
    clause('disclosure-platform-2019', '位置（首页显著位置）', 'default'),
  ],

  check({ home, columns }) {
    if (!home) return cannotTell(message('because.home-not-read'));
    if (isNotice(home)) return cannotTell(message('because.home-is-notice'), { searched: [home.url] });

    const links = columns.disclosure ?? [];
    const elsewhere = links[0];
    const nearest: Finding | undefined = elsewhere && {
      key: 'disclosure-entry-missing:nearest',
      pageUrl: elsewhere.from[0] ?? home.url,
      message: message('finding.disclosure-entry-elsewhere', { text: elsewhere.text }),
      quote: elsewhere.text,
    };
    if (home.columns.includes('disclosure')) return pass();
    if (home.unknown.includes('columns')) {
      return cannotTell(message('because.navigation-by-script'), { searched: [home.url], nearest });
    }
    return suspected(
      [{ key: 'disclosure-entry-missing', pageUrl: home.url, message: message('finding.disclosure-entry-missing') }],
      { searched: [home.url], nearest },
    );
  },
});
