/** Calls between the engine host and its worker: each offers functions by name to the other. */
import { AppError, type ErrorCode, toAppError } from '../errors.ts';

/** A `Worker`, or what it is to itself. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Functions of one argument that can be cloned, as is what they answer. */
export type Functions = Record<string, (argument: never) => unknown>;
type Argument<F extends Functions, N extends keyof F> = Parameters<F[N]>[0];
type Answer<F extends Functions, N extends keyof F> = Awaited<ReturnType<F[N]>>;

export interface Calls<Theirs extends Functions> {
  /** Calls the other end. Rejects with the `AppError` that it fails with. */
  call<N extends keyof Theirs & string>(name: N, argument: Argument<Theirs, N>): Promise<Answer<Theirs, N>>;
  /** The other end is gone: whoever waits for it need not wait any more. */
  fail(error: unknown): void;
}

type Said =
  | { ask: number; name: string; argument: unknown }
  | { answer: number; value: unknown }
  | { answer: number; code: ErrorCode; detail: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Offers `ours` to the other end of the channel, and calls what it offers. */
export function callsOver<Theirs extends Functions>(channel: Channel, ours: Functions): Calls<Theirs> {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const answer = async ({ ask, name, argument }: Extract<Said, { ask: number }>) => {
    try {
      const value = await (ours[name] as ((argument: unknown) => unknown) | undefined)?.(argument);
      channel.postMessage({ answer: ask, value } satisfies Said);
    } catch (error) {
      const { code, detail } = toAppError(error);
      channel.postMessage({ answer: ask, code, detail } satisfies Said);
    }
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if ('ask' in data) return void answer(data);
    const caller = waiting.get(data.answer);
    waiting.delete(data.answer);
    if ('code' in data) caller?.reject(new AppError(data.code, data.detail));
    else caller?.resolve(data.value);
  });
  return {
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        const ask = asked++;
        waiting.set(ask, { resolve: resolve as Waiting['resolve'], reject });
        channel.postMessage({ ask, name, argument } satisfies Said);
      }),
    fail(error) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const { reject } of all) reject(error);
    },
  };
}
