// @vitest-environment jsdom
import rule from '../../../rules/interpretation/interpretation-links-mutual.ts';
import { message } from '../../../utils/text/catalogue/index.ts';
import { testRule } from '../../test-rule.ts';
import { dogs, dogsExplained, home, interpretation, policy } from '../interpretation-pages.ts';

const forth = `<div class="xgjd"><h3>相关解读</h3><ul><li><a href="/${dogsExplained.path}">${dogsExplained.title}</a></li></ul></div>`;
const back = `<p>相关文件：<a href="/${dogs.path}">${dogs.title}</a></p>`;
const names = { title: dogsExplained.title, other: dogs.title };

testRule(
  rule,
  {},
  {
    valid: [
      {
        name: '两边都有链接',
        pages: [home, policy({ ...dogs, below: forth }), interpretation({ ...dogsExplained, below: back })],
      },
    ],
    invalid: [
      {
        name: '解读没有链接回文件',
        pages: [home, policy({ ...dogs, below: forth }), interpretation(dogsExplained)],
        certainty: 'suspected',
        findings: [message('finding.interpretation-without-back-link', names)],
      },
      {
        name: '文件没有链接到解读',
        pages: [home, policy(dogs), interpretation({ ...dogsExplained, below: back })],
        certainty: 'suspected',
        findings: [message('finding.policy-without-link', { title: dogs.title, other: dogsExplained.title })],
      },
    ],
    cannotTell: [{ name: '解读页没有读到', pages: [home, policy(dogs)], because: 'because.no-pair-read' }],
  },
);
