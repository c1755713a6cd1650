/**
 * A failure we understand: what broke, and what the reader can do next.
 * `code` is stable and machine-readable, `message` names the thing, `next` is the next move in plain words.
 */
export class KnownError extends Error {
  readonly code: string;
  readonly next: string;

  constructor(code: string, message: string, next: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "KnownError";
    this.code = code;
    this.next = next;
  }
}

/** The error's message and next move as one line a person can act on. */
export function explain(error: unknown): string {
  if (error instanceof KnownError) return `${error.message} ${error.next}`;
  return error instanceof Error ? error.message : String(error);
}
