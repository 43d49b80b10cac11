import { z } from 'zod';
import { INTERPRETATION_ELEMENTS } from '../../utils/facts/interpretation-words.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'interpretation-elements-missing',
  version: 1,
  params: z.object({
    /** The elements that are asked for. */
    elements: z.array(z.enum(INTERPRETATION_ELEMENTS)).min(1).default(['background', 'objectives', 'content']),
    /** Of them so many are enough; all where it is absent. */
    atLeast: z.number().int().positive().optional(),
  }),
  needs: ['kind', 'title', 'interpretation'],
  basis: [
    clause(
      'interpretation-local',
      '解读内容（背景依据、目标任务、主要内容、适用范围、标准、术语、新旧差异、惠民举措）',
      'secondary',
    ),
  ],

  check({ kind, title = '', interpretation, url }, { elements, atLeast = elements.length }, { isUnknown }) {
    if (kind !== 'interpretation' || !interpretation) return notApplicable(message('because.not-an-interpretation'));
    const missing = elements.filter((element) => !interpretation.elements[element]);
    if (elements.length - missing.length >= atLeast) return pass();
    // Pictures, films and files say what no text shows.
    if (interpretation.wordless) return cannotTell(message('because.interpretation-wordless'));
    if (
      interpretation.forms.some(
        (form) => form === 'graphic' || form === 'video' || form === 'audio' || form === 'animation',
      )
    ) {
      return cannotTell(message('because.interpretation-wordless'));
    }
    if (isUnknown('interpretation')) return cannotTell(message('because.text-by-script'));
    return suspected([
      {
        key: `interpretation-elements-missing:${url}`,
        pageUrl: url,
        message: message('finding.interpretation-elements-missing', {
          title: title || url,
          elements: missing.map((element) => message(`interpretation-element.${element}`)),
        }),
      },
    ]);
  },
});
