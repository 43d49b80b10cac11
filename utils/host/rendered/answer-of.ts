/** What a page that the window showed says of its server. */
import { type Manner, mannerOf } from '../../survey/politeness.ts';

export interface Answered {
  manner: Manner;
  /** Milliseconds that it asked to be left alone. */
  retryAfter?: number;
}

/**
 * `strained`: the platform asked to be left alone, by the page or a part of it. `failure`: why the window showed no page;
 * one that came and does not come to rest says nothing of its server.
 */
export function answerOf(
  { status, strained }: { status?: number; strained?: number },
  failure?: 'timeout' | 'failed',
): Answered {
  if (strained !== undefined) return { manner: 'trouble', ...(strained > 0 ? { retryAfter: strained } : {}) };
  if (failure === 'failed') return { manner: 'lost' };
  return { manner: failure === undefined ? mannerOf(status ?? 200) : mannerOf(status, status === undefined) };
}
