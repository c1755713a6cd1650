import { tamedSetCookie, withoutPlatformCookies } from "./cookies.ts";

/** Headers of one connection, not of the message (RFC 9110, 7.6.1), and what proxies set. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Headers by which somebody outside could pretend to be the platform, or answered by the gateway itself. */
const NEVER_INBOUND = new Set(["host", "expect", "forwarded", "x-real-ip"]);

/**
 * A request's headers as an App may see them: no hop-by-hop headers, no `x-toolroom-…`, no `x-forwarded-…`, none of the
 * platform's cookies. `added` are names and values in turn.
 */
export function inboundHeaders(rawHeaders: string[], added: string[]): string[] {
  const named = namedByConnection(rawHeaders);
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    const value = rawHeaders[index + 1] ?? "";
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || NEVER_INBOUND.has(lower) || named.has(lower)) continue;
    if (lower.startsWith("x-toolroom-") || lower.startsWith("x-forwarded-")) continue;
    // Some frameworks read _ as -: X_Toolroom_Identity would arrive as the real one.
    if (lower.includes("_")) continue;
    if (lower === "cookie") {
      const rest = withoutPlatformCookies(value);
      if (rest !== null) kept.push(name, rest);
      continue;
    }
    kept.push(name, value);
  }
  kept.push(...added);
  return kept;
}

/** An App's response headers as a browser may see them. */
export function outboundHeaders(rawHeaders: string[]): string[] {
  const named = namedByConnection(rawHeaders);
  const kept: string[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    const value = rawHeaders[index + 1] ?? "";
    const lower = name.toLowerCase();
    if (HOP_BY_HOP.has(lower) || named.has(lower)) continue;
    if (lower === "set-cookie") {
      const tamed = tamedSetCookie(value);
      if (tamed !== null) kept.push(name, tamed);
      continue;
    }
    kept.push(name, value);
  }
  return kept;
}

/** Raw headers as undici gives them: names and values in turn, as bytes. */
export function decodeRawHeaders(raw: unknown): string[] {
  if (!Array.isArray(raw)) return [];
  return raw.map((part: unknown) => (Buffer.isBuffer(part) ? part.toString("latin1") : String(part)));
}

export function headerValue(rawHeaders: string[], name: string): string | null {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) return rawHeaders[index + 1] ?? null;
  }
  return null;
}

/** `Connection: close, X-Mine` makes X-Mine hop-by-hop too. */
function namedByConnection(rawHeaders: string[]): Set<string> {
  const value = headerValue(rawHeaders, "connection");
  if (value === null) return new Set();
  return new Set(
    value
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  );
}
