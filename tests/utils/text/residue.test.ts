import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findResidue, findUnmatched, findUnmatchedInTitle } from '../../../utils/text/residue.ts';

describe('findResidue', () => {
  it.each([
    ['Word 书签', '一、总体情况[bookmark: _GoBack]', 'word'],
    ['Word 样式', 'p.MsoNormal{mso-style-parent:""; margin:0cm}', 'word'],
    ['Word 视图设置', 'Normal 0 7.8 磅 0 2 false false false EN-US', 'word'],
    ['条件注释', '[endif]', 'word'],
    ['双花括号', '发布时间：{{ item.date }}', 'template'],
    ['美元花括号', `当前第\${page.no}页`, 'template'],
    ['服务器端标记', '<%= title %>', 'template'],
    ['模板变量', '[!--news.url--]', 'template'],
    ['独立的 undefined', 'undefined', 'empty-value'],
    ['标签后的 null', '来源：null', 'empty-value'],
    ['日期里的 NaN', 'NaN年NaN月NaN日', 'empty-value'],
    ['错误信息', 'Error on page', 'error'],
    ['异常', 'java.lang.NullPointerException', 'error'],
    ['标签当文字', '通知<span style="color:red">公告', 'markup'],
    ['换行标签', '云溪县<br/>人民政府', 'markup'],
    ['实体当文字', '云溪县&nbsp;林业局', 'markup'],
  ])('%s', (_, line, kind) => {
    expect(findResidue(line)).toMatchObject([{ kind, quote: expect.stringMatching(/./) }]);
  });

  it.each([
    ['英文句子里的词', 'The value null is not allowed in NaN handling.'],
    ['书名号', '《关于印发〈办法〉的通知》<2023年>'],
    ['小于号', '当 a<b 且 c>d 时'],
    ['人民币', '资金共计$500万'],
    ['方括号文号', '云政办[2021]7号'],
    ['与号', 'R&D经费投入；A&B公司'],
    ['裸标签名', '网页中的<title>与<a>标签'],
    ['错误一词', 'error分析 报错率'],
  ])('不是残留：%s', (_, line) => {
    expect(findResidue(line)).toEqual([]);
  });
});

describe('findUnmatched', () => {
  const marks = (...lines: string[]) => findUnmatched(lines).map(({ mark }) => mark);
  it.each([
    ['书名号少右半', '现将《云溪县绿化管理办法印发给你们，请遵照执行。', '《'],
    ['书名号少左半', '现将云溪县绿化管理办法》印发给你们，请遵照执行。', '》'],
    ['圆括号少右半', '各乡镇（含街道办事处要高度重视，抓好落实。', '（'],
    ['圆括号少左半', '各乡镇含街道办事处）要高度重视，抓好落实。', '）'],
    ['弯引号少右半', '深入开展“绿化攻坚行动，取得明显成效。', '“'],
    ['弯引号少左半', '深入开展绿化攻坚”行动，取得明显成效。', '”'],
    ['六角括号少右半', '按照云政发〔2023 12号文件要求办理。', '〔'],
    ['半角的照原样', '根据通知（云政发[2023]12号]）精神办理(下同)。', ']'],
  ])('%s', (_, line, mark) => {
    expect(marks(line)).toEqual([mark]);
  });

  it.each([
    ['成对', ['根据《办法》（云政发〔2023〕12号）“放管服”要求，请执行。']],
    ['全角配半角', ['各乡镇（含街道)要落实，(下同）。']],
    ['编号', ['1）材料齐全；2）手续完备；a)其他。', '一）总则。']],
    ['时间后的右括号', ['工作时间（08：00-12：00，14：00-18：00），周末休息。']],
    ['笑脸', ['感谢您的来信:) 祝好。']],
    ['区间', ['得分在[0,60)之间的，评为不合格。']],
    ['引文跨段，每段重开', ['“第一段没有写完。', '“第二段没有写完。', '“第三段写完了。”']],
    ['括号跨行', ['附件（共三件：', '名单、表格、说明。）']],
    ['直引号收尾', ['深入开展“绿化攻坚"行动，取得成效。']],
    ['被截断的列表行', ['云溪县关于印发《绿化管理办']],
  ])('不算：%s', (_, lines) => {
    expect(findUnmatched(lines)).toEqual([]);
  });

  it('引文照原样，区间与笑脸也在', () => {
    expect(findUnmatched(['得分在[0,60)之间的(含缺考为不合格:) 请知悉。'])).toEqual([
      { mark: '(', quote: '得分在[0,60)之间的(含缺考为不合格:) 请知悉。' },
    ]);
  });

  it('文本在此截断时，未闭合的不算', () => {
    expect(findUnmatched(['现将《云溪县绿化管理办法印发给你们，请遵照执行。'], true)).toEqual([]);
  });
  it('标题', () => {
    expect(findUnmatchedInTitle('关于印发《云溪县绿化管理办法的通知')).toEqual([
      { mark: '《', quote: '关于印发《云溪县绿化管理办法的通知' },
    ]);
    expect(findUnmatchedInTitle('关于印发云溪县绿化管理办法》的通知')).toMatchObject([{ mark: '》' }]);
    expect(findUnmatchedInTitle('关于印发《云溪县绿化管…')).toEqual([]);
    expect(findUnmatchedInTitle('关于印发《云溪县绿化管理办法》的通知（试行)')).toEqual([]);
  });
  it('never throws and stays linear', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => Array.isArray(findUnmatched(lines))));
    expect(findUnmatched([`${'（“《'.repeat(30_000)}。`, '）'.repeat(30_000)]).length).toBeLessThan(60_000);
  });
});
