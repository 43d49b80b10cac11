// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-copied.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, dogsExplained, home, interpretation, policy } from '../interpretation-pages.ts';

const paragraph = (index: number) =>
  `<p>第${index}条　养犬人应当自取得犬只之日起${index}日内携犬到第${index}类动物诊疗机构接种疫苗，并凭免疫证明到住所地派出所办理第${index}类养犬登记，登记证每${index}年核验一次，逾期未核验的由第${index}管理区公安机关责令限期改正，拒不改正的处以${index}百元罚款并计入信用档案。</p>`;
const articles = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => paragraph(from + index)).join('');
const full = policy({ ...dogs, text: articles(1, 12) });

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '用自己的话解读',
        pages: [
          home,
          full,
          interpretation({
            ...dogsExplained,
            text: `${interpretation(dogsExplained).html.split('<div class="content">')[1]?.split('</div>')[0]}${'<p>问：为什么要办理登记？答：登记之后，走失的犬只可以通过芯片找到主人，伤人事件也能及时找到责任人，邻里之间的纠纷会少很多，这是许多城市的共同经验，也是居民座谈会上呼声最高的一条建议。</p>'.repeat(1)}<p>问：哪些地方不能带犬进入？答：学校、医院、展馆和没有标明允许进入的商场不能带犬进入，导盲犬除外。乘坐出租汽车需要征得司机同意，乘坐电梯要主动避让老人和孩子，必要时给犬只戴上嘴套。</p>`,
          }),
        ],
      },
    ],
    invalid: [
      {
        name: '照抄其中几条',
        pages: [home, full, interpretation({ ...dogsExplained, text: articles(1, 8) })],
        certainty: 'suspected',
        findings: [
          message('finding.interpretation-copied', { title: dogsExplained.title, policy: dogs.title, percent: 100 }),
        ],
      },
    ],
    cannotTell: [
      { name: '文件没有读到', pages: [home, interpretation(dogsExplained)], because: 'because.no-pair-read' },
    ],
  },
);
