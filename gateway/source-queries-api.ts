import type { IncomingMessage, ServerResponse } from "node:http";
import type { Authority } from "../operator/authority.ts";
import { appByName } from "../store/apps.ts";
import { sourceQueriesOf } from "../store/source-queries.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import { OWN_HOSTNAME } from "./hosts.ts";
import type { WebSessions } from "./web-sessions.ts";

const MOST = 1_000;

/** `/api/apps/<name>/queries`; null: another path. */
export function queriesOf(pathname: string): string | null {
  return /^\/api\/apps\/([a-z0-9-]{1,60})\/queries$/.exec(pathname)?.[1] ?? null;
}

/**
 * Answers approvers who are signed in with what an App asked of the company's data, newest first, JSON a line: when, in whose
 * name, which source, the text without values, rows, ms, how it ended. Nobody else is told whether there is such an App.
 */
export function createSourceQueriesApi(parts: {
  store: Store;
  authority: Authority;
  webSessions: WebSessions;
}): (request: IncomingMessage, response: ServerResponse, appName: string) => Promise<void> {
  const { store, authority, webSessions } = parts;
  return async (request, response, appName) => {
    const person = await webSessions.personOf(request.headers.cookie, OWN_HOSTNAME);
    if (person === null)
      return refuse(response, 401, "not_signed_in", "Nobody is signed in.", "Sign in at / and ask again.");
    const may = await authority.mayDo(person.id, "read_queries", {});
    const app = may.yes ? await appByName(store, appName) : undefined;
    if (app === undefined) {
      const fix = may.yes ? "/tool apps lists all apps." : may.why;
      return refuse(response, 404, "no_queries", "There is no such list.", fix);
    }
    const known = await sourceQueriesOf(store, app.id, MOST);
    const lines = known.map(({ at, ...query }) => `${JSON.stringify({ at: new Date(at).toISOString(), ...query })}\n`);
    const body = lines.join("");
    response.writeHead(200, {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

function refuse(response: ServerResponse, status: number, code: string, message: string, fix: string): void {
  sendJson(response, status, { ok: false, error: { code, message, fix } });
}
