/** The policy documents that are held as data, clause by clause. */
import type { ClauseDocument } from './clause-document.ts';
import { guangyuan2017 } from './guangyuan-2017.ts';
import { luoyang2016 } from './luoyang-2016.ts';
import { lushan2022 } from './lushan-2022.ts';
import { qinzhou2017 } from './qinzhou-2017.ts';
import { yangpu2018 } from './yangpu-2018.ts';

export const CLAUSE_DOCUMENTS: readonly ClauseDocument[] = [
  luoyang2016,
  qinzhou2017,
  yangpu2018,
  lushan2022,
  guangyuan2017,
];
