/** How a message looks on the wire. Apart from `protocol.ts`, so that the script in every page carries no schemas. */
import type { ErrorCode } from './errors.ts';
import type { Request, RequestName } from './protocol.ts';

/** Senders address the background, which alone wakes and addresses the host. */
export interface Envelope<N extends RequestName = RequestName> {
  zhengjian: 1;
  to: 'background' | 'host';
  name: N;
  payload: Request<N>;
}

/** Failures travel as data. */
export type WireReply<T> = { ok: true; value: T } | { ok: false; error: { code: ErrorCode; detail: string } };

export function envelope<N extends RequestName>(name: N, payload: Request<N>): Envelope<N> {
  return { zhengjian: 1, to: 'background', name, payload };
}

export function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && (value as Envelope).zhengjian === 1;
}
