import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { unspaced } from '../../utils/text/normalise.ts';
import { definePageRule, notApplicable, pass, proven } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'zoom-locked',
  version: 1,
  /** `minScale`: how far a page must let itself be enlarged; 2, for 200 %. */
  params: z.object({ minScale: z.number().min(1).default(2) }),
  needs: ['kind', 'metas'],
  basis: [clause('wcag-2.2', '1.4.4 Resize Text', 'text')],

  check({ kind, metas, url }, { minScale }) {
    if (kind === 'negative' || kind === 'error') return notApplicable(message('because.error-page'));
    // Of several the last one counts, as in browsers.
    const content = metas
      .filter(({ name }) => name.toLowerCase() === 'viewport')
      .at(-1)
      ?.content.toLowerCase();
    if (content === undefined) return pass();

    const setting = (name: string) => new RegExp(`${name}\\s*=\\s*([\\w.]+)`).exec(content)?.[1];
    const scalable = setting('user-scalable');
    const maximum = Number(setting('maximum-scale'));
    if (scalable === 'no' || scalable === '0' || (maximum > 0 && maximum < minScale)) {
      return proven({
        key: `zoom-locked:${unspaced(content)}`,
        pageUrl: url,
        message: message('finding.zoom-locked'),
        quote: content,
      });
    }
    return pass();
  },
});
