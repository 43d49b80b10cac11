// @vitest-environment jsdom
import rule from '../../../rules/accessibility/phone-parts-hidden.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { NOT_ON_PHONE, onPhone } from '../../on-phone.ts';
import { testRule } from '../../test-rule.ts';

const hidden = { navigation: { onDesktop: 6, seen: 0 }, search: { onDesktop: true, seen: false } };

testRule(
  rule,
  {},
  {
    valid: [
      { name: '导航和检索都在', ...onPhone() },
      { name: '收进菜单按钮', ...onPhone({ ...hidden, menuButton: true }) },
      { name: '只留下一部分导航', ...onPhone({ navigation: { onDesktop: 8, seen: 2 } }) },
    ],
    invalid: [
      {
        name: '窄屏样式藏起导航和检索',
        ...onPhone(hidden),
        certainty: 'suspected',
        findings: [
          message('finding.phone-navigation-hidden', { count: 6, seen: 0 }),
          message('finding.phone-search-hidden'),
        ],
      },
    ],
    notApplicable: [
      ...NOT_ON_PHONE.notApplicable,
      { name: '另有手机版', ...onPhone({ ...hidden, otherEdition: '手机版' }), because: 'because.phone-edition' },
      { name: '没有为手机排版', ...onPhone({ ...hidden, layout: 'none' }), because: 'because.not-for-phones' },
      {
        name: '电脑上也没有导航和检索',
        ...onPhone({ navigation: { onDesktop: 1, seen: 0 }, search: { onDesktop: false, seen: false } }),
        because: 'because.nothing-of-the-kind',
      },
    ],
    cannotTell: NOT_ON_PHONE.cannotTell,
  },
);
