/** Whether a rule about single contents (articles, documents, reports, guides) has a page before it that is one. */
import type { PageView } from '../utils/facts/reading.ts';
import { message } from '../utils/text/catalogue/index.ts';
import { notApplicable, type Outcome } from './rule.ts';

/** Why the page owes nothing; undefined for a single content of a government site. */
export function unlessSingle({ kind, body }: Pick<PageView, 'kind' | 'body'>): Outcome | undefined {
  if (kind === 'negative') return notApplicable(message('because.not-a-government-site'));
  return body ? undefined : notApplicable(message('because.not-a-single-content'));
}
