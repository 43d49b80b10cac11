/** Whether a department is one of the units that a document names (责任单位). A department owes nobody else's duty. */
import { compact } from '../text/normalise.ts';
import { sameAgency } from '../text/organisation.ts';

/** Short forms in documents, and names that differ between places, of one office. Kinds (局, 委 …) may differ, too. */
const OTHER_NAMES: readonly (readonly string[])[] = [
  ['发改', '发展改革', '发展和改革'],
  ['工信', '经信', '工业和信息化', '经济和信息化', '工业信息化'],
  ['国资', '国有资产监督管理'],
  ['编', '机构编制'],
  ['教体', '教育体育', '教育和体育'],
  ['科', '科技', '科学技术'],
  ['建管', '建设和管理'],
  ['网信', '互联网信息', '网络安全和信息化'],
  ['政府', '政府办公'],
  ['金融', '金融工作', '金融服务', '地方金融监督管理'],
  ['机管', '机关事务管理'],
  ['城管', '城管执法', '城市管理', '城市管理行政执法', '城市管理和综合执法', '城市管理综合执法'],
  ['绿化市容', '绿化和市容管理'],
  ['交通', '交通运输'],
  ['政务服务', '政务服务管理', '政务服务中心', '行政审批', '行政审批服务'],
];

const KIND = /(?:委员会办公室|委员会|管理局|办公室|中心|局|厅|委|办)$/;
/** 有关部门, 相关单位: nobody can say whom that names. */
const VAGUE = /有关|相关|涉事|责任|承办|主管|负责|部门|单位/;

/**
 * `yes`: the document names it, whatever it was called then. `no`: it names others. `unknown`: it names kinds of units,
 * or a name could be short for this one.
 */
export function namesDepartment(units: readonly string[], department: string): 'yes' | 'no' | 'unknown' {
  const name = plain(department);
  const forms = units.map((unit) => formsOf(localName(plain(unit))));
  if (forms.flat().some((form) => sameAgency(form, name))) return 'yes';
  const stem = name.replace(KIND, '');
  const possible = units.some((unit) => {
    const short = localName(plain(unit)).replace(KIND, '');
    return VAGUE.test(unit) || isWithin(short, stem) || (stem.length > 1 && isWithin(localStem(stem), short));
  });
  return possible || !KIND.test(name) ? 'unknown' : 'no';
}

const plain = (name: string): string =>
  compact(name)
    .replace('人民政府', '政府')
    .replace(/^(?:中共|原)/, '');

/** 市财政局 → 财政局, but 市场监督管理局 is whole. */
const localName = (name: string): string => name.replace(/^[市区县](?!场)(?:委(?=.{2,}[办部]$))?/, '');

/** 云溪市财政 → 财政. */
const localStem = (stem: string): string => /(?<=.(?:省|市|区|县|旗|州|盟))(?![场政容]).{2,}$/.exec(stem)?.[0] ?? stem;

function formsOf(unit: string): string[] {
  const kind = KIND.exec(unit)?.[0];
  if (!kind) return [unit];
  const stem = unit.slice(0, -kind.length);
  const stems = OTHER_NAMES.find((names) => names.includes(stem)) ?? [];
  return [unit, ...stems.flatMap((other) => KINDS.map((one) => other + one))];
}

const KINDS = ['局', '委', '委员会', '办', '办公室', '委员会办公室', '中心', '厅', '室'];

/** All characters of one in the other, in their order: how offices are abbreviated. */
function isWithin(short: string, long: string): boolean {
  if (short.length < 2) return false;
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
