import type { Clock } from "./clock.ts";

/** Fields of a log line. Always `requestId` or `appId` where there is one; never a secret, never a message's text. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line per call. Start and end of an operation are two lines with the same fields (`deploying`, `deployed`). */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields & { error?: string }): void;
}

export function createLog(options: { part: string; clock: Clock; write: (line: string) => void }): Log {
  const line = (level: string) => (event: string, fields?: LogFields) => {
    const at = new Date(options.clock.now()).toISOString();
    options.write(JSON.stringify({ at, level, part: options.part, event, ...fields }));
  };
  return { info: line("info"), warn: line("warn"), error: line("error") };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
