/** The archives whose scorecards are held, and the bodies that they are of. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openArchive } from '../../runner/archive.ts';
import type { Body } from '../../utils/model.ts';

export interface GoldenSite {
  /** Of the file that holds its scorecards. */
  id: string;
  folder: string;
  bodies: readonly Body[];
}

const made = { confirmed: true, createdAt: '2026-01-01T00:00:00.000Z' } as const;

/** The sample site, with the bodies that it names itself. */
export function sampleSite(): GoldenSite {
  const folder = resolve('sample');
  const drafts = openArchive(folder).bodies ?? [];
  return {
    id: 'sample',
    folder,
    bodies: drafts.map((draft, index) => ({ ...draft, ...made, id: `body-${index + 1}` })),
  };
}

const REAL = [
  { id: 'antu-forestry', name: '安图县林业局', level: 'county', host: 'lyj.jlcity.gov.cn' },
  { id: 'daozhen-personnel', name: '道真县人力资源和社会保障局', level: 'county', host: 'rsj.gzdaozhen.gov.cn' },
  { id: 'sichuan-education', name: '四川省教育厅', level: 'province', host: 'edu.sc.gov.cn' },
] as const;

/** Three whole sites of departments, of ../shared; empty where that is not there. */
export function realSites(): GoldenSite[] {
  const root = resolve('../shared/corpus/sites');
  return REAL.filter(({ id }) => existsSync(join(root, id, 'index.jsonl'))).map(({ id, name, level, host }) => ({
    id,
    folder: join(root, id),
    bodies: [
      {
        ...made,
        id,
        name,
        level,
        kind: 'department',
        powers: ['public-services', 'rule-making', 'law-enforcement'],
        scopes: [{ type: 'host', host, entry: `http://${host}/` }],
      },
    ],
  }));
}
