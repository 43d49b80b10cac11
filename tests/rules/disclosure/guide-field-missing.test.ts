// @vitest-environment jsdom
import rule from '../../../rules/disclosure/guide-field-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { columnPage, FOOTER, rowsOf } from '../../column-site.ts';
import { testRule } from '../../test-rule.ts';

const LINES = {
  classification: '一、信息分类：本机关主动公开的信息分为机构、文件、规划、统计、财政等类别。',
  arrangement: '二、编排体系：每条信息编有索引号，由单位代码、年份和流水号组成。',
  access: '三、获取方式：公众可以登录云溪市人民政府门户网站，或到市档案馆、图书馆查阅。',
  office: '四、受理机构：云溪市人民政府办公室政务公开科。',
  address: '办公地址：云溪市清流路一号市政府大楼三层。',
  hours: '办公时间：工作日上午八时至十二时，下午二时半至五时半。',
  phone: '联系电话：0000-0000000。',
  fax: '传真号码：0000-0000001。',
  internet: '互联网联系方式：电子邮箱见门户网站互动栏目。',
};
const REST =
  '五、依申请公开：公民、法人和其他组织可以提出申请，本机关自收到申请之日起二十个工作日内答复，需要延长的，延长的期限最长不超过二十个工作日。申请内容不明确的，本机关在七个工作日内一次性告知补正。申请可以当面提交，也可以邮寄或者通过传真方式提出。六、监督救济：认为本机关未依法履行公开义务的，可以向上一级机关投诉，也可以依法申请行政复议或者提起行政诉讼。';
const guide = (changes: Partial<Record<keyof typeof LINES, string>> = {}, more = '') => ({
  path: 'zfxxgk/zn/1.html',
  html: `<!doctype html><html lang="zh-CN"><head><title>云溪市政府信息公开指南_云溪市人民政府</title></head><body>
  <div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; <a href="/zfxxgk/zn/">政府信息公开指南</a></div>
  <div class="article"><h1>云溪市政府信息公开指南</h1><p>发布时间：2025-01-06　来源：市政府办公室</p><div class="content">
  ${Object.values({ ...LINES, ...changes })
    .map((line) => `<p>${line}</p>`)
    .join('')}<p>${REST}</p>${more}</div></div>${FOOTER}</body></html>`,
});
const missing = (...fields: (keyof typeof LINES)[]) =>
  fields.map((field) => message('finding.guide-field-missing', { field: message(`guide-field.${field}`) }));

testRule(
  rule,
  {},
  {
    valid: [
      { name: '九项齐全', ...guide() },
      { name: '写明没有传真', ...guide({ fax: '本机关未设传真。' }) },
      { name: '电话和传真写在一起', ...guide({ phone: '电话（传真）：0000-0000000', fax: '' }) },
      { name: '叫咨询时间', ...guide({ hours: '咨询时间：周一至周五（节假日除外）。' }) },
    ],
    invalid: [
      {
        name: '没有传真号码，申请部分提到“通过传真方式”不算',
        ...guide({ fax: '' }),
        certainty: 'suspected',
        findings: missing('fax'),
      },
      {
        name: '没有工作机构的联系方式',
        ...guide({ address: '', hours: '', phone: '', fax: '' }),
        certainty: 'suspected',
        findings: missing('address', 'hours', 'phone', 'fax'),
      },
    ],
    notApplicable: [
      {
        name: '列出指南的栏目页',
        ...columnPage('zn/', '政府信息公开指南', rowsOf('2025-01-06')),
        because: 'because.not-a-guide',
      },
      {
        name: '办事指南',
        ...columnPage('bszn/', '办事指南', `<p>${REST}${REST}</p>`),
        because: 'because.not-a-guide',
      },
    ],
    cannotTell: [
      {
        name: '指南在附件里',
        path: 'zn/1.html',
        html: `<!doctype html><html><head><title>政府信息公开指南_云溪市人民政府</title></head><body><div class="position"><a href="/">首页</a> &gt; <a href="/zn/">政府信息公开指南</a></div>
        <div class="article"><h1>政府信息公开指南</h1><p>发布时间：2025-01-06　来源：市政府办公室</p><div class="content"><p>详见附件。</p><a href="/zn.pdf">政府信息公开指南.pdf</a></div></div>${FOOTER}</body></html>`,
        because: 'because.guide-elsewhere',
      },
    ],
  },
);
