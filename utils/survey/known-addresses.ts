/** What a survey has to remember of every address that it knows, small enough for hundreds of thousands. Pure. */
import { hash53 } from '../facts/digest.ts';
import { type FrontierRecord, RANKS, type Rank } from './survey.ts';

export interface KnownAddress {
  /** Whether a better way to it still changes when it is read, or whether: it waits, or was only too deep. */
  open: boolean;
  rank: Rank;
  depth: number;
}

export interface KnownAddresses {
  get(url: string): KnownAddress | undefined;
  note(address: Pick<FrontierRecord, 'url' | 'state' | 'rank' | 'depth' | 'reason' | 'tries'>): void;
}

/** Addresses are held as 53 bits: among a million the chance that any two are taken for one is 1 in 18,000. */
export function knownAddresses(): KnownAddresses {
  const known = new Map<number, number>();
  return {
    get(url) {
      const packed = known.get(hash53(url));
      if (packed === undefined) return undefined;
      return { open: (packed & 1) === 1, rank: ((packed >> 1) & 15) as Rank, depth: packed >> 5 };
    },
    note({ url, state, rank, depth, reason, tries }) {
      const waits = state === 'waiting' && tries === 0 && rank !== RANKS.retry;
      const open = waits || (state === 'skipped' && reason === 'depth');
      known.set(hash53(url), (depth << 5) | (rank << 1) | (open ? 1 : 0));
    },
  };
}
