import type { IncomingMessage, ServerResponse } from "node:http";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { sendRedirect } from "../answers.ts";
import { readCookie, setCookie } from "../cookies.ts";
import { type AppHost, appOrigin, ownOrigin } from "../hosts.ts";
import type { EdgeParts } from "./parts.ts";

/** Where the browser comes back with its one-time code. Answered here; no App sees it. */
export const ENTER_PATH = "/_toolroom/enter";
/** How long a browser may take from the App's host through sign-in and back. */
const ASKING_SECONDS = 900;

/** To the sign-in page and back; the cookie makes the way back good in this browser only. */
export function sendToSignIn(
  parts: EdgeParts,
  request: IncomingMessage,
  response: ServerResponse,
  host: AppHost,
): void {
  const { port, cookies } = parts;
  const known = readCookie(request.headers.cookie, cookies.browser);
  const browser = known !== null && known.length >= 40 ? known : newSecret();
  const to = `${appOrigin(host.hostname, port)}${request.url ?? "/"}`;
  const query = new URLSearchParams({ to, state: sha256(browser) });
  const cookie = setCookie(cookies.browser, browser, ASKING_SECONDS, parts.overTls);
  sendRedirect(response, `${ownOrigin(port)}/sign-in?${query}`, [cookie]);
}

/** The way back, with the one-time code. */
export async function acceptCode(
  parts: EdgeParts,
  request: IncomingMessage,
  response: ServerResponse,
  at: { host: AppHost; query: URLSearchParams },
): Promise<void> {
  const { port, cookies, webSessions } = parts;
  const { host, query } = at;
  const browser = readCookie(request.headers.cookie, cookies.browser);
  const path = query.get("path") ?? "/";
  const to = path.startsWith("/") && !path.startsWith("//") && !path.includes("\\") ? path : "/";
  const code = query.get("code") ?? "";
  const cookie = browser === null ? null : await webSessions.useCode(code, host.hostname, sha256(browser));
  // A dead code is no error to read about: the App's page starts the way anew.
  sendRedirect(response, `${appOrigin(host.hostname, port)}${to}`, cookie === null ? [] : [cookie]);
}
