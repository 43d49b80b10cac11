/**
 * The documents that rules rest on: data only. `status` says how far the wording is known, and decides how it may be
 * shown: `text` as the official clause, `secondary` with its origin, `default` as the product's own (内置默认，非官方).
 */
export type StandardStatus = 'text' | 'secondary' | 'default';

export interface Standard {
  id: StandardId;
  /** Full name, as on its cover. */
  title: string;
  /** 文号 or number of the standard. */
  number: string;
  url?: string;
}

export interface Clause {
  document: StandardId;
  /** Article or part, as the document counts. */
  clause: string;
  status: StandardStatus;
  /** Verbatim where `status` is `text`. */
  quote?: string;
}

const standards = {
  'disclosure-regulations-2019': {
    title: '中华人民共和国政府信息公开条例',
    number: '国务院令第711号',
  },
  'website-guidelines-2017': {
    title: '政府网站发展指引',
    number: '国办发〔2017〕47号',
    url: 'http://www.gov.cn/zhengce/content/2017-06/08/content_5200760.htm',
  },
  'inspection-indicators-2019': {
    title: '政府网站与政务新媒体检查指标、监管工作年度考核指标',
    number: '国办秘函〔2019〕19号',
    url: 'https://www.gov.cn/zhengce/content/2019-04/18/content_5384134.htm',
  },
  'inspection-circulars': {
    title: '各地政府网站与政务新媒体检查情况通报',
    number: '依据国办秘函〔2019〕19号，按地方和季度',
  },
  'disclosure-platform-2019': {
    title: '关于规范政府信息公开平台有关事项的通知',
    number: '国办公开办函〔2019〕61号',
  },
  'annual-report-format-2019': {
    title: '政府信息公开工作年度报告格式（试行）',
    number: '国办公开办函〔2019〕60号',
    url: 'https://www.pingtan.gov.cn/zwgk/zfxxgk/zfxxgkzd/202311/t20231109_80968.htm',
  },
  'annual-report-format-2021': {
    title: '政府信息公开工作年度报告格式',
    number: '国办公开办函〔2021〕30号',
  },
  'ageing-design-2021': {
    title: '互联网网站适老化通用设计规范',
    number: '工信厅信管函〔2021〕67号',
  },
  'luoyang-2016': { title: '洛阳市2016年政务公开工作要点实施方案', number: '地方文件' },
  'qinzhou-2017': { title: '钦州市实施全面推进政务公开六项行动工作方案', number: '地方文件' },
  'yangpu-2018': { title: '2018年杨浦区政务公开工作要点', number: '地方文件' },
  'lushan-2022': { title: '2022年庐山市政务公开工作要点', number: '地方文件' },
  'guangyuan-2017': { title: '广元市2017年政务公开工作要点', number: '地方文件' },
  'motions-disclosure': {
    title: '关于建议提案办理结果公开工作的规定',
    number: '产品内置，未核对原文',
  },
  'key-points-2022': {
    title: '2022年政务公开工作要点',
    number: '国办发〔2022〕8号',
  },
  'interpretation-local': {
    title: '各地关于政策解读工作的规定（福建省2015年、郑州市2016年、安顺市2023年等）',
    number: '地方规定',
  },
  'openness-rules-2016': {
    title: '《关于全面推进政务公开工作的意见》实施细则',
    number: '国办发〔2016〕80号',
  },
  'barrier-free-law-2023': {
    title: '中华人民共和国无障碍环境建设法',
    number: '2023年9月1日起施行',
  },
  'gbt-37668-2019': {
    title: '信息技术 互联网内容无障碍可访问性技术要求与测试方法',
    number: 'GB/T 37668-2019',
  },
  'wcag-2.2': {
    title: 'Web Content Accessibility Guidelines (WCAG) 2.2',
    number: 'W3C Recommendation',
    url: 'https://www.w3.org/TR/WCAG22/',
  },
} as const;

export type StandardId = keyof typeof standards;

export const STANDARDS: readonly Standard[] = Object.entries(standards).map(([id, standard]) => ({
  id: id as StandardId,
  ...standard,
}));

/** A clause of a known document. */
export function clause(document: StandardId, place: string, status: StandardStatus, quote?: string): Clause {
  return { document, clause: place, status, ...(quote ? { quote } : {}) };
}
