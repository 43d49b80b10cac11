import { z } from 'zod';
import type { PageKind } from '../../utils/facts/reading.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const OWING: ReadonlySet<PageKind> = new Set(['article', 'interpretation', 'policy']);

export default definePageRule({
  id: 'editor-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'editor', 'title'],
  basis: [clause('website-guidelines-2017', '信息发布（审核发布责任）', 'default')],

  check({ kind, editor, title, url }, _, { isUnknown }) {
    if (!OWING.has(kind)) return notApplicable(message('because.needs-no-editor'));
    if (editor) return pass();
    if (isUnknown('editor')) return cannotTell(message('because.content-by-script'));
    return suspected(
      [
        {
          // Whether editors are named is a matter of the template.
          key: `editor-missing:${kind}`,
          pageUrl: url,
          message: message('finding.editor-missing'),
          ...(title && { quote: title.slice(0, 200) }),
        },
      ],
      { searched: [url] },
    );
  },
});
