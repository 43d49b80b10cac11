/**
 * The three statistics tables of the 政府信息公开工作年度报告 as the official formats name their rows and columns: trial
 * format 国办公开办函〔2019〕60号 (reports of 2019 and 2020) and format of 2021 国办公开办函〔2021〕30号. Data only.
 *
 * A figure is named `<table>.<row>.<column>`:
 *
 * - `disclosed.<row>.<column>` (主动公开, 第二十条), rows and columns of `DISCLOSED_ROWS` and `DISCLOSED_COLUMNS`:
 *   `disclosed.normative.issued` is 行政规范性文件 · 本年制发件数, `disclosed.fees.amount` 行政事业性收费 · 本年收费金额.
 * - `requests.<row>.<column>` (收到和处理政府信息公开申请情况), rows of `REQUEST_ROWS` with the codes of the standard
 *   (A, B, C1 … D), columns of `REQUEST_COLUMNS`: `requests.received.total` is 一、本年新收 · 总计,
 *   `requests.refused.stateSecret.individuals` （三）不予公开 1.属于国家秘密 · 自然人.
 * - `disputes.<block>.<outcome>` (行政复议、行政诉讼情况), blocks `review`, `direct` (未经复议直接起诉) and `afterReview`
 *   (复议后起诉), outcomes of `DISPUTE_OUTCOMES`: `disputes.review.upheld` is 行政复议 · 结果维持.
 *
 * What rules compare (I1 is printed in the format, the others follow from its rows and columns):
 *
 * - I1, each column c: received + carriedIn = handled + carriedOut (A + B = C7 + D).
 * - I2, each column c: the rows whose code begins with C, but C7, add up to `requests.handled.c`. In the trial format
 *   C6 is the one row `otherwise`; in that of 2021 its three rows stand for it.
 * - I3, each row r: the six kinds of applicants add up to `requests.r.total`.
 * - I4, each block b: upheld + corrected + other + pending = `disputes.b.total`.
 * - I5, two years: `requests.carriedOut.c` of one = `requests.carriedIn.c` of the next.
 * - I6, prose and tables: `ReportStatement` of the reading. I7 (现行有效) is information only.
 */

/** A row with the texts that name it, without numbering, blanks and punctuation; one of them stands in the label. */
export interface RowName {
  id: string;
  names: readonly string[];
  /** Code of the standard. */
  code?: string;
  /** The whole label is the name, and counts in its group only: 其他 says nothing by itself. */
  grouped?: true;
}

const DOCUMENTS = ['issued', 'repealed', 'inForce', 'made', 'published', 'publishedTotal'];
const DECISIONS = ['decisions', 'previous', 'change'];

/** Names are the whole label, apart from notes in brackets; `columns` are those that the formats give the row. */
export const DISCLOSED_ROWS: readonly (RowName & { columns: readonly string[] })[] = [
  { id: 'regulations', names: ['规章', '政府规章', '行政规章'], columns: DOCUMENTS },
  { id: 'normative', names: ['行政规范性文件', '规范性文件'], columns: DOCUMENTS },
  { id: 'licences', names: ['行政许可'], columns: DECISIONS },
  { id: 'otherServices', names: ['其他对外管理服务事项'], columns: DECISIONS },
  { id: 'penalties', names: ['行政处罚'], columns: DECISIONS },
  { id: 'coercion', names: ['行政强制'], columns: DECISIONS },
  { id: 'fees', names: ['行政事业性收费'], columns: ['amount', 'previous', 'change'] },
  { id: 'procurement', names: ['政府集中采购'], columns: ['projects', 'amount'] },
];

/** One of the names stands in the head; the first column that has one counts. */
export const DISCLOSED_COLUMNS: readonly RowName[] = [
  { id: 'issued', names: ['制发件数', '制发数', '本年制发'] },
  { id: 'repealed', names: ['废止件数', '废止数', '本年废止'] },
  { id: 'inForce', names: ['现行有效'] },
  { id: 'amount', names: ['收费金额', '采购总金额', '采购金额'] },
  { id: 'decisions', names: ['处理决定数', '决定数量'] },
  { id: 'made', names: ['新制作数', '本年新制作', '制作数量'] },
  { id: 'publishedTotal', names: ['对外公开总数', '公开总数量'] },
  { id: 'published', names: ['新公开数', '本年新公开'] },
  { id: 'previous', names: ['上一年项目数', '上年项目数', '上一年度项目数'] },
  { id: 'change', names: ['本年增减', '增减'] },
  { id: 'projects', names: ['采购项目数'] },
];

/** Figures that only one of the formats asks for, as the start or end of their names. */
export const ONLY_IN: readonly { format: 'trial-2019' | 'format-2021'; figure: RegExp }[] = [
  { format: 'trial-2019', figure: /^disclosed\..*\.(?:made|published|publishedTotal|previous|change|projects)$/ },
  { format: 'format-2021', figure: /^disclosed\..*\.(?:issued|repealed|inForce)$|^disclosed\.fees\.amount$/ },
  { format: 'trial-2019', figure: /^disclosed\.(?:otherServices|procurement)\./ },
  { format: 'format-2021', figure: /^requests\.otherwise\.(?:notCorrected|feeUnpaid|other)\./ },
];

/** The first whose name stands in the label counts. */
export const REQUEST_ROWS: readonly RowName[] = [
  { code: 'A', id: 'received', names: ['新收政府信息公开申请', '本年新收', '本年度新收', '新收申请'] },
  { code: 'B', id: 'carriedIn', names: ['上年结转', '上年度结转', '上一年结转', '上一年度结转'] },
  { code: 'D', id: 'carriedOut', names: ['结转下年', '结转下一年', '结转到下年', '结转至下年', '结转次年'] },
  { code: 'C2', id: 'partlyGranted', names: ['部分公开'] },
  { code: 'C1', id: 'granted', names: ['予以公开'] },
  { code: 'C3.1', id: 'refused.stateSecret', names: ['属于国家秘密'] },
  { code: 'C3.2', id: 'refused.forbidden', names: ['其他法律行政法规禁止', '法律行政法规禁止公开'] },
  { code: 'C3.3', id: 'refused.security', names: ['三安全一稳定'] },
  { code: 'C3.4', id: 'refused.thirdParty', names: ['第三方合法权益'] },
  { code: 'C3.5', id: 'refused.internal', names: ['内部事务信息'] },
  { code: 'C3.6', id: 'refused.process', names: ['过程性信息'] },
  { code: 'C3.7', id: 'refused.enforcementFile', names: ['行政执法案卷'] },
  { code: 'C3.8', id: 'refused.query', names: ['行政查询事项'] },
  { code: 'C4.1', id: 'unavailable.notHeld', names: ['不掌握相关政府信息', '本机关不掌握'] },
  { code: 'C4.2', id: 'unavailable.toBeMade', names: ['没有现成信息', '需要另行制作'] },
  { code: 'C4.3', id: 'unavailable.unclear', names: ['补正后申请内容仍不明确', '申请内容仍不明确'] },
  { code: 'C5.1', id: 'notProcessed.complaint', names: ['信访举报投诉'] },
  { code: 'C5.2', id: 'notProcessed.repeated', names: ['重复申请'] },
  { code: 'C5.3', id: 'notProcessed.publication', names: ['公开出版物'] },
  { code: 'C5.4', id: 'notProcessed.excessive', names: ['大量反复申请'] },
  { code: 'C5.5', id: 'notProcessed.reissue', names: ['确认或重新出具', '重新出具已获取信息'] },
  { code: 'C6.1', id: 'otherwise.notCorrected', names: ['逾期不补正'] },
  { code: 'C6.2', id: 'otherwise.feeUnpaid', names: ['未按收费通知', '逾期未缴纳费用'] },
  { code: 'C6', id: 'otherwise', names: ['其他处理'] },
  { code: 'C6.3', id: 'otherwise.other', names: ['其他'], grouped: true },
  { code: 'C7', id: 'handled', names: ['总计', '合计'], grouped: true },
];

/** The whole head. The order is that of the formats. */
export const REQUEST_COLUMNS: readonly RowName[] = [
  { id: 'individuals', names: ['自然人', '公民'] },
  { id: 'companies', names: ['商业企业'] },
  { id: 'research', names: ['科研机构'] },
  { id: 'charities', names: ['社会公益组织', '公益组织'] },
  { id: 'lawFirms', names: ['法律服务机构'] },
  { id: 'others', names: ['其他'] },
  { id: 'total', names: ['总计', '合计'] },
];

/** Heads of the blocks, the narrower first: 复议后起诉 stands under 行政诉讼. */
export const DISPUTE_BLOCKS: readonly RowName[] = [
  { id: 'direct', names: ['未经复议', '未经行政复议', '直接起诉'] },
  { id: 'afterReview', names: ['复议后'] },
  { id: 'review', names: ['行政复议'] },
  { id: 'litigation', names: ['行政诉讼'] },
];

/** The whole head. */
export const DISPUTE_OUTCOMES: readonly RowName[] = [
  { id: 'upheld', names: ['结果维持', '维持'] },
  { id: 'corrected', names: ['结果纠正', '纠正'] },
  { id: 'other', names: ['其他结果'] },
  { id: 'pending', names: ['尚未审结', '未审结', '尚未办结'] },
  { id: 'total', names: ['总计', '合计'] },
];

/** Names by which the six sections go, and those of older reports: without numbering, blanks and punctuation. */
export const SECTION_NAMES: readonly { id: SectionId; name: RegExp }[] = [
  { id: 'overview', name: /^(?:(?:政府)?信息公开(?:工作)?(?:的)?)?(?:总体|基本|概述|概况|综述)(?:工作)?(?:情况)?/ },
  { id: 'requests', name: /^(?:收到和处理|收到及处理|收到与处理|政府信息依申请|依申请公开|处理政府信息公开申请)/ },
  { id: 'disclosed', name: /^(?:行政机关)?主动公开(?:政府)?(?:信息)?(?:的)?(?:情况)?/ },
  {
    id: 'disputes',
    name: /^(?:因)?(?:政府)?(?:信息公开)?(?:工作)?(?:被|申请|引发的?|提起)*(?:的)?行政(?:复议|诉讼)/,
  },
  {
    id: 'problems',
    name: /^(?:政府信息公开工作)?(?:目前)?(?:存在|主要|面临)(?:的|主要)*(?:问题|困难|不足)|^问题(?:及|与|和)改进/,
  },
  { id: 'other', name: /^(?:其他|其它)(?:需要|须|应当?)?(?:报告|说明)?的?(?:重要)?(?:事项|情况)|^需要报告的其他事项/ },
];

export type SectionId = 'overview' | 'disclosed' | 'requests' | 'disputes' | 'problems' | 'other';
