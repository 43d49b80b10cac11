import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'attachment-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'attachmentsNamed', 'attachments', 'body'],
  basis: [clause('website-guidelines-2017', '信息发布（规范性文件的文本和附件可以下载）', 'default')],

  check({ kind, attachmentsNamed, attachments, body, url }, _, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing || !body) return owesNothing ?? pass();
    // The text of an annex may follow on the page: then nothing is missing.
    const absent = (attachmentsNamed ?? []).filter(({ onPage }) => !onPage);
    if (absent.length === 0) {
      if (attachments.length > 0 || attachmentsNamed?.length) return pass();
      return isUnknown('mainText')
        ? cannotTell(message('because.content-by-script'))
        : notApplicable(message('because.names-no-attachment'));
    }
    const [first, ...others] = absent.map(
      ({ name }): Finding => ({
        key: `attachment-missing:${url}:${name.slice(0, 60)}`,
        pageUrl: url,
        message: message('finding.attachment-missing', { name }),
        quote: name.slice(0, 200),
      }),
    );
    if (!first) return pass();
    // Scripts may write the links; pictures in the text may be the annex.
    if (isUnknown('attachments') || isUnknown('attachmentsNamed')) {
      return cannotTell(message('because.content-by-script'), { nearest: first });
    }
    return body.images > 0
      ? cannotTell(message('because.annex-in-pictures'), { nearest: first })
      : suspected([first, ...others], { searched: [url] });
  },
});
