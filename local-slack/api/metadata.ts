import type { Json } from "../json.ts";
import { SlackError } from "../slack-error.ts";

/** A message's metadata: `{event_type, event_payload}`; anything else is `invalid_metadata_format`. */
export function requireMetadata(given: Json): Json {
  const isWhole = typeof given.event_type === "string" && typeof given.event_payload === "object";
  if (!isWhole) throw new SlackError("invalid_metadata_format");
  return given;
}
