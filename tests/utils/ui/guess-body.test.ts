import { describe, expect, it } from 'vitest';
import { firstFolder, guessBody } from '../../../utils/ui/guess-body.ts';

describe('guessBody', () => {
  it.each([
    ['云溪市人民政府门户网站', '云溪市人民政府', 'city', 'government'],
    ['关于印发十四五规划的通知_云溪市人民政府网', '云溪市人民政府', 'city', 'government'],
    ['首页 - 云溪市东城区人民政府', '云溪市东城区人民政府', 'county', 'government'],
    ['柳河镇人民政府', '柳河镇人民政府', 'township', 'government'],
    ['云溪市教育局', '云溪市教育局', 'city', 'department'],
    ['云溪县水利局-通知公告', '云溪县水利局', 'county', 'department'],
    ['四川省人民政府', '四川省人民政府', 'province', 'government'],
    ['广西壮族自治区人民政府门户网站', '广西壮族自治区人民政府', 'province', 'government'],
    ['上海市人民政府', '上海市人民政府', 'province', 'government'],
    ['上海市杨浦区人民政府', '上海市杨浦区人民政府', 'county', 'government'],
    ['恩施土家族苗族自治州人民政府', '恩施土家族苗族自治州人民政府', 'city', 'government'],
    ['四川省教育厅', '四川省教育厅', 'province', 'department'],
    ['国家税务总局', '国家税务总局', 'national', 'department'],
  ])('reads %s', (title, name, level, kind) => expect(guessBody({ title })).toEqual({ name, level, kind }));

  it('takes the name that the site gives itself before the title', () => {
    expect(guessBody({ siteName: '云溪市教育局', title: '云溪市人民政府' }).name).toBe('云溪市教育局');
  });

  it('guesses nothing from a title that names no body', () => {
    expect(guessBody({ title: '关于召开会议的通知' })).toEqual({ name: '', level: '', kind: '' });
    expect(guessBody({})).toEqual({ name: '', level: '', kind: '' });
  });
});

describe('firstFolder', () => {
  it.each([
    ['https://a.cn/', '/'],
    ['https://a.cn/index.html', '/'],
    ['https://a.cn/bmxxgk/jyj/1.html', '/bmxxgk/'],
    ['https://a.cn/bmxxgk/', '/bmxxgk/'],
  ])('of %s is %s', (url, folder) => expect(firstFolder(new URL(url))).toBe(folder));
});
