// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-orphan.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { column, dogs, dogsExplained, home, interpretation, policy, water } from '../interpretation-pages.ts';

const orphan = [message('finding.interpretation-orphan', { title: dogsExplained.title, policy: '云溪市养犬管理办法' })];

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '原文在本站',
        pages: [
          home,
          column('zcwj/', '政策文件', [dogs]),
          policy(dogs),
          interpretation({ ...dogsExplained, issuer: '云溪市公安局' }),
        ],
      },
    ],
    invalid: [
      {
        name: '政策文件栏目读完了，没有这份文件',
        pages: [home, column('zcwj/', '政策文件', [water]), policy(water), interpretation(dogsExplained)],
        certainty: 'suspected',
        findings: orphan,
      },
    ],
    notApplicable: [
      {
        name: '转载的国家部门解读',
        pages: [home, interpretation({ ...dogsExplained, issuer: '生态环境部' })],
        because: 'because.not-own-document',
      },
    ],
    cannotTell: [
      {
        name: '政策文件栏目没有读完',
        pages: [home, column('zcwj/', '政策文件', [water], 7), interpretation(dogsExplained)],
        because: 'because.policies-incomplete',
      },
      { name: '没有读到解读', pages: [home], because: 'because.interpretations-not-read' },
    ],
  },
);
