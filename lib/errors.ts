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
  const known = asKnown(error);
  if (known !== null) return `${known.message} ${known.next}`;
  return messageOf(error);
}

/** A KnownError, also of what the system says when a disk is full; null of all else. */
export function asKnown(error: unknown): KnownError | null {
  if (isDiskFull(error)) return diskFull(error);
  return error instanceof KnownError ? error : null;
}

/** What it says of itself, for logs and as a part of a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The system's word for it, such as `ENOENT`; undefined where it has none. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** Somebody else listens there. `variable` is the setting to change. */
export function portTaken(port: number, variable: string, cause: unknown): KnownError {
  const next = `Set ${variable} to a free port, or stop that program.`;
  return new KnownError("port_taken", `Port ${port} is used by another program.`, next, { cause });
}

export function diskFull(cause?: unknown): KnownError {
  const message = "Toolroom's disk is full (the one that TOOLROOM_HOME is on), so it can save nothing more.";
  const next = "Ask the platform team to free some room there, then reply *try again*.";
  return new KnownError("disk_full", message, next, { cause });
}

/** As the kernel says it, either SQLite, or a program whose words we pass on. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (["ENOSPC", "EDQUOT", "SQLITE_FULL"].includes(systemCode(error) ?? "")) return true;
  return /no space left on device|database or disk is full/i.test(error.message) || isDiskFull(error.cause);
}
