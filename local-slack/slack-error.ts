import type { Json } from "./json.ts";

/** What Slack would answer as `{ok: false, error: code, ...extra}`. */
export class SlackError extends Error {
  readonly code: string;
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.name = "SlackError";
    this.code = code;
    this.extra = extra;
  }
}

/** An error with Slack's `response_metadata.messages`, which say where in the arguments it is wrong. */
export function explained(code: string, messages: readonly string[]): SlackError {
  return new SlackError(code, { response_metadata: { messages: messages.map((line) => `[ERROR] ${line}`) } });
}
