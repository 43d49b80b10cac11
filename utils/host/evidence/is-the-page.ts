/** Whether the window showed the page that was asked for: of what stands in its place nothing is concluded. */
import type { EvidenceLook } from '../../evidence/evidence.ts';
import { pageKeyOf } from '../../facts/digest.ts';
import { unspaced } from '../../text/normalise.ts';

type Seen = Extract<EvidenceLook, { state: 'seen' }>;

/** What stands in place of a page that is refused. */
const REFUSED = /安全验证|访问验证|人机验证|正在验证|请完成验证|拖动滑块|访问(?:过于|太)频繁|访问被拒绝|已被拦截/;
/** Characters; what refuses a page says little beside it. */
const MOST_OF_REFUSAL = 400;

export function isThePage(look: Seen, url: string): boolean {
  const { address, status } = look;
  if (isGone(look)) return true;
  if (status !== undefined && status >= 400) return false;
  if (withoutScheme(address) !== withoutScheme(url)) return false;
  const words = wordsOf(look);
  return words.length > MOST_OF_REFUSAL || !REFUSED.test(words);
}

/** A page that the server says is gone is gone. */
export const isGone = ({ status }: Pick<Seen, 'status'>): boolean => status === 404 || status === 410;

/** The words of the document, unspaced. */
export function wordsOf({ html = '' }: Pick<Seen, 'html'>): string {
  return unspaced(html.replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, ''));
}

/** Sites lead their visitors to the encrypted address of the same page. */
const withoutScheme = (address: string): string => pageKeyOf(address).replace(/^https?:/, '');
