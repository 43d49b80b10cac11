import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { triedTool } from '../accessible-tool.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'accessible-tool-dead',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'accessibleEntrance', 'kind'],
  basis: [clause('barrier-free-law-2023', '第三十二条（无障碍浏览工具可以使用）', 'default')],

  check(view) {
    const tool = triedTool(view);
    if ('outcome' in tool) return tool.outcome;
    if (tool.opened === true) return pass();
    if (tool.opened === 'unknown') return cannotTell(message('because.tool-not-opened'));
    const { entrance, said } = tool;
    const finding = {
      key: 'accessible-tool-dead',
      pageUrl: view.url,
      ...(entrance ? { selector: entrance.selector } : {}),
      message: message('finding.accessible-tool-dead'),
      ...(said ? { quote: said } : {}),
    };
    return suspected([finding], { searched: [view.url] });
  },
});
