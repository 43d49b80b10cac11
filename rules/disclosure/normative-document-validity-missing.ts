import { z } from 'zod';
import { message } from '../../utils/text/catalogue/index.ts';
import { compact } from '../../utils/text/normalise.ts';
import { cannotTell, definePageRule, notApplicable, pass, suspected } from '../rule.ts';
import { clause } from '../standards.ts';

export default definePageRule({
  id: 'normative-document-validity-missing',
  version: 1,
  params: z.object({}),
  needs: ['kind', 'title', 'breadcrumb', 'document', 'capture'],
  basis: [
    clause('disclosure-platform-2019', '法定主动公开内容（规范性文件标注有效性）', 'default'),
    clause('website-guidelines-2017', '信息发布（规范性文件标注有效、失效、废止）', 'default'),
  ],

  check({ kind, title = '', breadcrumb, document, url }, _, { isUnknown }) {
    const isNormative = kind === 'policy' && breadcrumb.some(({ text }) => NORMATIVE.test(compact(text)));
    if (isNormative && document?.validity) return pass();
    // 废止、清理 tell of other documents, and 制定计划 of those to come.
    if (!isNormative || ABOUT_OTHERS.test(title)) return notApplicable(message('because.not-a-normative-document'));
    if (isUnknown('document')) return cannotTell(message('because.document-by-script'));
    return suspected(
      [
        {
          key: `normative-document-validity-missing:${url}`,
          pageUrl: url,
          message: message('finding.normative-document-validity-missing', { title: title || url }),
        },
      ],
      { searched: [url] },
    );
  },
});

const NORMATIVE = /规范性文件/;
const ABOUT_OTHERS = /废止|失效|清理|修改|目录|清单|制定计划|备案|征求意见/;
