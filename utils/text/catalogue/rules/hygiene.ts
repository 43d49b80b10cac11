export const zhCN = {} as const;

export const en: Record<keyof typeof zhCN, string> = {};
