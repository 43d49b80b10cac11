/** What the words in an element's id and classes name. */
import type { Box, Snapshot } from './snapshot.ts';

/** Names of classes and ids, by what they name. */
const WORDS = {
  footer: 'foot footer footers pagefoot footbox footwrap footcon bottom copyright copy banquan dibu btm foots',
  header: 'head header headers pagehead headbox top topbar toplink logo banner topnav tops',
  navigation: 'nav navs navi navbar navigation menu menus mainmenu mainnav daohang dh sidenav leftnav sidebar submenu',
  aside: 'aside side rightbar sidebar friend friendlink yqlj links share fixed float toolbar kefu',
  title: 'bt biaoti tit headline subject xltit h1',
} as const;
/** Without a number behind them. */
const PAGER = new Set('pagination paginator pager paging pagenav pagebar fenye laypage turnpage'.split(' '));
const PAGE_BAR = /(?:^|[\s_-])page-bar(?:$|[\s_-])/;

export type MarkName = keyof typeof WORDS | 'pager';
const NAMES = new Map<string, MarkName[]>();
for (const [name, words] of Object.entries(WORDS) as [MarkName, string][]) {
  for (const word of words.split(' ')) NAMES.set(word, [...(NAMES.get(word) ?? []), name]);
}
const NOTHING: ReadonlySet<MarkName> = new Set();

/** What the marks of the box name. Rows of a list share their marks: each text of marks is looked at once. */
export function namesOf({ names }: Snapshot, { marks }: Box): ReadonlySet<MarkName> {
  if (!marks) return NOTHING;
  let found = names.get(marks);
  if (!found) {
    found = namesIn(marks);
    names.set(marks, found);
  }
  return found;
}

/** Up to two digits may follow a word: `nav2`, `foot_box`. */
function namesIn(marks: string): ReadonlySet<MarkName> {
  const found = new Set<MarkName>();
  for (const token of marks.split(/[\s_-]/)) {
    const word = NAMES.has(token) ? token : token.replace(/\d\d?$/, '');
    for (const name of NAMES.get(word) ?? []) found.add(name);
    if (word.endsWith('title') ? isTitle(word) : token.startsWith('h1') && /^h1\d{1,2}$/.test(token)) {
      found.add('title');
    }
    if (PAGER.has(token)) found.add('pager');
  }
  if (marks.includes('site-nav')) found.add('header');
  if (marks.includes('page-bar') && PAGE_BAR.test(marks)) found.add('pager');
  return found;
}

/** `title`, `arttitle`: a short word before it at most. */
const isTitle = (word: string): boolean => word.length <= 13 && /^[a-z]+$/.test(word);
