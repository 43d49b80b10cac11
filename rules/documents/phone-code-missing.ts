import { z } from 'zod';
import type { Link } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

/** Sharing to 微信 from a desktop shows a code of the page. */
const OPENS_CODE = /微信|二维码|扫一扫|扫码|手机(?:版|浏览|查看|打开)/;

export default definePageRule({
  id: 'phone-code-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'body', 'pageTools', 'links', 'scriptFilled', 'truncated', 'title'],
  basis: [clause('lushan-2022', 'LS-0.0.6（发布页面上所见，文件没有要求）', 'default', '扫一扫在手机打开当前页')],

  check({ kind, body, pageTools, links, scriptFilled, truncated, title, url }) {
    const owing = unlessSingle({ kind, body });
    if (owing) return owing;
    if (!pageTools || truncated.includes('elements')) return cannotTell(message('because.content-not-whole'));
    const codes = pageTools.filter((tool) => tool.kind === 'phone-code');
    if (codes.some(({ filled }) => filled) || links.some(opensCode)) return pass();
    if (scriptFilled) return cannotTell(message('because.content-by-script'));
    const [label] = codes;
    return suspected(
      [
        {
          key: `phone-code-missing:${label ? 'label' : 'all'}`,
          pageUrl: url,
          message: message(label ? 'finding.phone-code-empty' : 'finding.phone-code-missing'),
          quote: (label?.text || title || '').slice(0, 200),
        },
      ],
      { searched: [url] },
    );
  },
});

const opensCode = ({ text, label = '', region }: Link): boolean =>
  region !== 'footer' && (OPENS_CODE.test(text) || OPENS_CODE.test(label)) && text.length <= 12;
