import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'domain-form-unusual',
  version: 1,
  params: z.object({}),
  needs: ['home'],
  basis: [clause('website-guidelines-2017', '域名（门户网站 www.□□□.gov.cn，部门网站 ○○○.□□□.gov.cn）', 'secondary')],

  check({ body, home }) {
    if (!home) return cannotTell(message('because.home-not-read'));
    const labels = /^https?:\/\/([^/?#:]+)\.gov\.cn(?=[:/?#]|$)/i.exec(home.url)?.[1]?.toLowerCase().split('.');
    // Another suffix is asked about elsewhere; what is a part of another's site has no host of its own.
    const ownHost = body.scopes.some(({ type }) => type === 'host');
    if (!labels || !ownHost || body.level === 'township') return notApplicable(message('because.no-host-of-its-own'));
    const isPortal = labels[0] === 'www' && labels.length >= 2;
    const usual = body.kind === 'government' || body.level === 'national' ? isPortal : labels.length >= 2 && !isPortal;
    if (usual) return pass();
    const host = `${labels.join('.')}.gov.cn`;
    return suspected(
      [
        {
          key: `domain-form-unusual:${host}`,
          pageUrl: home.url,
          message: message(
            body.kind === 'government' ? 'finding.domain-form-portal' : 'finding.domain-form-department',
            { host },
          ),
          quote: host,
        },
      ],
      { searched: [home.url] },
    );
  },
});
