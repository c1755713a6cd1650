import type { LogLevel } from "./api-platform.ts";

const MAX_MESSAGE = 2_000;
const MAX_FIELDS = 8_000;

export interface LogOptions {
  nowMs: () => number;
  /** Which delivery it is said in, if any. */
  deliveryId: () => string | undefined;
  /** Takes one line without its end. */
  write: (line: string) => void;
  /** Values that no line may hold: what the app was given as secrets. */
  secrets: () => Iterable<string>;
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
        message: masked(String(message), options.secrets()).slice(0, MAX_MESSAGE),
        ...(deliveryId === undefined ? {} : { deliveryId }),
      };
      const rest = masked(asJson(fields), options.secrets());
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

function masked(text: string, secrets: Iterable<string>): string {
  let rest = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    // As it stands in JSON, too.
    for (const form of new Set([secret, JSON.stringify(secret).slice(1, -1)])) rest = rest.replaceAll(form, "[secret]");
  }
  return rest;
}
