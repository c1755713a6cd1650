import type { IncomingMessage, ServerResponse } from "node:http";
import { type Page, renderPage } from "./pages.ts";

/** Something the gateway itself says instead of an App: a page for browsers, the same as JSON for programs. */
export interface Refusal {
  status: number;
  code: string;
  title: string;
  message: string;
  /** The next move. */
  next: string;
  link: { url: string; text: string } | null;
  retryAfterSeconds?: number;
}

export function wantsPage(request: IncomingMessage): boolean {
  return (request.headers.accept ?? "").includes("text/html");
}

/** `formOrigins`: where a form's redirects may lead, besides this site (the browser checks those too). */
export function sendPage(
  response: ServerResponse,
  status: number,
  page: Page,
  options: { headers?: Record<string, string | string[]>; formOrigins?: string } = {},
): void {
  const body = renderPage(page);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${options.formOrigins ?? ""}; frame-ancestors 'none'; base-uri 'none'`,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    ...options.headers,
  });
  response.end(body);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...headers,
  });
  response.end(text);
}

export function sendRedirect(response: ServerResponse, location: string, setCookies: string[] = []): void {
  response.writeHead(303, {
    location,
    "content-length": 0,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    ...(setCookies.length > 0 ? { "set-cookie": setCookies } : {}),
  });
  response.end();
}
