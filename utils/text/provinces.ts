/**
 * Provinces by the first two digits of GB/T 2260, which begin site codes (网站标识码) and numbers of 公安机关备案, with the
 * letters that begin their ICP备案 numbers.
 */
export const PROVINCES: Readonly<Record<string, { name: string; icp: string }>> = {
  11: { name: '北京', icp: '京' },
  12: { name: '天津', icp: '津' },
  13: { name: '河北', icp: '冀' },
  14: { name: '山西', icp: '晋' },
  15: { name: '内蒙古', icp: '蒙' },
  21: { name: '辽宁', icp: '辽' },
  22: { name: '吉林', icp: '吉' },
  23: { name: '黑龙江', icp: '黑' },
  31: { name: '上海', icp: '沪' },
  32: { name: '江苏', icp: '苏' },
  33: { name: '浙江', icp: '浙' },
  34: { name: '安徽', icp: '皖' },
  35: { name: '福建', icp: '闽' },
  36: { name: '江西', icp: '赣' },
  37: { name: '山东', icp: '鲁' },
  41: { name: '河南', icp: '豫' },
  42: { name: '湖北', icp: '鄂' },
  43: { name: '湖南', icp: '湘' },
  44: { name: '广东', icp: '粤' },
  45: { name: '广西', icp: '桂' },
  46: { name: '海南', icp: '琼' },
  50: { name: '重庆', icp: '渝' },
  51: { name: '四川', icp: '蜀川' },
  52: { name: '贵州', icp: '黔贵' },
  53: { name: '云南', icp: '滇云' },
  54: { name: '西藏', icp: '藏' },
  61: { name: '陕西', icp: '陕秦' },
  62: { name: '甘肃', icp: '陇甘' },
  63: { name: '青海', icp: '青' },
  64: { name: '宁夏', icp: '宁' },
  // 66, 新疆生产建设兵团, files in 新疆.
  65: { name: '新疆', icp: '新' },
  66: { name: '新疆', icp: '新' },
};

/** Of a number that begins with a code of GB/T 2260; undefined for any other. */
export function provinceOfCode(number: string): string | undefined {
  return /^\d{6}/.test(number) ? PROVINCES[number.slice(0, 2)]?.name : undefined;
}

const byLetter = new Map(Object.values(PROVINCES).flatMap(({ name, icp }) => [...icp].map((letter) => [letter, name])));

/** Of an ICP备案 number: 冀ICP备… → 河北. */
export function provinceOfIcp(number: string): string | undefined {
  return byLetter.get(number.charAt(0));
}
