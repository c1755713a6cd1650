import { maskPasted } from "../../lib/secrets.ts";

/** Fields in which Slack itself sends what we need whole. */
const SLACKS_OWN = new Set([
  ...["token", "trigger_id", "response_url", "response_urls", "url_private", "url_private_download", "permalink"],
  ...["private_metadata", "hash", "event_context"],
]);

const MASK = /\[removed: ([^\][\n]{3,60})\]/g;

/** What somebody pasted and nobody should keep: masked before anything is saved, with the kind of it in its place. */
export function maskBody(body: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      typeof value === "string" && !SLACKS_OWN.has(key) ? maskPasted(value, (name) => `[removed: ${name}]`) : value,
    ),
  ) as Record<string, unknown>;
}

/** What was masked in a text, each kind once: "a Slack token". */
export function maskedIn(text: string): string[] {
  return [...new Set([...text.matchAll(MASK)].flatMap(([, name]) => name ?? []))];
}

/** What was masked in a text and was not in the one before it. */
export function newlyMaskedIn(text: string, before: string): string[] {
  const count = (name: string, where: string) => where.split(`[removed: ${name}]`).length;
  return maskedIn(text).filter((name) => count(name, text) > count(name, before));
}

/** The text as it is planned and shown: that something was there, and nothing of it. */
export function withoutKinds(text: string): string {
  return text.replace(MASK, "[secret]");
}
