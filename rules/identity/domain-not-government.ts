import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass, proven, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** .gov.cn, and .政务 as browsers write it in addresses. */
const GOVERNMENT = ['.gov.cn', '.xn--zfr164b', '.政务'];

export default defineSiteRule({
  id: 'domain-not-government',
  version: 2,
  /** `suffixes`: how the host of a government site may end. */
  params: z.object({ suffixes: z.array(z.string().min(2)).min(1).default(GOVERNMENT) }),
  needs: ['home'],
  basis: [
    clause('website-guidelines-2017', '开设与域名（以.gov.cn为后缀的英文域名、符合要求的中文域名）', 'secondary'),
  ],

  check({ body, home }, { suffixes }) {
    if (!home) return cannotTell(message('because.home-not-read'));
    if (home.kind === 'negative') return notApplicable(message('because.not-a-government-site'));
    const isGovernment = (host: string) => suffixes.some((suffix) => host.endsWith(suffix));
    const finding = (host: string): Finding => ({
      key: `domain-not-government:${host}`,
      pageUrl: home.url,
      message: message('finding.domain-not-government', { host }),
      quote: host,
    });
    const main = hostOf(home.url);
    // An address by number may be a server of the survey's own, or one inside a network.
    if (!isGovernment(main) && !isInside(main)) return proven(finding(main));
    const hosts = [
      ...new Set([main, ...body.scopes.map(({ host }) => host.toLowerCase().replace(/\.?(?::\d+)?$/, ''))]),
    ];
    const [first, ...others] = hosts.filter((host) => !isGovernment(host)).map(finding);
    // What else belongs to the body was said by a user, and may be no site of its own.
    return first ? suspected([first, ...others], { searched: [home.url] }) : pass();
  },
});

/** Numbers, names without a dot and those that the public network does not give (RFC 6761, RFC 6762). */
const isInside = (host: string): boolean =>
  /^[\d.]+$|^\[|^[^.]+$|\.(?:test|local|localhost|example|invalid|internal|intranet|lan|home\.arpa)$/.test(host);

function hostOf(address: string): string {
  return /^https?:\/\/(\[[^\]]*\]|[^/?#:]+)/i.exec(address)?.[1]?.toLowerCase().replace(/\.$/, '') ?? '';
}
