import { expect, it } from 'vitest';
import { isByScript } from '../../../utils/survey/by-script.ts';

type Page = Parameters<typeof isByScript>[0];
const text = '市人民政府常务会议听取了有关情况汇报，要求抓好落实。'.repeat(5);
const page = (facts: Partial<Page['facts']>, reading: Partial<Page['reading']>): Page => ({
  facts: { scriptFilled: true, mainText: '', ...facts },
  reading: { kind: 'column', items: [], attachments: [], ...reading },
});

it.each([
  ['a column without a row, whose scripts may write some', page({}, {}), true],
  ['a column whose rows stand in the bytes', page({}, { list: { count: 8 } as never }), false],
  ['a column without a row and without a script', page({ scriptFilled: false }, {}), false],
  ['an article that stands in the bytes', page({ mainText: text }, { kind: 'article' }), false],
  ['an article whose text is not there', page({ mainText: '正在加载' }, { kind: 'article' }), true],
  ['a page that only forwards', page({ forwards: ['http://www.lanting.example.gov.cn/'] }, { kind: 'other' }), false],
])('%s', (_, given, expected) => {
  expect(isByScript(given)).toBe(expected);
});
