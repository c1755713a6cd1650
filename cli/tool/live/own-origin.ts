import type { IncomingMessage } from "node:http";

/**
 * Why a request is let in nowhere; null: it is. A rebound name sends a foreign Host. A page of another origin, the app's own
 * included, sends an Origin or Sec-Fetch-Site that gives it away, and cannot send JSON without asking first.
 */
export function foreignness(request: IncomingMessage, wantsJson: boolean): string | null {
  const { host = "", origin, "sec-fetch-site": site, "content-type": type = "" } = request.headers;
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) return "It does not answer to this host.";
  if (request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate") return null;
  if (origin !== undefined && origin !== `http://${host}`) return "Pages of other origins may not use it.";
  if (site !== undefined && site !== "same-origin" && site !== "none") return "Pages of other sites may not use it.";
  if (request.method !== "GET" && wantsJson && !/^application\/json\b/.test(type))
    return "It wants content-type: application/json.";
  return null;
}
