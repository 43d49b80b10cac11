/** Input that cannot be audited: the command says its one line and ends with status 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
