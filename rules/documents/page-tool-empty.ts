import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'page-tool-empty',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'body', 'pageTools', 'scriptFilled', 'truncated'],
  basis: [clause('website-guidelines-2017', '附件 网页设计规范（字号、分享功能）', 'default')],

  check({ kind, body, pageTools, scriptFilled, truncated, url }) {
    const owing = unlessSingle({ kind, body });
    if (owing) return owing;
    if (!pageTools || truncated.includes('elements')) return cannotTell(message('because.content-not-whole'));
    const tools = pageTools.filter((tool) => tool.kind !== 'phone-code');
    const [first, ...others] = tools
      .filter(({ filled }) => !filled)
      .map(
        (tool): Finding => ({
          // A tool is written by the template.
          key: `page-tool-empty:${tool.kind}`,
          pageUrl: url,
          message: message('finding.page-tool-empty', { tool: message(`page-tool.${tool.kind}`) }),
          quote: tool.text.slice(0, 200),
        }),
      );
    if (first && scriptFilled) return cannotTell(message('because.content-by-script'));
    if (first) return suspected([first, ...others], { searched: [url] });
    return tools.length > 0 ? pass() : notApplicable(message('because.no-page-tool'));
  },
});
