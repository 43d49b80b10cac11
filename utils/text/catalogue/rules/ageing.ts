export const zhCN = {
  'rule.ageing-entrance-missing.title': '首页设有适老化入口',
  'rule.ageing-entrance-missing.failure': '首页未发现适老化入口',
  'rule.ageing-entrance-missing.why': '老年人应能在显著位置找到长者模式或关怀版的入口。',
  'rule.ageing-entrance-missing.how':
    '在首页查找可见的长者模式、关怀版、适老版等入口（文字、图片说明）。入口由脚本写入而未能运行的，不下结论；没有只作疑似。',
  'rule.ageing-entrance-missing.mend': '在首页显著位置设置适老化入口，并保证可以进入和退出。',
  'rule.ageing-entrance-missing.applies': '有首页的评估对象。',
  'rule.ageing-entrance-missing.unsure': '首页尚未读取，或入口可能由脚本写入而本次没有运行脚本。',
  'rule.zoom-locked.title': '页面可以放大',
  'rule.zoom-locked.failure': '页面禁止放大',
  'rule.zoom-locked.why': '视力不好的读者要把页面放大到两倍才能阅读。',
  'rule.zoom-locked.how': '读取页面的 viewport 设置：user-scalable=no，或 maximum-scale 小于 2，即认定。',
  'rule.zoom-locked.mend': '去掉 user-scalable=no 和 maximum-scale 限制。',
  'rule.zoom-locked.applies': '所有页面；错误页和非政府网站不适用。',
  'rule.zoom-locked.unsure': '没有这种情况：设置写在网页代码里，读到网页就能判定。',
  'rule.zoom-locked.param.minScale': '页面至少要能放大到的倍数',
  'finding.ageing-entrance-missing': '首页未发现长者模式、关怀版等适老化入口',
  'finding.zoom-locked': '页面设置禁止放大到200 %',
  'rule.floating-window-unclosable.title': '浮动窗口可以关闭',
  'rule.floating-window-unclosable.failure': '浮动窗口没有找到关闭按钮',
  'rule.floating-window-unclosable.why': '关不掉的浮窗遮挡内容，老年人尤其难以避开。',
  'rule.floating-window-unclosable.how':
    '在页面打开后查找飘动的、遮挡半屏以上的、或由图片链接构成的浮窗，看有没有关闭控件。关闭方法可能画在图片里，只作疑似；内嵌框架里的看不到，不下结论。',
  'rule.floating-window-unclosable.mend': '为浮窗加上可见、可用键盘操作的关闭按钮，或取消浮窗。',
  'rule.floating-window-unclosable.applies': '做过“审计本页”且标签页可见的页面。',
  'rule.floating-window-unclosable.unsure': '没有在可见的标签页中审计过此页，或浮窗内容在内嵌框架里。',
  'finding.floating-window-unclosable': '浮动窗口没有找到关闭按钮',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.ageing-entrance-missing.title': 'The home page offers a mode for older people',
  'rule.ageing-entrance-missing.failure': 'No entrance for older people was found on the home page',
  'rule.ageing-entrance-missing.why': 'Older people should find the entrance in a prominent place.',
  'rule.ageing-entrance-missing.how':
    'Looks for a visible entrance (text or image text) on the home page. Undecided where scripts write it; an absence is only suspected.',
  'rule.ageing-entrance-missing.mend': 'Put the entrance in a prominent place, and let people leave the mode again.',
  'rule.ageing-entrance-missing.applies': 'Bodies with a home page.',
  'rule.ageing-entrance-missing.unsure':
    'The home page was not read, or scripts that did not run may write the entrance.',
  'rule.zoom-locked.title': 'The page can be enlarged',
  'rule.zoom-locked.failure': 'The page forbids enlarging',
  'rule.zoom-locked.why': 'People with poor sight enlarge pages to twice their size.',
  'rule.zoom-locked.how': 'Reads the viewport setting: user-scalable=no, or a maximum-scale below 2.',
  'rule.zoom-locked.mend': 'Remove user-scalable=no and the limit of maximum-scale.',
  'rule.zoom-locked.applies': 'All pages; not error pages or other sites.',
  'rule.zoom-locked.unsure': 'Never: the setting stands in the code of the page.',
  'rule.zoom-locked.param.minScale': 'How far a page must let itself be enlarged',
  'finding.ageing-entrance-missing': 'No entrance for older people was found on the home page',
  'finding.zoom-locked': 'The page forbids enlarging to 200 %',
  'rule.floating-window-unclosable.title': 'Floating windows can be closed',
  'rule.floating-window-unclosable.failure': 'No way to close a floating window was found',
  'rule.floating-window-unclosable.why':
    'A window that cannot be closed covers the content, and older people cannot get around it.',
  'rule.floating-window-unclosable.how':
    'Looks for windows that drift, cover half of the screen or are linked pictures, and for a control that closes them. It may be drawn in the picture, so this is only suspected; frames cannot be looked into.',
  'rule.floating-window-unclosable.mend':
    'Give the window a visible close button that works by keyboard, or remove it.',
  'rule.floating-window-unclosable.applies': 'Pages audited on demand in a visible tab.',
  'rule.floating-window-unclosable.unsure': 'The page was not audited in a visible tab, or the window holds a frame.',
  'finding.floating-window-unclosable': 'No way to close this floating window was found',
};
