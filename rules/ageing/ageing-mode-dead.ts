import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { untried } from '../ageing-mode.ts';
import { cannotTell, definePageRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'ageing-mode-dead',
  version: 1,
  params: z.object({}),
  needs: ['rendered', 'ageingEntrance', 'kind'],
  basis: [clause('ageing-design-2021', '适老化通用设计规范（适老模式可以进入）', 'default')],

  check(view) {
    const mode = view.rendered?.ageingMode;
    if (!mode) return untried(view);
    if (mode.entered === true) return pass();
    // Without its script the entrance cannot do anything; that is the network's fault until somebody looks.
    if (!mode.scriptLoaded) return cannotTell(message('because.mode-script-missing'));
    if (mode.entered === 'unknown') return cannotTell(message('because.mode-not-entered'));
    const finding = { key: 'ageing-mode-dead', pageUrl: view.url, message: message('finding.ageing-mode-dead') };
    return suspected([finding], { searched: [view.url] });
  },
});
