import { z } from 'zod';
import type { PageView } from '../../utils/facts/reading.ts';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, type Finding, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

/** What article 12 asks of a guide, by the words in which guides say it. */
const FIELDS = {
  classification: /分类|类别|公开(?:的)?(?:范围|内容|事项)|(?:下列|以下|包括).{0,20}信息/,
  arrangement: /编排|索引号|目录|排列|编码/,
  access:
    /获取(?:的)?(?:方式|途径|渠道|形式)|公开(?:的)?(?:形式|方式|渠道|途径)|查阅(?:点|场所|方式)?|(?:通过|利用|登录).{0,30}(?:网站|公报|发布会|广播|电视|报刊)/,
  office:
    /(?:工作|受理|主管|承办|负责|公开)机构|机构名称|(?:受理|主管|承办)(?:单位|部门)|公开(?:工作)?(?:办公室|领导小组)|由.{2,30}(?:办公室|科|处|股|室|中心)(?:负责|承办|受理)/,
  address: /地\s*址|地\s*点|(?:路|街|大道|巷)[^。；\n]{0,12}\d+\s*号/,
  hours: /(?:办公|受理|工作|上班|接待|咨询|开放|服务|对外)时间|周一至周五|星期一至星期五|[上下]午\s*\d/,
  phone: /电\s*话|(?:^|\D)0\d{2,3}\s*[-—－–]?\s*\d{7,8}(?:\D|$)/,
  fax: /传\s*真\s*(?:号码|电话|号|机)|传\s*真\s*[)）\]】]?\s*[:：]|传真[^。；\n]{0,12}\d{3}|[／/、（(]\s*传\s*真|(?:无|没有|暂无|不设|未设|未配备|未开通)传真/,
  internet:
    /邮\s*箱|电子邮[件箱]|e-?mail|\w@|＠|网上申请|在线申请|在线提交|网上提交|互联网(?:联系|提交|申请)|https?:|www\./i,
} as const;
type Field = keyof typeof FIELDS;
const ALL = Object.keys(FIELDS) as Field[];

const IS_GUIDE = /(?:公开(?:工作)?指南|^指南)$/;
const IS_OTHER_GUIDE = /申请指南|办事指南|依申请公开指南/;
/** A guide in less than so many characters stands elsewhere: in a file, a picture, a page below. Default of the product. */
const MIN_LETTERS = 300;

export default definePageRule({
  id: 'guide-field-missing',
  version: 1,
  params: z.object({}),
  needs: [
    'kind',
    'title',
    'documentTitle',
    'breadcrumb',
    'mainText',
    'closedText',
    'list',
    'media',
    'unknown',
    'truncated',
  ],
  basis: [
    clause(
      'disclosure-regulations-2019',
      '第十二条',
      'text',
      '政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容。',
    ),
  ],

  check(view, _, { isUnknown }) {
    const { kind, list, mainText, closedText = '', media, truncated, url } = view;
    if (kind === 'error' || kind === 'negative' || kind === 'home' || !isGuide(view)) {
      return notApplicable(message('because.not-a-guide'));
    }
    const text = `${mainText}\n${closedText}`;
    if (text.length < MIN_LETTERS) {
      // The column that lists the guide is not the guide.
      if (kind === 'column' || (list?.count ?? 0) > 0) return notApplicable(message('because.not-a-guide'));
      return cannotTell(message('because.guide-elsewhere'), { searched: [url] });
    }
    const missing = ALL.filter((field) => !FIELDS[field].test(text));
    if (missing.length === 0) return pass();
    const searched = [url];
    if (truncated.includes('mainText') || isUnknown('mainText'))
      return cannotTell(message('because.text-cut'), { searched });
    // A card with address and telephone is often a picture.
    if (
      media.some(({ region, kind: is, linked }) => region === 'main' && (is === 'frame' || (is === 'image' && !linked)))
    ) {
      return cannotTell(message('because.guide-elsewhere'), { searched });
    }
    const [first, ...others] = missing.map(
      (field): Finding => ({
        key: `guide-field-missing:${url}:${field}`,
        pageUrl: url,
        message: message('finding.guide-field-missing', { field: message(`guide-field.${field}`) }),
      }),
    );
    if (!first) return pass();
    const found = ALL.filter((field) => !missing.includes(field)).map((field) => message(`guide-field.${field}`));
    const nearest: Finding = {
      key: `guide-field-missing:${url}:found`,
      pageUrl: url,
      message: message('finding.guide-fields-found', { fields: found }),
    };
    return suspected([first, ...others], { searched, nearest });
  },
});

/** By its title, or where it has none by the last step of its path or the first part of the document title. */
function isGuide({
  title,
  breadcrumb,
  documentTitle,
}: Pick<PageView, 'title' | 'breadcrumb' | 'documentTitle'>): boolean {
  const names = title ? [title] : [breadcrumb.at(-1)?.text ?? '', documentTitle.split(/[-_|—–]/, 1)[0] ?? ''];
  return names.map(compact).some((name) => IS_GUIDE.test(name) && !IS_OTHER_GUIDE.test(name));
}
