export const zhCN = {
  'rule.disclosure-entry-missing.title': '首页设有政府信息公开入口',
  'rule.disclosure-entry-missing.failure': '首页未发现政府信息公开入口',
  'rule.disclosure-entry-missing.why': '政府信息公开平台以网站栏目为依托，公众应能从首页直接进入。',
  'rule.disclosure-entry-missing.how':
    '在首页的全部链接（含图片替代文字和提示文字）中按栏目名称及其常见别名查找。导航由脚本生成而未能运行的，不下结论。',
  'rule.disclosure-entry-missing.mend': '在首页显著位置设置“政府信息公开”入口，链接到平台首页。',
  'rule.disclosure-entry-missing.applies': '有首页的评估对象；首页未读取时不下结论。',
  'rule.disclosure-entry-missing.unsure': '首页尚未读取，或首页导航由脚本生成而本次没有运行脚本。',
  'finding.disclosure-entry-missing': '首页未发现“政府信息公开”入口',
  'rule.column-stale.title': '栏目按期更新',
  'rule.column-stale.failure': '栏目超过期限未更新',
  'rule.column-stale.why': '长期不更新的栏目会误导公众，累计达到规定数量即触发单项否决。',
  'rule.column-stale.how':
    '取栏目列表中最新一条的日期，与截止日和采集日中较早者比较。列表不写日期、未读取或采集日期不明的，不下结论；列表还有其他页未读的，只作疑似。',
  'rule.column-stale.mend': '发布新的信息；确已不再更新的栏目，应归档并注明，或予以整合。',
  'rule.column-stale.applies':
    '有更新期限的栏目：动态要闻（14天）、通知公告和政策文件（6个月）；概况、机构、指南、制度等不适用。',
  'rule.column-stale.unsure':
    '没有找到或没有读取该栏目；列表不写日期，或有的条目日期不全；采集日期不明；最新一条晚于截止日；栏目空白（另行检查）。',
  'rule.column-stale.param.maxDays': '最新一条至多多少天以前发布',
  'rule.column-stale.param.column': '检查的栏目',
  'rule.column-blank.title': '栏目有内容',
  'rule.column-blank.failure': '栏目空白',
  'rule.column-blank.why': '空白栏目等于没有公开，累计达到规定数量即触发单项否决。',
  'rule.column-blank.how':
    '栏目页在浏览器中打开后，列表没有任何条目，也没有正文、附件、表格、图片、内嵌框架，且未说明“暂无信息”。仅静态抓取时不下结论；一律只作疑似。',
  'rule.column-blank.mend': '补充内容，或在确无信息时写明“暂无此类信息”，或撤并栏目。',
  'rule.column-blank.applies': '首页和导航链接到的、已读取的栏目。',
  'rule.column-blank.unsure': '没有读取任何栏目；逐个栏目看，未读取的、只静态抓取而可能由脚本填充的，计入待定。',
  'finding.column-stale': '“{column}”最新一条为{newest}，已{days}天未更新（期限{limit}天）',
  'finding.column-blank': '“{column}”栏目没有任何内容',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.disclosure-entry-missing.title': 'The home page leads to government information disclosure',
  'rule.disclosure-entry-missing.failure': 'No entry to government information disclosure was found on the home page',
  'rule.disclosure-entry-missing.why':
    'The disclosure platform lives in the site, and the public should reach it from the home page.',
  'rule.disclosure-entry-missing.how':
    'Looks through all links of the home page (image texts and titles included) for the name of the column and its usual synonyms. Navigation that a script writes and could not is left undecided.',
  'rule.disclosure-entry-missing.mend': 'Put an entry “政府信息公开” in a prominent place of the home page.',
  'rule.disclosure-entry-missing.applies': 'Bodies with a home page; undecided while it has not been read.',
  'rule.disclosure-entry-missing.unsure':
    'The home page was not read, or scripts that did not run write its navigation.',
  'finding.disclosure-entry-missing': 'No entry “政府信息公开” was found on the home page',
  'rule.column-stale.title': 'The column is kept up to date',
  'rule.column-stale.failure': 'The column was not updated in time',
  'rule.column-stale.why': 'A column left alone misleads the public; enough of them fail the whole site.',
  'rule.column-stale.how':
    'Compares the newest date of the list with the earlier of cut-off and capture. Undecided where the list shows no date, was not read, or its day of capture is unknown; suspected where other pages of the list were not read.',
  'rule.column-stale.mend': 'Publish something new, or archive and mark a column that is no longer kept.',
  'rule.column-stale.applies':
    'Columns with a period: news (14 days), notices and policies (6 months); not overviews, organisation, guides or rules.',
  'rule.column-stale.unsure':
    'The column was not found or not read; its list shows no dates or incomplete ones; the day of capture is unknown; the newest item is later than the cut-off; the column is blank, which is asked elsewhere.',
  'rule.column-stale.param.maxDays': 'How many days old the newest item may be',
  'rule.column-stale.param.column': 'The column that is asked about',
  'rule.column-blank.title': 'The column has content',
  'rule.column-blank.failure': 'The column is blank',
  'rule.column-blank.why': 'A blank column discloses nothing; enough of them fail the whole site.',
  'rule.column-blank.how':
    'Opened in the browser, the column shows no item, text, file, table, picture or frame, and does not say that there is nothing. Undecided where it was only fetched; always only suspected.',
  'rule.column-blank.mend': 'Fill it, say openly that there is nothing, or remove the column.',
  'rule.column-blank.applies': 'Columns that are linked and were read.',
  'rule.column-blank.unsure':
    'No column was read. Of single columns, those not read and those that scripts may fill stay open.',
  'finding.column-stale': '{column}: newest item {newest}, {days} days old (limit {limit})',
  'finding.column-blank': '{column}: the column holds nothing',
};
