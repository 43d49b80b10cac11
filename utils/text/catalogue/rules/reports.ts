export const zhCN = {
  'rule.annual-report-year-missing.title': '历年政府信息公开工作年度报告齐全',
  'rule.annual-report-year-missing.failure': '有年份未发现政府信息公开工作年度报告',
  'rule.annual-report-year-missing.why': '条例要求每年按期公布上一年度政府信息公开工作年度报告。',
  'rule.annual-report-year-missing.how':
    '按标题识别各年度报告（不含网站工作年度报表、预决算等），对照已到期的年份。年报栏目未读完整时不下结论；缺少只作疑似。',
  'rule.annual-report-year-missing.mend': '补发所缺年度的报告，或把已发布的报告归入年报栏目。',
  'rule.annual-report-year-missing.applies':
    '自起始年度（默认2019年）起、评估对象存续期内且已过公布期限的年份；采集日期不明时不下结论。',
  'rule.annual-report-year-missing.unsure': '采集日期不明；年报栏目尚未读取，或没有读完整。',
  'rule.annual-report-year-missing.param.from': '起始年度',
  'finding.annual-report-year-missing': '未发现{year}年度政府信息公开工作年度报告',
  'rule.annual-report-late.title': '年度报告按期公布',
  'rule.annual-report-late.failure': '年度报告晚于规定日期公布',
  'rule.annual-report-late.why': '条例规定部门在每年1月31日前、政府在3月31日前公布上一年度报告。',
  'rule.annual-report-late.how':
    '以报告页面上的发布日期（没有则用列表日期）与期限比较。只看本单位的报告；几个年度的报告日期相近（多为整体迁移）的不下结论；页面日期可能是修改日期，一律只作疑似。',
  'rule.annual-report-late.mend': '今后按期公布；如系迁移造成日期变化，请恢复原发布日期。',
  'rule.annual-report-late.applies': '2019年度（默认）以来、页面或列表写有日期的本单位报告。',
  'rule.annual-report-late.unsure':
    '没有读到写有日期的本单位年度报告；几个年度的报告日期相近（多为整体迁移），计入待定。',
  'rule.annual-report-late.param.from': '起始年度',
  'finding.annual-report-late': '{year}年度报告于{publishedOn}公布，期限为{due}',
} as const;

export const en: Record<keyof typeof zhCN, string> = {
  'rule.annual-report-year-missing.title': 'There is an annual disclosure report for every year',
  'rule.annual-report-year-missing.failure': 'For some years no annual disclosure report was found',
  'rule.annual-report-year-missing.why': 'The regulations demand the report on the past year by a fixed day.',
  'rule.annual-report-year-missing.how':
    'Recognises the reports by title (site work reports and budgets are none) and compares them with the years that are due. Undecided while the column was not read completely; an absence is only suspected.',
  'rule.annual-report-year-missing.mend':
    'Publish the missing reports, or file published ones in the column of annual reports.',
  'rule.annual-report-year-missing.applies':
    'Years from the first one asked for (2019 by default) within the life of the body whose deadline has passed; undecided where the day of capture is unknown.',
  'rule.annual-report-year-missing.unsure':
    'The day of capture is unknown; the column of reports was not read, or not completely.',
  'rule.annual-report-year-missing.param.from': 'First report year that is asked for',
  'finding.annual-report-year-missing': 'No annual disclosure report found for {year}',
  'rule.annual-report-late.title': 'The annual reports came in time',
  'rule.annual-report-late.failure': 'Annual reports came late',
  'rule.annual-report-late.why': 'The regulations set 31 January for departments and 31 March for governments.',
  'rule.annual-report-late.how':
    'Compares the publication date on the report (or in the list) with the deadline. Only the body’s own reports; undecided where reports of several years lie within days of each other, as after a migration; only suspected, since the date may be that of a change.',
  'rule.annual-report-late.mend': 'Publish in time; where a migration changed the dates, restore them.',
  'rule.annual-report-late.applies': 'Dated reports of the body itself from 2019 on (default).',
  'rule.annual-report-late.unsure':
    'No dated report of the body was read; reports of several years that lie within days of each other, as after a migration, stay open.',
  'rule.annual-report-late.param.from': 'First report year that is asked for',
  'finding.annual-report-late': 'The report on {year} was published on {publishedOn}, due {due}',
};
