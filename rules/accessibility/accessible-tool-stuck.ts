import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { openedTool } from '../accessible-tool.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'accessible-tool-stuck',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'accessibleEntrance', 'kind'],
  basis: [clause('barrier-free-law-2023', '第三十二条（无障碍浏览工具可以关闭）', 'default')],

  check(view) {
    const tool = openedTool(view);
    if ('outcome' in tool) return tool.outcome;
    if (tool.closable === true) return pass();
    if (tool.closable === 'unknown') return cannotTell(message('because.tool-unclear'));
    return suspected(
      [{ key: 'accessible-tool-stuck', pageUrl: view.url, message: message('finding.accessible-tool-stuck') }],
      { searched: [view.url] },
    );
  },
});
