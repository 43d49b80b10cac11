import { z } from 'zod';
import type { ContentFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { authorOfTitle, isOwnDocument } from '../../utils/text/organisation.ts';
import { interpretationsOf } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default defineSiteRule({
  id: 'interpretation-orphan',
  version: 1,
  params: z.object({}),
  needs: ['contents', 'items', 'lists'],
  basis: [clause('inspection-indicators-2019', '扣分指标 解读关联', 'secondary')],

  check(facts) {
    const { contents, lists, body } = facts;
    const interpretations = contents.filter(({ kind }) => kind === 'interpretation');
    if (interpretations.length === 0) return cannotTell(message('because.interpretations-not-read'));
    const own = interpretations.filter(
      (content) => isOwnDocument([content.source, authorOfTitle(content.title ?? '')], [body.name]) === true,
    );
    if (own.length === 0) return notApplicable(message('because.not-own-document'));
    const lookUp = interpretationsOf(facts);
    const claimed = new Set(
      contents.filter(({ kind }) => kind === 'policy').flatMap((policy) => lookUp(policy).map(({ url }) => url)),
    );
    const orphans = own.filter((content) => !claimed.has(content.url) && namesDocument(content));
    if (orphans.length === 0) return pass();
    const searched = lists.filter(({ columns, complete }) => complete && columns.includes('policies'));
    if (searched.length === 0) return cannotTell(message('because.policies-incomplete'));
    const [first, ...others] = orphans.map(
      ({ url, title = url, references = [] }): Finding => ({
        key: `interpretation-orphan:${url}`,
        pageUrl: url,
        message: message('finding.interpretation-orphan', {
          title,
          policy: references.find(({ role }) => role === 'interpreted')?.title ?? title,
        }),
      }),
    );
    return first ? suspected([first, ...others], { searched: searched.map(({ url }) => url) }) : pass();
  },
});

/** A link to a document says where it is, wherever that is. */
function namesDocument({ references = [] }: ContentFacts): boolean {
  const [interpreted] = references.filter(({ role }) => role === 'interpreted');
  return interpreted?.sure === true && !interpreted.href;
}
