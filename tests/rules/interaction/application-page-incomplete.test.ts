// @vitest-environment jsdom
import rule from '../../../rules/interaction/application-page-incomplete.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { application, home } from '../interaction-pages.ts';

const where = application(
  '受理机构',
  '<p>受理机构：云溪市人民政府办公室政务公开科</p><p>办公地址：云溪市中山路1号</p><p>办公时间：工作日 9:00-17:00</p><p>联系电话：0812-1234567</p>',
);
const how = application(
  '办理时限和收费',
  '<p>行政机关收到申请，能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复。</p><p>提供政府信息不收取费用，申请数量、频次明显超过合理范围的，收取信息处理费。</p><p>申请人可以下载填写政府信息公开申请表。</p>',
);
const remedy = application(
  '救济途径',
  '<p>认为行政机关未依法履行公开义务的，可以投诉、举报，也可以依法申请行政复议或者提起行政诉讼。</p>',
);

testRule(
  rule,
  {},
  {
    valid: [{ name: '分在三页写明', pages: [home, where, how, remedy] }],
    invalid: [
      {
        name: '没有时限、收费和救济途径',
        pages: [
          home,
          where,
          application(
            '申请说明',
            '<p>申请人填写政府信息公开申请表后，到上述地点当面提交即可，工作人员会协助办理。</p>',
          ),
        ],
        certainty: 'suspected',
        findings: [
          message('finding.application-page-incomplete', {
            parts: [
              message('application-part.limit'),
              message('application-part.fee'),
              message('application-part.remedy'),
            ],
          }),
        ],
      },
    ],
    cannotTell: [{ name: '没有读到依申请公开页面', pages: [home], because: 'because.application-page-not-read' }],
  },
);
