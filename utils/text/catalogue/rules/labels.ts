export const zhCN = {
  'rule.meta-tag-missing.title': '页面标签齐全',
  'rule.meta-tag-missing.failure': '页面标签缺失、为空或未填写',
  'rule.meta-tag-missing.why': '页面标签供搜索引擎和监管平台识别网站、栏目与文章，缺失会影响检索和日常监测。',
  'rule.meta-tag-missing.how':
    '按页面类别核对网站、栏目、内容三类标签，名称不区分大小写。缺失或为空作疑似；仍是模板占位文字的直接认定。',
  'rule.meta-tag-missing.mend': '在模板中按页面类别输出标签，并填入真实内容。',
  'rule.meta-tag-missing.applies': '首页、栏目页和内容页；其他页面不适用。',
  'rule.meta-tag-missing.unsure': '没有这种情况：标签写在网页代码里，读到网页就能判定。',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.meta-tag-missing.title': 'The page labels are complete',
  'rule.meta-tag-missing.failure': 'Page labels are missing, empty or not filled in',
  'rule.meta-tag-missing.why':
    'Search engines and supervision platforms recognise site, column and article by these labels.',
  'rule.meta-tag-missing.how':
    'Compares the labels of site, column and content with the kind of page, whatever their case. Missing or empty is suspected; template placeholders are proven.',
  'rule.meta-tag-missing.mend': 'Let the templates write the labels by kind of page, with real content.',
  'rule.meta-tag-missing.applies': 'Home, column and content pages; no others.',
  'rule.meta-tag-missing.unsure': 'Never: labels stand in the code of the page.',
};
