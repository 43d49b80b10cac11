import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containment, similarity, textFingerprint } from '../../../utils/text/similarity.ts';

const WORDS =
  '绿化 造林 防火 林地 征收 补偿 公示 审批 流程 材料 窗口 受理 期限 监督 检查 整改 落实 责任 部门 乡镇 村民 代表 会议 研究 决定 方案 资金 预算 项目 工程 招标 合同 验收 质量 安全 生产 隐患 排查 宣传 培训 学习 教育 群众 服务 满意 评价 数据 平台 共享 系统'.split(
    ' ',
  );
/** A made text of so many words: the same for the same seed. */
function make(seed: number, words: number): string {
  let state = seed * 2_654_435_761;
  let text = '';
  for (let i = 0; i < words; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += `${WORDS[(state >>> 8) % WORDS.length]}${i % 9 === 8 ? '，' : ''}`;
  }
  return `${text}。`;
}
const print = (text: string) => textFingerprint(text) ?? '';
const shingles = (text: string) => {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 3) }, (_, i) => letters.slice(i, i + 4)));
};
function jaccard(a: string, b: string): number {
  const [first, second] = [shingles(a), shingles(b)];
  const both = [...first].filter((shingle) => second.has(shingle)).length;
  return both / (first.size + second.size - both);
}

describe('textFingerprint', () => {
  it('is 40 characters', () => {
    expect(print(make(1, 300))).toMatch(/^a[\w-]{39}$/);
  });
  it('几句话没有指纹', () => {
    expect(textFingerprint('此件公开发布。联系电话：0731-85000000')).toBeUndefined();
  });
  it('标点、空白、全半角不影响', () => {
    const text = `2024年${make(2, 120)}`;
    const other = `２０２４年　${make(2, 120).replaceAll('，', ', ').replaceAll('。', ' .\n')}`;
    expect(similarity(print(text), print(other))).toBe(1);
  });
  it('a text of a megabyte is done in passing', () => {
    const started = performance.now();
    print(make(3, 400_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('similarity', () => {
  const text = make(4, 400);
  it('转载改动几处，接近一', () => {
    const repost = text.replace('绿化', '美化').replace('造林', '植树').concat('（云溪县林业局供稿）');
    expect(similarity(print(text), print(repost))).toBeGreaterThan(0.85);
  });
  it('不同的文章，接近零', () => {
    expect(similarity(print(text), print(make(5, 400)))).toBeLessThan(0.2);
  });
  it('加了按语的转载，包含度接近一', () => {
    const longer = `${make(6, 500)}${text}`;
    expect(containment(print(text), print(longer))).toBeGreaterThan(0.7);
    expect(containment(print(text), print(make(7, 900)))).toBeLessThan(0.45);
  });
  it.each([0.2, 0.4, 0.6, 0.8])('estimates a share of about %f', (kept) => {
    const errors = Array.from({ length: 20 }, (_, seed) => {
      const common = make(100 + seed, Math.round(600 * kept));
      const a = common + make(200 + seed, Math.round(600 * (1 - kept)));
      const b = common + make(300 + seed, Math.round(600 * (1 - kept)));
      return (similarity(print(a), print(b)) ?? 0) - jaccard(a, b);
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(spread).toBeLessThan(0.09);
  });
  it('is symmetric, 1 for equal texts, between 0 and 1', () => {
    const any = fc.integer({ min: 1, max: 500 }).map((seed) => make(seed, 60 + (seed % 90)));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const forth = similarity(print(a), print(b)) ?? -1;
        return (
          forth === similarity(print(b), print(a)) && forth >= 0 && forth <= 1 && similarity(print(a), print(a)) === 1
        );
      }),
      { numRuns: 60 },
    );
  });
  it('never throws, and answers nothing for what is no fingerprint', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (junk) => (textFingerprint(junk) ?? '').length <= 40));
    expect(similarity('', print(text))).toBeUndefined();
    expect(similarity(print(text).replace('a', 'b'), print(text))).toBeUndefined();
    expect(containment(undefined, print(text))).toBeUndefined();
  });
});
