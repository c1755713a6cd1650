import type { IncomingMessage, ServerResponse } from "node:http";
import { readTranscript } from "../builder/transcript/read-transcripts.ts";
import type { Authority } from "../operator/authority.ts";
import { buildById } from "../store/builds.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import { OWN_HOSTNAME } from "./hosts.ts";
import type { WebSessions } from "./web-sessions.ts";

/** `/api/builds/<id>/transcript`; null: another path. */
export function transcriptOf(pathname: string): string | null {
  return /^\/api\/builds\/([a-z0-9_]{1,60})\/transcript$/.exec(pathname)?.[1] ?? null;
}

/**
 * Answers with a Build's transcript as it was written, JSON a line, to whoever is signed in and may read it: who asked, the
 * App's Owner, approvers. Whether there is such a Build is told to nobody else.
 */
export function createTranscriptApi(parts: {
  store: Store;
  /** TOOLROOM_HOME. */
  home: string;
  authority: Authority;
  webSessions: WebSessions;
}): (request: IncomingMessage, response: ServerResponse, buildId: string) => Promise<void> {
  const { store, home, authority, webSessions } = parts;
  return async (request, response, buildId) => {
    const person = await webSessions.personOf(request.headers.cookie, OWN_HOSTNAME);
    if (person === null)
      return refuse(response, 401, "not_signed_in", "Nobody is signed in.", "Sign in at / and ask again.");
    const build = await buildById(store, buildId);
    const subject = { requestId: build?.requestId ?? null };
    const may = await authority.mayDo(person.id, "show_work", subject);
    if (!may.yes) return refuse(response, 404, "no_transcript", "There is no such transcript.", may.why);
    const lines = await readTranscript(home, buildId);
    if (lines === null)
      return refuse(
        response,
        404,
        "no_transcript",
        "There is no such transcript.",
        "No agent has worked in this build.",
      );
    response.writeHead(200, {
      "content-type": "application/x-ndjson; charset=utf-8",
      "content-length": Buffer.byteLength(lines),
      "content-disposition": `attachment; filename="${buildId}.jsonl"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : lines);
  };
}

function refuse(response: ServerResponse, status: number, code: string, message: string, fix: string): void {
  sendJson(response, status, { ok: false, error: { code, message, fix } });
}
