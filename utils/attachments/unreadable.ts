/** A file that cannot be read, as the readers throw it. */
import type { AttachmentReason } from './attachment.ts';

export class UnreadableError extends Error {
  readonly reason: AttachmentReason;
  constructor(reason: AttachmentReason, detail: string) {
    super(detail);
    this.name = 'UnreadableError';
    this.reason = reason;
  }
}
