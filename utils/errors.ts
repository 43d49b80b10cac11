/** Failures that a user may meet, as codes; the catalogue words them as `error.<code>`. */
export const ERROR_CODES = [
  'bad-request',
  'body-not-found',
  'survey-not-found',
  'campaign-not-found',
  'campaign-is-default',
  'campaign-not-empty',
  'system-not-found',
  'system-exists',
  'system-in-use',
  'system-built-in',
  'system-changed',
  'plan-changed',
  'facts-changed',
  'limit-refused',
  'leaf-not-found',
  'file-too-large',
  'file-not-found',
  'file-in-use',
  'scorecard-not-found',
  'page-not-readable',
  'page-gone',
  'no-permission',
  'fetch-failed',
  'not-html',
  'database-blocked',
  'database-newer',
  'disk-full',
  'engine-unreachable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure with an address: `detail` is for the console and for bug reports, never shown as the sentence itself. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;

  constructor(code: ErrorCode, detail = '', options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

/** Any thrown value as a failure that has a sentence. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : '';
  const text = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError') return new AppError('disk-full', text, { cause: error });
  if (name === 'VersionError') return new AppError('database-newer', text, { cause: error });
  return new AppError('internal', text, { cause: error });
}
