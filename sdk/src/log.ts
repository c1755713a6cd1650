import type { LogLevel } from "./api-platform.ts";

const MAX_MESSAGE = 2_000;
const MAX_FIELDS = 8_000;

export interface LogOptions {
  nowMs: () => number;
  /** Which delivery it is said in, if any. */
  deliveryId: () => string | undefined;
  /** Takes one line without its end. */
  write: (line: string) => void;
  /** Takes secrets out of a text. */
  hide: (text: string) => string;
}

/** One JSON object a line, of bounded size, with no secret that the platform gave out. */
export function createLog(options: LogOptions) {
  const say =
    (level: LogLevel) =>
    (message: string, fields: Record<string, unknown> = {}) => {
      const deliveryId = options.deliveryId();
      const head = {
        at: new Date(options.nowMs()).toISOString(),
        level,
        message: options.hide(String(message)).slice(0, MAX_MESSAGE),
        ...(deliveryId === undefined ? {} : { deliveryId }),
      };
      const rest = options.hide(asJson(fields));
      options.write(
        rest.length > MAX_FIELDS
          ? JSON.stringify({ ...head, cut: rest.slice(0, MAX_FIELDS) })
          : JSON.stringify({ ...readBack(rest), ...head }),
      );
    };
  return { info: say("info"), warn: say("warn"), error: say("error") };
}

/** Also what cannot be written as JSON is told of, and never thrown: a log line is not worth a failure. */
function asJson(fields: Record<string, unknown>): string {
  try {
    const plain = (_key: string, value: unknown) => {
      if (typeof value === "bigint") return String(value);
      return value instanceof Error ? { error: value.message, stack: value.stack } : value;
    };
    return JSON.stringify(fields, plain) ?? "{}";
  } catch (error) {
    return JSON.stringify({ unreadable: String(error) });
  }
}

function readBack(json: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : { fields: read };
  } catch {
    return { fields: json }; // a secret that was masked took a quote with it
  }
}
