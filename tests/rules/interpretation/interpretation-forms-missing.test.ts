// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-forms-missing.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { column, dogsExplained, home, interpretation } from '../interpretation-pages.ts';

const row = (title: string, day = '2025-05-20') => ({ path: `zcjd/${encodeURIComponent(title)}.html`, title, day });
const picture = row('一图读懂《云溪市养犬管理办法》');
const film = row('视频解读：云溪市养犬管理办法');
const lacks = (form: 'video' | 'graphic') => [
  message('finding.interpretation-form-missing', { form: message(`interpretation-form.${form}`) }),
];
const text = interpretation(dogsExplained);

testRule(
  rule,
  { params: { forms: ['text', 'graphic', 'video'] } },
  {
    valid: [{ name: '三种形式都有', pages: [home, column('zcjd/', '政策解读', [dogsExplained, picture, film]), text] }],
    invalid: [
      {
        name: '没有视频解读',
        pages: [home, column('zcjd/', '政策解读', [dogsExplained, picture]), text],
        certainty: 'suspected',
        findings: lacks('video'),
      },
      {
        name: '图解是前年的',
        pages: [home, column('zcjd/', '政策解读', [dogsExplained, { ...picture, day: '2023-02-01' }, film]), text],
        certainty: 'suspected',
        findings: lacks('graphic'),
      },
    ],
    cannotTell: [
      { name: '解读栏目没有读取', pages: [home, text], because: 'because.interpretations-not-read' },
      {
        name: '解读栏目只读了第一页',
        pages: [home, column('zcjd/', '政策解读', [dogsExplained, picture], 9), text],
        because: 'because.interpretations-not-read',
      },
    ],
  },
);
