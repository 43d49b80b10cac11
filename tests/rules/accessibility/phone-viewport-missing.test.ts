// @vitest-environment jsdom
import rule from '../../../rules/accessibility/phone-viewport-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NOT_ON_PHONE, onPhone } from '../../on-phone.ts';
import { testRule } from '../../test-rule.ts';

const missing = [message('finding.phone-viewport-missing')];

testRule(
  rule,
  {},
  {
    valid: [{ name: '按手机宽度排版', ...onPhone() }],
    invalid: [
      { name: '没有 viewport 设置', ...onPhone({ layout: 'none' }), certainty: 'suspected', findings: missing },
      { name: '宽度写死为1200像素', ...onPhone({ layout: 'fixed' }), certainty: 'suspected', findings: missing },
    ],
    notApplicable: [
      ...NOT_ON_PHONE.notApplicable,
      {
        name: '2011年的电脑版网站，另有手机版',
        ...onPhone({ layout: 'none', otherEdition: '手机版' }),
        because: 'because.phone-edition',
      },
      {
        name: '窄窗口转到另一个网站',
        ...onPhone({ layout: 'none', movedTo: 'http://m.yunxi.example.gov.cn/' }),
        because: 'because.phone-edition',
      },
    ],
    cannotTell: NOT_ON_PHONE.cannotTell,
  },
);
