// @vitest-environment jsdom
import rule from '../../../rules/documents/attachment-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { COLUMN, DOCUMENT_PATH, documentPage } from '../document-page.ts';

const path = DOCUMENT_PATH;
const named = '<p>附件：1.养老服务设施清单</p><p>2.养老服务补贴申请表</p>';

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '附件都有链接',
        html: documentPage({
          below: `${named}<p><a href="/f/1.docx">养老服务设施清单.docx</a></p><p><a href="/f/2.docx">2.养老服务补贴申请表</a></p>`,
        }),
        path,
      },
      {
        name: '链接只写“附件下载”',
        html: documentPage({ below: '<p>附件：养老服务设施清单</p><p><a href="/f/1.docx">附件下载</a></p>' }),
        path,
      },
      {
        name: '附件内容接在正文后面',
        html: documentPage({
          below:
            '<p>附件：养老服务设施清单</p><p>附件</p><p>养老服务设施清单</p><p>云溪市第一养老院，位于滨江路，床位一百张。</p>',
        }),
        path,
      },
    ],
    invalid: [
      {
        name: '两个附件只传了一个',
        html: documentPage({ below: `${named}<p><a href="/f/1.docx">养老服务设施清单.docx</a></p>` }),
        path,
        certainty: 'suspected',
        findings: [message('finding.attachment-missing', { name: '养老服务补贴申请表' })],
      },
    ],
    notApplicable: [
      { name: '正文没有列附件', html: documentPage(), path, because: 'because.names-no-attachment' },
      {
        name: '附件：无',
        html: documentPage({ below: '<p>附件：无</p>' }),
        path,
        because: 'because.names-no-attachment',
      },
      { name: '栏目页', ...COLUMN, because: 'because.not-a-single-content' },
    ],
    cannotTell: [
      {
        name: '附件列表由脚本写入',
        html: documentPage({ below: `${named}<script src="/js/files.js"></script>` }),
        path,
        capture: 'fetched',
        because: 'because.content-by-script',
      },
      {
        name: '附件是正文里的图片',
        html: documentPage({ below: `${named}<p><img src="/f/table1.jpg"></p>` }),
        path,
        because: 'because.annex-in-pictures',
      },
    ],
  },
);
