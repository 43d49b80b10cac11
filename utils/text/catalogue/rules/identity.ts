export const zhCN = {
  'rule.footer-identifier-missing.title': '页脚网站标识完整',
  'rule.footer-identifier-missing.failure': '页脚缺少网站标识',
  'rule.footer-identifier-missing.why':
    '网站标识码、备案号、党政机关标识等让公众确认网站的官方身份，也是抽查必看的内容。',
  'rule.footer-identifier-missing.how':
    '在页面上查找各项标识的文字、徽标和脚本；由脚本写入而本次未能运行的，不下结论。缺少只作疑似，待人工确认。',
  'rule.footer-identifier-missing.mend': '在全站统一页脚中补齐所缺标识，并链接到相应的备案或标识查询页面。',
  'rule.footer-identifier-missing.applies':
    '政府网站的所有页面；错误页和非政府网站不适用，没有页脚的内嵌页面不下结论。',
  'rule.footer-identifier-missing.unsure':
    '标识可能由脚本写入而本次没有运行脚本；首页以外的页面没有任何标识（多为内嵌页面、打印页或片段）。',
  'rule.footer-identifier-missing.param.required': '要求的标识',
  'finding.footer-identifier-missing': '未发现{identifier}',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.footer-identifier-missing.title': 'The footer identifies the site completely',
  'rule.footer-identifier-missing.failure': 'The footer lacks identifiers of the site',
  'rule.footer-identifier-missing.why':
    'Site code, filing numbers and the official badge let the public recognise the site; every inspection looks at them.',
  'rule.footer-identifier-missing.how':
    'Looks for the words, badges and scripts of each identifier. What scripts would write and could not is left undecided. An absence is only suspected until a person confirms it.',
  'rule.footer-identifier-missing.mend':
    'Add the missing identifiers to the common footer, linked to the register that each belongs to.',
  'rule.footer-identifier-missing.applies':
    'All pages of a government site; not error pages or other sites. Embedded pages without a footer are undecided.',
  'rule.footer-identifier-missing.unsure':
    'Scripts that did not run may write the identifiers; or a page other than the home page has none at all, as frames and print views have.',
  'rule.footer-identifier-missing.param.required': 'Identifiers that are asked for',
  'finding.footer-identifier-missing': 'Not found: {identifier}',
};
