/**
 * What the built-in systems are called, and whose weights they have: for views that name a system without carrying it.
 * Data only; a test compares it with the systems.
 */
interface Words {
  'zh-CN': string;
  en: string;
}

/** The one rule by which a document's clauses share the points (`pointsOf` in `from-clauses.ts`). */
export const CLAUSE_AUTHORITY: Words = {
  'zh-CN': '条款出自文件原文；分值是内置默认，非官方：100 分按条款均分，每条要求一份，鼓励、探索类半份，页面所见不计分',
  en: 'Clauses from the document; points are the built-in default, not official: 100 points shared equally over the clauses, half a share for what is only encouraged, none for what was merely seen on a page',
};

export const SYSTEM_WORDS: Readonly<Record<string, { title: Words; authority: Words }>> = {
  general: {
    title: { 'zh-CN': '通用体系', en: 'General system' },
    authority: { 'zh-CN': '内置参考，非官方', en: 'Built-in reference, not official' },
  },
  'inspection-2019': {
    title: { 'zh-CN': '参照国办秘函〔2019〕19号的自查体系', en: 'Self-check after 国办秘函〔2019〕19号' },
    authority: {
      'zh-CN': '自查用，非官方：否决项措辞为转引；扣分值为内置默认分值，非官方；加分部分未纳入',
      en: 'For self-checks, not official: vetoes as quoted elsewhere; amounts are the built-in default; the bonus part is not included',
    },
  },
  'luoyang-2016': {
    title: { 'zh-CN': '洛阳市2016年政务公开工作要点实施方案', en: 'Luoyang: key points for disclosure 2016' },
    authority: CLAUSE_AUTHORITY,
  },
  'qinzhou-2017': {
    title: {
      'zh-CN': '钦州市实施全面推进政务公开六项行动工作方案（2017）',
      en: 'Qinzhou: six actions for disclosure (2017)',
    },
    authority: CLAUSE_AUTHORITY,
  },
  'yangpu-2018': {
    title: { 'zh-CN': '2018年杨浦区政务公开工作要点', en: 'Yangpu: key points for disclosure 2018' },
    authority: CLAUSE_AUTHORITY,
  },
  'lushan-2022': {
    title: { 'zh-CN': '2022年庐山市政务公开工作要点', en: 'Lushan: key points for disclosure 2022' },
    authority: CLAUSE_AUTHORITY,
  },
  'guangyuan-2017': {
    title: { 'zh-CN': '广元市2017年政务公开工作要点', en: 'Guangyuan: key points for disclosure 2017' },
    authority: CLAUSE_AUTHORITY,
  },
};
