import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListFacts, PlaceLink, SiteFacts } from '../../../utils/facts/site-facts.ts';
import { nameIndexOf, titleIndexOf, wordIndexOf } from '../../../utils/facts/title-index.ts';
import { compact } from '../../../utils/text/normalise.ts';

const letter = fc.constantFrom('公', '开', '财', '政', ' ', '（', '(', 'A', 'a', '，', '·', '\u3000');
const text = fc.array(letter, { maxLength: 10 }).map((letters) => letters.join(''));

describe('words in titles', () => {
  it('finds a word whether it was announced or not, as String.includes does in compact forms', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(text, { maxLength: 8 }),
        fc.array(text, { maxLength: 4 }),
        (titles, announced, others) => {
          const index = wordIndexOf(titles, announced);
          for (const word of [...announced, ...others]) {
            const key = compact(word);
            const expected = titles.flatMap((title, at) => (key !== '' && compact(title).includes(key) ? [at] : []));
            expect(index.withWord(word)).toEqual(expected);
          }
        },
      ),
    );
  });

  it('takes no notice of width, blanks and case', () => {
    const index = wordIndexOf(['２０２４年“三公”经费 决算', 'IPv6 改造'], ['三公”经费决算', 'ipv6']);
    expect(index.withWord('2024年')).toEqual([0]);
    expect(index.withWord('三公”经费决算')).toEqual([0]);
    expect(index.withWord('IPV6')).toEqual([1]);
  });

  it('lets no word run from one name of a place into the next', () => {
    const index = wordIndexOf([['财政', '预算公开'], '财政预算'], ['财政预算']);
    expect(index.withWord('财政预算')).toEqual([1]);
    expect(index.withWord('政预')).toEqual([1]);
  });

  it('tells the items of a list', () => {
    const index = titleIndexOf(
      [
        { title: '甲', lists: [0, 2] },
        { title: '乙', lists: [2] },
        { title: '丙', lists: [] },
      ],
      [],
    );
    expect([0, 1, 2, 3].map((list) => index.inList(list))).toEqual([[0], [], [0, 1], []]);
  });
});

describe('names of places', () => {
  const link = (text: string, more: Partial<PlaceLink> = {}): PlaceLink => ({
    text,
    href: `http://www.yunxi.example.gov.cn/${text}/`,
    visible: true,
    pages: 1,
    from: ['http://www.yunxi.example.gov.cn/'],
    onHome: true,
    region: 'navigation',
    ...more,
  });
  const list = (names: string[], path: string[], pages: string[]) => ({ names, path, pages }) as unknown as ListFacts;
  const facts = {
    lists: [list(['部门预算'], ['首页', '财政', '部门预算'], ['u1', 'u2']), list(['通知公告'], [], ['u3'])],
    places: [{ title: '财政信息' }, {}],
    menus: [
      link('财政信息'),
      link('财政公报', { visible: false }),
      link('办事服务', { target: { url: 'u9' } as never }),
    ],
  } as unknown as Pick<SiteFacts, 'lists' | 'places' | 'menus'>;

  it('looks in names and paths of lists, in titles of pages and in menus', () => {
    const names = nameIndexOf(facts, ['财政']);
    expect(names.lists.withWord('财政')).toEqual([0]);
    expect(names.places.withWord('财政')).toEqual([0]);
    expect(names.menus.withWord('财政')).toEqual([0, 1]);
  });

  it('knows the lists of a page, and the visible links that nobody followed', () => {
    const names = nameIndexOf(facts, []);
    expect([names.listsAt('u2'), names.listsAt('u3'), names.listsAt('u4')]).toEqual([[0], [1], []]);
    expect(names.unreadOn('http://www.yunxi.example.gov.cn/').map(({ text }) => text)).toEqual(['财政信息']);
  });
});
