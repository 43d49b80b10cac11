import { z } from 'zod';
import type { Media } from '../../utils/facts/page-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { unlessSingle } from '../single.ts';
import { clause } from '../standards.ts';

/** Pictures of the frame that stand beside a text. */
const FRAME =
  /(?:^|[/_-])(?:icons?|logo|gongan|beian|weixin|wx|fx|qq|qrcode|ewm|erweima|print|share|top|tou|bottom|foot(?:er)?|head(?:er)?|banner|line|bg|btn|close|picture|dzjg|red|blue)\w{0,6}(?:[/_.-])|gonganbiao|_logo\./i;
/** An alternative that is only the name of the file. */
const FILE_NAME = /\.(?:jpe?g|png|gif|bmp)$|^[\da-f_-]{8,}$|^(?:image|img|图片)?\d*$/i;

export default definePageRule({
  id: 'picture-only-text',
  version: 1,
  /** `maxLetters`: up to so many letters beside the pictures they are the content; the product's default. */
  params: z.object({ maxLetters: z.number().int().nonnegative().default(60) }),
  needs: ['kind', 'body', 'media', 'attachments', 'title'],
  basis: [
    clause('wcag-2.2', '1.1.1 Non-text Content', 'text'),
    clause('website-guidelines-2017', '附件 网页设计规范（图片、视频可正常显示）', 'default'),
  ],

  check({ kind, body, media, attachments, title, url }, { maxLetters }, { isUnknown }) {
    const owesNothing = unlessSingle({ kind, body });
    if (owesNothing || !body) return owesNothing ?? pass();
    if (body.letters > maxLetters || attachments.length > 0) return pass();
    const pictures = media.filter(isContent);
    if (pictures.length === 0) {
      return body.images === 0 || !isUnknown('body')
        ? notApplicable(message('because.nothing-of-the-kind'))
        : cannotTell(message('because.content-by-script'));
    }
    const mute = pictures.filter(({ alt = '' }) => FILE_NAME.test(alt.trim()));
    if (mute.length < pictures.length) return pass();
    const finding: Finding = {
      key: `picture-only-text:${url}`,
      pageUrl: url,
      message: message('finding.picture-only-text', { count: mute.length }),
      quote: (title ?? mute[0]?.src ?? '').slice(0, 200),
    };
    // Bytes without scripts may lack the text.
    if (isUnknown('body') && body.letters === 0) {
      return cannotTell(message('because.content-by-script'), { nearest: finding });
    }
    return suspected([finding], { searched: [url] });
  },
});

const isContent = ({ kind, src, region, visible, linked }: Media): boolean =>
  kind === 'image' &&
  src !== null &&
  visible !== false &&
  !linked &&
  (region === 'main' || region === 'unknown') &&
  !FRAME.test(src) &&
  !/^data:|\.gif(?:$|\?)/i.test(src);
