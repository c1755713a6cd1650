import { request as call, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { mayOpen } from "../../../builder/checks/signed-target.ts";
import type { CheckActor } from "../../../sdk/contract/check.ts";
import { escapeHtml } from "../../../sdk/contract/escape-html.ts";
import { IDENTITY_HEADER } from "../../../sdk/contract/wire.ts";
import { peopleIn } from "../local/local-app.ts";
import type { AppRun } from "./app-run.ts";
import { foreignness } from "./own-origin.ts";

/** The app's own pages on a port of their own, as the person who is chosen sees them: another origin than the page that fires. */
export function createAppProxy(run: AppRun, who: () => CheckActor): Server {
  return createServer((request, response) => {
    const foreign = foreignness(request, false);
    if (foreign !== null) return say(response, 403, foreign);
    const now = run.current();
    if (now === null) return say(response, 503, run.wrong() ?? "The app is being started.");
    if (request.url?.startsWith("/_toolroom/")) return say(response, 404, "Here is no page.");
    const as = who();
    if (!mayOpen(now.manifest, as, peopleIn(now.manifest.timeZone)))
      return say(response, 403, `${now.manifest.name} does not let them in.`);
    return pass(request, response, now.app.socket, as === "stranger" ? null : now.app.identityOf(as));
  });
}

function pass(request: IncomingMessage, response: ServerResponse, socketPath: string, identity: string | null): void {
  const { [IDENTITY_HEADER]: _, connection: __, ...headers } = request.headers;
  const passed = call(
    {
      ...{ socketPath, agent: false, path: request.url, method: request.method },
      headers: { ...headers, ...(identity === null ? {} : { [IDENTITY_HEADER]: identity }) },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  passed.on("error", () =>
    response.headersSent ? response.destroy() : say(response, 502, "The app does not answer."),
  );
  response.on("close", () => passed.destroy());
  request.pipe(passed);
}

function say(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, { "content-type": "text/html; charset=utf-8" })
    .end(
      `<!doctype html><meta name="viewport" content="width=device-width"><title>${status}</title><p>${escapeHtml(words)}`,
    );
}
