/** What the mark on a page says: apart from all else, since its script carries these words into every page that is marked. */
export const zhCN = {
  'show.close': '按 Esc 关闭',
  'show.gone': '页面上没有找到这个元素：可能已被修改、移除，或只写在代码里',
  'show.unseen': '这个元素在页面上不显示（如页面标签或隐藏内容），无法标出',
  'show.whole-page': '此问题针对整个网页，没有可标出的元素',
  'show.by-quote': '按网页原文找到的位置',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'show.close': 'Esc closes this',
  'show.gone':
    'This element was not found on the page: it may have been changed or removed, or stands in the code only',
  'show.unseen': 'This element cannot be seen on the page (a page label, or hidden), so nothing is marked',
  'show.whole-page': 'This problem concerns the whole page; there is no one element to mark',
  'show.by-quote': 'Found by the text of the page',
};
