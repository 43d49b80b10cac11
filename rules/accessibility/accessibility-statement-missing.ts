import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { normalise } from '../../utils/text/normalise.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const STATEMENT =
  /无障碍(?:网站|服务|浏览|环境)?(?:建设)?(?:声明|说明|承诺|使用帮助|使用指南)|accessibility statement/i;
const NEAR = /无障碍/;

/** 无障碍环境建设法 in force: nobody owed a statement by law before. */
const IN_FORCE = '2023-09-01';

/** 无障碍声明: menus, places and contents are looked through by name. */
export default defineSiteRule({
  id: 'accessibility-statement-missing',
  version: 1,
  params: z.object({}),
  needs: ['home', 'menus', 'places', 'contents'],
  basis: [clause('barrier-free-law-2023', '第三十二条（公布无障碍声明）', 'default')],

  check({ home, menus, places, contents }, _, { asOf }) {
    if (asOf && asOf < IN_FORCE) return notApplicable(message('because.before-its-document'));
    if (!home) return cannotTell(message('because.home-not-read'));
    const named = [
      ...menus.map(({ text, from, href }) => ({ name: text, url: from[0] ?? href })),
      ...[...places, ...contents].map(({ title = '', url }) => ({ name: title, url })),
    ];
    if (named.some(({ name }) => STATEMENT.test(normalise(name)))) return pass();
    const near = named.find(({ name }) => NEAR.test(name));
    const nearest: Finding | undefined = near && {
      key: 'accessibility-statement-missing:nearest',
      pageUrl: near.url,
      message: message('finding.accessibility-named', { name: near.name }),
    };
    const isOpen = home.unknown.some((field) => field === 'links' || field === 'columns');
    if (isOpen) return cannotTell(message('because.navigation-by-script'), { searched: [home.url], nearest });
    return suspected(
      [
        {
          key: 'accessibility-statement-missing',
          pageUrl: home.url,
          message: message('finding.accessibility-statement-missing'),
        },
      ],
      { searched: [home.url], ...(nearest ? { nearest } : {}) },
    );
  },
});
