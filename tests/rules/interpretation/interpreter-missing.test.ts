// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpreter-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, dogsExplained, interpretation, policy } from '../interpretation-pages.ts';

const nobody = interpretation({ ...dogsExplained });

testRule(
  rule,
  {},
  {
    valid: [{ name: '来源写明部门', ...interpretation(dogsExplained) }],
    invalid: [
      {
        name: '没有来源、作者和解读单位',
        ...nobody,
        html: nobody.html.replace('　来源：云溪市公安局', ''),
        certainty: 'suspected',
        findings: [message('finding.interpreter-missing', { title: dogsExplained.title })],
      },
    ],
    notApplicable: [{ name: '政策文件本身', ...policy(dogs), because: 'because.not-an-interpretation' }],
    cannotTell: [
      {
        name: '图解没有文字',
        ...interpretation({
          ...dogsExplained,
          title: '一图读懂《云溪市养犬管理办法》',
          text: '<p><img src="/t.jpg" width="800" height="3000" alt=""></p>',
        }),
        html: interpretation({
          ...dogsExplained,
          title: '一图读懂《云溪市养犬管理办法》',
          text: '<p><img src="/t.jpg" width="800" height="3000" alt=""></p>',
        }).html.replace('　来源：云溪市公安局', ''),
        because: 'because.interpretation-wordless',
      },
    ],
  },
);
