import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { containment } from '../../utils/text/similarity.ts';
import { interpretationsOf } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** Letters of text without which nothing was copied. */
const LEAST = 300;

export default defineSiteRule({
  id: 'interpretation-copied',
  version: 1,
  params: z.object({
    /** Share of the interpretation's text that stands in the document. 0.8 is the product's default. */
    atLeast: z.number().min(0.3).max(1).default(0.8),
  }),
  needs: ['contents', 'items'],
  basis: [clause('interpretation-local', '不得以文件要点摘抄、文件压缩代替解读', 'secondary')],

  check(facts, { atLeast }) {
    const lookUp = interpretationsOf(facts);
    const pairs = facts.contents
      .filter(({ kind, textFingerprint }) => kind === 'policy' && textFingerprint)
      .flatMap((policy) => lookUp(policy).flatMap(({ content }) => (content ? [{ policy, content }] : [])))
      .filter(
        ({ content }) =>
          content.kind === 'interpretation' && content.textFingerprint && (content.body?.letters ?? 0) >= LEAST,
      );
    if (pairs.length === 0) return cannotTell(message('because.no-pair-read'));
    const copied = pairs.flatMap(({ policy, content }): Finding[] => {
      const share = containment(content.textFingerprint, policy.textFingerprint);
      // A document that stands whole on the page of its interpretation was added to it, not copied into it.
      const isShorter = (content.body?.letters ?? 0) <= (policy.body?.letters ?? 0);
      if (share === undefined || share < atLeast || !isShorter) return [];
      return [
        {
          key: `interpretation-copied:${content.url}`,
          pageUrl: content.url,
          message: message('finding.interpretation-copied', {
            title: content.title ?? content.url,
            policy: policy.title ?? policy.url,
            percent: Math.round(share * 100),
          }),
        },
      ];
    });
    const [first, ...others] = copied;
    return first ? suspected([first, ...others], { searched: pairs.map(({ policy }) => policy.url) }) : pass();
  },
});
