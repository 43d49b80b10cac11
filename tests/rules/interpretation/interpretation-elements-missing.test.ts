// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-elements-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, dogsExplained, interpretation, policy } from '../interpretation-pages.ts';

const plain = `<p>近日，市人民政府印发了新的办法，对城市规划区内的养犬行为提出了要求，自今年七月起执行，各乡镇街道要做好宣传引导工作，让广大居民知晓相关规定。</p>
  <p>办法印发以后，市公安局会同市农业农村局、市城市管理局等部门到各社区开展宣传，发放资料，解答居民提出的问题，受到了居民欢迎，下一步将继续推进相关工作落地见效。</p>
  <p>居民可以到就近的派出所了解办理登记的手续，也可以拨打便民热线了解情况，工作人员会耐心细致地作出解答，并引导大家自觉遵守有关规定，共同维护良好的生活环境。</p>`;

testRule(
  rule,
  { params: { elements: ['background', 'objectives', 'content'] } },
  {
    valid: [{ name: '背景、目标、内容都有', ...interpretation(dogsExplained) }],
    invalid: [
      {
        name: '只是一篇动态',
        ...interpretation({ ...dogsExplained, text: plain }),
        certainty: 'suspected',
        findings: [
          message('finding.interpretation-elements-missing', {
            title: dogsExplained.title,
            elements: [
              message('interpretation-element.background'),
              message('interpretation-element.objectives'),
              message('interpretation-element.content'),
            ],
          }),
        ],
      },
    ],
    notApplicable: [{ name: '政策文件本身', ...policy(dogs), because: 'because.not-an-interpretation' }],
    cannotTell: [
      {
        name: '一图读懂，文字都在图里',
        ...interpretation({
          ...dogsExplained,
          title: '一图读懂《云溪市养犬管理办法》',
          text: '<p><img src="/images/tj.jpg" width="800" height="3000" alt=""></p>',
        }),
        because: 'because.interpretation-wordless',
      },
    ],
  },
);
