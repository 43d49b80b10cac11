import { z } from 'zod';
import type { SiteFacts } from '../../utils/facts/site-facts.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { cannotTell, defineSiteRule, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

const PARTS = ['authority', 'address', 'hours', 'phone', 'limit', 'fee', 'form', 'remedy'] as const;
type Part = (typeof PARTS)[number];

/** Words that say a part where it is no field of its own. */
const WORDS: Readonly<Record<Part, RegExp>> = {
  authority: /受理(?:机构|单位|机关|部门)|工作机构(?:名称)?/,
  address: /(?:办公|通信|通讯|联系|受理)?地址|邮寄地址/,
  hours: /办公时间|工作时间|受理时间|上班时间/,
  phone: /(?:联系|咨询|办公)?电话|联系方式/,
  limit: /(?:20|二十)\s*个?\s*工作日|办理时限|答复时限|办理期限/,
  fee: /收费|费用|信息处理费|免费/,
  form: /申请表/,
  remedy: /行政复议|行政诉讼|监督|投诉|举报|救济/,
};

export default defineSiteRule({
  id: 'application-page-incomplete',
  version: 1,
  params: z.object({
    parts: z
      .array(z.enum(PARTS))
      .min(1)
      .default([...PARTS]),
  }),
  needs: ['contents', 'places', 'columns', 'home'],
  basis: [
    clause('disclosure-regulations-2019', '第十二条（工作机构的名称、地址、时间、电话）', 'text'),
    clause('disclosure-regulations-2019', '第三十三条（答复期限）', 'text'),
    clause('disclosure-platform-2019', '依申请公开（写明期限、收费、申请表、救济途径）', 'default'),
  ],

  wants: (facts) => applicationPages(facts).map(({ url }) => url),

  check(facts, { parts }, { textOf }) {
    const pages = applicationPages(facts);
    if (pages.length === 0) return cannotTell(message('because.application-page-not-read'));
    const texts = pages.map(({ url }) => textOf(url));
    const found = new Set<Part>();
    for (const { application } of pages) {
      for (const part of application?.contact ?? []) if (PARTS.includes(part as Part)) found.add(part as Part);
      if (application && (application.online || application.files > 0 || application.fields.length > 0))
        found.add('form');
    }
    for (const words of texts) {
      if (!words) continue;
      const all = `${words.text}\n${words.tables.flat(2).join('\n')}`;
      for (const part of PARTS) if (WORDS[part].test(all)) found.add(part);
    }
    const missing = parts.filter((part) => !found.has(part));
    if (missing.length === 0) return pass();
    if (texts.some((words) => !words || words.partial)) return cannotTell(message('because.text-by-script'));
    const searched = pages.map(({ url }) => url);
    return suspected(
      [
        {
          key: 'application-page-incomplete',
          pageUrl: searched[0] ?? '',
          message: message('finding.application-page-incomplete', {
            parts: missing.map((part) => message(`application-part.${part}`)),
          }),
        },
      ],
      { searched },
    );
  },
});

/** The pages on applying for information: the column, its pages, and the guide, which may say it too. */
function applicationPages({ contents, places, columns }: Pick<SiteFacts, 'contents' | 'places' | 'columns'>) {
  const linked = new Set(
    [...(columns['on-request'] ?? []), ...(columns.guide ?? [])].flatMap(({ target }) => target?.url ?? []),
  );
  return [...places, ...contents]
    .filter(
      ({ url, title = '', path = [], application }) =>
        application ||
        linked.has(url) ||
        /依申请公开|信息公开指南/.test(title) ||
        path.some((step) => /依申请公开/.test(step)),
    )
    .slice(0, 12);
}
