/** Input that cannot be audited: the command says its one line and ends with status 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** An answer that is no page to read. */
export class UnreadError extends Error {
  override readonly name = 'UnreadError';
  readonly reason: 'not-archived' | 'status' | 'failed';

  constructor(reason: UnreadError['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}
