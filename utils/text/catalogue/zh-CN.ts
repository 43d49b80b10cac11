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
} as const;
