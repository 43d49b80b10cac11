/** Both ends of the wire between contexts. What travels is named in `protocol.ts`; failures travel as data. */
import { browser } from 'wxt/browser';
import { type Envelope, envelope, isEnvelope, type WireReply } from './envelope.ts';
import { AppError, toAppError } from './errors.ts';
import { stayAliveDuring } from './platform.ts';
import type { Reply, Request, RequestName } from './protocol.ts';

/** Milliseconds before each new try. The worker is killed at any moment; every request is idempotent, so it is sent again. */
const RETRY_AFTER = [100, 400, 1_500] as const;

/**
 * Sends a request and answers with its reply.
 *
 * @throws AppError with the code of the failure; `engine-unreachable` where nobody answered after all retries.
 */
export function request<N extends RequestName>(name: N, payload: Request<N>): Promise<Reply<N>> {
  return send(envelope(name, payload));
}

/**
 * As `request`, for an envelope that is already addressed: the background forwards to the host with it. `prepare` runs
 * before each try, to wake a receiver that may have died since the last one.
 */
export async function send<N extends RequestName>(
  message: Envelope<N>,
  prepare: () => Promise<void> = async () => undefined,
): Promise<Reply<N>> {
  let detail = '';
  for (const delay of [0, ...RETRY_AFTER]) {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    let reply: WireReply<Reply<N>> | undefined;
    try {
      await prepare();
      reply = await browser.runtime.sendMessage(message);
    } catch (error) {
      // The channel broke: the receiver died, or is not up yet.
      detail = error instanceof Error ? error.message : String(error);
      continue;
    }
    if (reply?.ok) return reply.value;
    if (reply) throw new AppError(reply.error.code, reply.error.detail);
    detail = 'no answer';
  }
  throw new AppError('engine-unreachable', detail);
}

/** What is known of a sender; a content script runs in somebody else's page. */
export interface Sender {
  url?: string;
  tabId?: number;
  fromExtensionPage: boolean;
}

/**
 * Registers the one root listener of a context. Must be called synchronously while the context starts, or the event
 * that woke it is lost.
 */
export function listen(to: Envelope['to'], handle: (message: Envelope, sender: Sender) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse: (reply: unknown) => void) => {
    if (!isEnvelope(message) || message.to !== to) return undefined;
    const from: Sender = {
      url: sender.url,
      tabId: sender.tab?.id,
      fromExtensionPage:
        sender.id === browser.runtime.id && (!sender.tab || (sender.url ?? '').startsWith(`${location.origin}/`)),
    };
    stayAliveDuring(handle(message, from)).then(
      (value) => sendResponse({ ok: true, value } satisfies WireReply<unknown>),
      (error: unknown) => {
        const { code, detail } = toAppError(error);
        if (code === 'internal') console.error('[政鉴]', message.name, error);
        sendResponse({ ok: false, error: { code, detail } } satisfies WireReply<unknown>);
      },
    );
    // Keeps the channel open; a promise would reach only part of the browsers.
    return true;
  });
}
