// @vitest-environment jsdom
import rule from '../../../rules/interpretation/repealed-document-unmarked.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, home, policy, water } from '../interpretation-pages.ts';

const decisionTitle = '云溪市人民政府关于废止和宣布失效一批行政规范性文件的决定';
const decision = (text: string) =>
  policy({
    path: 'zcwj/202505/fz.html',
    title: decisionTitle,
    day: '2025-05-30',
    number: '云政发〔2025〕11号',
    text: `<p>经清理，市人民政府决定对下列文件予以废止或者宣布失效。</p>${text}`,
  });
const listed = '<p>一、废止的文件</p><p>1.《云溪市养犬管理办法》（云政发〔2025〕8号）</p>';
const unmarked = [message('finding.repealed-document-unmarked', { title: dogs.title, decision: decisionTitle })];
const marked = {
  ...policy(dogs),
  html: policy(dogs).html.replace('<td>发布日期</td>', '<td>有效性</td><td>废止</td><td>发布日期</td>'),
};

testRule(
  rule,
  {},
  {
    valid: [
      { name: '原文页标明废止', pages: [home, decision(listed), marked] },
      {
        name: '列在继续有效的目录里',
        pages: [
          home,
          decision('<p>一、废止的文件：无</p><p>二、继续有效的文件</p><p>1.云政发〔2025〕8号</p>'),
          policy(dogs),
        ],
      },
      { name: '没有列入的文件', pages: [home, decision(listed), policy(water)] },
    ],
    invalid: [
      {
        name: '原文页没有标注',
        pages: [home, decision(listed), policy(dogs)],
        certainty: 'suspected',
        findings: unmarked,
      },
      {
        name: '表格里的清理目录',
        pages: [
          home,
          decision(
            '<table><tr><td>序号</td><td>文件名称</td><td>文号</td></tr><tr><td>1</td><td>云溪市养犬管理办法</td><td>云政发〔2025〕8号</td></tr></table>',
          ),
          policy(dogs),
        ],
        certainty: 'suspected',
        findings: unmarked,
      },
    ],
    cannotTell: [{ name: '没有读到清理目录', pages: [home, policy(dogs)], because: 'because.no-repeal-read' }],
  },
);
