/** What the scorer needs of one body, read from small records at one moment. */
import type { RuleTally } from '../audit/scorecard.ts';
import { AppError } from '../errors.ts';
import { briefOf, mergeDigests } from '../facts/digest.ts';
import {
  type BriefWithColumns,
  columnIdsOf,
  deriveSiteFacts,
  type FoldState,
  gapAfter,
  homesOf,
  ruleTallies,
  targetsOf,
} from '../facts/fold.ts';
import type { SiteFacts } from '../facts/site-facts.ts';
import type { Body } from '../model.ts';
import type { Message } from '../text/catalogue/index.ts';
import type { Store } from './db.ts';
import { readFold, rebuildFold, refillFold } from './folds.ts';
import { readPublished } from './library.ts';
import { capturesOf, readEdges } from './pages.ts';
import { plainBody, type ReadTransaction } from './schema.ts';

export interface BodyState {
  body: Body;
  siteFacts: SiteFacts;
  /** By `checkKey`. */
  tallies: Map<string, RuleTally>;
  /** To be handed back to `saveSettlement`. */
  revision: number;
  /**
   * The sum of the facts hashes (SHA-256) of all captures that it rests on, modulo 2^256, hex: the same captures give
   * the same sum in whatever order they came, and a page that is captured again changes it without reading the others.
   */
  factsHash: string;
  /** Addresses that were asked for and not read, sorted; at most 200. */
  unread: { url: string; because: Message }[];
}

/**
 * Reads what a body is judged by. Makes its fold anew first where it is marked so, which takes seconds for a hundred
 * thousand pages, and looks for examples that went with pages captured again, which is soon done. Rejects with `body-not-found`.
 */
export async function readBodyState(store: Store, bodyId: string): Promise<BodyState> {
  for (;;) {
    const read = await store.read(['bodies', 'folds', 'foldFindings', 'summaries', 'digests', 'edges'], async (tx) => {
      const [record, summary, fold] = await Promise.all([
        tx.objectStore('bodies').get(bodyId),
        tx.objectStore('summaries').get(bodyId),
        readFold(tx, bodyId),
      ]);
      if (!record) throw new AppError('body-not-found', bodyId);
      if (!fold) return 'spoilt';
      if (gapAfter(fold) !== undefined) return 'gaps';
      const body = plainBody(record);
      const briefs = await readBriefs(tx, fold, body);
      return { body, fold, briefs, revision: summary?.revision ?? 0 };
    });
    if (read === 'spoilt' || read === 'gaps') {
      await (read === 'gaps' ? refillFold : rebuildFold)(store, bodyId);
      continue;
    }
    const { body, fold, briefs, revision } = read;
    const published = await readPublished(store, body);
    return {
      body,
      siteFacts: deriveSiteFacts(fold, body, (key) => briefs.get(key), published),
      tallies: ruleTallies(fold),
      revision,
      factsHash: fold.factsSum,
      unread: fold.unread.entries.flatMap(({ values }) => values.slice(0, 1)),
    };
  }
}

async function readBriefs(
  tx: ReadTransaction<'digests' | 'edges'>,
  fold: FoldState,
  body: Body,
): Promise<Map<string, BriefWithColumns>> {
  const homes = new Set(homesOf(body));
  const briefs = new Map<string, BriefWithColumns>();
  await Promise.all(
    targetsOf(fold, body).map(async (canonicalUrl) => {
      const digests = await tx.objectStore('digests').getAll(capturesOf(canonicalUrl));
      const digest = mergeDigests(digests);
      if (!digest) return;
      const brief: BriefWithColumns = briefOf(digest);
      if (homes.has(canonicalUrl)) {
        const edges = await readEdges(tx, [{ canonicalUrl, digests }]);
        brief.columns = columnIdsOf(digest.edges.flatMap((hash) => edges.get(hash) ?? []));
      }
      briefs.set(canonicalUrl, brief);
    }),
  );
  return briefs;
}
