import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiForms, compact, fold, normalise, unspaced } from '../../../utils/text/normalise.ts';

describe('normalise', () => {
  it.each([
    ['全角数字与字母', 'ＩＣＰ备１２３４５号', 'ICP备12345号'],
    ['全角冒号', '来源：县政府', '来源:县政府'],
    ['比号当冒号', '10∶08', '10:08'],
    ['表意空格', '索　引　号', '索 引 号'],
    ['不间断空格', '发布\u00a0\u00a0机构', '发布 机构'],
    ['零宽字符', '政务\u200b公\ufeff开', '政务公开'],
    ['各种横线', '—–－−-', '-----'],
    ['弯引号', '“十四五”‘规划’', '"十四五"\'规划\''],
    ['间隔号', '党建・扶贫•互助', '党建·扶贫·互助'],
    ['字间加点', '办理“全·网·通”业务', '办理"全网通"业务'],
    ['字间加点与空格', '移动端 全 • 网 • 通', '移动端 全网通'],
    ['人名间隔号不动', '艾山·阿布都·热合曼', '艾山·阿布都·热合曼'],
    ['罗马数字', '消除劣Ⅴ类水体，ⅲ级响应', '消除劣V类水体,iii级响应'],
    ['康熙部首', '⼈⺠政府⽹站', '人民政府网站'],
    ['部首补充', '⻓江⻔户⻅附表', '长江门户见附表'],
    ['兼容汉字', '\uf9d1\uf98e', '六年'],
    ['波浪线', '2021〜2023～2025', '2021~2023~2025'],
    ['直角引号', '「一网通办」', '"一网通办"'],
    ['Word 控制符', '\u0007表一\u0007', '表一'],
    ['变体选择符', '长者\ufe0f版\u{e0101}', '长者版'],
    ['软连字符', '无\u00ad障碍', '无障碍'],
    ['制表线当破折号', '通知──附件', '通知--附件'],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('保留六角括号', () => {
    expect(normalise('青政发〔2024〕3号')).toBe('青政发〔2024〕3号');
  });

  it.each([
    ['normalise', normalise],
    ['compact', compact],
    ['fold', fold],
    ['unspaced', unspaced],
  ])('%s is idempotent and never throws', (_, form) => {
    const hard = [
      ...'全网通·•・ -—ー～´¨＂\u0301\u0338\u1160\uffa0\u3164\u200b\ufe0f\u{e0100}ⅤＶΣßẞİHh\u0331ﷺ⻓⼈1１１１：∶',
    ];
    const unit = fc.oneof(fc.constantFrom(...hard), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => form(form(text)) === form(text)),
      { numRuns: 3_000 },
    );
  });

  it('answers the same for what looks the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'政务公开ABab0129()') }),
        fc.constantFrom('\u200b', '\ufeff', '\u00ad'),
        (text, hidden) => {
          const wide = [...text]
            .map((char) => (char < '\x7f' ? String.fromCharCode(char.charCodeAt(0) + 0xfee0) : char))
            .join(hidden);
          return normalise(wide) === normalise(text) && compact([...text].join('\u3000')) === compact(text);
        },
      ),
    );
  });
});

describe('compact', () => {
  it('compares labels that are spread with blanks', () => {
    expect(compact('索 引　号')).toBe(compact('索引号'));
  });
  it.each([
    ['间隔号', '党建·扶贫', '党建扶贫'],
    ['数字间的点不动', '5·12汶川', '5·12汶川'],
    ['大小写', 'ＣＰＩ 与 cpi', 'cpi与cpi'],
  ])('%s', (_, text, expected) => {
    expect(compact(text)).toBe(expected);
  });
});

describe('unspaced', () => {
  it('takes out every blank and nothing else', () => {
    expect(unspaced(' 索\u3000引\u00a0号\u200b：Ａ\n')).toBe('索引号：Ａ');
  });
});

describe('fold', () => {
  it('folds white space and keeps the width of characters', () => {
    expect(fold('  （一）\n\t总体　情况 ')).toBe('（一） 总体 情况');
  });
});

describe('asciiForms', () => {
  it('writes letters, digits and separators in half width', () => {
    expect(asciiForms('云ＩＣＰ备２０２３０００１号－１　１０：０８')).toBe('云ICP备20230001号-1 10:08');
  });
  it('keeps every position', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => asciiForms(text).length === text.length));
  });
});

describe('the short way of compact', () => {
  it('says of usual marks, in any company, what the long way says', () => {
    const usual = fc.constantFrom(
      ...' A`~“”‘’—–…　、。〃々〇《》「」『』【】〔〕〖〗〝〞〟（）：；，．！？％＂＇～Ａａ０９财政z0-.',
    );
    // A Hangul syllable has no mark's form and sends the text the long way.
    fc.assert(
      fc.property(fc.array(usual, { maxLength: 12 }), (marks) => {
        const text = marks.join('');
        expect(`${compact(text)}\ud55c`).toBe(compact(`${text}\ud55c`));
      }),
      { numRuns: 1_000 },
    );
  });
});
