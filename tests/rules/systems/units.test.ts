import { expect, it } from 'vitest';
import { responsibleUnits } from '../../../rules/systems/units.ts';

const nobody = { named: [], everyDepartment: false, counties: false, townships: false, anybody: false };

it.each([
  ['市编办;市人社局(职业资格)', { named: ['市编办', '市人社局'] }],
  ['市财政局、地税局', { named: ['市财政局', '地税局'] }],
  ['各县(市、区)、市政府各部门、各单位', { everyDepartment: true, counties: true }],
  ['市农业局、市乡村振兴局', { named: ['市农业局', '市乡村振兴局'] }],
  ['区建管委、区发改委', { named: ['区建管委', '区发改委'] }],
  ['市政府办、各乡(镇、处)', { named: ['市政府办'], townships: true }],
  ['区政府各委、办、局,各街道办事处、青石镇政府', { everyDepartment: true, townships: true }],
  ['各县区人民政府、云溪经济技术开发区管委会,市教育局', { named: ['市教育局'], counties: true }],
  ['市教体局、市卫健委等行业主管部门', { named: ['市教体局', '市卫健委', '行业主管部门'] }],
  ['市人民政府办公室(牵头);起草部门', { named: ['市人民政府办公室'], everyDepartment: true }],
  ['网站主办单位(云溪市水务局)', { anybody: true }],
])('%s', (text, expected) => {
  expect(responsibleUnits(text)).toEqual({ ...nobody, ...expected });
});
