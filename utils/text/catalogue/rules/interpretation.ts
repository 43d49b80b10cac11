export const zhCN = {
  'rule.policy-interpretation-unlinked.title': '政策文件链接到解读',
  'rule.policy-interpretation-unlinked.failure': '政策文件未链接到解读',
  'rule.policy-interpretation-unlinked.why': '政策文件与解读应当相互关联，方便公众看懂政策；抽查时逐件核对。',
  'rule.policy-interpretation-unlinked.how':
    '在政策文件页上查找可见、可打开的解读链接；隐藏的、空的“相关解读”不算。由脚本填入而未能运行的，不下结论；没有链接只作疑似，因为该文件可能不需要解读。',
  'rule.policy-interpretation-unlinked.mend': '在文件页“相关解读”处链接到解读材料。',
  'rule.policy-interpretation-unlinked.applies': '本单位的政策文件；转载的中央文件和任免、表彰、会议、批复等不适用。',
  'rule.policy-interpretation-unlinked.unsure': '看不出文件由谁制发；相关链接由脚本填入而本次没有运行脚本。',
  'rule.interpretation-policy-unlinked.title': '解读链接到政策文件',
  'rule.interpretation-policy-unlinked.failure': '解读未链接到政策文件',
  'rule.interpretation-policy-unlinked.why': '读者看到解读后应能直接打开原文；抽查时逐件核对。',
  'rule.interpretation-policy-unlinked.how':
    '在解读页上查找指向政策原文的链接，包括“相关文件”和正文中的文件名。没有链接只作疑似。',
  'rule.interpretation-policy-unlinked.mend': '在解读页链接到所解读的政策文件。',
  'rule.interpretation-policy-unlinked.applies': '政策解读页面。',
  'rule.interpretation-policy-unlinked.unsure': '看不出解读由谁发布；相关链接由脚本填入而本次没有运行脚本。',
  'finding.policy-interpretation-unlinked': '《{title}》页面没有解读链接',
  'finding.interpretation-policy-unlinked': '《{title}》页面没有政策原文链接',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.policy-interpretation-unlinked.title': 'The policy links its interpretation',
  'rule.policy-interpretation-unlinked.failure': 'The policy does not link an interpretation',
  'rule.policy-interpretation-unlinked.why':
    'Policies and interpretations should lead to each other; inspections check this document by document.',
  'rule.policy-interpretation-unlinked.how':
    'Looks for a visible link to an interpretation that can be opened; hidden or empty blocks are none. Undecided where scripts fill it; an absence is only suspected, since the document may need no interpretation.',
  'rule.policy-interpretation-unlinked.mend': 'Link the interpretation on the page of the document.',
  'rule.policy-interpretation-unlinked.applies':
    'The body’s own policies; not documents of the centre, appointments, commendations, meetings or replies.',
  'rule.policy-interpretation-unlinked.unsure':
    'The page does not say whose document it is, or scripts that did not run fill in the links.',
  'rule.interpretation-policy-unlinked.title': 'The interpretation links its policy',
  'rule.interpretation-policy-unlinked.failure': 'The interpretation does not link its policy',
  'rule.interpretation-policy-unlinked.why':
    'Readers of an interpretation should reach the original; inspections check this page by page.',
  'rule.interpretation-policy-unlinked.how':
    'Looks for a link to the original, as a related document or by its name in the text. An absence is only suspected.',
  'rule.interpretation-policy-unlinked.mend': 'Link the document that is interpreted.',
  'rule.interpretation-policy-unlinked.applies': 'Pages of policy interpretation.',
  'rule.interpretation-policy-unlinked.unsure':
    'The page does not say who wrote the interpretation, or scripts that did not run fill in the links.',
  'finding.policy-interpretation-unlinked': '“{title}” links no interpretation',
  'finding.interpretation-policy-unlinked': '“{title}” links no policy',
};
