import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'interpreter-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'interpretation', 'source', 'author'],
  basis: [clause('interpretation-local', '谁起草、谁解读', 'secondary')],

  check({ kind, title = '', interpretation, source, author, url }, _, { isUnknown }) {
    if (kind !== 'interpretation' || !interpretation) return notApplicable(message('because.not-an-interpretation'));
    const { interpreter, wordless } = interpretation;
    if (interpreter?.unit || interpreter?.person || source || author) return pass();
    if (wordless) return cannotTell(message('because.interpretation-wordless'));
    if (['interpretation', 'source', 'author'].some(isUnknown)) return cannotTell(message('because.text-by-script'));
    return suspected([
      {
        key: `interpreter-missing:${url}`,
        pageUrl: url,
        message: message('finding.interpreter-missing', { title: title || url }),
      },
    ]);
  },
});
