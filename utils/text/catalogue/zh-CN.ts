/** Chinese, the first language. Codes are grouped by who shows them; placeholders stand in braces. */
export const zhCN = {
  // Failures: what happened, what is safe, what to do.
  'error.bad-request': '请求内容有误，未做任何更改。请重试；若仍出现，请把本提示告诉维护者。',
  'error.body-not-found': '找不到这个评估对象，可能已在别处删除。请刷新后重试。',
  'error.campaign-not-found': '找不到评估方案，已存数据未受影响。请重新打开工作台。',
  'error.system-not-found': '找不到所选的指标体系，已存数据未受影响。请换一个体系。',
  'error.page-not-readable': '浏览器不允许扩展读取此页（如浏览器设置页、应用商店、PDF）。请打开要审计的网页后再试。',
  'error.page-gone': '读取过程中页面已关闭或跳转，未保存任何内容。请等页面稳定后重试。',
  'error.no-permission': '尚未获准访问该网站。请在工作台中授权该网站后重试。',
  'error.fetch-failed': '未能取得该网页，可能是网络、证书或对方拒绝；不据此认定网站有问题。请稍后重试。',
  'error.not-html': '该地址不是网页（可能是附件），未作为网页读取。',
  'error.database-blocked': '数据库正被其他标签页占用。请关闭其他政鉴页面后重试，数据未丢失。',
  'error.database-newer': '数据由更新版本的政鉴保存，当前版本无法打开。请升级扩展，数据未丢失。',
  'error.disk-full': '磁盘空间不足，本次内容未能保存，此前数据完好。请清理磁盘后重试。',
  'error.engine-unreachable': '审计引擎没有响应，已自动重试仍未成功。已存数据完好，请重试或重启浏览器。',
  'error.internal': '出现意外错误，已存数据完好。请重试；若仍出现，请把控制台信息告诉维护者。',

  // Rules: titles are statements about the page; then why it matters, how it decides, how to mend, when it does not apply.
  'rule.footer-identifier-missing.title': '页脚网站标识完整',
  'rule.footer-identifier-missing.failure': '页脚缺少网站标识',
  'rule.footer-identifier-missing.why':
    '网站标识码、备案号、党政机关标识等让公众确认网站的官方身份，也是抽查必看的内容。',
  'rule.footer-identifier-missing.how':
    '在页面上查找各项标识的文字、徽标和脚本；由脚本写入而本次未能运行的，不下结论。缺少只作疑似，待人工确认。',
  'rule.footer-identifier-missing.mend': '在全站统一页脚中补齐所缺标识，并链接到相应的备案或标识查询页面。',
  'rule.footer-identifier-missing.applies':
    '政府网站的所有页面；错误页和非政府网站不适用，没有页脚的内嵌页面不下结论。',
  'rule.meta-tag-missing.title': '页面标签齐全',
  'rule.meta-tag-missing.failure': '页面标签缺失、为空或未填写',
  'rule.meta-tag-missing.why': '页面标签供搜索引擎和监管平台识别网站、栏目与文章，缺失会影响检索和日常监测。',
  'rule.meta-tag-missing.how':
    '按页面类别核对网站、栏目、内容三类标签，名称不区分大小写。缺失或为空作疑似；仍是模板占位文字的直接认定。',
  'rule.meta-tag-missing.mend': '在模板中按页面类别输出标签，并填入真实内容。',
  'rule.meta-tag-missing.applies': '首页、栏目页和内容页；其他页面不适用。',
  'rule.disclosure-entry-missing.title': '首页设有政府信息公开入口',
  'rule.disclosure-entry-missing.failure': '首页未发现政府信息公开入口',
  'rule.disclosure-entry-missing.why': '政府信息公开平台以网站栏目为依托，公众应能从首页直接进入。',
  'rule.disclosure-entry-missing.how':
    '在首页的全部链接（含图片替代文字和提示文字）中按栏目名称及其常见别名查找。导航由脚本生成而未能运行的，不下结论。',
  'rule.disclosure-entry-missing.mend': '在首页显著位置设置“政府信息公开”入口，链接到平台首页。',
  'rule.disclosure-entry-missing.applies': '有首页的评估对象；首页未读取时不下结论。',
  'rule.annual-report-year-missing.title': '历年政府信息公开工作年度报告齐全',
  'rule.annual-report-year-missing.failure': '有年份未发现政府信息公开工作年度报告',
  'rule.annual-report-year-missing.why': '条例要求每年按期公布上一年度政府信息公开工作年度报告。',
  'rule.annual-report-year-missing.how':
    '按标题识别各年度报告（不含网站工作年度报表、预决算等），对照已到期的年份。年报栏目未读完整时不下结论；缺少只作疑似。',
  'rule.annual-report-year-missing.mend': '补发所缺年度的报告，或把已发布的报告归入年报栏目。',
  'rule.annual-report-year-missing.applies':
    '自起始年度（默认2019年）起、评估对象存续期内且已过公布期限的年份；采集日期不明时不下结论。',

  // What a finding says of its place.
  'finding.footer-identifier-missing': '未发现{identifier}',
  'finding.meta-tag-absent': '缺少页面标签 {tag}',
  'finding.meta-tag-empty': '页面标签 {tag} 内容为空',
  'finding.meta-tag-placeholder': '页面标签 {tag} 仍是占位文字“{content}”',
  'finding.disclosure-entry-missing': '首页未发现“政府信息公开”入口',
  'finding.disclosure-entry-elsewhere': '其他页面上有入口“{text}”',
  'finding.annual-report-year-missing': '未发现{year}年度政府信息公开工作年度报告',
  'finding.annual-report-newest': '已发现的最近一份：{year}年度《{title}》',

  'identifier.siteCode': '网站标识码',
  'identifier.icp': 'ICP备案编号',
  'identifier.psb': '公安机关备案号',
  'identifier.sponsor': '主办单位',
  'identifier.conac': '党政机关（事业单位）标识',
  'identifier.reportError': '“我为政府网站找错”入口',
  'identifier.contact': '联系方式',

  // Why something is undecided or not applicable.
  'because.recapture': '此页由旧版本采集，需重新采集',
  'because.reader-failed': '读取此页时出错（{reader}），不作判断',
  'because.rule-failed': '规则 {rule} 运行出错：{detail}',
  'because.not-a-government-site': '不是政府网站页面',
  'because.error-page': '错误页面不作此项检查',
  'because.no-footer': '此页没有任何网站标识，可能是内嵌页面或片段，需人工查看',
  'because.identifiers-unknown': '{identifiers}可能由脚本写入，本次采集无法得知',
  'because.kind-owes-no-tags': '此类页面不要求这些标签',
  'because.home-not-read': '首页尚未读取',
  'because.navigation-by-script': '首页导航由脚本生成，本次采集无法得知',
  'because.day-unknown': '采集日期不明，不能判断时效',
  'because.no-report-due': '没有已到公布期限的年度',
  'because.report-list-incomplete': '年报栏目未读完整',
  'because.report-list-not-read': '年报栏目尚未读取',
  'because.no-such-page-read': '尚未读取适用此项的页面',
  'because.not-asked': '此项尚未检查',
  'because.person-judges': '此项由人工判定',
  'because.not-owed': '按层级和类别，此项不适用',
  'because.level-unconfirmed': '评估对象的层级或类别未经确认，仅作疑似',
  'because.not-archived': '存档中没有此页（未存档）',
  'because.status': '服务器返回 {detail}（受阻未测）',
  'because.failed': '未能读取：{detail}',
} as const;
