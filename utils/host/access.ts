/** Whether the browser lets us read an address: what a failed request does not say. */
import { browser } from 'wxt/browser';
import { envelope, type WireReply } from '../envelope.ts';
import { mayAsk } from '../platform.ts';

/** An offscreen document may not ask, so it asks the background. Undefined where nobody can tell. */
export async function isAllowed(url: string): Promise<boolean | undefined> {
  const known = await mayAsk(url);
  if (known !== undefined) return known;
  try {
    const reply: WireReply<boolean | null> | undefined = await browser.runtime.sendMessage(
      envelope('access.check', { url }),
    );
    return (reply?.ok && reply.value) ?? undefined;
  } catch {
    return undefined;
  }
}
