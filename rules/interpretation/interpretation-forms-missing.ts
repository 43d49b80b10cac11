import { z } from 'zod';
import { INTERPRETATION_FORMS, type InterpretationForm } from '../../utils/facts/interpretation-words.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { addDays } from '../../utils/text/day.ts';
import { interpretationLists } from '../interpretation-ledger.ts';
import { cannotTell, defineSiteRule, type Finding, pass, suspectedShare } from '../rule.ts';
import { clause } from '../standards.ts';

/** Words of a title that say the form, for rows whose pages were not read. */
const TITLE_WORDS: Readonly<Partial<Record<InterpretationForm, RegExp>>> = {
  graphic: /图解|一图|图说|长图/,
  video: /视频|微课|短片/,
  audio: /音频|录音/,
  'press-conference': /发布会|吹风会|通气会/,
  expert: /专家/,
  'q-and-a': /问答|答记者问|[一二三四五六七八九十\d]问/,
  media: /媒体/,
  animation: /动漫|动画|漫画/,
};

export default defineSiteRule({
  id: 'interpretation-forms-missing',
  version: 1,
  params: z.object({
    /** Every one of them has to be met with at least once. */
    forms: z
      .array(z.enum(INTERPRETATION_FORMS))
      .min(1)
      .default(['text', 'graphic', 'video', 'press-conference', 'expert']),
    withinDays: z.number().int().positive().default(365),
  }),
  needs: ['contents', 'items', 'lists'],
  basis: [clause('interpretation-local', '解读形式（文字、图解、视频、访谈、问答、发布会）', 'secondary')],

  check(facts, { forms, withinDays }, { asOf }) {
    if (!asOf) return cannotTell(message('because.day-unknown'));
    const from = addDays(asOf, -withinDays) ?? asOf;
    const inWindow = (day: string | undefined) => day !== undefined && day >= from && day <= asOf;
    const read = facts.contents.filter(
      ({ kind, publishedOn, interpretation }) => kind === 'interpretation' && interpretation && inWindow(publishedOn),
    );
    const rows = facts.items.filter(
      ({ day, title }) => inWindow(day) && /解读|图解|一图|发布会|吹风会|问答|答记者问/.test(title),
    );
    const seen = new Set<string>(read.flatMap(({ interpretation }) => interpretation?.forms ?? []));
    for (const form of forms) if (rows.some(({ title }) => TITLE_WORDS[form]?.test(title))) seen.add(form);
    const missing = forms.filter((form) => !seen.has(form));
    if (missing.length === 0) return pass();
    const lists = interpretationLists(facts, from);
    if (lists.read.length === 0)
      return cannotTell(message('because.interpretations-not-read'), { searched: lists.missing });
    if (lists.missing.length > 0) {
      return cannotTell(message('because.interpretations-incomplete'), { searched: lists.read });
    }
    return suspectedShare({
      met: forms.length - missing.length,
      open: missing.length,
      findings: missing.map(
        (form): Finding => ({
          key: `interpretation-forms-missing:${form}`,
          pageUrl: lists.read[0] ?? '',
          message: message('finding.interpretation-form-missing', { form: message(`interpretation-form.${form}`) }),
        }),
      ),
      searched: lists.read,
    });
  },
});
