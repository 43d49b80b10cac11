import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** 无障碍环境建设法 in force: nobody owed accessible browsing by law before. */
const IN_FORCE = '2023-09-01';

export default defineSiteRule({
  id: 'accessible-entrance-missing',
  version: 1,
  params: z.object({}),
  needs: ['home'],
  basis: [
    clause('barrier-free-law-2023', '第三十二条', 'text', '应当逐步符合'),
    clause('barrier-free-law-2023', '第三十二条（首页提供无障碍浏览入口）', 'default'),
  ],

  check({ home }, _, { asOf }) {
    if (asOf && asOf < IN_FORCE) return notApplicable(message('because.before-its-document'));
    if (!home) return cannotTell(message('because.home-not-read'));
    // 适老化 and 无障碍 are commonly one tool under either name.
    if (home.accessibleEntrance || home.ageingEntrance) return pass();
    if (home.accessibleEntrance === undefined || home.ageingEntrance === undefined) {
      return cannotTell(message('because.entrance-by-script'), { searched: [home.url] });
    }
    return suspected(
      [
        {
          key: 'accessible-entrance-missing',
          pageUrl: home.url,
          message: message('finding.accessible-entrance-missing'),
        },
      ],
      { searched: [home.url] },
    );
  },
});
