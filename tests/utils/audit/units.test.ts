import { describe, expect, it } from 'vitest';
import { SYSTEMS } from '../../../rules/systems/index.ts';
import { leavesOf } from '../../../rules/systems/tree.ts';
import { owingOf } from '../../../utils/audit/owing.ts';
import { namesDepartment } from '../../../utils/audit/units.ts';

describe('a department that the document names', () => {
  it.each([
    ['市财政局', '云溪市财政局'],
    ['地税局', '国家税务总局云溪市税务局'],
    ['市环保局', '云溪市生态环境局'],
    ['市发改委', '云溪市发展和改革委员会'],
    ['市发展改革委', '云溪市发展和改革局'],
    ['市编办', '云溪市机构编制委员会办公室'],
    ['市工商局', '云溪市市场监督管理局'],
    ['市政府办', '云溪市人民政府办公室'],
    ['市人民政府办公室', '云溪市人民政府办公室'],
    ['市教体局', '云溪市教育体育局'],
    ['市人社局', '云溪市人力资源和社会保障局'],
    ['市政务服务管理办', '云溪市行政审批局'],
    ['市国资委', '云溪市国有资产监督管理委员会'],
  ])('%s is %s', (unit, name) => {
    expect(namesDepartment(['市林业局', unit], name)).toBe('yes');
  });
});

describe("another department's duty", () => {
  it.each([
    [['市财政局', '市国资委'], '云溪市教育局'],
    [['市发改委'], '云溪市民政局'],
    [['市公安局'], '云溪市卫生健康委员会'],
    [['市教育局'], '云溪市市场监督管理局'],
    [['市住房公积金中心'], '云溪市水务局'],
  ])('%s is not %s', (units, name) => {
    expect(namesDepartment(units, name)).toBe('no');
  });
});

describe('what cannot be said', () => {
  it.each([
    [['市政府有关部门', '市信用办'], '云溪市教育局'],
    [['教育', '公安'], '云溪市教育局'],
    [['市教育局'], '云溪市教育体育局'],
    [['市财政局'], '云溪市青石管理处'],
  ])('%s and %s', (units, name) => {
    expect(namesDepartment(units, name)).toBe('unknown');
  });
});

const asked = (units: string[], body: object) =>
  owingOf({ units }, { level: 'city', kind: 'department', confirmed: true, ...body }, '2026-01-31').owed;

it('a government answers for all its departments', () => {
  expect(asked(['市财政局'], { kind: 'government', name: '云溪市人民政府' })).toBe('yes');
});

it("a department is not asked for another's duty", () => {
  expect(asked(['市财政局'], { name: '云溪市教育局' })).toBe('no');
  expect(asked(['市教育局'], { name: '云溪市教育局' })).toBe('yes');
});

it('nobody is accused where the document does not say whose part it is, or where the kind of the body is a guess', () => {
  expect(asked(['市审计局', '市统计局'], { name: '云溪市统计局' })).toBe('guessed');
  expect(asked(['市政府有关部门'], { name: '云溪市统计局' })).toBe('guessed');
  expect(asked(['市财政局'], { name: '云溪市教育局', confirmed: false })).toBe('guessed');
  expect(asked(['市财政局'], { kind: 'government', name: '云溪市人民政府', confirmed: false })).toBe('guessed');
  expect(asked(['市财政局'], {})).toBe('guessed');
});

it('of every document, a bureau of education owes the clauses of education and not those of finance', () => {
  const owed = SYSTEMS.flatMap(({ tree }) => leavesOf(tree)).filter(
    ({ applicability }) => applicability?.units && namesDepartment(applicability.units, '云溪市教育局') === 'yes',
  );
  const ids = owed.map(({ clause }) => clause?.id ?? '');
  expect(ids).toEqual(expect.arrayContaining(['LY-3.6.1', 'YP-2.1.2', 'GY-4.14.1']));
  expect(ids.filter((id) => /^(?:LY-4\.3|LY-2\.4|YP-3\.1|LS-2\.5|GY-2\.8)/.test(id))).toEqual([]);
});
