import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { unreadToCsv } from '../../../utils/export/unread-csv.ts';
import { anAddress } from '../../components/fixtures.ts';

it('writes a row an address, in words, and nothing that a spreadsheet would run', () => {
  const csv = unreadToCsv(
    '云溪市人民政府',
    [
      anAddress({ text: '=HYPERLINK("http://evil")' }),
      anAddress({
        state: 'skipped',
        reason: 'duplicate',
        detail: '',
        duplicateOf: 'https://www.yunxi.gov.cn/a',
        address: 'https://www.yunxi.gov.cn/A',
      }),
    ],
    'zh-CN',
  );
  expect(csv.startsWith('\ufeff')).toBe(true);
  const [first, second] = Papa.parse<Record<string, string>>(csv.slice(1), { header: true }).data;
  expect(first).toMatchObject({
    评估对象: '云溪市人民政府',
    状态: '网页失效',
    原因: '网页不存在（404、410）',
    应答码: '404',
  });
  expect(first?.链接文字).toBe('\'=HYPERLINK("http://evil")');
  expect(second).toMatchObject({ 原因: '与另一网址是同一页', 说明: '同一页： https://www.yunxi.gov.cn/a' });
});
