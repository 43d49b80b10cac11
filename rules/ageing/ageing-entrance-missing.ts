import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Publication of the document (`secondary`): nobody owed an entrance before. */
const ISSUED = '2021-04-12';

export default defineSiteRule({
  id: 'ageing-entrance-missing',
  version: 1,
  params: z.object({}),
  needs: ['home'],
  basis: [clause('ageing-design-2021', '适老化通用设计规范（显著位置提供入口）', 'default')],

  check({ home }, _, { asOf }) {
    if (asOf && asOf < ISSUED) return notApplicable(message('because.before-its-document'));
    if (!home) return cannotTell(message('because.home-not-read'));
    if (home.ageingEntrance) return pass();
    if (home.ageingEntrance === undefined)
      return cannotTell(message('because.entrance-by-script'), { searched: [home.url] });
    return suspected(
      [{ key: 'ageing-entrance-missing', pageUrl: home.url, message: message('finding.ageing-entrance-missing') }],
      { searched: [home.url] },
    );
  },
});
