// @vitest-environment jsdom
import rule from '../../../rules/services/service-guide-form-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { body, guide, TITLE } from '../services-pages.ts';

const asks = '<p>申请人填写养老服务补贴申请表一式两份。</p>';

testRule(
  rule,
  {},
  {
    valid: [
      { name: '附有申请表', ...guide(body([], `${asks}<p><a href="/f/sqb.docx">养老服务补贴申请表.docx</a></p>`)) },
    ],
    invalid: [
      {
        name: '要填表，没有表',
        ...guide(body([], asks)),
        certainty: 'suspected',
        findings: [message('finding.service-guide-form-missing', { title: TITLE })],
      },
    ],
    notApplicable: [{ name: '不需要填表', ...guide(body()), because: 'because.guide-asks-for-no-form' }],
    cannotTell: [
      {
        name: '附件由脚本填入',
        ...guide(`${body([], asks)}<div id="files"></div><script src="/js/files.js"></script>`),
        capture: 'fetched',
        because: 'because.guide-by-script',
      },
    ],
  },
);
