/** Who has to act, out of the words in which a document names them (责任单位). */

export interface ResponsibleUnits {
  /** Single units and kinds of units, as the document names them: 市发改委, 相关部门. */
  named: string[];
  /** Every department: 各部门, 市直各单位. */
  everyDepartment: boolean;
  /** The governments below: 各县(市、区). */
  counties: boolean;
  townships: boolean;
  /** Whoever runs the website. */
  anybody: boolean;
}

const ASIDES = /[(（][^)）]*[)）]/g;
const EVERY_DEPARTMENT = /各部门|各单位|各委办局|市直各单位|^起草部门$|牵头起草部门$/;
const ANYBODY = /^网站主办单位|^各级行政机关/;
/** 区建管委 is a department. */
const COUNTIES = /县区|(?:^|区)管委(?:会)?$|^市县政府/;
const TOWNSHIPS = /乡|镇|街道/;

/**
 * The units of 市编办;市人社局(职业资格) → 市编办, 市人社局. What stands in brackets only explains. A department that
 * drafts is every department, for the policies of its own.
 */
export function responsibleUnits(text: string): ResponsibleUnits {
  const whole = text.replace('各委、办、局', '各委办局');
  const parts = whole
    .replace(/(?<=[县乡镇])[(（][^)）]*[)）]/g, '区')
    .replace(ASIDES, '')
    .replace(/等(行业主管部门)/, '、$1')
    .split(/[;；、,，]/)
    .map((part) => part.replace(/等$/, '').trim())
    .filter((part) => part !== '');
  // 市乡村振兴局 is no township.
  const isTownship = (part: string) => TOWNSHIPS.test(part) && !/局|委$|办$/.test(part);
  const isLocal = (part: string) => COUNTIES.test(part) || isTownship(part);
  return {
    named: parts.filter(
      (part) => !isLocal(part) && !EVERY_DEPARTMENT.test(part) && !ANYBODY.test(part) && !/行政村/.test(part),
    ),
    everyDepartment: parts.some((part) => EVERY_DEPARTMENT.test(part)),
    counties: parts.some((part) => COUNTIES.test(part)),
    townships: parts.some(isTownship),
    anybody: parts.some((part) => ANYBODY.test(part)),
  };
}
