import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../utils/facts/canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['片段', 'http://www.yunxi.gov.cn/a.html#top', 'http://www.yunxi.gov.cn/a.html'],
    ['主机大小写', 'HTTP://WWW.YunXi.GOV.cn/A.html', 'http://www.yunxi.gov.cn/A.html'],
    ['默认端口', 'https://www.yunxi.gov.cn:443/', 'https://www.yunxi.gov.cn/'],
    ['其他端口保留', 'http://www.yunxi.gov.cn:8080/', 'http://www.yunxi.gov.cn:8080/'],
    ['主机末尾的点', 'http://www.yunxi.gov.cn./x/', 'http://www.yunxi.gov.cn/x/'],
    ['路径中的会话', 'http://www.yunxi.gov.cn/x.jsp;jsessionid=1A2B?id=3', 'http://www.yunxi.gov.cn/x.jsp?id=3'],
    ['参数中的会话', 'http://www.yunxi.gov.cn/x.asp?id=3&PHPSESSID=abc', 'http://www.yunxi.gov.cn/x.asp?id=3'],
    ['跟踪参数', 'http://www.yunxi.gov.cn/x.html?utm_source=a&id=3&spm=1.2', 'http://www.yunxi.gov.cn/x.html?id=3'],
    ['微信分享参数', 'http://www.yunxi.gov.cn/x.html?from=timeline', 'http://www.yunxi.gov.cn/x.html'],
    ['时间戳', 'http://www.yunxi.gov.cn/x.html?_t=1690000000000', 'http://www.yunxi.gov.cn/x.html'],
    ['首页文件', 'http://www.yunxi.gov.cn/zwgk/index.html', 'http://www.yunxi.gov.cn/zwgk/'],
    ['首页文件 aspx', 'http://www.yunxi.gov.cn/Default.aspx', 'http://www.yunxi.gov.cn/'],
    ['第二页不是首页', 'http://www.yunxi.gov.cn/zwgk/index_1.html', 'http://www.yunxi.gov.cn/zwgk/index_1.html'],
    ['点段', 'http://www.yunxi.gov.cn/a/../b/./c.html', 'http://www.yunxi.gov.cn/b/c.html'],
    ['重复斜线', 'http://www.yunxi.gov.cn//zwgk//a.html', 'http://www.yunxi.gov.cn/zwgk/a.html'],
    ['转义大小写', 'http://www.yunxi.gov.cn/%e4%b8%ad%41.html', 'http://www.yunxi.gov.cn/%E4%B8%ADA.html'],
    ['空查询', 'http://www.yunxi.gov.cn/a.html?', 'http://www.yunxi.gov.cn/a.html'],
    ['参数次序不动', 'http://www.yunxi.gov.cn/a?b=2&a=1', 'http://www.yunxi.gov.cn/a?b=2&a=1'],
    ['文章编号 sid 保留', 'http://www.yunxi.gov.cn/a.asp?sid=12', 'http://www.yunxi.gov.cn/a.asp?sid=12'],
    [
      '很长的 sid 也是编号',
      'http://www.yunxi.gov.cn/a.asp?sid=20240305102030004567',
      'http://www.yunxi.gov.cn/a.asp?sid=20240305102030004567',
    ],
    [
      '访谈的场次编号保留',
      'http://www.yunxi.gov.cn/ft?session=a1b2c3d4e5f6a7b8c9&sessionId=12&id=3',
      'http://www.yunxi.gov.cn/ft?session=a1b2c3d4e5f6a7b8c9&sessionId=12&id=3',
    ],
    ['路径中的 sid 保留', 'http://www.yunxi.gov.cn/a;sid=7', 'http://www.yunxi.gov.cn/a;sid=7'],
    ['日期样的编号不是时间戳', 'http://www.yunxi.gov.cn/a?t=20240305001', 'http://www.yunxi.gov.cn/a?t=20240305001'],
    ['ASP 会话', 'http://www.yunxi.gov.cn/a.asp?ASPSESSIONIDQQRT=ABC&id=3', 'http://www.yunxi.gov.cn/a.asp?id=3'],
    ['非网页地址', ' mailto:a@yunxi.gov.cn ', 'mailto:a@yunxi.gov.cn'],
  ])('%s', (_, address, expected) => {
    expect(canonicalUrl(address)).toBe(expected);
  });

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (address) => {
        const once = canonicalUrl(address);
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});
