/**
 * Radicals of the block CJK Radicals Supplement (U+2E80–2EF3) that stand for a whole character in texts pasted from
 * PDF (EquivalentUnifiedIdeograph of the Unicode Character Database); NFKC only maps those of U+2F00–2FD5. Data only.
 */
const TABLE =
  '⺁厂 ⺇几 ⺎兀 ⺏尢 ⺒巳 ⺓幺 ⺜日 ⺝月 ⺠民 ⺬示 ⺶羊 ⺽臼 ⻁虎 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻊足 ⻋车 ⻑長 ⻓长 ⻔门 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻬齐 ⻮齿 ⻰龙';

export const CJK_RADICALS: ReadonlyMap<string, string> = new Map(
  TABLE.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
